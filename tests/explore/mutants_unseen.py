"""Mutants of `resilient` that no invariant can see, with the reason."""

from __future__ import annotations

from tests.explore.mutating import Mutant
from tests.explore.resilient_parts import CAUGHT, DEPENDENCIES, NOT_CONNECTED, VOID_AFTER_DELAY

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
