// --- promise chain
if (sentRef.current === userId) return;
sentRef.current = userId; // <-
getToken().then((token) => SET(token)).catch(() => {});
// --- async function
if (sentRef.current === userId) return;
sentRef.current = userId; // <-
const run = async () => { SET(await getToken()); };
run().catch(() => {});
// --- an object
if (sentRef.current?.key === userId) return;
sentRef.current = { key: userId }; // <-
getToken().then((token) => SET(token)).catch(() => {});
// --- a member of an object
if (boxRef.current.key === userId) return;
boxRef.current.key = userId; // <-
getToken().then((token) => SET(token)).catch(() => {});
// --- the dedupe the other way round
if (sentRef.current !== userId) {
  sentRef.current = userId; // <-
  getToken().then((token) => SET(token)).catch(() => {});
}
// --- in a helper
const note = () => {
  sentRef.current = userId; // <-
};
if (sentRef.current === userId) return;
note();
getToken().then((token) => SET(token)).catch(() => {});
// --- inside the async function
const run = async () => {
  sentRef.current = userId; // <-
  SET(await getToken());
};
if (sentRef.current === userId) return;
run().catch(() => {});
// --- and once more behind the dispatch
if (sentRef.current === userId) return;
sentRef.current = userId; // <-
getToken().then((token) => { SET(token); sentRef.current = userId; }).catch(() => {});
// --- with a flag that voids the run
let active = true;
if (sentRef.current === userId) return;
sentRef.current = userId; // <-
getToken().then((token) => { if (active) SET(token); }).catch(() => {});
return () => { active = false; };
// --- through a constant
const same = sentRef.current === userId;
if (same) return;
sentRef.current = userId; // <-
getToken().then((token) => SET(token)).catch(() => {});
// --- a second test beside it
if (sentRef.current?.key === userId && sentRef.current?.at === connectErrors) return;
sentRef.current = { key: userId, at: connectErrors }; // <-
getToken().then((token) => SET(token)).catch(() => {});
// --- an early exit more
if (!isLoaded) return;
if (sentRef.current === userId) return;
sentRef.current = userId; // <-
if (!isSignedIn) return;
getToken?.().then((token) => SET(token)).catch(() => {});
// --- logged and not taken back
if (sentRef.current === userId) return;
sentRef.current = userId; // <-
getToken().then((token) => SET(token)).catch((error) => { console.error(error.name); });
