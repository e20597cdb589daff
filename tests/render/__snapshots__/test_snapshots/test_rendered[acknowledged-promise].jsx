import { useAuth } from "@clerk/react";
import { useContext, useEffect, useRef, useState } from "react";
import { EventLoopContext } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";

// What this page has dispatched last, or found in step. It outlives the component,
// which can be mounted anew while that is under way, and the code that Fast Refresh
// swaps.
const page = (globalThis.ClerkSessionSynchronizerPage ??= {
  lastSent: { seq: 0, stateKey: null, connection: null, at: 0 },
});

// Keeps the backend's session equal to the one that Clerk holds in this browser:
// 1. Wait until Clerk knows who is signed in. Signed out: say so at once.
// 2. Wait until this page's state has arrived, with what the backend holds.
// 3. Stay silent while the backend holds what Clerk holds, until that is near its end.
// 4. Signed in: ask Clerk for a token with enough life left, 4 times at most.
// 5. Still the same session: set it on the backend, under the next number.
// 6. No answer: say it again, 4 times at most.
// 7. Rejected: send a new token, 2 times in a row at most.
export function ClerkSessionSynchronizer({
  acknowledgement,
  hydrated,
  children,
}) {
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
  // What the backend says that it holds, and whether that is what Clerk holds.
  const { seq: heldSeq, status, expires_at: expiresAt } = acknowledgement;
  const isHeld = isSignedIn
    ? status === "signed_in" &&
      acknowledgement.user_id === userId &&
      acknowledgement.session_id === sessionId &&
      acknowledgement.org_id === (orgId ?? null)
    : status === "signed_out";
  // What was dispatched last, or found in step: at first by an earlier component.
  // Written after that only, so that a failed token request does not keep a later
  // run from trying again.
  const lastSentRef = useRef(page.lastSent);
  // Dispatches in a row that did not bring the backend into step.
  const triesRef = useRef(0);
  // A new getToken is used by the next request, and starts nothing by itself.
  const getTokenRef = useRef(getToken);

  useEffect(() => {
    getTokenRef.current = getToken;
  }, [getToken]);
  // New each time the tab wakes: timers that it slept through are late.
  const [woken, setWoken] = useState({});

  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === "visible") setWoken({});
    };
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("focus", wake);
    window.addEventListener("online", wake);
    return () => {
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("focus", wake);
      window.removeEventListener("online", wake);
    };
  }, []);

  useEffect(() => {
    // While Clerk is loading, nobody knows who is signed in: say nothing.
    if (!isLoaded || !addEvents) return;

    const connected = connectErrors.length === 0;
    const stateKey = isSignedIn
      ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId])
      : "signed_out";
    const sent = lastSentRef.current;
    const isSaid =
      sent.stateKey === stateKey && sent.connection === connectErrors;
    const isAnswered = sent.seq <= heldSeq && status !== "refreshing";
    // The acknowledgement names no role and no actor; what was sent last does.
    const isFound = sent.stateKey === null && !orgRole && !actorId;
    const isInStep =
      isHeld && isAnswered && (sent.stateKey === stateKey || isFound);
    const isRejected = status === "rejected";
    if (!isSaid || isInStep) triesRef.current = 0;

    // Until this page's state has arrived, the acknowledgement is not the
    // backend's word.
    const isReady = hydrated && connected;
    if (!isReady) {
      triesRef.current = 0;
      if (sent.stateKey === stateKey) return;
    }

    let active = true;
    let timer;
    // Each try gives the backend twice as long as the one before.
    const answerMs = () => Math.min(5000 * 2 ** triesRef.current, 600000);
    // What is left of it: a tab that wakes does not begin to wait anew.
    const leftMs = () => sent.at + answerMs() - Date.now();
    let silenceMs = 0;
    if (isReady && isInStep) {
      // Found, if not said: what differs from it is a change.
      const { at, foundAt = Date.now() } = sent;
      lastSentRef.current = { ...sent, stateKey, foundAt };
      page.lastSent = lastSentRef.current;
      // Silence, until the session is near its end. The browser's clock can be
      // wrong, so that is never taken to be at once, and never to be far away.
      if (!isSignedIn || expiresAt === null) return;
      const earliestMs = at + 10000;
      const latestMs = foundAt + 45000;
      const dueMs = Math.max(expiresAt * 1000 - 15000, earliestMs);
      silenceMs = Math.min(dueMs, latestMs) - Date.now();
    } else if (isSaid && !isAnswered) {
      silenceMs = leftMs();
    } else if (isSaid && triesRef.current > 2) {
      // Rejected too often in a row: that stands until something changes.
      return;
    } else if (isSaid && triesRef.current > 1) {
      // A new token was rejected too: what is wrong may be over in a while.
      silenceMs = leftMs();
    }

    const nextSeq = () => Math.max(heldSeq, lastSentRef.current.seq) + 1;
    // Silence is no answer: after a while it is said again.
    const noteSent = (seq) => {
      const waitMs = answerMs();
      triesRef.current += 1;
      lastSentRef.current = {
        seq,
        stateKey,
        connection: connectErrors,
        at: Date.now(),
      };
      page.lastSent = lastSentRef.current;
      if (isReady && triesRef.current < 4) {
        timer = setTimeout(synchronize, waitMs);
      }
    };

    // A sign-out waits for nothing and needs no token.
    const signOut = () => {
      const seq = nextSeq();
      addEvents([
        ReflexEvent(
          "reflex___state____state.reflex_clerk___state____clerk_state.clear_clerk_session",
          { seq },
        ),
      ]);
      noteSent(seq);
    };

    const getLatest = (options) => getTokenRef.current(options);
    // Reads the expiry and nothing else; the backend is the one that verifies.
    const endsSoon = (token) => {
      if (!token) return false;
      const payload = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
      const { exp } = JSON.parse(atob(payload));
      // A refresh has to outlive what the backend holds, whatever the clock says.
      if (isInStep && exp <= expiresAt) return true;
      return exp * 1000 - Date.now() < 20000;
    };
    // The cached token while it has enough of its life left, else a new one; a
    // new one also when the last one was rejected.
    const fetchToken = () =>
      isRejected
        ? getLatest({ skipCache: true })
        : getLatest().then((token) => {
            if (!endsSoon(token)) return token;
            if (!active) return token;
            return getLatest({ skipCache: true });
          });
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
    const signIn = () =>
      attemptRequest(1)
        .then((token) => {
          // A newer run has taken over, or nobody is there any more.
          if (!active) return;
          const seq = nextSeq();
          addEvents([
            ReflexEvent(
              "reflex___state____state.reflex_clerk___state____clerk_state.set_clerk_session",
              { token, seq },
            ),
          ]);
          noteSent(seq);
        })
        // The backend keeps what it has; the next change of Clerk's session or of
        // the connection tries again.
        .catch((error) => {
          if (!active) return;
          console.error(
            "ClerkSessionSynchronizer: not dispatched:",
            error?.name,
          );
        });
    const synchronize = () => {
      if (!isSignedIn) {
        signOut();
        return;
      }
      // A sign-out is right whatever the backend holds. A set waits for its word,
      // and a token that is queued for a connection can be dead on arrival.
      if (!connected || !hydrated) return;
      signIn();
    };
    if (silenceMs > 0) timer = setTimeout(synchronize, silenceMs);
    else synchronize();

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
    hydrated,
    isHeld,
    heldSeq,
    status,
    expiresAt,
    woken,
  ]);

  return <>{children}</>;
}
