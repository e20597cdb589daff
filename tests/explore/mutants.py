"""Mutants of a preset, and those of `resilient`: which invariant must kill each, and which no invariant can see, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tests.explore.components import component

Change = tuple[str, str]


@dataclass(frozen=True)
class Mutant:
    """Changes to the text; each `before` stands in it exactly once.

    `killer` is the invariant named beforehand; `actions` narrow a deep search.
    """

    name: str
    killer: str
    changes: Sequence[Change]
    failures: int = 2
    depth: int = 4
    actions: Sequence[str] | None = None
    preset: str = "resilient"

    @property
    def text(self) -> str:
        """The mutated component."""
        text = original(self.preset)
        for before, after in self.changes:
            assert text.count(before) == 1, (
                f"{self.name}: {before!r} stands {text.count(before)} times in the preset's text"
            )
            text = text.replace(before, after)
        for short, event in sorted(SHORT.items(), reverse=True):
            text = text.replace(short, event)
        return text


SHORT = {
    "CLEAR": 'ReflexEvent("clear_clerk_session")',
    "SET(token)": 'ReflexEvent("set_clerk_session", { token })',
    "SET(null)": 'ReflexEvent("set_clerk_session", { token: null })',
    "CLEAR(seq)": 'ReflexEvent("clear_clerk_session", { seq })',
    "SET(token, seq)": 'ReflexEvent("set_clerk_session", { token, seq })',
}
"""How events are written in the changes below, and what stands for them in the end."""


@cache
def original(preset: str) -> str:
    """Return the preset's text with the events in their short form."""
    text = component(preset).text
    state = "reflex___state____state.reflex_clerk___state____clerk_state"
    seq = ", seq" if preset == "acknowledged" else ""
    payload = "          { seq },\n" if seq else ""
    clear = f"""[
        ReflexEvent(
          "{state}.clear_clerk_session",
{payload}        ),
      ]"""
    set_ = f"""[
            ReflexEvent(
              "{state}.set_clerk_session",
              {{ token{seq} }},
            ),
          ]"""
    for long, short in ((clear, "[CLEAR(seq)]" if seq else "[CLEAR]"), (set_, f"[SET(token{seq})]")):
        assert text.count(long) == 1, f"the preset no longer holds {long}"
        text = text.replace(long, short)
    return text


FAILING = ("load", "null", "timer")
"""What a run needs in which every request fails: deep, and quickly searched."""

NOT_READY = "    if (!isLoaded || !addEvents) return;\n"
KEY_IS_SENT = "lastSentRef.current?.stateKey === stateKey &&"
SAME_CONNECTION = "(lastSentRef.current?.connection === connectErrors || !connected)"
DEDUPE = f"    if (\n      {KEY_IS_SENT}\n      {SAME_CONNECTION}\n    )\n      return;\n"
SIGNED_OUT = """    if (!isSignedIn) {
      addEvents([CLEAR]);
      lastSentRef.current = { stateKey, connection: connectErrors };
      return;
    }
"""
NOT_CONNECTED = "    if (!connected) return;\n"
START = "    let active = true;\n    let timer;\n"
RACE = "return await Promise.race([fetchToken(), late]);"
LATE = """      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, timeoutMs);
      });
"""
GIVE_UP = "      } catch {\n        return undefined;\n"
DISARM = "      } finally {\n        clearTimeout(timer);\n      }\n"
LOOP = "for (let attempt = 1; attempt <= attempts; attempt++) {"
VOID_AFTER_DELAY = "          });\n          if (!active) return;\n"
VOID_AFTER_REQUEST = (
    "        // A newer run has taken over, or nobody is there any more.\n        if (!active) return;\n"
)
SENT = """          addEvents([SET(token)]);
          lastSentRef.current = { stateKey, connection: connectErrors };
          return;
"""
OUT_OF_ATTEMPTS = "      // No token: the backend keeps what it has, and the next change of Clerk's\n"
CAUGHT = """    synchronize().catch((error) => {
      console.error("ClerkSessionSynchronizer: not dispatched:", error?.name);
    });
"""
CLEANUP = """    return () => {
      active = false;
      clearTimeout(timer);
    };
"""
LAST_SENT = "const lastSentRef = useRef({ stateKey: null, connection: null });"
DEPENDENCIES = """[
    isLoaded,
    isSignedIn,
    userId,
    sessionId,
    orgId,
    orgRole,
    actorId,
    addEvents,
    connectErrors,
  ]"""

MUTANTS = (
    # Waiting for Clerk.
    Mutant("no wait for Clerk", "I0", [(NOT_READY, "")]),
    Mutant("waits for addEvents only", "I0", [("!isLoaded || !addEvents", "!addEvents")]),
    Mutant("waits for both to be missing", "I0", [("!isLoaded || !addEvents", "!isLoaded && !addEvents")]),
    Mutant("waits the wrong way round", "I0", [("!isLoaded || !addEvents", "isLoaded || !addEvents")]),
    # What was said already.
    Mutant("no dedupe", "I4", [(DEDUPE, "")]),
    Mutant("dedupe without the key", "I1", [(KEY_IS_SENT, "lastSentRef.current.stateKey !== null &&")]),
    Mutant("dedupe without the connection", "I8", [(SAME_CONNECTION, "true")]),
    Mutant(
        "dedupe only while connected", "I4", [(SAME_CONNECTION, "lastSentRef.current?.connection === connectErrors")]
    ),
    Mutant("dedupe whenever connected", "I8", [(SAME_CONNECTION, SAME_CONNECTION.replace("!connected", "connected"))]),
    Mutant("dedupe asks for both", "I4", [(SAME_CONNECTION, SAME_CONNECTION.replace("||", "&&"))]),
    Mutant(
        "dedupe by length of the errors",
        "I8",
        [
            (SAME_CONNECTION, "lastSentRef.current?.connection === connectErrors.length"),
            (SIGNED_OUT, SIGNED_OUT.replace("connectErrors", "connectErrors.length")),
            (SENT, SENT.replace("connectErrors", "connectErrors.length")),
        ],
    ),
    Mutant(
        "connection as a boolean",
        "I8",
        [
            (SAME_CONNECTION, "lastSentRef.current?.connection === connected"),
            (SIGNED_OUT, SIGNED_OUT.replace("connectErrors", "connected")),
            (SENT, SENT.replace("connectErrors", "connected")),
        ],
    ),
    Mutant(
        "memory of one render only",
        "I4",
        [(LAST_SENT, "const lastSentRef = { current: { stateKey: null, connection: null } };")],
    ),
    Mutant(
        "memory begins with signed out",
        "I3",
        [
            (
                LAST_SENT,
                LAST_SENT.replace(
                    "stateKey: null, connection: null", 'stateKey: "signed_out", connection: connectErrors'
                ),
            )
        ],
    ),
    Mutant(
        "memory outlives the component",
        "I8",
        [
            (LAST_SENT, "const lastSentRef = memory;"),
            ("export function", "const memory = { current: null };\nexport function"),
            (SAME_CONNECTION, "(lastSentRef.current?.connection === addEvents || !connected)"),
            (SIGNED_OUT, SIGNED_OUT.replace("connectErrors", "addEvents")),
            (SENT, SENT.replace("connectErrors", "addEvents")),
        ],
    ),
    # Identity.
    Mutant(
        "key without the session",
        "I9",
        [("[userId, sessionId, orgId, orgRole, actorId]", "[userId, orgId, orgRole, actorId]")],
    ),
    Mutant(
        "key without the organization",
        "I9",
        [("[userId, sessionId, orgId, orgRole, actorId]", "[userId, sessionId, orgRole, actorId]")],
    ),
    Mutant(
        "key without the role",
        "I9",
        [("[userId, sessionId, orgId, orgRole, actorId]", "[userId, sessionId, orgId, actorId]")],
    ),
    Mutant("key of one word", "I9", [("JSON.stringify([userId, sessionId, orgId, orgRole, actorId])", '"signed_in"')]),
    Mutant(
        "key of signed out for everybody",
        "I1",
        [("JSON.stringify([userId, sessionId, orgId, orgRole, actorId])", '"signed_out"')],
    ),
    Mutant("key the wrong way round", "I9", [("const stateKey = isSignedIn\n", "const stateKey = !isSignedIn\n")]),
    # Signing out.
    Mutant("no sign-out", "I3", [(SIGNED_OUT, "    if (!isSignedIn) return;\n")]),
    Mutant(
        "sign-out is not noted",
        "I4",
        [
            (
                SIGNED_OUT,
                SIGNED_OUT.replace("      lastSentRef.current = { stateKey, connection: connectErrors };\n", ""),
            )
        ],
    ),
    Mutant("sign-out goes on to ask for a token", "I1", [(SIGNED_OUT, SIGNED_OUT.replace("      return;\n", ""))]),
    Mutant(
        "sign-out in a microtask",
        "I3",
        [("      addEvents([CLEAR]);\n", "      Promise.resolve().then(() => addEvents([CLEAR]));\n")],
    ),
    Mutant(
        "sign-out after a while",
        "I3",
        [("      addEvents([CLEAR]);\n", "      setTimeout(() => addEvents([CLEAR]), 0);\n")],
    ),
    Mutant("sign-out waits for the connection", "I3", [(SIGNED_OUT, NOT_CONNECTED + SIGNED_OUT)]),
    Mutant(
        "sign-out behind a gate",
        "I3",
        [
            (SIGNED_OUT, "    if (inFlightRef.current) return;\n" + SIGNED_OUT),
            (LAST_SENT, LAST_SENT + "\n  const inFlightRef = useRef(false);"),
            (
                CAUGHT,
                "    inFlightRef.current = true;\n"
                + CAUGHT.replace("    });\n", "    }).finally(() => { inFlightRef.current = false; });\n"),
            ),
        ],
    ),
    Mutant("sign-out the wrong way round", "I1", [("    if (!isSignedIn) {\n", "    if (isSignedIn) {\n")]),
    Mutant("sign-out sends a set", "I3", [("      addEvents([CLEAR]);\n", "      addEvents([SET(null)]);\n")]),
    Mutant("sign-out twice", "I4", [("      addEvents([CLEAR]);\n", "      addEvents([CLEAR, CLEAR]);\n")]),
    # Asking for a token.
    Mutant("connected the wrong way round", "I1", [("connectErrors.length === 0", "connectErrors.length !== 0")]),
    Mutant("takes itself for connected", "I4", [("connectErrors.length === 0", "true")]),
    Mutant("takes the cached token", "I1x", [("{ skipCache: true }", "{}")]),
    Mutant(
        "falls back to the cached token",
        "I1x",
        [
            (
                "getTokenRef.current({ skipCache: true });",
                "getTokenRef.current({ skipCache: true }).catch(() => getTokenRef.current());",
            )
        ],
    ),
    Mutant(
        "takes the cached token on the second attempt",
        "I1x",
        [
            (
                "const fetchToken = () => getTokenRef.current({ skipCache: true });",
                "const fetchToken = (first) => getTokenRef.current({ skipCache: first });",
            ),
            ("const requestToken = async () => {", "const requestToken = async (first) => {"),
            ("await requestToken()", "await requestToken(attempt === 1)"),
            (RACE, RACE.replace("fetchToken()", "fetchToken(first)")),
        ],
    ),
    Mutant(
        "keeps the first token for ever",
        "I10",
        [
            (LAST_SENT, LAST_SENT + "\n  const tokenRef = useRef(null);"),
            ("await requestToken()", "(tokenRef.current ??= await requestToken())"),
        ],
    ),
    Mutant("no time-out of its own", "I1f", [(RACE, "return await fetchToken();")]),
    Mutant(
        "the time-out ends everything",
        "I1f",
        [(LATE, LATE.replace("resolve, timeoutMs", "() => { active = false; resolve(); }, timeoutMs"))],
    ),
    Mutant(
        "the time-out rejects beside the request",
        "I7",
        [
            (LATE, LATE.replace("(resolve)", "(_, reject)").replace("resolve, timeoutMs", "reject, timeoutMs")),
            (RACE, "return await fetchToken();"),
            (DISARM, "      }\n"),
        ],
    ),
    Mutant("the time-out is left armed", "I6", [(DISARM, "      }\n")]),
    Mutant("a failed request ends it", "I1f", [(GIVE_UP, "      } catch (error) {\n        throw error;\n")]),
    Mutant(
        "a failed request is not caught at all",
        "I7",
        [(GIVE_UP, "      } catch (error) {\n        throw error;\n"), (CAUGHT, "    synchronize();\n")],
    ),
    Mutant("one more request, for nothing", "I7", [(CAUGHT, "    fetchToken();\n" + CAUGHT)]),
    # Trying again.
    Mutant("one attempt", "I1f", [("const attempts = 4;", "const attempts = 1;")]),
    Mutant("two attempts", "I1f", [("const attempts = 4;", "const attempts = 2;")]),
    Mutant(
        "one attempt less", "I1f", [("attempt <= attempts", "attempt < attempts")], failures=3, depth=6, actions=FAILING
    ),
    Mutant("no end of attempts", "I4r", [("attempt <= attempts", "true")]),
    Mutant("attempts are not counted", "I4r", [(LOOP, LOOP.replace("attempt++", "attempt"))]),
    Mutant("attempts are counted down", "I4r", [(LOOP, LOOP.replace("attempt++", "attempt--"))]),
    Mutant("no attempt", "I1", [(LOOP, LOOP.replace("attempt = 1", "attempt = 5"))]),
    Mutant("gives up after the delay", "I1f", [(VOID_AFTER_DELAY, VOID_AFTER_DELAY.replace("!active", "active"))]),
    Mutant("the delay never ends", "I1f", [("timer = setTimeout(resolve, delayMs);", "timer = delayMs;")]),
    Mutant(
        "waits before the first attempt too",
        "I1",
        [("if (attempt > 1) {", "if (attempt > 0) {"), ("timer = setTimeout(resolve, delayMs);", "timer = delayMs;")],
    ),
    # Dispatching.
    Mutant("not void after the token", "I2", [(VOID_AFTER_REQUEST, "")]),
    Mutant("void when it is not", "I1", [(VOID_AFTER_REQUEST, VOID_AFTER_REQUEST.replace("!active", "active"))]),
    Mutant("void from the start", "I1", [("let active = true;", "let active = false;")]),
    Mutant(
        "void is asked before the request",
        "I2",
        [
            (VOID_AFTER_REQUEST, ""),
            (
                "        const token = await requestToken();\n",
                "        if (!active) return;\n        const token = await requestToken();\n",
            ),
        ],
    ),
    Mutant(
        "void is shared by all runs",
        "I10",
        [
            ("    let active = true;\n", "    active = true;\n"),
            ("export function", "let active = false;\nexport function"),
        ],
    ),
    Mutant("sends whatever came", "I5", [("        if (token) {\n", "        if (true) {\n")]),
    Mutant("sends only nothing", "I1", [("        if (token) {\n", "        if (!token) {\n")]),
    Mutant(
        "no token is a sign-out",
        "I5",
        [("        if (token) {\n", "        if (token === null) addEvents([CLEAR]);\n        if (token) {\n")],
    ),
    Mutant(
        "a failure is a sign-out",
        "I5",
        [("        if (token) {\n", "        if (!token) addEvents([CLEAR]);\n        if (token) {\n")],
    ),
    Mutant(
        "clears when all attempts failed",
        "I5",
        [(OUT_OF_ATTEMPTS, "      addEvents([CLEAR]);\n" + OUT_OF_ATTEMPTS)],
        failures=4,
        depth=8,
        actions=FAILING,
    ),
    Mutant(
        "clears while nobody knows",
        "I0",
        [
            (VOID_AFTER_REQUEST, ""),
            ("        if (token) {\n", "        if (!token) addEvents([CLEAR]);\n        if (token) {\n"),
        ],
    ),
    Mutant("does not send", "I1", [("          addEvents([SET(token)]);\n", "")]),
    Mutant(
        "asks fifty times before it sends",
        "I4",
        [
            ("const attempts = 4;", "const attempts = 60;"),
            ("        if (token) {\n", "        if (token && attempt > 50) {\n"),
        ],
    ),
    Mutant("sends twice", "I4", [("addEvents([SET(token)]);", "addEvents([SET(token), SET(token)]);")]),
    Mutant("goes on after it has sent", "I4", [(SENT, SENT.replace("          return;\n", ""))]),
    Mutant(
        "what was sent is not noted",
        "I4",
        [(SENT, SENT.replace("          lastSentRef.current = { stateKey, connection: connectErrors };\n", ""))],
    ),
    Mutant(
        "what was sent is noted as a sign-out", "I3", [(SENT, SENT.replace("stateKey,", 'stateKey: "signed_out",'))]
    ),
    Mutant(
        "what was sent is noted without its connection",
        "I4",
        [(SENT, SENT.replace("connection: connectErrors", "connection: null"))],
    ),
    Mutant(
        "noted before the request",
        "I1",
        [(CAUGHT, "    lastSentRef.current = { stateKey, connection: connectErrors };\n" + CAUGHT)],
    ),
    # Ending a run.
    Mutant("no cleanup", "I2", [(CLEANUP, "")]),
    Mutant("cleanup does not void", "I2", [(CLEANUP, CLEANUP.replace("      active = false;\n", ""))]),
    Mutant(
        "cleanup voids too late",
        "I2",
        [(CLEANUP, CLEANUP.replace("active = false;", "setTimeout(() => { active = false; }, 0);"))],
    ),
    Mutant("cleanup leaves the timer", "I6", [(CLEANUP, CLEANUP.replace("      clearTimeout(timer);\n", ""))]),
    Mutant(
        "cleanup of a promise", "I2", [("  useEffect(() => {\n    // While", "  useEffect(async () => {\n    // While")]
    ),
    Mutant(
        "a request number in place of the cleanup",
        "I2",
        [
            (CLEANUP, ""),
            (LAST_SENT, LAST_SENT + "\n  const requestIdRef = useRef(0);"),
            ("    let active = true;\n", "    const mine = ++requestIdRef.current;\n"),
            (VOID_AFTER_DELAY, VOID_AFTER_DELAY.replace("!active", "mine !== requestIdRef.current")),
            (VOID_AFTER_REQUEST, VOID_AFTER_REQUEST.replace("!active", "mine !== requestIdRef.current")),
        ],
    ),
    Mutant(
        "listens to the browser coming online, and never stops",
        "I6",
        [(CAUGHT, CAUGHT + '    window.addEventListener("online", () => synchronize());\n')],
    ),
    # Dependencies.
    Mutant("dependencies without the session", "I9", [(DEPENDENCIES, DEPENDENCIES.replace("    sessionId,\n", ""))]),
    Mutant("dependencies without the organization", "I9", [(DEPENDENCIES, DEPENDENCIES.replace("    orgId,\n", ""))]),
    Mutant("dependencies without the role", "I9", [(DEPENDENCIES, DEPENDENCIES.replace("    orgRole,\n", ""))]),
    Mutant(
        "dependencies without the connection", "I8", [(DEPENDENCIES, DEPENDENCIES.replace("    connectErrors,\n", ""))]
    ),
    Mutant(
        "dependencies on the number of errors",
        "I8",
        [(DEPENDENCIES, DEPENDENCIES.replace("connectErrors", "connectErrors.length"))],
    ),
    Mutant("dependencies on isLoaded only", "I1", [(DEPENDENCIES, "[isLoaded]")]),
    Mutant("no dependencies", "I1", [(DEPENDENCIES, "[]")]),
    Mutant("no dependency array", "I4", [("  }, " + DEPENDENCIES + ");", "  });")]),
)

UNSEEN = (
    (
        Mutant(
            "key without the user",
            "",
            [("[userId, sessionId, orgId, orgRole, actorId]", "[sessionId, orgId, orgRole, actorId]")],
        ),
        "a session belongs to one user, so the session's id tells users apart",
    ),
    (
        Mutant(
            "key without the actor",
            "",
            [("[userId, sessionId, orgId, orgRole, actorId]", "[userId, sessionId, orgId, orgRole]")],
        ),
        "an impersonation has a session of its own",
    ),
    (
        Mutant("dependencies without the user", "", [(DEPENDENCIES, DEPENDENCIES.replace("    userId,\n", ""))]),
        "the session's id changes with the user",
    ),
    (
        Mutant("dependencies without isSignedIn", "", [(DEPENDENCIES, DEPENDENCIES.replace("    isSignedIn,\n", ""))]),
        "the session's id changes with it",
    ),
    (
        Mutant("dependencies without addEvents", "", [(DEPENDENCIES, DEPENDENCIES.replace("    addEvents,\n", ""))]),
        "an older addEvents works as well",
    ),
    (
        Mutant("keeps the first getToken", "", [("    getTokenRef.current = getToken;\n", "")]),
        "an older getToken works as well",
    ),
    (
        Mutant("asks for a token while disconnected", "", [(NOT_CONNECTED, "")]),
        "the token waits in the queue and is over on arrival, but the new connection asks again in any case",
    ),
    (
        Mutant("not void after the delay", "", [(VOID_AFTER_DELAY, "          });\n")]),
        "the cleanup has cleared the timer, so a void run never gets there",
    ),
    (
        Mutant("no delay", "", [("500 * 2 ** (attempt - 2)", "0")]),
        "how long a delay is does not matter to any invariant",
    ),
    (
        Mutant("rejections of the dispatch are not caught", "", [(CAUGHT, "    synchronize();\n")]),
        "addEvents does not throw, and nothing else can",
    ),
    (
        Mutant(
            "sign-out is noted before it is sent",
            "",
            [
                (
                    "      addEvents([CLEAR]);\n      lastSentRef.current = { stateKey, connection: connectErrors };\n",
                    "      lastSentRef.current = { stateKey, connection: connectErrors };\n      addEvents([CLEAR]);\n",
                ),
            ],
        ),
        "addEvents does not throw and runs nothing of the component",
    ),
)
"""Mutants that break no invariant, and why."""
