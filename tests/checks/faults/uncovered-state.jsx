// --- no sign-out | at: effect
getToken().then((token) => SET(token)).catch(() => {});
// --- no sign-out, behind an early exit | at: effect
if (!isSignedIn) return;
getToken().then((token) => SET(token)).catch(() => {});
// --- no sign-out, async function | at: effect
const run = async () => { SET(await getToken()); };
if (isSignedIn) run().catch(() => {});
// --- the clear stands where somebody is signed in | at: effect
if (!isSignedIn) return;
CLEAR;
getToken().then((token) => SET(token)).catch(() => {});
// --- the clear is for failures only | at: effect
if (isSignedIn) {
  getToken().then((token) => SET(token), () => CLEAR);
}
// --- the wrong way round | at: effect
if (isSignedIn) {
  CLEAR;
  return;
}
if (!isSignedIn) {
  getToken().then((token) => SET(token)).catch(() => {});
}
// --- no sign-in | at: effect
if (!isSignedIn) CLEAR;
// --- no sign-in, with a dedupe | at: effect
if (sentRef.current === isSignedIn) return;
if (!isSignedIn) { CLEAR; sentRef.current = isSignedIn; }
// --- a token is requested and not sent | at: effect
if (!isSignedIn) { CLEAR; return; }
getToken().catch(() => {});
// --- a token is requested and only kept | at: effect
if (!isSignedIn) { CLEAR; return; }
const run = async () => { boxRef.current = await getToken(); };
run().catch(() => {});
// --- the set stands where nobody is signed in | at: effect
if (!isSignedIn) {
  CLEAR;
  getToken().then((token) => SET(token)).catch(() => {});
}
// --- in a helper | at: effect
const tell = (token) => SET(token);
getToken().then(tell).catch(() => {});
// --- optional chaining | at: effect
if (!isSignedIn) return;
getToken?.().then((token) => addEvents?.([ReflexEvent("s.set", { token })])).catch(() => {});
// --- one event of two, and both of them sign in | at: effect
getToken().then((token) => {
  addEvents([orgId ? ReflexEvent("s.set", { token }) : ReflexEvent("s.set_alone", { token })]);
}).catch(() => {});
