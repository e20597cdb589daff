import { useAuth } from "@clerk/clerk-react";
import { useContext, useEffect, useRef } from "react";
import { EventLoopContext } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";

// Keeps the backend's session equal to the one that Clerk holds in this browser:
// 1. Wait until Clerk knows who is signed in.
// 2. Stop if just that was dispatched already.
// 3. Signed out: clear the backend's session at once.
// 4. Signed in: ask Clerk for a new session token, 2 times at most.
// 5. Still the same session: set it on the backend.
export function ClerkSessionSynchronizer({ children }) {
  const { getToken, isLoaded, isSignedIn } = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  // What was dispatched last. Written only after a dispatch, so that a failed
  // token request does not keep a later run from trying again.
  const lastSentRef = useRef({ stateKey: null, addEvents: null });
  // Grows with each run that wants something new; an older run sees that it is
  // no longer the latest, and drops its result.
  const requestIdRef = useRef(0);

  useEffect(() => {
    // While Clerk is loading, nobody knows who is signed in: say nothing.
    if (!isLoaded || !addEvents) return;

    const stateKey = isSignedIn ? "signed_in" : "signed_out";
    // Said already, and to this event loop: nothing to do.
    if (
      lastSentRef.current?.stateKey === stateKey &&
      lastSentRef.current?.addEvents === addEvents
    )
      return;

    const myRequestId = ++requestIdRef.current;

    // A sign-out waits for nothing and needs no token.
    if (!isSignedIn) {
      addEvents([
        ReflexEvent(
          "reflex___state____state.reflex_clerk_api___clerk_provider____clerk_state.clear_clerk_session",
        ),
      ]);
      lastSentRef.current = { stateKey, addEvents };
      return;
    }

    // A new token if Clerk can give one, else the cached one, which can have
    // expired by then.
    const fetchToken = () =>
      getToken({ skipCache: true }).catch(() => getToken());
    fetchToken()
      .catch(() =>
        new Promise((resolve) => setTimeout(resolve, 500)).then(fetchToken),
      )
      .then((token) => {
        // A newer run has taken over, or nobody is there any more.
        if (myRequestId !== requestIdRef.current) return;
        if (token) {
          addEvents([
            ReflexEvent(
              "reflex___state____state.reflex_clerk_api___clerk_provider____clerk_state.set_clerk_session",
              { token },
            ),
          ]);
          lastSentRef.current = { stateKey, addEvents };
        } else {
          // Clerk answered, and has no token to give. What was sent last is
          // left alone, so that the next run tries again.
          addEvents([
            ReflexEvent(
              "reflex___state____state.reflex_clerk_api___clerk_provider____clerk_state.clear_clerk_session",
            ),
          ]);
        }
      })
      .catch(() => {
        if (myRequestId !== requestIdRef.current) return;
        addEvents([
          ReflexEvent(
            "reflex___state____state.reflex_clerk_api___clerk_provider____clerk_state.clear_clerk_session",
          ),
        ]);
      });
  }, [isLoaded, isSignedIn, addEvents, getToken]);

  return <>{children}</>;
}
