// --- promise chain | at: effect
getToken().then((token) => SET(token)).catch(() => {});
// --- async function | at: effect
const run = async () => { SET(await getToken()); };
run().catch(() => {});
// --- request id without cleanup | at: effect
const id = ++idRef.current;
getToken().then((token) => { if (id === idRef.current) SET(token); }).catch(() => {});
// --- cleanup that does something else | at: effect
getToken().then((token) => SET(token)).catch(() => {});
return () => { console.log("bye"); };
// --- flag that is turned in a timer of the cleanup | at: effect
let active = true;
getToken().then((token) => { if (active) SET(token); }).catch(() => {});
return () => { setTimeout(() => { active = false; }, 0); };
// --- a timer that is not cleared | at: effect
setTimeout(() => CLEAR, 500);
// --- an interval that is not cleared | at: effect
setInterval(() => CLEAR, 500);
// --- in the handler of failures | at: effect
getToken().then(() => {}, () => CLEAR);
// --- in finally | at: effect
getToken().catch(() => {}).finally(() => CLEAR);
// --- a listener that stays | at: effect
window.addEventListener("online", () => CLEAR);
// --- a microtask | at: effect
queueMicrotask(() => CLEAR);
// --- guard on one way only | at: effect
let active = true;
getToken().then((token) => {
  if (token && !active) return;
  CLEAR;
}).catch(() => {});
return () => { active = false; };
// --- the cleanup leaves on one way | at: effect
let active = true;
getToken().then((token) => { if (active) SET(token); }).catch(() => {});
return () => { if (isSignedIn) active = false; };
// --- nested helpers | at: effect
const tell = (token) => SET(token);
const ask = () => getToken().then(tell);
ask().catch(() => {});
// --- optional chaining | at: effect
getToken?.().then((token) => addEvents?.([ReflexEvent("s.set", { token })])).catch(() => {});
// --- a run once for each mount | deps: [] | at: effect
getToken().then((token) => SET(token)).catch(() => {});
