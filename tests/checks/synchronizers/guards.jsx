// --- a helper asks the controller in the ref
BEGIN;
run.current = new AbortController();
const isDead = (one) => one.signal.aborted;
getToken().then((token) => { if (isDead(run.current)) return; if (token) SET(token); }).catch(() => {});
return () => { run.current.abort(); };
// --- a helper of the module asks the controller in the ref
function isDead(one) { return one.signal.aborted; }
export function Sync() {
  AUTH;
  const run = useRef(null);
  useEffect(() => {
    BEGIN;
    run.current = new AbortController();
    getToken().then((token) => { if (isDead(run.current)) return; if (token) SET(token); }).catch(() => {});
    return () => { run.current.abort(); };
  }, DEPS);
  return null;
}
// --- a helper asks the signal in the ref
BEGIN;
run.current = new AbortController();
const isDead = (signal) => signal.aborted;
getToken().then((token) => { if (isDead(run.current.signal)) return; if (token) SET(token); }).catch(() => {});
return () => { run.current.abort(); };
// --- a helper takes the signal out of what is in the ref
BEGIN;
run.current = new AbortController();
const isDead = ({ signal }) => signal.aborted;
getToken().then((token) => { if (isDead(run.current)) return; if (token) SET(token); }).catch(() => {});
return () => { run.current.abort(); };
// --- a sender is given the controller in the ref
BEGIN;
run.current = new AbortController();
const send = (one, token) => { if (one.signal.aborted) return; if (token) SET(token); };
getToken().then((token) => send(run.current, token)).catch(() => {});
return () => { run.current.abort(); };
// --- a sender is given the run object in the ref
BEGIN;
run.current = { dead: false };
const send = (one, token) => { if (!one.dead && token) SET(token); };
getToken().then((token) => send(run.current, token)).catch(() => {});
return () => { run.current.dead = true; };
// --- a sender is given the run's own controller
BEGIN;
const own = run.current = new AbortController();
const send = (one, token) => { if (one.signal.aborted) return; if (token) SET(token); };
getToken().then((token) => send(own, token)).catch(() => {});
return () => { own.abort(); };
// --- a getter of the controller in the ref
BEGIN;
run.current = new AbortController();
const latest = () => run.current;
getToken().then((token) => { const one = latest(); if (one.signal.aborted) return; if (token) SET(token); }).catch(() => {});
return () => { run.current.abort(); };
// --- the controller in the ref, or none, taken out late
BEGIN;
run.current = new AbortController();
getToken().then((token) => { const one = run.current ?? null; if (one.signal.aborted) return; if (token) SET(token); }).catch(() => {});
return () => { run.current.abort(); };
// --- the controller in the ref, in an object, late
BEGIN;
run.current = new AbortController();
const isDead = ({ one }) => one.signal.aborted;
getToken().then((token) => { if (isDead({ one: run.current })) return; if (token) SET(token); }).catch(() => {});
return () => { run.current.abort(); };
// --- the controller in the ref, in an array, late
BEGIN;
run.current = new AbortController();
getToken().then((token) => { const [one] = [run.current]; if (one.signal.aborted) return; if (token) SET(token); }).catch(() => {});
return () => { run.current.abort(); };
// --- a helper asks the run's own object, which is in the ref too
BEGIN;
const own = run.current = { dead: false };
const isDead = (one = own) => one.dead;
getToken().then((token) => { if (isDead()) return; if (token) SET(token); }).catch(() => {});
return () => { own.dead = true; };
// --- a default asks what is in the ref
BEGIN;
run.current = { dead: false };
const isDead = (one = run.current) => one.dead;
getToken().then((token) => { if (isDead()) return; if (token) SET(token); }).catch(() => {});
return () => { run.current.dead = true; };
// --- a sign-out puts the older object back
const before = run.current;
const own = {};
run.current = own;
if (!isLoaded) return;
if (!isSignedIn) { CLEAR; run.current = before; return; }
getToken().then((token) => { if (run.current === own && token) SET(token); }).catch(() => {});
return () => {};
// --- the older object chosen again
const before = run.current;
const own = {};
run.current = isSignedIn ? own : before;
if (!isLoaded) return;
if (!isSignedIn) { CLEAR; return; }
getToken().then((token) => { if (run.current === own && token) SET(token); }).catch(() => {});
// --- the older object put back by way of another ref
const own = {};
box.current = run.current;
run.current = own;
if (!isLoaded) return;
if (!isSignedIn) { CLEAR; run.current = box.current; return; }
getToken().then((token) => { if (run.current === own && token) SET(token); }).catch(() => {});
// --- an own object, always the newest
const own = {};
run.current = own;
if (!isLoaded) return;
if (!isSignedIn) { CLEAR; return; }
if (connectErrors.length > 0) return;
getToken().then((token) => { if (run.current === own && token) SET(token); }).catch(() => {});
return () => { run.current = null; };
// --- the older symbol put back by the cleanup
BEGIN;
const before = run.current;
const own = Symbol("run");
run.current = own;
getToken().then((token) => { if (run.current === own && token) SET(token); }).catch(() => {});
return () => { run.current = before; };
// --- the older object put back behind the wait
BEGIN;
const before = run.current;
const own = {};
run.current = own;
getToken().then((token) => { if (run.current === own && token) SET(token); }).catch(() => {}).finally(() => { run.current = before; });
return () => { run.current = null; };
// --- an optional chain on the guard
BEGIN;
const own = run.current = { live: true };
getToken().then((token) => { if (own?.live && token) SET(token); }).catch(() => {});
return () => { own.live = false; };
// --- an optional chain on what the ref holds
BEGIN;
run.current = { live: true };
getToken().then((token) => { if (run.current?.live && token) SET(token); }).catch(() => {});
return () => { if (run.current) run.current.live = false; };
// --- a getter of the own object
BEGIN;
let dead = false;
const own = { get dead() { return dead; } };
getToken().then((token) => { if (!own.dead && token) SET(token); }).catch(() => {});
return () => { dead = true; };
// --- a getter that asks the ref
BEGIN;
run.current = 1;
const own = { get live() { return run.current === 1; } };
getToken().then((token) => { if (own.live && token) SET(token); }).catch(() => {});
return () => { run.current = 0; };
// --- an early return of a nested helper stops nothing
BEGIN;
let active = true;
const check = () => { if (!active) return; };
getToken().then((token) => { check(); if (token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- a helper that throws where the run is void
BEGIN;
let active = true;
const check = () => { if (!active) throw new Error("void"); };
getToken().then((token) => { check(); if (token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- a helper whose throw is caught where it is called
BEGIN;
let active = true;
const check = () => { if (!active) throw new Error("void"); };
getToken().then((token) => { try { check(); } catch { } if (token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- throwIfAborted of the own signal
BEGIN;
const own = new AbortController();
getToken().then((token) => { own.signal.throwIfAborted(); if (token) SET(token); }).catch(() => {});
return () => own.abort();
// --- throwIfAborted of the signal in the ref
BEGIN;
run.current = new AbortController();
getToken().then((token) => { run.current.signal.throwIfAborted(); if (token) SET(token); }).catch(() => {});
return () => run.current.abort();
// --- a listener of the signal turns the flag
BEGIN;
const own = new AbortController();
let dead = false;
own.signal.addEventListener("abort", () => { dead = true; });
getToken().then((token) => { if (!dead && token) SET(token); }).catch(() => {});
return () => own.abort();
// --- the flag is asked before the wait alone
BEGIN;
let active = true;
(async () => { if (!active) return; const token = await getToken(); if (token) SET(token); })().catch(() => {});
return () => { active = false; };
// --- one of two waits is guarded
BEGIN;
let active = true;
(async () => { const token = await getToken(); if (!active) return; await Promise.resolve(); await new Promise((done) => setTimeout(done, 0)); if (token) SET(token); })().catch(() => {});
return () => { active = false; };
// --- a guard that is the negation of a copy
BEGIN;
let active = true;
const wasActive = active;
getToken().then((token) => { if (wasActive && token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- a guard in a conjunction with or
BEGIN;
let active = true;
getToken().then((token) => { if (token && (active || isSignedIn)) SET(token); }).catch(() => {});
return () => { active = false; };
// --- a flag of bits
BEGIN;
let bits = 1;
getToken().then((token) => { if ((bits & 1) && token) SET(token); }).catch(() => {});
return () => { bits = 0; };
// --- a dispatching closure that is void
BEGIN;
let send = (token) => SET(token);
getToken().then((token) => { if (token) send(token); }).catch(() => {});
return () => { send = () => {}; };
// --- a dispatching closure in a ref, that of the newest run
BEGIN;
run.current = (token) => SET(token);
getToken().then((token) => { if (token) run.current(token); }).catch(() => {});
return () => { run.current = () => {}; };
// --- the sink itself in a variable that is emptied
BEGIN;
let send = addEvents;
getToken().then((token) => { if (token) send?.([ReflexEvent("s.set", { token })]); }).catch(() => {});
return () => { send = null; };
// --- a destructured ref
export function Sync() {
  AUTH;
  const ref = useRef(0);
  useEffect(() => {
    let { current } = ref;
    ref.current = ++current;
    BEGIN;
    const own = current;
    getToken().then((token) => { if (ref.current === own && token) SET(token); }).catch(() => {});
    return () => { ref.current += 1; };
  }, DEPS);
  return null;
}
// --- a destructured ref is a copy
export function Sync() {
  AUTH;
  const ref = useRef(0);
  useEffect(() => {
    BEGIN;
    ref.current += 1;
    const { current } = ref;
    const own = current;
    getToken().then((token) => { if (current === own && token) SET(token); }).catch(() => {});
    return () => { ref.current += 1; };
  }, DEPS);
  return null;
}
// --- a closure over let in a loop, each with its own flag
BEGIN;
const flags = [];
for (let i = 0; i < 2; i++) {
  let live = true;
  flags.push(() => { live = false; });
  if (i === 0) getToken().then((token) => { if (live && token) SET(token); }).catch(() => {});
}
return () => { flags.forEach((stop) => stop()); };
// --- a closure over let in a loop, of which the last is turned
BEGIN;
let stop;
for (let i = 0; i < 2; i++) {
  let live = true;
  stop = () => { live = false; };
  getToken().then((token) => { if (live && token) SET(token); }).catch(() => {});
}
return () => stop();
// --- a switch of states
BEGIN;
let phase = "waiting";
getToken().then((token) => {
  switch (phase) {
    case "waiting": if (token) SET(token); phase = "done"; break;
    default: break;
  }
}).catch(() => {});
return () => { phase = "void"; };
// --- a switch of states whose cases run on
BEGIN;
let phase = "waiting";
getToken().then((token) => {
  switch (phase) {
    case "void": phase = "gone";
    case "waiting": if (token) SET(token);
  }
}).catch(() => {});
return () => { phase = "void"; };
