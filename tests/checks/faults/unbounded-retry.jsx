// --- in catch
const ask = () => getToken().catch(() => ask()); // <-
ask();
// --- handed to catch
const ask = () => getToken().catch(ask); // <-
ask();
// --- while true
const run = async () => {
  while (true) {
    if (await getToken()) return; // <-
  }
};
run().catch(() => {});
// --- for ever
const run = async () => {
  for (;;) {
    const token = await getToken(); // <-
    if (token) { SET(token); return; }
  }
};
run().catch(() => {});
// --- until there is one
const run = async () => {
  let token = null;
  while (!token) token = await getToken(); // <-
  SET(token);
};
run().catch(() => {});
// --- do while
const run = async () => {
  let token;
  do {
    token = await getToken(); // <-
  } while (!token);
};
run().catch(() => {});
// --- from a timer
const ask = () => {
  getToken().catch(() => { setTimeout(ask, 500); }); // <-
};
ask();
// --- with a delay that grows
const ask = (delay) => {
  getToken().catch(() => setTimeout(() => ask(delay * 2), delay)); // <-
};
ask(500);
// --- counted, and not compared
const ask = (n) => getToken().catch(() => ask(n + 1)); // <-
ask(0);
// --- compared, and not counted
const ask = (n) => getToken().catch(() => (n < 3 ? ask(n) : null)); // <-
ask(0);
// --- the comparison the wrong way round
const ask = (n) => getToken().catch(() => (n > 0 ? ask(n + 1) : null)); // <-
ask(1);
// --- counted down, with a limit above
const run = async () => {
  for (let n = 3; n <= 3; n--) {
    if (await getToken()) return; // <-
  }
};
run().catch(() => {});
// --- limited by a flag only
let active = true;
const run = async () => {
  while (active) {
    if (await getToken()) return; // <-
  }
};
run().catch(() => {});
return () => { active = false; };
// --- two that call each other
const first = () => getToken().catch(second); // <-
const second = () => getToken().catch(first); // <-
first();
// --- the limit is asked on the first attempt only
const run = async () => {
  for (let n = 0; true; n++) {
    if (n > 0) await new Promise((done) => setTimeout(done, 100));
    if (await getToken()) return; // <-
  }
};
run().catch(() => {});
