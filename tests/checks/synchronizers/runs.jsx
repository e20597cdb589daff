// --- a class instance in a ref
class Run { constructor() { this.dead = false; } stop() { this.dead = true; } }
export function Sync() {
  AUTH;
  const run = useRef(null);
  useEffect(() => {
    BEGIN;
    const own = new Run();
    run.current = own;
    getToken().then((token) => { if (!own.dead && token) SET(token); }).catch(() => {});
    return () => { own.stop(); };
  }, DEPS);
  return null;
}
// --- a class instance in a ref, that of the newest run asked
class Run { constructor() { this.dead = false; } stop() { this.dead = true; } }
export function Sync() {
  AUTH;
  const run = useRef(null);
  useEffect(() => {
    BEGIN;
    run.current = new Run();
    getToken().then((token) => { if (!run.current.dead && token) SET(token); }).catch(() => {});
    return () => { run.current.stop(); };
  }, DEPS);
  return null;
}
// --- a class that dispatches
class Run {
  constructor(send) { this.send = send; this.dead = false; }
  async go(ask) { const token = await ask(); if (!this.dead && token) this.send(token); }
  stop() { this.dead = true; }
}
export function Sync() {
  AUTH;
  useEffect(() => {
    BEGIN;
    const own = new Run((token) => SET(token));
    own.go(getToken).catch(() => {});
    return () => own.stop();
  }, DEPS);
  return null;
}
// --- a class that dispatches and never stops
class Run {
  constructor(send) { this.send = send; }
  async go(ask) { const token = await ask(); if (token) this.send(token); }
}
export function Sync() {
  AUTH;
  useEffect(() => {
    BEGIN;
    const own = new Run((token) => SET(token));
    own.go(getToken).catch(() => {});
  }, DEPS);
  return null;
}
// --- a map of runs by id
BEGIN;
const runs = box.current.runs ?? (box.current.runs = new Map());
const id = Symbol("run");
runs.set(id, true);
getToken().then((token) => { if (runs.has(id) && token) SET(token); }).catch(() => {});
return () => { runs.delete(id); };
// --- a map of runs by id from which nothing is taken
BEGIN;
const runs = box.current.runs ?? (box.current.runs = new Map());
const id = Symbol("run");
runs.set(id, true);
getToken().then((token) => { if (runs.has(id) && token) SET(token); }).catch(() => {});
return () => { runs.delete("run"); };
// --- a set of runs in a ref
export function Sync() {
  AUTH;
  const runs = useRef(new Set());
  useEffect(() => {
    BEGIN;
    const live = runs.current;
    const own = {};
    live.add(own);
    getToken().then((token) => { if (live.has(own) && token) SET(token); }).catch(() => {});
    return () => { live.delete(own); };
  }, DEPS);
  return null;
}
// --- a set of void runs by the user's name
export function Sync() {
  AUTH;
  const gone = useRef(new Set());
  useEffect(() => {
    BEGIN;
    const dead = gone.current;
    dead.delete(userId);
    getToken().then((token) => { if (!dead.has(userId) && token) SET(token); }).catch(() => {});
    return () => { dead.add(userId); };
  }, DEPS);
  return null;
}
// --- a map of controllers by user
export function Sync() {
  AUTH;
  const controllers = useRef(new Map());
  useEffect(() => {
    BEGIN;
    const all = controllers.current;
    const own = new AbortController();
    all.set(sessionId, own);
    getToken().then((token) => { if (!all.get(sessionId).signal.aborted && token) SET(token); }).catch(() => {});
    return () => { all.get(sessionId).abort(); };
  }, DEPS);
  return null;
}
// --- a generation in the module
let generation = 0;
export function Sync() {
  AUTH;
  useEffect(() => {
    const own = ++generation;
    BEGIN;
    getToken().then((token) => { if (own === generation && token) SET(token); }).catch(() => {});
    return () => { generation += 1; };
  }, DEPS);
  return null;
}
// --- a generation in the module, without a cleanup
let generation = 0;
export function Sync() {
  AUTH;
  useEffect(() => {
    const own = ++generation;
    BEGIN;
    getToken().then((token) => { if (own === generation && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- a generation in the module, counted behind an exit
let generation = 0;
export function Sync() {
  AUTH;
  useEffect(() => {
    BEGIN;
    const own = ++generation;
    getToken().then((token) => { if (own === generation && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- a generation in an object of the module
const counter = { n: 0 };
export function Sync() {
  AUTH;
  useEffect(() => {
    const own = ++counter.n;
    BEGIN;
    getToken().then((token) => { if (own === counter.n && token) SET(token); }).catch(() => {});
    return () => { counter.n++; };
  }, DEPS);
  return null;
}
// --- a function of the module counts and compares
let generation = 0;
const begin = () => { const own = ++generation; return () => own === generation; };
export function Sync() {
  AUTH;
  useEffect(() => {
    const isNewest = begin();
    BEGIN;
    getToken().then((token) => { if (isNewest() && token) SET(token); }).catch(() => {});
    return () => { generation += 1; };
  }, DEPS);
  return null;
}
// --- a function of the module counts, and compares with nothing
let generation = 0;
const begin = () => { generation++; return () => generation === generation; };
export function Sync() {
  AUTH;
  useEffect(() => {
    const isNewest = begin();
    BEGIN;
    getToken().then((token) => { if (isNewest() && token) SET(token); }).catch(() => {});
    return () => { generation += 1; };
  }, DEPS);
  return null;
}
// --- a custom hook that returns helpers
function useRun() {
  const n = useRef(0);
  const begin = useCallback(() => ++n.current, []);
  const isCurrent = useCallback((own) => own === n.current, []);
  const stop = useCallback(() => { n.current += 1; }, []);
  return { begin, isCurrent, stop };
}
export function Sync() {
  AUTH;
  const { begin, isCurrent, stop } = useRun();
  useEffect(() => {
    const own = begin();
    if (!isLoaded) return stop;
    if (!isSignedIn) { CLEAR; return stop; }
    if (connectErrors.length > 0) return stop;
    getToken().then((token) => { if (isCurrent(own) && token) SET(token); }).catch(() => {});
    return stop;
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, begin, isCurrent, stop]);
  return null;
}
// --- a custom hook whose counter stands still
function useRun() {
  const n = useRef(0);
  const begin = useCallback(() => n.current, []);
  const isCurrent = useCallback((own) => own === n.current, []);
  return { begin, isCurrent };
}
export function Sync() {
  AUTH;
  const { begin, isCurrent } = useRun();
  useEffect(() => {
    const own = begin();
    BEGIN;
    getToken().then((token) => { if (isCurrent(own) && token) SET(token); }).catch(() => {});
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, begin, isCurrent]);
  return null;
}
// --- a custom hook that tells whether the component is there
function useMounted() {
  const mounted = useRef(false);
  useEffect(() => { mounted.current = true; return () => { mounted.current = false; }; }, []);
  return mounted;
}
export function Sync() {
  AUTH;
  const mounted = useMounted();
  useEffect(() => {
    BEGIN;
    getToken().then((token) => { if (mounted.current && token) SET(token); }).catch(() => {});
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, mounted]);
  return null;
}
// --- a custom hook that runs an effect with a signal
function useAbortable(run, deps) {
  useEffect(() => {
    const own = new AbortController();
    run(own.signal);
    return () => own.abort();
  }, deps);
}
export function Sync() {
  AUTH;
  useAbortable((signal) => {
    BEGIN;
    getToken().then((token) => { if (!signal.aborted && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- a custom hook that runs an effect with a signal that nobody aborts
function useAbortable(run, deps) {
  useEffect(() => {
    const own = new AbortController();
    run(own.signal);
  }, deps);
}
export function Sync() {
  AUTH;
  useAbortable((signal) => {
    BEGIN;
    getToken().then((token) => { if (!signal.aborted && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- a callback that the effect depends on, with the guard inside
export function Sync() {
  AUTH;
  const run = useRef(0);
  const synchronize = useCallback(async () => {
    const own = ++run.current;
    BEGIN;
    const token = await getToken();
    if (own === run.current && token) SET(token);
  }, DEPS);
  useEffect(() => { synchronize().catch(() => {}); return () => { run.current += 1; }; }, [synchronize]);
  return null;
}
// --- a callback that the effect depends on, without a guard
export function Sync() {
  AUTH;
  const synchronize = useCallback(async () => {
    BEGIN;
    const token = await getToken();
    if (token) SET(token);
  }, DEPS);
  useEffect(() => { synchronize().catch(() => {}); }, [synchronize]);
  return null;
}
// --- two effects that share a flag, reset by the wrong one
export function Sync() {
  AUTH;
  const live = useRef(true);
  useEffect(() => { live.current = true; return () => { live.current = false; }; }, [isSignedIn]);
  useEffect(() => {
    BEGIN;
    getToken().then((token) => { if (live.current && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- two effects that share a flag, for unmounting alone
export function Sync() {
  AUTH;
  const live = useRef(true);
  useEffect(() => { live.current = true; return () => { live.current = false; }; }, []);
  useEffect(() => {
    BEGIN;
    let active = true;
    getToken().then((token) => { if (active && live.current && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- two effects that share a counter
export function Sync() {
  AUTH;
  const run = useRef(0);
  useEffect(() => { run.current += 1; return () => { run.current += 1; }; }, DEPS);
  useEffect(() => {
    BEGIN;
    const own = run.current;
    getToken().then((token) => { if (own === run.current && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- two effects that share a counter that the first counts at a sign-in alone
export function Sync() {
  AUTH;
  const run = useRef(0);
  useEffect(() => { if (isSignedIn) run.current += 1; }, [isSignedIn]);
  useEffect(() => {
    BEGIN;
    const own = run.current;
    getToken().then((token) => { if (own === run.current && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- a layout effect voids
export function Sync() {
  AUTH;
  const run = useRef(0);
  useLayoutEffect(() => () => { run.current += 1; }, DEPS);
  useEffect(() => {
    BEGIN;
    const own = run.current;
    getToken().then((token) => { if (own === run.current && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- what is wanted in a ref, compared behind the wait
export function Sync() {
  AUTH;
  const wanted = useRef(null);
  useEffect(() => { wanted.current = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : null; });
  useEffect(() => {
    BEGIN;
    const own = JSON.stringify([userId, sessionId, orgId, orgRole, actorId]);
    getToken().then((token) => { if (wanted.current === own && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- who is wanted in a ref, compared behind the wait
export function Sync() {
  AUTH;
  const wanted = useRef(null);
  wanted.current = userId;
  useEffect(() => {
    BEGIN;
    const own = userId;
    getToken().then((token) => { if (wanted.current === own && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
