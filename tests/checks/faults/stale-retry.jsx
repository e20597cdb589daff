// --- second request in catch
getToken().catch(() => getToken()).catch(() => {}); // <-
// --- with other options
getToken({ skipCache: true })
  .catch(() => getToken()) // <-
  .catch(() => {});
// --- two awaits
const run = async () => {
  let token = await getToken();
  if (!token) token = await getToken(); // <-
};
run().catch(() => {});
// --- in the catch block
const run = async () => {
  try {
    await getToken();
  } catch {
    await getToken(); // <-
  }
};
run().catch(() => {});
// --- in a loop
const run = async () => {
  for (let n = 0; n < 3; n++) {
    const token = await getToken(); // <-
    if (token) return;
  }
};
run().catch(() => {});
// --- after a delay
const ask = () => getToken(); // <-
ask().catch(() => new Promise((done) => setTimeout(done, 500)).then(ask)).catch(() => {});
// --- by itself, with a count
const ask = (n) =>
  getToken().catch(() => (n < 3 ? ask(n + 1) : null)); // <-
ask(1).catch(() => {});
// --- from a timer
const ask = () => {
  getToken().catch(() => { setTimeout(ask, 500); }); // <-
};
ask();
// --- with a guard before the first request only
let active = true;
const run = async () => {
  if (!active) return;
  if (await getToken()) return;
  await getToken({ skipCache: true }); // <-
};
run().catch(() => {});
return () => { active = false; };
// --- nested helpers
const fresh = () => getToken({ skipCache: true }); // <-
const either = () => getToken().then((token) => token ?? fresh());
either().catch(() => {});
// --- while there is none
const run = async () => {
  let left = 3;
  let token = null;
  while (!token && left-- > 0) {
    token = await getToken(); // <-
  }
};
run().catch(() => {});
// --- optional chaining
getToken?.()?.catch(() => getToken?.())?.catch(() => {}); // <-
// --- in finally
getToken().catch(() => {}).finally(() => {
  getToken().catch(() => {}); // <-
});
// --- known to be void
let active = true;
const run = async () => {
  if (await getToken()) return;
  if (active) return;
  await getToken(); // <-
};
run().catch(() => {});
return () => { active = false; };
