"""Mutants of `resilient` in its runs: asking, trying again, dispatching, ending, and what starts one."""

from __future__ import annotations

from tests.explore.mutating import Mutant
from tests.explore.resilient_parts import (
    CAUGHT,
    CLEANUP,
    DEPENDENCIES,
    DISARM,
    FAILING,
    GIVE_UP,
    LAST_SENT,
    LATE,
    LOOP,
    OUT_OF_ATTEMPTS,
    RACE,
    SENT,
    VOID_AFTER_DELAY,
    VOID_AFTER_REQUEST,
)

RUNNING = (
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
