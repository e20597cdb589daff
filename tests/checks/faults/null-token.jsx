// --- promise chain
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- async function
const run = async () => {
  const token = await getToken();
  SET(token); // <-
};
run().catch(() => {});
// --- without a name
const run = async () => {
  SET(await getToken()); // <-
};
run().catch(() => {});
// --- a guard of another kind
let active = true;
getToken().then((token) => {
  if (!active) return;
  SET(token); // <-
}).catch(() => {});
return () => { active = false; };
// --- where there is none
getToken().then((token) => {
  if (!token) SET(token); // <-
}).catch(() => {});
// --- compared with null
getToken().then((token) => {
  if (token === null) SET(token); // <-
}).catch(() => {});
// --- in a helper
const tell = (token) => {
  SET(token); // <-
};
getToken().then(tell).catch(() => {});
// --- asked behind the dispatch
getToken().then((token) => {
  SET(token); // <-
  if (!token) console.warn("none");
}).catch(() => {});
// --- with a fallback that may be null too
getToken().catch(() => getToken()).then((token) => {
  SET(token); // <-
}).catch(() => {});
// --- raced against a timer
let timer;
const late = new Promise((done) => { timer = setTimeout(done, 9000); });
Promise.race([getToken(), late]).then((token) => {
  SET(token); // <-
}).catch(() => {});
return () => clearTimeout(timer);
// --- the last of several attempts
const run = async () => {
  let result;
  for (let n = 0; n < 3; n++) result = await getToken();
  SET(result); // <-
};
run().catch(() => {});
// --- by destructuring
const run = async () => {
  const [token] = await Promise.all([getToken(), null]);
  SET(token); // <-
};
run().catch(() => {});
// --- optional chaining
getToken?.().then((token) => addEvents?.([ReflexEvent("s.set", { token })])).catch(() => {}); // <-
