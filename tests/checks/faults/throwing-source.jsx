// --- promise chain
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- with options
getToken({ skipCache: true }).catch(() => {}); // <-
// --- kept in a variable
const pending = getToken(); // <-
pending.catch(() => {});
// --- in a helper
const ask = () => getToken(); // <-
ask().catch(() => {});
// --- in a helper of a helper
const ask = (options) => getToken(options); // <-
const askAnew = () => ask({ skipCache: true });
askAnew().catch(() => {});
// --- in a race
Promise.race([getToken(), new Promise(() => {})]).catch(() => {}); // <-
// --- in all
Promise.all([getToken(), fetch("/me")]).catch(() => {}); // <-
// --- as an argument
Promise.resolve(getToken()).catch(() => {}); // <-
// --- behind an early exit
if (!isLoaded) return;
getToken().catch(() => {}); // <-
// --- in a branch
if (isSignedIn) {
  getToken().catch(() => {}); // <-
}
// --- in a conditional expression
const pending = isSignedIn ? getToken() : Promise.resolve(null); // <-
pending.catch(() => {});
// --- in a loop
for (const template of ["a", "b"]) {
  getToken({ template }).catch(() => {}); // <-
}
// --- optional chaining
getToken?.().catch(() => {}); // <-
