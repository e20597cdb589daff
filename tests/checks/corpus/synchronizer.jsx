// --- a flag and a time limit
if (!isLoaded) return;
if (!isSignedIn) { CLEAR; return; }
if (connectErrors.length > 0) return;
let active = true;
let timer;
const late = new Promise((done) => { timer = setTimeout(done, 9000); });
const run = async () => {
  const token = await Promise.race([getToken(), late]);
  if (active && token) SET(token);
};
run().catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- a dedupe by identity and connection
if (!isLoaded) return;
const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";
if (sentRef.current?.key === key && (sentRef.current?.at === connectErrors || connectErrors.length > 0)) return;
if (!isSignedIn) { CLEAR; sentRef.current = { key, at: connectErrors }; return; }
if (connectErrors.length > 0) return;
let active = true;
let timer;
const late = new Promise((done) => { timer = setTimeout(done, 9000); });
const ask = async () => Promise.race([getToken(), late]);
ask().then((token) => {
  if (!active || !token) return;
  SET(token);
  sentRef.current = { key, at: connectErrors };
}).catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- a request id, advanced first, and a cleanup
const id = ++idRef.current;
let timer;
const stop = () => { idRef.current++; clearTimeout(timer); };
if (!isLoaded) return stop;
if (!isSignedIn) { CLEAR; return stop; }
if (connectErrors.length > 0) return stop;
const late = new Promise((done) => { timer = setTimeout(done, 9000); });
const run = async () => {
  const token = await Promise.race([getToken(), late]);
  if (id === idRef.current && token) SET(token);
};
run().catch(() => {});
return stop;
// --- retries with a limit
if (!isLoaded) return;
if (!isSignedIn) { CLEAR; return; }
if (connectErrors.length > 0) return;
let active = true;
let timer;
const wait = (ms) => new Promise((done) => { timer = setTimeout(done, ms); });
const run = async () => {
  for (let n = 1; n <= 3; n++) {
    const token = await Promise.race([getToken().catch(() => null), wait(9000)]).finally(() => clearTimeout(timer));
    if (!active) return;
    if (token) { SET(token); return; }
    await wait(500 * n);
    if (!active) return;
  }
};
run().catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- else in place of a return
if (!isLoaded) return;
if (!isSignedIn) {
  CLEAR;
} else if (connectErrors.length === 0) {
  let active = true;
  let timer;
  const late = new Promise((done) => { timer = setTimeout(done, 9000); });
  const run = async () => {
    const token = await Promise.race([getToken({ skipCache: true }), late]);
    if (active && token) SET(token);
  };
  run().catch(() => {});
  return () => { active = false; clearTimeout(timer); };
}
// --- another component's event
if (!isLoaded || !isSignedIn) return;
addEvents([ReflexEvent("page.opened", { user: userId })]);
// --- one event of two, by whether there is a session
if (!isLoaded) return;
const tell = (token) => addEvents([isSignedIn ? ReflexEvent("s.set", { token }) : ReflexEvent("s.clear")]);
if (!isSignedIn) { tell(null); return; }
if (connectErrors.length > 0) return;
let active = true;
let timer;
const late = new Promise((done) => { timer = setTimeout(done, 9000); });
const ask = async () => Promise.race([getToken(), late]);
ask().then((token) => { if (active && token) tell(token); }).catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- the token handed on through a state
function Sync() {
  const { getToken, isLoaded, isSignedIn, sessionId, orgId, orgRole, actor } = useAuth();
  const [addEvents, connectErrors] = useContext(EventLoopContext);
  const [token, setToken] = useState(null);
  useEffect(() => {
    if (!isSignedIn) { setToken(null); return; }
    let live = true;
    let timer;
    const late = new Promise((done) => { timer = setTimeout(done, 9000); });
    const ask = async () => Promise.race([getToken(), late]);
    ask().then((found) => { if (live && found) setToken(found); }).catch(() => {});
    return () => { live = false; clearTimeout(timer); setToken(null); };
  }, [isSignedIn, sessionId, orgId, orgRole, actor, getToken, connectErrors]);
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { CLEAR; return; }
    if (token && connectErrors.length === 0) SET(token);
  }, [token, isLoaded, isSignedIn, addEvents, connectErrors]);
}
