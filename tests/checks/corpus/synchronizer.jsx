// --- a flag and a time limit
if (!isLoaded) return;
const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";
if (sentRef.current?.key === key && (sentRef.current?.at === connectErrors || connectErrors.length > 0)) return;
if (!isSignedIn) { CLEAR; sentRef.current = { key, at: connectErrors }; return; }
if (connectErrors.length > 0) return;
let active = true;
let timer;
const ask = async () => {
  const late = new Promise((done) => { timer = setTimeout(done, 9000); });
  const token = await Promise.race([getToken({ skipCache: true }), late]).catch(() => null);
  clearTimeout(timer);
  return token;
};
const run = async () => {
  const token = (await ask()) || (active && (await ask()));
  if (!active || !token) return;
  SET(token);
  sentRef.current = { key, at: connectErrors };
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
const ask = async (left) => {
  const late = new Promise((done) => { timer = setTimeout(done, 9000); });
  const token = await Promise.race([getToken({ skipCache: true }).catch(() => null), late]);
  clearTimeout(timer);
  return token || !active || left === 0 ? token : ask(left - 1);
};
ask(3).then((token) => {
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
const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";
if (sentRef.current?.key === key && (sentRef.current?.at === connectErrors || connectErrors.length > 0)) return stop;
if (!isSignedIn) { CLEAR; sentRef.current = { key, at: connectErrors }; return stop; }
if (connectErrors.length > 0) return stop;
const ask = async () => {
  const late = new Promise((done) => { timer = setTimeout(done, 9000); });
  return Promise.race([getToken({ skipCache: true }).catch(() => null), late]).finally(() => clearTimeout(timer));
};
const run = async () => {
  for (let n = 1; n <= 3; n++) {
    const token = await ask();
    if (id !== idRef.current) return;
    if (!token) continue;
    SET(token);
    sentRef.current = { key, at: connectErrors };
    return;
  }
};
run().catch(() => {});
return stop;
// --- retries with a limit
if (!isLoaded) return;
const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";
if (sentRef.current?.key === key && (sentRef.current?.at === connectErrors || connectErrors.length > 0)) return;
const note = () => { sentRef.current = { key, at: connectErrors }; };
if (!isSignedIn) { CLEAR; note(); return; }
if (connectErrors.length > 0) return;
let active = true;
let timer;
const wait = (ms) => new Promise((done) => { timer = setTimeout(done, ms); });
const run = async () => {
  for (let n = 1; n <= 3; n++) {
    const asked = getToken({ skipCache: true }).catch(() => null);
    const token = await Promise.race([asked, wait(9000)]).finally(() => clearTimeout(timer));
    if (!active) return;
    if (token) { SET(token); note(); return; }
    await wait(500 * n);
    if (!active) return;
  }
};
run().catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- else in place of a return
if (!isLoaded) return;
const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";
if (sentRef.current?.key === key && (sentRef.current?.at === connectErrors || connectErrors.length > 0)) return;
if (!isSignedIn) {
  CLEAR;
  sentRef.current = { key, at: connectErrors };
} else if (connectErrors.length === 0) {
  let active = true;
  let timer;
  const ask = async (left) => {
    const late = new Promise((done) => { timer = setTimeout(done, 9000); });
    const token = await Promise.race([getToken({ skipCache: true }), late]).catch(() => null);
    clearTimeout(timer);
    if (!active) return;
    if (token) {
      SET(token);
      sentRef.current = { key, at: connectErrors };
    } else if (left > 0) {
      await ask(left - 1);
    }
  };
  ask(3).catch(() => {});
  return () => { active = false; clearTimeout(timer); };
}
// --- another component's event
if (!isLoaded || !isSignedIn) return;
addEvents([ReflexEvent("page.opened", { user: userId })]);
// --- one event of two, by whether there is a session
if (!isLoaded) return;
const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";
if (sentRef.current?.key === key && (sentRef.current?.at === connectErrors || connectErrors.length > 0)) return;
const tell = (token) => {
  addEvents([isSignedIn ? ReflexEvent("s.set", { token }) : ReflexEvent("s.clear")]);
  sentRef.current = { key, at: connectErrors };
};
if (!isSignedIn) { tell(null); return; }
if (connectErrors.length > 0) return;
let active = true;
let timer;
const ask = async () => {
  const late = new Promise((done) => { timer = setTimeout(done, 9000); });
  return Promise.race([getToken({ skipCache: true }).catch(() => null), late]).finally(() => clearTimeout(timer));
};
ask().then((token) => token || !active ? token : ask()).then((token) => { if (active && token) tell(token); }).catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- the token handed on through a state
function Sync() {
  const { getToken, isLoaded, isSignedIn, sessionId, orgId, orgRole, actor } = useAuth();
  const [addEvents, connectErrors] = useContext(EventLoopContext);
  const [token, setToken] = useState(null);
  const saidRef = useRef(null);
  useEffect(() => {
    if (!isSignedIn) { setToken(null); return; }
    let live = true;
    let timer;
    const ask = async (left) => {
      const late = new Promise((done) => { timer = setTimeout(done, 9000); });
      const found = await Promise.race([getToken({ skipCache: true }), late]).catch(() => null);
      clearTimeout(timer);
      if (!live) return;
      if (found) setToken(found);
      else if (left > 0) await ask(left - 1);
    };
    ask(3).catch(() => {});
    return () => { live = false; clearTimeout(timer); setToken(null); };
  }, [isSignedIn, sessionId, orgId, orgRole, actor, getToken, connectErrors]);
  useEffect(() => {
    if (!isLoaded) return;
    const said = isSignedIn ? token : "signed out";
    const connected = connectErrors.length === 0;
    if (saidRef.current?.said === said && (saidRef.current?.at === connectErrors || !connected)) return;
    if (!isSignedIn) { CLEAR; saidRef.current = { said, at: connectErrors }; return; }
    if (!token || !connected) return;
    SET(token);
    saidRef.current = { said, at: connectErrors };
  }, [token, isLoaded, isSignedIn, addEvents, connectErrors]);
}
