"""Mutants of `resilient` in what it decides before it asks for a token: whether, for whom, and whether it was said already."""

from __future__ import annotations

from tests.explore.mutating import Mutant
from tests.explore.resilient_parts import (
    CAUGHT,
    DEDUPE,
    KEY_IS_SENT,
    LAST_SENT,
    NOT_CONNECTED,
    NOT_READY,
    SAME_CONNECTION,
    SENT,
    SIGNED_OUT,
)

DECIDING = (
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
)
