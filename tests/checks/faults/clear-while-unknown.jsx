// --- no test at all
if (!isSignedIn) {
  CLEAR; // <-
  return;
}
getToken().then((token) => SET(token)).catch(() => {});
// --- else
if (isSignedIn) {
  getToken().then((token) => SET(token)).catch(() => {});
} else {
  CLEAR; // <-
}
// --- a conditional expression
isSignedIn ? getToken().then((token) => SET(token)).catch(() => {}) : CLEAR; // <-
// --- the wrong way round
if (isLoaded) return;
if (!isSignedIn) {
  CLEAR; // <-
  return;
}
getToken().then((token) => SET(token)).catch(() => {});
// --- only the socket is asked
if (!addEvents) return;
if (!isSignedIn) {
  CLEAR; // <-
  return;
}
getToken().then((token) => SET(token)).catch(() => {});
// --- either is enough
if (!isLoaded && !addEvents) return;
if (!isSignedIn) {
  CLEAR; // <-
  return;
}
getToken().then((token) => SET(token)).catch(() => {});
// --- by the user's id
if (!userId) {
  CLEAR; // <-
  return;
}
getToken().then((token) => SET(token)).catch(() => {});
// --- in a helper
const signOut = () => {
  CLEAR; // <-
};
if (!isSignedIn) { signOut(); return; }
getToken().then((token) => SET(token)).catch(() => {});
// --- before the test
if (!isSignedIn) CLEAR; // <-
if (!isLoaded) return;
if (isSignedIn) getToken().then((token) => SET(token)).catch(() => {});
// --- no token
getToken().then((token) => {
  if (token) SET(token);
  else CLEAR; // <-
}).catch(() => {});
// --- on failure
getToken().then((token) => SET(token), () => CLEAR); // <-
// --- in an async function
const run = async () => {
  const token = isSignedIn ? await getToken() : null;
  if (token === null) {
    CLEAR; // <-
    return;
  }
  SET(token);
};
run().catch(() => {});
// --- optional chaining
if (!isSignedIn) {
  addEvents?.([ReflexEvent("s.clear")]); // <-
  return;
}
getToken?.().then((token) => SET(token)).catch(() => {});
