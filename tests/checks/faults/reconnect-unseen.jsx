// --- nothing changes | deps: [isSignedIn, sessionId, addEvents, getToken] | at: deps
getToken().then((token) => SET(token)).catch(() => {});
// --- addEvents keeps its identity | deps: [addEvents] | at: deps
const run = async () => { SET(await getToken()); };
run().catch(() => {});
// --- the number of errors | deps: [isSignedIn, addEvents, getToken, connectErrors.length] | at: deps
getToken().then((token) => SET(token)).catch(() => {});
// --- whether it is up | before: const connected = connectErrors.length === 0 | deps: [isSignedIn, addEvents, getToken, connected] | at: deps
getToken().then((token) => SET(token)).catch(() => {});
// --- whether it is down | before: const down = !!connectErrors.length | deps: [isSignedIn, addEvents, getToken, down] | at: deps
getToken().then((token) => SET(token)).catch(() => {});
// --- nothing at all | deps: [] | at: deps
getToken().then((token) => SET(token)).catch(() => {});
// --- the dedupe does not ask
if (sentRef.current === userId) return; // <-
getToken().then((token) => { SET(token); sentRef.current = userId; }).catch(() => {});
// --- the dedupe asks for the number of errors
if (sentRef.current?.key === userId && sentRef.current?.at === connectErrors.length) return; // <-
getToken().then((token) => { SET(token); sentRef.current = { key: userId, at: connectErrors.length }; }).catch(() => {});
// --- the dedupe asks whether it is up
const connected = connectErrors.length === 0;
if (sentRef.current?.key === userId && sentRef.current?.up === connected) return; // <-
getToken().then((token) => { SET(token); sentRef.current = { key: userId, up: connected }; }).catch(() => {});
// --- either is enough
if (sentRef.current?.key === userId || sentRef.current?.at === connectErrors) return; // <-
getToken().then((token) => { SET(token); sentRef.current = { key: userId, at: connectErrors }; }).catch(() => {});
// --- or while it is up
const connected = connectErrors.length === 0;
if (sentRef.current?.key === userId && (sentRef.current?.at === connectErrors || connected)) return; // <-
getToken().then((token) => { SET(token); sentRef.current = { key: userId, at: connectErrors }; }).catch(() => {});
// --- the dedupe the other way round
if (sentRef.current !== userId) { // <-
  getToken().then((token) => { SET(token); sentRef.current = userId; }).catch(() => {});
}
// --- through a constant
const isSaid = sentRef.current?.key === userId;
if (isSaid) return; // <-
getToken().then((token) => { SET(token); sentRef.current = { key: userId }; }).catch(() => {});
// --- addEvents in the dedupe
if (sentRef.current?.key === userId && sentRef.current?.by === addEvents) return; // <-
getToken?.().then((token) => { SET(token); sentRef.current = { key: userId, by: addEvents }; }).catch(() => {});
