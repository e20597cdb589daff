"""Places in the text of `resilient` that its mutants change."""

from __future__ import annotations

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
