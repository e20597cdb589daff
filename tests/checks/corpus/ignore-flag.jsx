// --- then
let ignore = false;
load(id).then((found) => { if (!ignore) setData(found); }).catch(() => {});
return () => { ignore = true; };
// --- async function
let active = true;
const run = async () => {
  try {
    const found = await load(id);
    if (active) setData(found);
  } catch {
    if (active) setError("failed");
  }
};
run();
return () => { active = false; };
// --- early exit
let cancelled = false;
(async () => {
  const found = await load(id).catch(() => null);
  if (cancelled) return;
  setData(found);
})().catch(() => {});
return () => { cancelled = true; };
// --- two awaits, two tests
let live = true;
const run = async () => {
  const first = await load(id);
  if (!live) return;
  const second = await load(first);
  if (!live) return;
  setData(second);
};
run().catch(() => {});
return () => { live = false; };
// --- an object that holds the flag
const run = { active: true };
load(id).then((found) => { if (run.active) setData(found); }, () => {});
return () => { run.active = false; };
// --- a word in place of a boolean
let status = "running";
load(id).then((found) => { if (status === "running") setData(found); }, () => {});
return () => { status = "over"; };
// --- a predicate
let active = true;
const isCurrent = () => active;
load(id).then((found) => { if (isCurrent()) setData(found); }, () => {});
return () => { active = false; };
// --- a helper that asks
let active = true;
const whileActive = (then) => { if (active) then(); };
load(id).then((found) => { whileActive(() => setData(found)); }, () => {});
return () => { active = false; };
// --- a named cleanup
let active = true;
function stop() { active = false; }
load(id).then((found) => { if (active) setData(found); }, () => {});
return stop;
// --- finally
let active = true;
setCount(1);
load(id).then((found) => { if (active) setData(found); }).catch(() => {}).finally(() => { if (active) setCount(0); });
return () => { active = false; };
// --- an exit before anything has begun
if (!id) return;
let ignore = false;
load(id).then((found) => { if (!ignore) setData(found); }, () => {});
return () => { ignore = true; };
// --- an undefined cleanup before anything has begun
if (!id) return undefined;
let ignore = false;
load(id).then((found) => { if (!ignore) setData(found); }, () => {});
return () => { ignore = true; };
// --- the flag throws
let active = true;
const check = () => { if (!active) throw new Error("void"); };
const run = async () => {
  const found = await load(id);
  check();
  setData(found);
};
run().catch(() => {});
return () => { active = false; };
// --- all of several
let ignore = false;
Promise.all([load(id), load(url)]).then(([one, two]) => { if (!ignore) setData([one, two]); }).catch(() => {});
return () => { ignore = true; };
// --- whatever comes first
let ignore = false;
Promise.race([load(id), load(url)]).then((found) => { if (!ignore) setData(found); }, () => {});
return () => { ignore = true; };
// --- settled, not failed
let ignore = false;
Promise.allSettled([load(id), load(url)]).then((all) => { if (!ignore) setData(all); }, () => {});
return () => { ignore = true; };
// --- one by one
let ignore = false;
const run = async () => {
  for (const part of [id, url]) {
    const found = await load(part);
    if (ignore) return;
    setData(found);
  }
};
run().catch(() => {});
return () => { ignore = true; };
// --- two pieces of state
let ignore = false;
load(id).then(
  (found) => { if (!ignore) { setData(found); setError(null); } },
  (failure) => { if (!ignore) { setData(null); setError(failure); } },
);
return () => { ignore = true; };
// --- a conditional expression
let ignore = false;
load(id).then((found) => (ignore ? null : setData(found)), () => {});
return () => { ignore = true; };
// --- and
let active = true;
load(id).then((found) => active && setData(found), () => {});
return () => { active = false; };
// --- compared with true
let active = true;
load(id).then((found) => { if (active === true) setData(found); }, () => {});
return () => { active = false; };
// --- switched off by itself as well
let active = true;
load(id).then((found) => { if (!active) return; active = false; setData(found); }, () => {});
return () => { active = false; };
// --- what nobody waits for is let go of behind it
let cancelled = false;
load(id).then((found) => {
  if (found && cancelled) return;
  if (!found) return;
  setData(found);
}).catch(() => {});
return () => { cancelled = true; };
// --- only a result is asked whether it is stale
let active = true;
const run = async () => {
  const found = await load(id).catch(() => null);
  if (!found || active) {
    if (found) setData(found);
  }
};
run().catch(() => {});
return () => { active = false; };
// --- the other half was asked before
let cancelled = false;
const run = async () => {
  const found = await load(id);
  if (!found) return;
  if (found && cancelled) return;
  setData(found);
};
run().catch(() => {});
return () => { cancelled = true; };
// --- a failure that is told to somebody
let active = true;
const run = async () => {
  try {
    const found = await load(id);
    if (active) setData(found);
  } catch (failure) {
    api.report(failure);
  } finally {
    api.done();
  }
};
run();
return () => { active = false; };
// --- a chain whose failure is told to somebody
let active = true;
load(id)
  .then((found) => { if (active) setData(found); })
  .catch((failure) => { api.report(failure); })
  .finally(() => { api.done(); });
return () => { active = false; };
// --- asked as the default of a parameter that nobody gives
let gone = false;
load(id).then((found, wanted = !gone) => { if (wanted) setData(found); }).catch(() => {});
return () => { gone = true; };
// --- one of two branches of an expression, with its handler
let live = true;
id ? load(id).then((found) => { if (live) setData(found); }).catch(() => {}) : report("none");
return () => { live = false; };
// --- a function that is bound
let live = true;
const take = (found) => { if (live) setData(found); };
load(id).then(take.bind(null)).catch(() => {});
return () => { live = false; };
// --- a function that is bound with its first argument
let live = true;
const take = (which, found) => { if (live) report(which, found); };
load(id).then(take.bind(null, "first")).catch(() => {});
return () => { live = false; };
