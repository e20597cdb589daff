// --- not ready, before the request id
if (!isLoaded) return; // <-
const id = ++idRef.current;
getToken().then((token) => { if (id === idRef.current) SET(token); }).catch(() => {});
// --- dedupe before the request id
if (sentRef.current === isSignedIn) return; // <-
const id = ++idRef.current;
getToken().then((token) => { if (id === idRef.current) SET(token); }).catch(() => {});
// --- sign-out before the request id
if (!isSignedIn) {
  CLEAR;
  return; // <-
}
const id = ++idRef.current;
const run = async () => {
  const token = await getToken();
  if (id !== idRef.current) return;
  SET(token);
};
run().catch(() => {});
// --- the id is advanced in a branch | at: effect
if (isSignedIn) {
  idRef.current += 1;
  const mine = idRef.current;
  getToken().then((token) => { if (mine === idRef.current) SET(token); }).catch(() => {});
}
// --- an optional chain in the dedupe
if (sentRef.current?.key === userId && sentRef.current?.at === connectErrors) return; // <-
idRef.current = idRef.current + 1;
const mine = idRef.current;
getToken().then((token) => { if (mine === idRef.current) SET(token); }).catch(() => {});
// --- in a helper
const begin = () => ++idRef.current;
if (!isLoaded) return; // <-
const id = begin();
const isCurrent = () => id === idRef.current;
getToken().then((token) => { if (isCurrent()) SET(token); }).catch(() => {});
// --- a symbol in place of a number
if (!isSignedIn) return; // <-
const me = Symbol();
idRef.current = me;
getToken().then((token) => { if (idRef.current === me) SET(token); }).catch(() => {});
// --- an object in place of a number
if (!isSignedIn) return; // <-
const me = {};
idRef.current = me;
const run = async () => {
  const token = await getToken();
  if (idRef.current !== me) return;
  SET(token);
};
run().catch(() => {});
// --- two early exits
if (!isLoaded) return; // <-
if (sentRef.current === userId) return; // <-
const id = ++idRef.current;
getToken().then((token) => { if (id === idRef.current) SET(token); }).catch(() => {});
// --- an exit without the cleanup
let active = true;
getToken().then((token) => { if (active) SET(token); }).catch(() => {});
if (!isSignedIn) return; // <-
return () => { active = false; };
// --- an exit with another cleanup
let active = true;
getToken().then((token) => { if (active) SET(token); }).catch(() => {});
if (!isSignedIn) return () => {}; // <-
return () => { active = false; };
// --- an exit without the abort
const controller = new AbortController();
getToken().then((token) => { if (!controller.signal.aborted) SET(token); }).catch(() => {});
if (!isSignedIn) return; // <-
return () => controller.abort();
// --- a switch
switch (isSignedIn) {
  case undefined:
    return; // <-
  case false:
    CLEAR;
    return; // <-
}
const id = ++idRef.current;
getToken().then((token) => { if (id === idRef.current) SET(token); }).catch(() => {});
// --- compared the other way round
if (!isLoaded || !addEvents) return; // <-
const id = (idRef.current += 1);
getToken().then((token) => { if (!(idRef.current !== id)) SET(token); }).catch(() => {});
