// --- a time-out
const timer = setTimeout(() => setCount(1), 500);
return () => clearTimeout(timer);
// --- an interval
const timer = setInterval(() => setCount((n) => n + 1), 1000);
return () => clearInterval(timer);
// --- of the window
const timer = window.setTimeout(() => setCount(1), 500);
return () => { window.clearTimeout(timer); };
// --- debounce
const timer = setTimeout(() => { send(id); }, 300);
return () => clearTimeout(timer);
// --- a ref
timerRef.current = setTimeout(() => setCount(1), 500);
return () => clearTimeout(timerRef.current);
// --- a ref that is cleared first
clearTimeout(timerRef.current);
timerRef.current = setTimeout(() => send(id), 500);
return () => clearTimeout(timerRef.current);
// --- if there is one
let timer = null;
if (id) timer = setTimeout(() => setCount(1), 500);
return () => { if (timer !== null) clearTimeout(timer); };
// --- if it is truthy
let timer;
if (id) timer = setTimeout(() => setCount(1), 500);
return () => { if (timer) clearTimeout(timer); };
// --- an exit before it
if (!id) return;
const timer = setTimeout(() => setCount(1), 500);
return () => clearTimeout(timer);
// --- a frame
const frame = requestAnimationFrame(() => setCount(1));
return () => cancelAnimationFrame(frame);
// --- one frame after another
let frame;
const draw = () => {
  setCount((n) => n + 1);
  frame = requestAnimationFrame(draw);
};
frame = requestAnimationFrame(draw);
return () => cancelAnimationFrame(frame);
// --- one time-out after another
let timer;
const tick = () => {
  setCount((n) => n + 1);
  timer = setTimeout(tick, 1000);
};
timer = setTimeout(tick, 1000);
return () => clearTimeout(timer);
// --- polling
let active = true;
let timer;
const poll = async () => {
  const found = await load(id).catch(() => null);
  if (!active) return;
  setData(found);
  timer = setTimeout(() => { poll().catch(() => {}); }, 1000);
};
poll().catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- a countdown
let left = 3;
const timer = setInterval(() => {
  left -= 1;
  setCount(left);
  if (left === 0) clearInterval(timer);
}, 1000);
return () => clearInterval(timer);
// --- several in an array
const timers = [100, 200].map((ms) => setTimeout(() => setCount(ms), ms));
return () => timers.forEach((timer) => clearTimeout(timer));
// --- several, handed on
const timers = [];
for (const ms of [100, 200]) timers.push(setTimeout(() => setCount(ms), ms));
return () => timers.forEach(clearTimeout);
// --- a delay that is awaited
let active = true;
let timer;
const run = async () => {
  await new Promise((done) => { timer = setTimeout(done, 500); });
  if (active) setCount(1);
};
run().catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- retries with a limit
let active = true;
let timer;
const attempt = (n) => {
  load(id).then(
    (found) => { if (active) setData(found); },
    () => { if (active && n < 3) timer = setTimeout(() => attempt(n + 1), 500 * n); },
  );
};
attempt(1);
return () => { active = false; clearTimeout(timer); };
// --- an idle callback
const handle = requestIdleCallback(() => setCount(1));
return () => cancelIdleCallback(handle);
// --- a time limit
let timer;
const late = new Promise((done) => { timer = setTimeout(done, 5000); });
let active = true;
Promise.race([load(id), late]).then((found) => { if (active) setData(found); }).catch(() => {});
return () => { active = false; clearTimeout(timer); };
// --- a microtask with a flag
let active = true;
queueMicrotask(() => { if (active) setCount(1); });
return () => { active = false; };
// --- two, both cleared
const short = setTimeout(() => setCount(1), 100);
const long = setTimeout(() => setCount(2), 900);
return () => { clearTimeout(short); clearTimeout(long); };
