// --- a race with a time-out, guarded
BEGIN;
let active = true;
let timer;
const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error("late")), 9000); });
Promise.race([getToken(), late]).then((token) => { if (active && token) SET(token); }).catch(() => {}).finally(() => clearTimeout(timer));
return () => { active = false; clearTimeout(timer); };
// --- a race with a time-out, not guarded
BEGIN;
let timer;
const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error("late")), 9000); });
Promise.race([getToken(), late]).then((token) => { if (token) SET(token); }).catch(() => {}).finally(() => clearTimeout(timer));
return () => { clearTimeout(timer); };
// --- a race with the abort
BEGIN;
const own = new AbortController();
const aborted = new Promise((_, fail) => { own.signal.addEventListener("abort", () => fail(new Error("void")), { once: true }); });
Promise.race([getToken(), aborted]).then((token) => { if (token) SET(token); }).catch(() => {});
return () => own.abort();
// --- a race with the abort of a controller that nobody aborts
BEGIN;
const own = new AbortController();
const aborted = new Promise((_, fail) => { own.signal.addEventListener("abort", () => fail(new Error("void")), { once: true }); });
Promise.race([getToken(), aborted]).then((token) => { if (token) SET(token); }).catch(() => {});
return () => { own.signal.aborted; };
// --- a race with an abort that is listened to behind a wait
BEGIN;
const own = new AbortController();
const run = async () => {
  await null;
  await new Promise((done) => setTimeout(done, 100));
  const aborted = new Promise((_, fail) => { own.signal.addEventListener("abort", () => fail(new Error("void")), { once: true }); });
  const token = await Promise.race([getToken(), aborted]);
  if (token) SET(token);
};
run().catch(() => {});
return () => own.abort();
// --- a race whose loser dispatches
BEGIN;
let active = true;
let timer;
const asked = getToken().then((token) => { if (token) SET(token); });
const late = new Promise((done) => { timer = setTimeout(done, 9000); });
Promise.race([asked, late]).then(() => { if (!active) return; clearTimeout(timer); }).catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- a debounced timer
BEGIN;
let active = true;
const timer = setTimeout(() => {
  getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
}, 50);
return () => { active = false; clearTimeout(timer); };
// --- a debounced timer, cleared alone
BEGIN;
const timer = setTimeout(() => {
  getToken().then((token) => { if (token) SET(token); }).catch(() => {});
}, 50);
return () => { clearTimeout(timer); };
// --- a debounced timer in a ref, cleared by the next run
BEGIN;
clearTimeout(run.current);
run.current = setTimeout(() => {
  getToken().then((token) => { if (token) SET(token); }).catch(() => {});
}, 50);
// --- a debounced sign-out
if (!isLoaded) return;
let active = true;
const timer = setTimeout(() => {
  if (!isSignedIn) { CLEAR; return; }
  getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
}, 50);
return () => { active = false; clearTimeout(timer); };
// --- an interval that asks again
BEGIN;
let active = true;
const ask = () => { getToken().then((token) => { if (active && token) SET(token); }).catch(() => {}); };
ask();
const timer = setInterval(ask, 30000);
return () => { active = false; clearInterval(timer); };
// --- an interval that is not cleared
BEGIN;
let active = true;
const ask = () => { getToken().then((token) => { if (active && token) SET(token); }).catch(() => {}); };
ask();
setInterval(ask, 30000);
return () => { active = false; };
// --- retries with a flag asked at the end alone
BEGIN;
let active = true;
const go = async (left) => {
  try { const token = await getToken(); if (active && token) SET(token); }
  catch { if (left > 0) setTimeout(() => go(left - 1), 500); }
};
go(3);
return () => { active = false; };
// --- a flag reset in finally
if (!isLoaded) return;
if (!isSignedIn) { CLEAR; return; }
if (connectErrors.length > 0) return;
if (box.current.busy) return;
box.current.busy = true;
let active = true;
(async () => { try { const token = await getToken(); if (active && token) SET(token); } catch { } finally { box.current.busy = false; } })();
return () => { active = false; };
// --- a flag reset in finally, released by the cleanup too
BEGIN;
if (box.current.busy) return;
box.current.busy = true;
let active = true;
(async () => { try { const token = await getToken(); if (active && token) SET(token); } catch { } finally { if (active) box.current.busy = false; } })();
return () => { active = false; box.current.busy = false; };
// --- a queue in a ref
export function Sync() {
  AUTH;
  const queue = useRef(Promise.resolve());
  useEffect(() => {
    BEGIN;
    let active = true;
    queue.current = queue.current.then(async () => {
      if (!active) return;
      const token = await getToken();
      if (active && token) SET(token);
    }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a queue in a ref, whose jobs ask nothing
export function Sync() {
  AUTH;
  const queue = useRef(Promise.resolve());
  useEffect(() => {
    BEGIN;
    queue.current = queue.current.then(async () => {
      const token = await getToken();
      if (token) SET(token);
    }).catch(() => {});
  }, DEPS);
  return null;
}
// --- a queue with sign-outs
export function Sync() {
  AUTH;
  const queue = useRef(Promise.resolve());
  useEffect(() => {
    if (!isLoaded || connectErrors.length > 0) return;
    let active = true;
    queue.current = queue.current.then(async () => {
      if (!active) return;
      if (!isSignedIn) { CLEAR; return; }
      const token = await getToken();
      if (active && token) SET(token);
    }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a mutex and what is wanted last
export function Sync() {
  AUTH;
  const wanted = useRef(null);
  const busy = useRef(false);
  useEffect(() => {
    BEGIN;
    wanted.current = { getToken, send: (token) => SET(token) };
    const drain = async () => {
      if (busy.current) return;
      busy.current = true;
      while (wanted.current) {
        const job = wanted.current;
        wanted.current = null;
        const token = await job.getToken().catch(() => null);
        if (!wanted.current && token) job.send(token);
      }
      busy.current = false;
    };
    drain().catch(() => {});
  }, DEPS);
  return null;
}
// --- an array of jobs, drained by a loop
export function Sync() {
  AUTH;
  const jobs = useRef([]);
  useEffect(() => {
    BEGIN;
    jobs.current.push(() => getToken().then((token) => { if (token) SET(token); }));
    (async () => { while (jobs.current.length) await jobs.current.shift()(); })().catch(() => {});
  }, DEPS);
  return null;
}
// --- all settled
BEGIN;
let active = true;
Promise.allSettled([getToken()]).then(([asked]) => { if (active && asked.value) SET(asked.value); });
return () => { active = false; };
// --- all settled, not guarded
BEGIN;
Promise.allSettled([getToken()]).then(([asked]) => { if (asked.value) SET(asked.value); });
// --- resolvers that the cleanup settles
BEGIN;
let stop;
const stopped = new Promise((done) => { stop = () => done(null); });
Promise.race([getToken(), stopped]).then((token) => { if (token) SET(token); }).catch(() => {});
return () => stop();
// --- for of awaits
BEGIN;
let active = true;
(async () => {
  for (const wait of [0, 500, 2000]) {
    if (wait) await new Promise((done) => setTimeout(done, wait));
    if (!active) return;
    const token = await getToken().catch(() => null);
    if (!active) return;
    if (token) { SET(token); return; }
  }
})().catch(() => {});
return () => { active = false; };
// --- for of awaits, asked before the request alone
BEGIN;
let active = true;
(async () => {
  for (const wait of [0, 500, 2000]) {
    if (wait) await new Promise((done) => setTimeout(done, wait));
    if (!active) return;
    const token = await getToken().catch(() => null);
    if (token) { SET(token); return; }
  }
})().catch(() => {});
return () => { active = false; };
// --- for await
BEGIN;
let active = true;
(async () => { for await (const token of [getToken()]) { if (active && token) SET(token); } })().catch(() => {});
return () => { active = false; };
// --- for await, not guarded
BEGIN;
let active = true;
(async () => { for await (const token of [getToken()]) { if (token) SET(token); } })().catch(() => {});
return () => { active = false; };
// --- a generator of steps
BEGIN;
let active = true;
function* steps() { const token = yield getToken(); if (active && token) SET(token); }
const walk = steps();
walk.next().value.then((token) => { walk.next(token); }).catch(() => {});
return () => { active = false; };
// --- a generator of steps, not guarded
BEGIN;
function* steps() { const token = yield getToken(); if (token) SET(token); }
const walk = steps();
walk.next().value.then((token) => { walk.next(token); }).catch(() => {});
// --- a thenable
BEGIN;
let active = true;
const asked = { then: (done) => { getToken().then((token) => { if (active) done(token); }).catch(() => {}); } };
asked.then((token) => { if (token) SET(token); });
return () => { active = false; };
// --- a microtask
BEGIN;
let active = true;
queueMicrotask(() => { getToken().then((token) => { if (active && token) SET(token); }).catch(() => {}); });
return () => { active = false; };
// --- a microtask, not guarded
BEGIN;
queueMicrotask(() => { getToken().then((token) => { if (token) SET(token); }).catch(() => {}); });
// --- a rejection that clears
BEGIN;
let active = true;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => { if (active) CLEAR; });
return () => { active = false; };
// --- a null that clears
BEGIN;
let active = true;
getToken().then((token) => { if (!active) return; if (token) { SET(token); } else { CLEAR; } }).catch(() => {});
return () => { active = false; };
// --- an event that is chosen
BEGIN;
let active = true;
getToken().then((token) => { if (!active) return;
  addEvents([token ? ReflexEvent("s.set", { token }) : ReflexEvent("s.no_token", {})]);
}).catch(() => {});
return () => { active = false; };
// --- events that are chosen
BEGIN;
let active = true;
getToken().then((token) => { if (!active) return;
  addEvents(token ? [ReflexEvent("s.set", { token })] : []);
}).catch(() => {});
return () => { active = false; };
// --- an event that is chosen the wrong way round
BEGIN;
let active = true;
getToken().then((token) => { if (!active) return;
  addEvents([!token ? ReflexEvent("s.set", { token }) : ReflexEvent("s.no_token", {})]);
}).catch(() => {});
return () => { active = false; };
// --- optimistic, with a rollback
const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "out";
if (!isLoaded) return;
if (sent.current === key) return;
if (!isSignedIn) { CLEAR; sent.current = key; return; }
if (connectErrors.length > 0) return;
let active = true;
const before = sent.current;
sent.current = key;
getToken().then((token) => { if (!active) return; if (token) SET(token); else sent.current = before; }).catch(() => { if (active) sent.current = before; });
return () => { active = false; };
// --- a dedupe by key and connection, noted behind the dispatch
if (!isLoaded) return;
const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "out";
if (sent.current?.key === key && (sent.current.at === connectErrors || connectErrors.length > 0)) return;
if (!isSignedIn) { CLEAR; sent.current = { key, at: connectErrors }; return; }
if (connectErrors.length > 0) return;
let active = true;
getToken().then((token) => { if (!active || !token) return; SET(token); sent.current = { key, at: connectErrors }; }).catch(() => {});
return () => { active = false; };
// --- a dedupe that the last tab's token decides
if (!isLoaded) return;
if (!isSignedIn) { CLEAR; sent.current = null; return; }
if (connectErrors.length > 0) return;
let active = true;
getToken().then((token) => { if (!active || !token || token === sent.current) return; SET(token); sent.current = token; }).catch(() => {});
return () => { active = false; };
