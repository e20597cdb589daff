// --- promise chain
if (sentRef.current === userId) return;
getToken().then(() => {
  sentRef.current = userId; // <-
}).catch(() => {});
// --- async function
if (sentRef.current === userId) return;
const run = async () => {
  await getToken();
  sentRef.current = userId; // <-
};
run().catch(() => {});
// --- in finally
if (sentRef.current === userId) return;
getToken().catch(() => {}).finally(() => {
  sentRef.current = userId; // <-
});
// --- behind a guard that came too early
let active = true;
if (sentRef.current === userId) return;
const run = async () => {
  if (!active) return;
  await getToken();
  sentRef.current = userId; // <-
};
run().catch(() => {});
return () => { active = false; };
// --- in a helper
if (sentRef.current === userId) return;
const note = () => {
  sentRef.current = userId; // <-
};
getToken().then(note).catch(() => {});
// --- an object
if (sentRef.current?.key === userId) return;
getToken().then(() => {
  sentRef.current = { key: userId, at: connectErrors }; // <-
}).catch(() => {});
// --- a member of an object
if (boxRef.current.key === userId) return;
getToken().then(() => {
  boxRef.current.key = userId; // <-
}).catch(() => {});
// --- when a timer fires
if (sentRef.current === userId) return;
setTimeout(() => {
  sentRef.current = userId; // <-
}, 100);
// --- in the handler of failures
if (sentRef.current === userId) return;
getToken().then(() => {}, () => {
  sentRef.current = userId; // <-
});
// --- the token itself
if (sentRef.current) return;
getToken().then((token) => {
  sentRef.current = token; // <-
}).catch(() => {});
// --- guard on one way only
let live = true;
if (sentRef.current === userId) return;
getToken().then((token) => {
  if (token && !live) return;
  sentRef.current = userId; // <-
}).catch(() => {});
return () => { live = false; };
// --- behind the second await
let live = true;
if (sentRef.current === userId) return;
const run = async () => {
  await getToken();
  if (!live) return;
  await getToken();
  sentRef.current = userId; // <-
};
run().catch(() => {});
return () => { live = false; };
// --- a conditional expression
if (sentRef.current === userId) return;
getToken().then((token) => {
  sentRef.current = token ? userId : null; // <-
}).catch(() => {});
