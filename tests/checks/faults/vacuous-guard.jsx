// --- a request id that nothing advances
const id = idRef.current;
getToken().then((token) => {
  if (id === idRef.current) SET(token); // <-
}).catch(() => {});
// --- the same, in an async function
const id = idRef.current;
const run = async () => {
  const token = await getToken();
  if (id !== idRef.current) return; // <-
  SET(token);
};
run().catch(() => {});
// --- a flag that nothing turns over
let active = true;
getToken().then((token) => {
  if (active) SET(token); // <-
}).catch(() => {});
// --- the opposite flag
let cancelled = false;
getToken().then((token) => {
  if (cancelled) return; // <-
  SET(token);
}).catch(() => {});
// --- a constant flag in an object
const run = { live: true };
getToken().then((token) => {
  if (run.live) SET(token); // <-
}).catch(() => {});
// --- a controller that nobody aborts
const controller = new AbortController();
getToken().then((token) => {
  if (controller.signal.aborted) return; // <-
  SET(token);
}).catch(() => {});
// --- the signal by another name
const { signal } = new AbortController();
getToken().then((token) => {
  if (!signal.aborted) SET(token); // <-
}).catch(() => {});
// --- in a helper
const id = idRef.current;
const isCurrent = () => id === idRef.current;
getToken().then((token) => {
  if (isCurrent()) SET(token); // <-
}).catch(() => {});
// --- compared with true
let active = true;
getToken().then((token) => {
  if (active === true) SET(token); // <-
}).catch(() => {});
// --- and another test beside it
let active = true;
getToken().then((token) => {
  if (token && active) SET(token); // <-
}).catch(() => {});
// --- void from the start
let active = false;
getToken().then((token) => {
  if (active) SET(token); // <-
}).catch(() => {});
return () => { active = false; };
// --- cancelled from the start
let cancelled = true;
const run = async () => {
  const token = await getToken();
  if (cancelled) return; // <-
  SET(token);
};
run().catch(() => {});
return () => { cancelled = true; };
// --- throwIfAborted of a controller that nobody aborts
const controller = new AbortController();
getToken().then((token) => {
  controller.signal.throwIfAborted(); // <-
  SET(token);
}).catch(() => {});
// --- a conditional expression
let active = true;
getToken().then((token) => (active ? SET(token) : null)).catch(() => {}); // <-
