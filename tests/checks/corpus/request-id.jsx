// --- advanced first
const mine = ++runRef.current;
load(id).then((found) => { if (mine === runRef.current) setData(found); }, () => {});
// --- advanced first, with an exit behind it
const mine = ++runRef.current;
if (!id) return;
load(id).then((found) => { if (mine === runRef.current) setData(found); }, () => {});
// --- advanced in the cleanup too, by one
const mine = ++runRef.current;
load(id).then((found) => { if (mine === runRef.current) send(found); }).catch(() => {});
return () => { runRef.current++; };
// --- advanced in the cleanup, with an exit before it
if (!id) return;
const mine = ++runRef.current;
load(id).then((found) => { if (mine === runRef.current) send(found); }).catch(() => {});
return () => { runRef.current += 1; };
// --- only in the cleanup
const mine = runRef.current;
load(id).then((found) => { if (mine === runRef.current) setData(found); }, () => {});
return () => { runRef.current += 1; };
// --- a symbol
const me = Symbol("run");
runRef.current = me;
load(id).then((found) => { if (runRef.current === me) setData(found); }, () => {});
// --- an object
const me = {};
runRef.current = me;
const run = async () => {
  const found = await load(id);
  if (runRef.current !== me) return;
  send(found);
};
run().catch(() => {});
return () => { runRef.current = null; };
// --- the value that it runs for
latestRef.current = id;
load(id).then((found) => { if (latestRef.current === id) setData(found); }, () => {});
// --- the promise itself
const pending = load(id);
runRef.current = pending;
pending.then((found) => { if (runRef.current === pending) setData(found); }).catch(() => {});
// --- in two steps
runRef.current += 1;
const mine = runRef.current;
load(id).then((found) => { if (mine !== runRef.current) return; setData(found); }, () => {});
// --- a predicate
const mine = ++runRef.current;
const isCurrent = () => mine === runRef.current;
const run = async () => {
  const found = await load(id);
  if (!isCurrent()) return;
  setData(found);
};
run().catch(() => {});
// --- with the flag of the run beside it
let active = true;
if (!id) return;
const mine = ++runRef.current;
load(id).then((found) => { if (active && mine === runRef.current) send(found); }).catch(() => {});
return () => { active = false; };
// --- with the flag of the run before it
if (!id) return;
let active = true;
const mine = ++runRef.current;
load(id).then((found) => {
  if (!active) return;
  if (mine !== runRef.current) return;
  send(found);
}).catch(() => {});
return () => { active = false; };
// --- growing
const mine = ++runRef.current;
load(id).then((found) => { if (mine < runRef.current) return; setData(found); }, () => {});
// --- several awaits
const mine = ++runRef.current;
const run = async () => {
  const first = await load(id);
  if (mine !== runRef.current) return;
  const second = await load(first);
  if (mine !== runRef.current) return;
  setData(second);
};
run().catch(() => {});
// --- not smaller than what the ref holds
const mine = ++runRef.current;
load(id).then((found) => { if (runRef.current <= mine) setData(found); }, () => {});
return () => { runRef.current += 1; };
// --- counted down, not greater than what the ref holds
const mine = --runRef.current;
load(id).then((found) => { if (mine > runRef.current) return; setData(found); }, () => {});
return () => { runRef.current -= 1; };
// --- counted by two, from the sum
const mine = runRef.current + 2;
runRef.current = mine;
load(id).then((found) => { if (runRef.current === mine) setData(found); }, () => {});
return () => { runRef.current += 2; };
// --- counted in an object that is empty at first
latestRef.current.n = (latestRef.current.n || 0) + 1;
const mine = latestRef.current.n;
load(id).then((found) => { if (latestRef.current.n === mine) setData(found); }, () => {});
// --- given to the function that asks
const run = async (mine) => {
  const found = await load(id);
  if (mine === runRef.current) setData(found);
};
run(++runRef.current).catch(() => {});
// --- a timer's id
const mine = setTimeout(() => report("slow"), 500);
runRef.current = mine;
load(id).then((found) => { if (runRef.current === mine) setData(found); }, () => {});
return () => { clearTimeout(mine); runRef.current = 0; };
// --- a function
const mine = () => {};
runRef.current = mine;
load(id).then((found) => { if (runRef.current !== mine) return; setData(found); }, () => {});
return () => { runRef.current = null; };
// --- a text made of all that it runs for
const mine = JSON.stringify([id, url ?? "none"]);
runRef.current = mine;
load(id, url).then((found) => { if (runRef.current === mine) setData(found); }, () => {});
return () => { runRef.current = null; };
