// --- a cleanup that turns the flag for some
BEGIN;
let active = true;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
return () => { if (orgId) active = false; };
// --- a cleanup for some
BEGIN;
let active = true;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
return orgId ? () => { active = false; } : undefined;
// --- a cleanup that turns the flag and turns it back
BEGIN;
let active = true;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
return () => { active = false; active = true; };
// --- a flag in an object that all runs share
BEGIN;
const flags = box.current;
flags.live = true;
getToken().then((token) => { if (flags.live && token) SET(token); }).catch(() => {});
return () => { flags.live = false; };
// --- an object of the module that all runs share
const shared = { dead: false };
const begin = () => { shared.dead = false; return shared; };
export function Sync() {
  AUTH;
  useEffect(() => {
    BEGIN;
    const own = begin();
    getToken().then((token) => { if (!own.dead && token) SET(token); }).catch(() => {});
    return () => { own.dead = true; };
  }, DEPS);
  return null;
}
// --- an object of useMemo that all runs share
export function Sync() {
  AUTH;
  const own = useMemo(() => ({ dead: false }), []);
  useEffect(() => {
    BEGIN;
    own.dead = false;
    getToken().then((token) => { if (!own.dead && token) SET(token); }).catch(() => {});
    return () => { own.dead = true; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, own]);
  return null;
}
// --- an object of useState that all runs share
export function Sync() {
  AUTH;
  const [own] = useState(() => ({ dead: false }));
  useEffect(() => {
    BEGIN;
    own.dead = false;
    getToken().then((token) => { if (!own.dead && token) SET(token); }).catch(() => {});
    return () => { own.dead = true; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, own]);
  return null;
}
// --- a controller of useMemo, aborted by the first cleanup
export function Sync() {
  AUTH;
  const own = useMemo(() => new AbortController(), []);
  useEffect(() => {
    BEGIN;
    getToken().then((token) => { if (!own.signal.aborted && token) SET(token); }).catch(() => {});
    return () => { own.abort(); };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, own]);
  return null;
}
// --- a controller in a ref from the start, aborted by the first cleanup
export function Sync() {
  AUTH;
  const own = useRef(new AbortController());
  useEffect(() => {
    BEGIN;
    const controller = own.current;
    getToken().then((token) => { if (!controller.signal.aborted && token) SET(token); }).catch(() => {});
    return () => { controller.abort(); };
  }, DEPS);
  return null;
}
// --- a flag of the render
export function Sync() {
  AUTH;
  let active = true;
  useEffect(() => {
    BEGIN;
    getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a flag of the render, turned on by each run
export function Sync() {
  AUTH;
  let active = false;
  useEffect(() => {
    BEGIN;
    active = true;
    getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- two waits, of which the first is guarded
BEGIN;
let active = true;
(async () => {
  const token = await getToken();
  if (!active || !token) return;
  await new Promise((done) => setTimeout(done, 10));
  SET(token);
})().catch(() => {});
return () => { active = false; };
// --- a flag handed on by value
BEGIN;
let active = true;
const go = async (live) => { const token = await getToken(); if (live && token) SET(token); };
go(active).catch(() => {});
return () => { active = false; };
// --- a copy of the object with the flag
BEGIN;
const own = { live: true };
const mine = { ...own };
getToken().then((token) => { if (mine.live && token) SET(token); }).catch(() => {});
return () => { own.live = false; };
// --- the flag taken out before the wait
BEGIN;
const own = { live: true };
const { live } = own;
getToken().then((token) => { if (live && token) SET(token); }).catch(() => {});
return () => { own.live = false; };
// --- the flag taken out behind the wait
BEGIN;
const own = { live: true };
getToken().then((token) => { const { live } = own; if (live && token) SET(token); }).catch(() => {});
return () => { own.live = false; };
// --- the session is asked again behind the wait
BEGIN;
getToken().then((token) => { if (isSignedIn && token) SET(token); }).catch(() => {});
// --- dispatched from finally
BEGIN;
let active = true;
(async () => {
  let token = null;
  try { token = await getToken(); if (!active) return; } catch { } finally { if (token) SET(token); }
})();
return () => { active = false; };
// --- dispatched from finally, asked there
BEGIN;
let active = true;
(async () => {
  let token = null;
  try { token = await getToken(); } catch { } finally { if (active && token) SET(token); }
})();
return () => { active = false; };
// --- a timer calls the sink
BEGIN;
let active = true;
getToken().then((token) => { if (active && token) setTimeout(addEvents, 0, [ReflexEvent("s.set", { token })]); }).catch(() => {});
return () => { active = false; };
// --- a timer calls the sink, cleared
BEGIN;
let active = true;
let timer;
getToken().then((token) => { if (active && token) timer = setTimeout(() => SET(token), 0); }).catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- the sink called by forEach
BEGIN;
getToken().then((token) => { [[ReflexEvent("s.set", { token })]].forEach((events) => { if (token) addEvents(events); }); }).catch(() => {});
// --- the sink called by way of call
BEGIN;
getToken().then((token) => { if (token) addEvents.call(null, [ReflexEvent("s.set", { token })]); }).catch(() => {});
// --- a request in a ref, answered in another effect
export function Sync() {
  AUTH;
  const asked = useRef(null);
  useEffect(() => { asked.current = isLoaded && isSignedIn ? getToken() : null; }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, getToken]);
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { CLEAR; return; }
    if (connectErrors.length > 0 || !asked.current) return;
    asked.current.then((token) => { if (token) SET(token); }).catch(() => {});
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors]);
  return null;
}
// --- a request in a ref, answered in another effect with a flag
export function Sync() {
  AUTH;
  const asked = useRef(null);
  useEffect(() => { asked.current = isLoaded && isSignedIn ? getToken() : null; }, [isLoaded, isSignedIn]);
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { CLEAR; return; }
    if (connectErrors.length > 0 || !asked.current) return;
    let active = true;
    asked.current.then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors]);
  return null;
}
// --- a request made while rendering
export function Sync() {
  AUTH;
  const asked = useMemo(() => (isLoaded && isSignedIn ? getToken() : null), [isLoaded, isSignedIn, getToken]);
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { CLEAR; return; }
    if (connectErrors.length > 0 || !asked) return;
    let active = true;
    asked.then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, asked]);
  return null;
}
// --- a sign-out behind a wait of its own
if (!isLoaded) return;
let active = true;
if (!isSignedIn) { (async () => { await Promise.resolve(); if (active) CLEAR; })().catch(() => {}); return () => { active = false; }; }
if (connectErrors.length > 0) return;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- a clear only where something was sent
if (!isLoaded) return;
if (!isSignedIn) { if (sent.current) { CLEAR; sent.current = null; } return; }
if (connectErrors.length > 0) return;
let active = true;
getToken().then((token) => { if (!active || !token) return; SET(token); sent.current = sessionId; }).catch(() => {});
return () => { active = false; };
// --- a clear while hidden is left out
if (!isLoaded || document.hidden) return;
if (!isSignedIn) { CLEAR; return; }
if (connectErrors.length > 0) return;
let active = true;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- a clear while offline is left out
if (!isLoaded) return;
if (!isSignedIn) { if (connectErrors.length === 0) CLEAR; return; }
if (connectErrors.length > 0) return;
let active = true;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- changes of isSignedIn alone
export function Sync() {
  AUTH;
  const before = useRef(null);
  useEffect(() => {
    if (!isLoaded || before.current === isSignedIn) return;
    before.current = isSignedIn;
    if (!isSignedIn) { CLEAR; return; }
    let active = true;
    getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a latch against StrictMode
export function Sync() {
  AUTH;
  const ran = useRef(false);
  useEffect(() => {
    if (!isLoaded || ran.current) return;
    ran.current = true;
    if (!isSignedIn) { CLEAR; return; }
    getToken().then((token) => { if (token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- tries counted in a state
export function Sync() {
  AUTH;
  const [tries, setTries] = useState(0);
  useEffect(() => {
    BEGIN;
    let active = true;
    getToken().then((token) => { if (active && token) SET(token); }).catch(() => { if (active) setTries((n) => n + 1); });
    return () => { active = false; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, tries]);
  return null;
}
// --- polled, and cleared where there is no token
BEGIN;
let active = true;
const ask = async () => { const token = await getToken().catch(() => null); if (!active) return; if (token) SET(token); else CLEAR; };
ask();
const timer = setInterval(ask, 30000);
return () => { active = false; clearInterval(timer); };
// --- cleared where the failure says so
BEGIN;
let active = true;
getToken().then((token) => { if (active && token) SET(token); }).catch((error) => { if (active && error.status !== 401) CLEAR; });
return () => { active = false; };
// --- a signal of two
BEGIN;
const own = new AbortController();
const signal = AbortSignal.any([own.signal, AbortSignal.timeout(9000)]);
getToken().then((token) => { if (!signal.aborted && token) SET(token); }).catch(() => {});
return () => own.abort();
// --- a signal of a time-out alone
BEGIN;
const signal = AbortSignal.timeout(9000);
getToken().then((token) => { if (!signal.aborted && token) SET(token); }).catch(() => {});
return () => {};
// --- aborted only while it is pending
BEGIN;
const own = new AbortController();
let pending = true;
getToken().then((token) => { if (!own.signal.aborted && token) SET(token); }).catch(() => {}).finally(() => { pending = false; });
return () => { if (pending) own.abort(); };
// --- aborted only once it is answered
BEGIN;
const own = new AbortController();
let answered = false;
getToken().then((token) => { answered = true; if (!own.signal.aborted && token) SET(token); }).catch(() => {});
return () => { if (answered) own.abort(); };
// --- an event of the effect
export function Sync() {
  AUTH;
  const send = useCallback((token) => SET(token), [addEvents]);
  useEffect(() => {
    BEGIN;
    getToken().then((token) => { if (token) send(token); }).catch(() => {});
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, send]);
  return null;
}
// --- a guard in a helper of the component
export function Sync() {
  AUTH;
  const run = useRef(0);
  const isNewest = (own) => own === run.current;
  useEffect(() => {
    const own = ++run.current;
    BEGIN;
    getToken().then((token) => { if (isNewest(own) && token) SET(token); }).catch(() => {});
    return () => { run.current += 1; };
  });
  return null;
}
// --- a guard whose own id is taken late by a helper
export function Sync() {
  AUTH;
  const run = useRef(0);
  useEffect(() => {
    run.current += 1;
    BEGIN;
    const same = (own = run.current) => own === run.current;
    getToken().then((token) => { if (same() && token) SET(token); }).catch(() => {});
    return () => { run.current += 1; };
  }, DEPS);
  return null;
}
// --- the own id handed to a helper before the wait
export function Sync() {
  AUTH;
  const run = useRef(0);
  useEffect(() => {
    run.current += 1;
    BEGIN;
    const tester = (own) => () => own === run.current;
    const same = tester(run.current);
    getToken().then((token) => { if (same() && token) SET(token); }).catch(() => {});
    return () => { run.current += 1; };
  }, DEPS);
  return null;
}
// --- the own id handed to a helper behind the wait
export function Sync() {
  AUTH;
  const run = useRef(0);
  useEffect(() => {
    run.current += 1;
    BEGIN;
    const isNewest = (own) => own === run.current;
    getToken().then((token) => { if (isNewest(run.current) && token) SET(token); }).catch(() => {});
    return () => { run.current += 1; };
  }, DEPS);
  return null;
}
// --- a chain whose second step is not asked
BEGIN;
let active = true;
getToken().then((token) => (active ? token : null)).then((token) => new Promise((done) => setTimeout(done, 10, token))).then((token) => { if (token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- a key in the array alone
export function Sync() {
  AUTH;
  const key = JSON.stringify([isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId]);
  useEffect(() => {
    BEGIN;
    let active = true;
    getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, [key, addEvents, connectErrors, getToken]);
  return null;
}
// --- a key in the array that leaves the role out
export function Sync() {
  AUTH;
  const key = [isLoaded, isSignedIn, userId, sessionId, orgId].join();
  useEffect(() => {
    BEGIN;
    let active = true;
    getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, [key, addEvents, connectErrors, getToken]);
  return null;
}
// --- a flag that the answer itself turns
BEGIN;
let answered = false;
getToken().then((token) => { if (answered) return; answered = true; if (token) SET(token); }).catch(() => {});
return () => { answered = true; };
// --- a map of flags by user
BEGIN;
const live = box.current;
live[userId] = true;
getToken().then((token) => { if (live[userId] && token) SET(token); }).catch(() => {});
return () => { live[userId] = false; };
// --- an array of flags, the last one asked
export function Sync() {
  AUTH;
  const runs = useRef([]);
  useEffect(() => {
    BEGIN;
    const all = runs.current;
    const own = { live: true };
    all.push(own);
    getToken().then((token) => { if (all[all.length - 1].live && token) SET(token); }).catch(() => {});
    return () => { own.live = false; };
  }, DEPS);
  return null;
}
