// --- isSignedIn only | deps: [isLoaded, isSignedIn, addEvents, getToken] | at: deps
getToken().then((token) => SET(token)).catch(() => {});
// --- without the session | deps: [isSignedIn, userId, orgId, orgRole, actorId, addEvents, getToken] | at: deps
getToken().then((token) => SET(token)).catch(() => {});
// --- without the organization | deps: [isSignedIn, sessionId, orgRole, actorId, addEvents, getToken] | at: deps
getToken().then((token) => SET(token)).catch(() => {});
// --- without the role | deps: [isSignedIn, sessionId, orgId, actorId, addEvents, getToken] | at: deps
getToken().then((token) => SET(token)).catch(() => {});
// --- without the actor | deps: [isSignedIn, sessionId, orgId, orgRole, addEvents, getToken] | at: deps
getToken().then((token) => SET(token)).catch(() => {});
// --- nothing at all | deps: [] | at: deps
const run = async () => { SET(await getToken()); };
run().catch(() => {});
// --- the dedupe asks for the user only
if (sentRef.current === userId) return; // <-
getToken().then((token) => { SET(token); sentRef.current = userId; }).catch(() => {});
// --- a key without the session
const key = JSON.stringify([userId, orgId, orgRole, actorId]);
if (sentRef.current === key) return; // <-
getToken().then((token) => { SET(token); sentRef.current = key; }).catch(() => {});
// --- a key without the role
const key = `${sessionId} ${orgId} ${actorId}`;
if (sentRef.current !== key) { // <-
  getToken().then((token) => { SET(token); sentRef.current = key; }).catch(() => {});
}
// --- a key of one word
const key = isSignedIn ? "signed in" : "signed out";
if (sentRef.current?.key === key) return; // <-
getToken().then((token) => { SET(token); sentRef.current = { key }; }).catch(() => {});
// --- the key the wrong way round
const key = isSignedIn ? "signed out" : [sessionId, orgId, orgRole, actorId].join();
if (sentRef.current === key) return; // <-
getToken().then((token) => { SET(token); sentRef.current = key; }).catch(() => {});
// --- the connection in place of the key
if (sentRef.current?.at === connectErrors) return; // <-
getToken().then((token) => { SET(token); sentRef.current = { at: connectErrors }; }).catch(() => {});
// --- either is enough
const key = JSON.stringify([sessionId, orgId, orgRole, actorId]);
if (sentRef.current?.key === key || sentRef.current?.at === connectErrors) return; // <-
getToken().then((token) => { SET(token); sentRef.current = { key, at: connectErrors }; }).catch(() => {});
// --- only that there was a key
if (sentRef.current?.key !== null && sentRef.current?.at === connectErrors) return; // <-
getToken().then((token) => { SET(token); sentRef.current = { key: sessionId, at: connectErrors }; }).catch(() => {});
// --- the token handed on through a state
function Sync() {
  const { getToken, isLoaded, isSignedIn, userId } = useAuth();
  const [addEvents, connectErrors] = useContext(EventLoopContext);
  const [token, setToken] = useState(null);
  useEffect(() => {
    let dead = false;
    if (!isSignedIn) { setToken(null); return; }
    getToken().then((found) => { if (!dead) setToken(found); }).catch(() => {});
    return () => { dead = true; };
  }, [isSignedIn, userId, getToken]); // <-
  useEffect(() => {
    if (token) SET(token);
    else if (isLoaded && !isSignedIn) CLEAR;
  }, [token, isLoaded, isSignedIn, addEvents, connectErrors]);
}
