import { useAuth } from "@clerk/clerk-react";
import { useContext, useEffect, useRef } from "react";
import { EventLoopContext } from "$/utils/context";
import { Event } from "$/utils/state";

// Keeps the backend's session equal to the one that Clerk holds in this browser:
// 1. Wait until Clerk knows who is signed in.
// 2. Stop if just that was dispatched already on this connection.
// 3. Signed out: clear the backend's session at once.
// 4. Signed in: ask Clerk for a new session token, 4 times at most.
// 5. Still the same session: set it on the backend.
export function ClerkSessionSynchronizer({ children }) {
  const {
    getToken,
    isLoaded,
    isSignedIn,
    userId,
    sessionId,
    orgId,
    orgRole,
    actor,
  } = useAuth();
  // The actor object is new with every token; who acts is what matters.
  const actorId = actor?.sub;
  // Reflex puts a new array here at every connect, so its identity tells one
  // connection from the next; it is empty while the connection holds.
  const [addEvents, connectErrors] = useContext(EventLoopContext);
  // What was dispatched last. Written only after a dispatch, so that a failed
  // token request does not keep a later run from trying again.
  const lastSentRef = useRef({ stateKey: null, connection: null });
  // A new getToken is used by the next request, and starts nothing by itself.
  const getTokenRef = useRef(getToken);

  useEffect(() => {
    getTokenRef.current = getToken;
  }, [getToken]);

  useEffect(() => {
    // While Clerk is loading, nobody knows who is signed in: say nothing.
    if (!isLoaded || !addEvents) return;

    const connected = connectErrors.length === 0;
    const stateKey = isSignedIn
      ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId])
      : "signed_out";
    // Said already, and on this connection: nothing to do. While the connection
    // is down, what was said is queued, and saying it again would not help.
    if (
      lastSentRef.current?.stateKey === stateKey &&
      (lastSentRef.current?.connection === connectErrors || !connected)
    )
      return;

    // A sign-out waits for nothing and needs no token.
    if (!isSignedIn) {
      addEvents([
        Event(
          "reflex___state____state.reflex_clerk___state____clerk_state.clear_clerk_session",
        ),
      ]);
      lastSentRef.current = { stateKey, connection: connectErrors };
      return;
    }

    // A token lives for a minute: one that is queued while the connection is
    // down can be dead on arrival. The next connection runs this effect again.
    if (!connected) return;

    let active = true;
    let timer;
    // Not the cached token: it can be seconds from its end.
    const fetchToken = () => getTokenRef.current({ skipCache: true });
    // Never rejects: a request that failed or came too late gives undefined.
    const requestToken = async () => {
      // Clerk's own retries can hold a request for minutes.
      const timeoutMs = 10000;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, timeoutMs);
      });
      try {
        return await Promise.race([fetchToken(), late]);
      } catch {
        return undefined;
      } finally {
        clearTimeout(timer);
      }
    };
    const synchronize = async () => {
      const attempts = 4;
      for (let attempt = 1; attempt <= attempts; attempt++) {
        if (attempt > 1) {
          const delayMs = Math.min(500 * 2 ** (attempt - 2), 8000);
          await new Promise((resolve) => {
            timer = setTimeout(resolve, delayMs);
          });
          if (!active) return;
        }
        const token = await requestToken();
        // A newer run has taken over, or nobody is there any more.
        if (!active) return;
        if (token) {
          addEvents([
            Event(
              "reflex___state____state.reflex_clerk___state____clerk_state.set_clerk_session",
              { token },
            ),
          ]);
          lastSentRef.current = { stateKey, connection: connectErrors };
          return;
        }
      }
      // No token: the backend keeps what it has, and the next change of Clerk's
      // session or of the connection tries again.
    };
    synchronize().catch((error) => {
      console.error("ClerkSessionSynchronizer: not dispatched:", error?.name);
    });

    // The next run, or the end of the component, voids this one.
    return () => {
      active = false;
      clearTimeout(timer);
    };
  }, [
    isLoaded,
    isSignedIn,
    userId,
    sessionId,
    orgId,
    orgRole,
    actorId,
    addEvents,
    connectErrors,
  ]);

  return <>{children}</>;
}
