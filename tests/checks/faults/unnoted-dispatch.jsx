// --- the sign-out
if (sentRef.current === isSignedIn) return;
if (!isSignedIn) {
  CLEAR; // <-
  return;
}
getToken().then((token) => { SET(token); sentRef.current = isSignedIn; }).catch(() => {});
// --- the sign-in
if (sentRef.current === isSignedIn) return;
if (!isSignedIn) { CLEAR; sentRef.current = isSignedIn; return; }
getToken().then((token) => {
  SET(token); // <-
}).catch(() => {});
// --- the sign-in, in an async function
if (sentRef.current === userId) return;
if (!isSignedIn) { CLEAR; sentRef.current = userId; return; }
const run = async () => {
  const token = await getToken();
  SET(token); // <-
};
run().catch(() => {});
// --- else
if (sentRef.current === isSignedIn) return;
if (isSignedIn) {
  getToken().then((token) => { SET(token); sentRef.current = isSignedIn; }).catch(() => {});
} else {
  CLEAR; // <-
}
// --- the cached token
if (sentRef.current === userId) return;
getToken().then((token) => {
  if (token) {
    SET(token);
    sentRef.current = userId;
  } else {
    SET("cached"); // <-
  }
}).catch(() => {});
// --- on a way of its own
if (sentRef.current === userId) return;
if (!userId) { sentRef.current = userId; return; }
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- noted only where it failed
if (sentRef.current === userId) return;
getToken().then((token) => {
  SET(token); // <-
}, () => { sentRef.current = userId; });
// --- in helpers
const tell = (token) => {
  SET(token); // <-
};
if (sentRef.current?.key === userId) return;
if (!isSignedIn) { CLEAR; sentRef.current = { key: userId }; return; }
getToken().then(tell).catch(() => {});
// --- an exit before the note
if (sentRef.current === userId) return;
if (!isSignedIn) {
  CLEAR; // <-
  if (isLoaded) return;
  return;
}
getToken().then((token) => { SET(token); sentRef.current = userId; }).catch(() => {});
// --- through a constant
const isSaid = sentRef.current === isSignedIn;
if (isSaid) return;
if (isSignedIn === false) {
  CLEAR; // <-
  return;
}
getToken().then((token) => { SET(token); sentRef.current = isSignedIn; }).catch(() => {});
// --- a member of an object
if (boxRef.current.key === userId) return;
if (!isSignedIn) { CLEAR; boxRef.current.key = userId; return; }
getToken().then((token) => {
  SET(token); // <-
}).catch(() => {});
// --- the dedupe the other way round
if (sentRef.current !== isSignedIn) {
  if (!isSignedIn) {
    CLEAR; // <-
  } else {
    getToken().then((token) => { SET(token); sentRef.current = isSignedIn; }).catch(() => {});
  }
}
// --- optional chaining
if (sentRef.current?.key === userId) return;
if (!isSignedIn) { addEvents?.([ReflexEvent("s.clear")]); return; } // <-
getToken?.().then((token) => { SET(token); sentRef.current = { key: userId }; }).catch(() => {});
