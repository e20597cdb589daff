"""Mutants of the preset `acknowledged`: each takes out or turns one part of the closed loop, and names the invariant that must kill it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.explore.mutating import Change, Mutant
from tests.explore.resilient_parts import DEPENDENCIES as OPEN_DEPENDENCIES
from tests.explore.resilient_parts import VOID_AFTER_REQUEST


def mutant(
    name: str, killer: str, *changes: Change, depth: int = 4, actions: Sequence[str] | None = None, failures: int = 2
) -> Mutant:
    """Return a mutant of the closed loop."""
    return Mutant(name, killer, changes, failures=failures, depth=depth, actions=actions, preset="acknowledged")


SIGNED_IN = ("load:A", "hydrate", "resolve:0", "deliver")
"""What a sign-in takes; with few more actions, deep runs are quickly searched."""
RELOADED = ("reload:A", "load:A", "hydrate")

IN_STEP = """    const isInStep =
      isHeld && isAnswered && (sent.stateKey === stateKey || isFound);
"""
WAITS_FOR_STATE = "    const isReady = hydrated && connected;\n"
NOT_READY = """    if (!isReady) {
      triesRef.current = 0;
      if (sent.stateKey === stateKey) return;
    }
"""
SET_WAITS = "      if (!connected || !hydrated) return;\n"
REPEATS = """      if (isReady && triesRef.current < 4) {
        timer = setTimeout(synchronize, waitMs);
      }
"""
ENOUGH = """    } else if (isSaid && triesRef.current > 2) {
      // Rejected too often in a row: that stands until something changes.
      return;
"""
WAITS_FOR_ANSWER = """    } else if (isSaid && !isAnswered) {
      silenceMs = leftMs();
"""
BEGIN = """    if (silenceMs > 0) timer = setTimeout(synchronize, silenceMs);
    else synchronize();
"""
NEXT_SEQ = "Math.max(heldSeq, lastSentRef.current.seq) + 1"
NOTED = """      lastSentRef.current = {
        seq,
        stateKey,
        connection: connectErrors,
        at: Date.now(),
      };
      page.lastSent = lastSentRef.current;
"""
FOUND = """      lastSentRef.current = { ...sent, stateKey, foundAt };
      page.lastSent = lastSentRef.current;
"""
PAGE = "globalThis.ClerkSessionSynchronizerPage ??= "
ANOTHER_MOUNT = ("load:out", "hydrate", "deliver", "sign_in:A", "resolve:0", "unmount", "mount", "sign_out")
LISTENS = """    document.addEventListener("visibilitychange", wake);
    window.addEventListener("focus", wake);
    window.addEventListener("online", wake);
"""
FORGETS = """    return () => {
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("focus", wake);
      window.removeEventListener("online", wake);
    };
"""
CLEANUP = """    return () => {
      active = false;
      clearTimeout(timer);
    };
"""
OF_THE_LOOP = """    hydrated,
    isHeld,
    heldSeq,
    status,
    expiresAt,
    woken,
"""
DEPENDENCIES = OPEN_DEPENDENCIES.removesuffix("  ]") + OF_THE_LOOP + "  ]"
IS_REJECTED = 'const isRejected = status === "rejected";'

MUTANTS = (
    # Comparing.
    mutant("never in step", "I12", (IN_STEP, "    const isInStep = false;\n"), actions=(*RELOADED, "resolve:0")),
    mutant("always in step", "I1", (IN_STEP, "    const isInStep = true;\n")),
    mutant("any signed-in session will do", "I9", ("acknowledgement.session_id === sessionId", "true")),
    mutant("any organization will do", "I9", (" &&\n      acknowledgement.org_id === (orgId ?? null)", "")),
    mutant(
        "an organization is compared as it comes",
        "I12",
        ("(orgId ?? null)", "(orgId ?? undefined)"),
        actions=(*RELOADED, "resolve:0"),
    ),
    mutant(
        "a stale session is held too",
        "I13",
        ('status === "signed_in" &&', '(status === "signed_in" || status === "stale") &&'),
        ("if (!isSignedIn || expiresAt === null) return;", "return;"),
    ),
    mutant(
        "in step, whatever was sent last",
        "I9",
        ("(sent.stateKey === stateKey || isFound)", "true"),
        depth=7,
        actions=("load:A", "hydrate", "resolve:0", "deliver", "switch:AO", "switch:AM"),
    ),
    mutant(
        "what was found is not noted",
        "I12",
        (FOUND, ""),
        actions=("reload:out", "hydrate", "load:out", "reconnect:kept"),
    ),
    mutant(
        "a role is taken to be held with the organization",
        "I9",
        (" && !orgRole && !actorId", ""),
        actions=("reload:AO", "load:A", "switch:AO", "switch:AM"),
    ),
    mutant(
        "in step before the answer",
        "I1f",
        ("isHeld && isAnswered &&", "isHeld &&"),
        depth=10,
        actions=("load:A", "hydrate", "resolve:0", "deliver", "switch:AO", "switch:AM", "lose"),
    ),
    mutant("a dispatch counts as handled", "I4", ("sent.seq <= heldSeq && ", "")),
    mutant("a verification counts as an answer", "I4", (' && status !== "refreshing"', ""), depth=5),
    mutant("says it again without waiting for the answer", "I4", (WAITS_FOR_ANSWER, ""), depth=5),
    # Waiting for the page's state.
    mutant(
        "does not wait for the page's state",
        "I12",
        (WAITS_FOR_STATE, "    const isReady = connected;\n"),
        (SET_WAITS, "      if (!connected) return;\n"),
    ),
    mutant(
        "a sign-out waits for the page's state",
        "I3",
        ("      if (sent.stateKey === stateKey) return;\n", "      return;\n"),
    ),
    mutant("a sign-out waits for the connection", "I3", (NOT_READY, "    if (!connected) return;\n" + NOT_READY)),
    mutant("the page's state starts nothing", "I1", ("    hydrated,\n    isHeld", "    isHeld")),
    mutant("a sign-out waits a moment", "I3", ("    let silenceMs = 0;\n", "    let silenceMs = 1;\n")),
    # Numbers.
    mutant("numbers begin anew", "I1", (NEXT_SEQ, "lastSentRef.current.seq + 1")),
    mutant("numbers follow the backend only", "I3", (NEXT_SEQ, "heldSeq + 1")),
    mutant("numbers do not grow", "I1", (NEXT_SEQ, "Math.max(heldSeq, lastSentRef.current.seq)")),
    mutant("a number is not noted", "I4", (NOTED, NOTED.replace("        seq,\n", "        seq: 0,\n"))),
    mutant(
        "what an earlier mount has dispatched is forgotten",
        "I3",
        (NOTED, NOTED.replace("      page.lastSent = lastSentRef.current;\n", "")),
        depth=8,
        actions=ANOTHER_MOUNT,
    ),
    mutant(
        "what an earlier mount has found is forgotten",
        "I13",
        (FOUND, FOUND.replace("      page.lastSent = lastSentRef.current;\n", "")),
        depth=7,
        actions=("clock:behind", *RELOADED, "timer", "unmount", "mount"),
    ),
    mutant(
        "the code that Fast Refresh brings remembers nothing",
        "I3",
        (PAGE, ""),
        depth=9,
        actions=(*ANOTHER_MOUNT, "hot_update"),
    ),
    mutant(
        "a sign-out has the number of what went before",
        "I3",
        (
            "      const seq = nextSeq();\n      addEvents([CLEAR(seq)]);",
            "      const seq = nextSeq() - 1;\n      addEvents([CLEAR(seq)]);",
        ),
    ),
    # Answers.
    mutant("never says it again", "I1f", (REPEATS, "")),
    mutant("says it again for ever", "I4r", ("isReady && triesRef.current < 4", "isReady")),
    mutant("tries are not counted", "I4r", ("      triesRef.current += 1;\n", "")),
    mutant("what was dispatched is not noted", "I4", (NOTED, "")),
    mutant(
        "notes another connection",
        "I4",
        (NOTED, NOTED.replace("connection: connectErrors", "connection: null")),
        depth=5,
    ),
    # Rejections.
    mutant("replaces for ever", "I11", (ENOUGH, "")),
    mutant("replaces three times", "I11", ("triesRef.current > 2", "triesRef.current > 3")),
    mutant("never replaces", "I11", ("triesRef.current > 2", "triesRef.current > 0"), depth=5),
    mutant(
        "replaces once",
        "I11",
        ("triesRef.current > 2", "triesRef.current > 1"),
        depth=8,
        actions=(*SIGNED_IN, "refuse", "timer"),
    ),
    mutant("replaces from the cache", "I11", (IS_REJECTED, "const isRejected = false;"), depth=5),
    mutant(
        "a rejection of what was sent before is not seen",
        "I11",
        (IS_REJECTED, 'const isRejected = isSaid && isAnswered && status === "rejected";'),
        depth=8,
        actions=("load:A", "hydrate", "resolve:0", "resolve:1", "sign_out", "sign_in:A", "refuse"),
    ),
    mutant("a rejection that is answered is not seen", "I11", ("    heldSeq,\n    status,\n", ""), depth=5),
    mutant(
        "an old success is not forgotten",
        "I11",
        ("if (!isSaid || isInStep) triesRef.current = 0;", "if (!isSaid) triesRef.current = 0;"),
        depth=14,
        actions=("load:A", "hydrate", "resolve:0", "deliver", "timer", "refuse"),
        failures=1,
    ),
    # Refreshing.
    mutant(
        "never refreshes",
        "I13",
        ("      if (!isSignedIn || expiresAt === null) return;\n", "      return;\n"),
        actions=RELOADED,
    ),
    mutant(
        "refreshes after the end",
        "I13",
        ("expiresAt * 1000 - 15000", "expiresAt * 1000 + 15000"),
        ("+ 45000", "+ 90000"),
        actions=RELOADED,
    ),
    mutant(
        "takes the clock's word for a late end",
        "I13",
        ("Math.min(dueMs, latestMs) - Date.now()", "dueMs - Date.now()"),
        actions=("clock:behind", *RELOADED),
    ),
    mutant(
        "takes the clock's word for an early end",
        "I4",
        ("Math.max(expiresAt * 1000 - 15000, earliestMs)", "expiresAt * 1000 - 15000"),
        depth=7,
        actions=("clock:ahead", *SIGNED_IN),
    ),
    mutant(
        "refreshes with the token that is held",
        "I13",
        ("      if (isInStep && exp <= expiresAt) return true;\n", ""),
        depth=8,
        actions=("clock:behind", *SIGNED_IN, "timer", "cached:0"),
    ),
    mutant("does not hear the computer wake", "I13", (LISTENS, ""), depth=5, actions=(*RELOADED, "sleep")),
    mutant("waking changes nothing", "I13", ("    woken,\n", ""), depth=5, actions=(*RELOADED, "sleep")),
    mutant(
        "wakes while hidden only",
        "I13",
        ('document.visibilityState === "visible"', 'document.visibilityState !== "visible"'),
        depth=5,
        actions=(*RELOADED, "sleep"),
    ),
    # Ending a run.
    mutant("leaves its listeners", "I6", (FORGETS, "")),
    mutant(
        "leaves one listener",
        "I6",
        (FORGETS, FORGETS.replace('      window.removeEventListener("online", wake);\n', "")),
    ),
    mutant("leaves its timer", "I6", (CLEANUP, CLEANUP.replace("      clearTimeout(timer);\n", "")), depth=5),
    mutant("does not void", "I2", (CLEANUP, CLEANUP.replace("      active = false;\n", "")), depth=5),
    mutant("no cleanup", "I2", (CLEANUP, ""), depth=5),
    mutant("not void after the request", "I2", (VOID_AFTER_REQUEST, ""), depth=5),
    mutant("void runs ask for a new token", "I4", (BEGIN, BEGIN + "    synchronize();\n")),
    mutant("no dependency array", "I4", ("  }, " + DEPENDENCIES + ");", "  });")),
)

UNSEEN = (
    (
        mutant("any user will do", "", ("acknowledgement.user_id === userId", "true")),
        "a session belongs to one user, so the session's id tells users apart",
    ),
    (
        mutant("a new connection changes nothing", "", (" && sent.connection === connectErrors", "")),
        "what was lost with a connection is said again when its answer does not come",
    ),
    (
        mutant("dependencies without the connection", "", ("    connectErrors,\n    hydrated", "    hydrated")),
        "the page's state goes and comes with each connection, and runs the effect again",
    ),
    (
        mutant("an early end is taken for a cached token's", "", ("exp * 1000 - Date.now() < 20000", "false")),
        "the backend rejects a token that has expired, and a rejected one is replaced",
    ),
    (
        mutant(
            "replaces at once each time",
            "",
            ("    } else if (isSaid && triesRef.current > 1) {", "    } else if (false) {"),
        ),
        "how long a wait is does not matter to any invariant",
    ),
)
"""Mutants that break no invariant, and why."""
