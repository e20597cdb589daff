// --- nobody keeps the id
setTimeout(() => {}, 500); // <-
// --- kept and not cleared
const timer = setTimeout(() => {}, 500); // <-
// --- an interval
const timer = setInterval(() => {}, 500); // <-
// --- an animation frame
requestAnimationFrame(() => {}); // <-
// --- an idle callback
const handle = window.requestIdleCallback(() => {}); // <-
// --- in a promise
getToken().catch(() => new Promise((done) => setTimeout(done, 500))).catch(() => {}); // <-
// --- in an async helper
const wait = (ms) => new Promise((done) => { setTimeout(done, ms); }); // <-
const run = async () => { await wait(100); };
run().catch(() => {});
// --- cleared only once it has fired
let timer = setTimeout(() => { clearTimeout(timer); }, 500); // <-
// --- the cleanup clears another one
const first = setTimeout(() => {}, 500); // <-
const second = setTimeout(() => {}, 500);
return () => clearTimeout(second);
// --- cleared on one way
const timer = setTimeout(() => {}, 500); // <-
return () => { if (isSignedIn) clearTimeout(timer); };
// --- an exit without the cleanup
const timer = setTimeout(() => {}, 500); // <-
if (!isSignedIn) return;
return () => clearTimeout(timer);
// --- the id is overwritten
let timer = setTimeout(() => {}, 500);
timer = setTimeout(() => {}, 900); // <-
return () => clearTimeout(timer);
// --- in a ref, and not cleared
timerRef.current = setTimeout(() => {}, 500); // <-
// --- armed behind the cleanup
let timer;
getToken().then(() => {
  timer = setTimeout(() => {}, 500); // <-
}).catch(() => {});
return () => clearTimeout(timer);
// --- armed behind an await
let timer;
const run = async () => {
  await getToken();
  timer = window.setTimeout(() => {}, 500); // <-
};
run().catch(() => {});
return () => { window.clearTimeout(timer); };
