// --- promise chain
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- async function
const run = async () => {
  const token = await getToken();
  SET(token); // <-
};
run().catch(() => {});
// --- in a helper
const tell = (token) => {
  SET(token); // <-
};
getToken().then(tell).catch(() => {});
// --- the wrong way round
if (connectErrors.length === 0) return;
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- the array itself is always there
if (!connectErrors) return;
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- only the sign-out asks
if (!isSignedIn && connectErrors.length > 0) return;
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- asked and not obeyed
if (connectErrors.length > 0) console.warn("offline");
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- only in the dedupe
if (sentRef.current?.at === connectErrors) return;
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- many errors are allowed
if (connectErrors.length > 3) return;
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- in a loop
const run = async () => {
  for (let n = 0; n < 3; n++) {
    const token = await getToken();
    if (token) { SET(token); return; } // <-
  }
};
run().catch(() => {});
// --- behind a flag
let active = true;
getToken().then((token) => { if (active) SET(token); }).catch(() => {}); // <-
return () => { active = false; };
// --- two events
getToken().then((token) => addEvents([ReflexEvent("s.set", { token }), ReflexEvent("s.load")])).catch(() => {}); // <-
// --- optional chaining
getToken?.().then((token) => addEvents?.([ReflexEvent("s.set", { token })])).catch(() => {}); // <-
// --- a dedupe by the connection does not ask whether it is up
const isSaid = sentRef.current?.key === userId && sentRef.current?.connection === connectErrors;
if (isSaid) return;
getToken().then((token) => {
  SET(token); // <-
  sentRef.current = { key: userId, connection: connectErrors };
}).catch(() => {});
