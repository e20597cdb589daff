// Our own reconstruction of the component after the first round of review of reflex-clerk-api's pull request #24, before it was merged. It
// was written from the quoted lines and the description of that commit, whose whole text was not found. What it is known for: a gate on the
// request in flight that also holds back a sign-out.
import { useAuth } from "@clerk/clerk-react";
import { useContext, useEffect, useRef } from "react";
import { EventLoopContext } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";

export function ClerkSessionSynchronizer({ children }) {
  const { getToken, isLoaded, isSignedIn } = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  const lastSentRef = useRef({ stateKey: null, addEvents: null });
  const inFlightRef = useRef(false);

  useEffect(() => {
    if (!isLoaded || !addEvents) return;

    const stateKey = isSignedIn ? "signed_in" : "signed_out";
    if (lastSentRef.current?.stateKey === stateKey && lastSentRef.current?.addEvents === addEvents) return;
    if (inFlightRef.current) return;

    if (!isSignedIn) {
      addEvents([ReflexEvent("clerk_state.clear_clerk_session")]);
      lastSentRef.current = { stateKey, addEvents };
      return;
    }

    inFlightRef.current = true;
    const fetchToken = () => getToken({ skipCache: true }).catch(() => getToken());
    fetchToken()
      .catch(() => new Promise((resolve) => setTimeout(resolve, 500)).then(fetchToken))
      .then((token) => {
        if (token) {
          addEvents([ReflexEvent("clerk_state.set_clerk_session", { token })]);
          lastSentRef.current = { stateKey, addEvents };
        } else {
          addEvents([ReflexEvent("clerk_state.clear_clerk_session")]);
        }
      })
      .catch(() => {
        addEvents([ReflexEvent("clerk_state.clear_clerk_session")]);
      })
      .finally(() => {
        inFlightRef.current = false;
      });
  }, [isLoaded, isSignedIn, addEvents, getToken]);

  return <>{children}</>;
}
