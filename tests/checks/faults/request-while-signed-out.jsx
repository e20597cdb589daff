// --- no return
if (!isSignedIn) CLEAR;
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- a block without a return
if (!isSignedIn) {
  CLEAR;
  sentRef.current = isSignedIn;
}
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- async function
if (!isSignedIn) CLEAR;
const run = async () => {
  const token = await getToken(); // <-
  if (token) SET(token);
};
run().catch(() => {});
// --- compared with false
if (isSignedIn === false) CLEAR;
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- a helper
const ask = () => getToken(); // <-
if (!isSignedIn) CLEAR;
ask().then((token) => SET(token)).catch(() => {});
// --- a helper that signs out
const signOut = () => CLEAR;
if (!isSignedIn) signOut();
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- a conditional expression
isSignedIn ? null : CLEAR;
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- the logical form
isSignedIn || CLEAR;
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- behind the dedupe
if (sentRef.current === isSignedIn) return;
if (!isSignedIn) { CLEAR; sentRef.current = isSignedIn; }
getToken().then((token) => { SET(token); sentRef.current = isSignedIn; }).catch(() => {}); // <-
// --- an exit that asks for something else
if (!isSignedIn) {
  CLEAR;
  if (connectErrors.length > 0) return;
}
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- in the async function itself
const run = async () => {
  if (!isSignedIn) CLEAR;
  const token = await getToken(); // <-
  if (token) SET(token);
};
run().catch(() => {});
// --- when a timer fires
if (!isSignedIn) CLEAR;
const timer = setTimeout(() => {
  getToken().then((token) => SET(token)).catch(() => {}); // <-
}, 100);
return () => clearTimeout(timer);
// --- optional chaining
if (!isSignedIn) addEvents?.([ReflexEvent("s.clear")]);
getToken?.().then((token) => SET(token)).catch(() => {}); // <-
