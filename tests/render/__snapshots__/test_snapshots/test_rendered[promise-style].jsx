import { useAuth } from "@clerk/react";
import { useContext, useEffect, useRef } from "react";
import { EventLoopContext } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";

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
        ReflexEvent(
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
    // A throw becomes a rejection, and so does silence: Clerk's own retries
    // can hold a request for minutes.
    const timeoutMs = 10000;
    const requestToken = () =>
      new Promise((resolve, reject) => {
        const late = new Error("Clerk gave no token in time");
        timer = setTimeout(() => reject(late), timeoutMs);
        fetchToken().then((token) => {
          if (token) resolve(token);
          else reject(new Error("Clerk gave no token"));
        }, reject);
      }).finally(() => clearTimeout(timer));
    const attempts = 4;
    const attemptRequest = (attempt) =>
      requestToken().catch((error) => {
        if (attempt >= attempts) throw error;
        if (!active) throw error;
        const delayMs = Math.min(500 * 2 ** (attempt - 1), 8000);
        return new Promise((resolve) => {
          timer = setTimeout(resolve, delayMs);
        }).then(() => {
          if (!active) throw error;
          return attemptRequest(attempt + 1);
        });
      });
    attemptRequest(1)
      .then((token) => {
        // A newer run has taken over, or nobody is there any more.
        if (!active) return;
        addEvents([
          ReflexEvent(
            "reflex___state____state.reflex_clerk___state____clerk_state.set_clerk_session",
            { token },
          ),
        ]);
        lastSentRef.current = { stateKey, connection: connectErrors };
      })
      // The backend keeps what it has; the next change of Clerk's session or of
      // the connection tries again.
      .catch((error) => {
        if (!active) return;
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
