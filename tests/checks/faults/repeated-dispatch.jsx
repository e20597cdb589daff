// --- a promise chain
getToken().then((token) => { if (token) SET(token); }).catch(() => {}); // <-
// --- an async function
const run = async () => {
  const token = await getToken();
  if (token) SET(token); // <-
};
run().catch(() => {});
// --- a sign-out at every run
if (!isLoaded) return;
if (!isSignedIn) { CLEAR; return; } // <-
const key = JSON.stringify([userId, sessionId]);
if (sentRef.current === key) return;
getToken().then((token) => { if (token) { SET(token); sentRef.current = key; } }).catch(() => {});
// --- a sign-out that is remembered, and a sign-in that is not
if (!isSignedIn) {
  if (sentRef.current !== userId) { CLEAR; sentRef.current = userId; }
  return;
}
getToken().then((token) => { if (token) SET(token); }).catch(() => {}); // <-
// --- a flag and a cleanup, and no memory
let active = true;
getToken().then((token) => {
  if (!active || !token) return;
  SET(token); // <-
}).catch(() => {});
return () => { active = false; };
// --- a request id is no memory
const id = ++idRef.current;
const run = async () => {
  const token = await getToken();
  if (id !== idRef.current || !token) return;
  SET(token); // <-
};
run().catch(() => {});
return () => { idRef.current++; };
// --- a memory that the cleanup wipes out
const key = String(userId);
if (sentRef.current === key) return;
getToken().then((token) => { if (token) { SET(token); sentRef.current = key; } }).catch(() => {}); // <-
return () => { sentRef.current = null; };
// --- a memory that is written and not asked
getToken().then((token) => { if (token) { SET(token); sentRef.current = userId; } }).catch(() => {}); // <-
// --- a memory that is asked behind its own write
const key = String(userId);
sentRef.current = key;
getToken().then((token) => { if (token && sentRef.current === key) SET(token); }).catch(() => {}); // <-
// --- what is wanted, noted while rendering | before: pendingRef.current = userId
getToken().then((token) => { if (token && pendingRef.current === userId) SET(token); }).catch(() => {}); // <-
// --- a gate that opens again
if (busyRef.current) return;
busyRef.current = true;
getToken()
  .then((token) => { if (token) SET(token); }) // <-
  .catch(() => {})
  .finally(() => { busyRef.current = false; });
// --- a mounted ref, a nested helper
const send = (token) => { if (mountedRef.current && token) SET(token); }; // <-
const go = () => getToken().then(send);
go().catch(() => {});
return () => { mountedRef.current = false; };
// --- an interval
const ask = () => getToken({ skipCache: true }).then((token) => token && SET(token)).catch(() => {}); // <-
ask();
const timer = setInterval(ask, 30000);
return () => clearInterval(timer);
// --- optional chaining, other order
if (isSignedIn) {
  getToken?.()?.then?.((token) => token && SET(token))?.catch?.(() => {}); // <-
} else if (isLoaded) {
  CLEAR;
}
// --- handed on through a state
function Sync() {
  const { getToken, isSignedIn, userId } = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  const [token, setToken] = useState(null);
  useEffect(() => {
    getToken().then((found) => { if (found) setToken(found); }).catch(() => {});
  }, [isSignedIn, userId, getToken]);
  useEffect(() => {
    if (token) SET(token); // <-
  }, [token, addEvents]);
}
