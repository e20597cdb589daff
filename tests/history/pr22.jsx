// Our own reconstruction of the component as it stood in the pull request before reflex-clerk-api's #24. It was written from the
// description of that pull request and its review, not copied: names and order follow the review's remarks. What it is known for: the
// dedupe key is written before the request succeeds, and no exit makes an older request void.
import { useAuth } from "@clerk/clerk-react";
import { useContext, useEffect, useRef } from "react";
import { EventLoopContext } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";

export function ClerkSessionSynchronizer({ children }) {
  const { getToken, isLoaded, isSignedIn } = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  const lastSentRef = useRef({ stateKey: null, addEvents: null });

  useEffect(() => {
    if (!isLoaded || !addEvents) return;

    const stateKey = isSignedIn ? "signed_in" : "signed_out";
    if (lastSentRef.current?.stateKey === stateKey && lastSentRef.current?.addEvents === addEvents) return;
    lastSentRef.current = { stateKey, addEvents };

    if (!isSignedIn) {
      addEvents([ReflexEvent("clerk_state.clear_clerk_session")]);
      return;
    }

    Promise.resolve()
      .then(() => getToken({ skipCache: true }))
      .catch(() => getToken())
      .then((token) => {
        if (token) {
          addEvents([ReflexEvent("clerk_state.set_clerk_session", { token })]);
        } else {
          addEvents([ReflexEvent("clerk_state.clear_clerk_session")]);
        }
      })
      .catch(() => {
        addEvents([ReflexEvent("clerk_state.clear_clerk_session")]);
      });
  }, [isLoaded, isSignedIn, addEvents, getToken]);

  return <>{children}</>;
}
