// --- a chain
getToken().then(() => {}); // <-
// --- a request alone
getToken(); // <-
// --- an async function
const run = async () => { await getToken(); };
run(); // <-
// --- an async function, called at once
(async () => { // <-
  await getToken();
})();
// --- a handler that comes too early
getToken().catch(() => {}).then(() => { throw new Error("late"); }); // <-
// --- then behind catch
getToken().catch(() => null).then((token) => { show(token); }); // <-
// --- finally is no handler
getToken().finally(() => {}); // <-
// --- try without await
const run = async () => {
  try {
    return getToken();
  } catch {
    return null;
  }
};
run(); // <-
// --- rethrown
const run = async () => {
  try {
    await getToken();
  } catch (error) {
    throw error;
  }
};
run(); // <-
// --- dropped inside a handled one
const run = async () => {
  getToken(); // <-
};
run().catch(() => {});
// --- void
void getToken(); // <-
// --- a timer drops it
const timer = setTimeout(() => getToken(), 500); // <-
return () => clearTimeout(timer);
// --- a listener drops it
const wake = async () => { await getToken(); };
window.addEventListener("online", wake); // <-
return () => window.removeEventListener("online", wake);
// --- all of several
Promise.all([getToken(), getToken()]); // <-
// --- optional chaining
getToken?.().then((token) => token); // <-
// --- awaited in finally
const run = async () => {
  try {
    await getToken();
  } catch {
  } finally {
    await getToken();
  }
};
run(); // <-
// --- what then gives is what somebody else's function gives
getToken().catch(() => null).then((token) => show(token)); // <-
// --- an async function that gives what somebody else's gives
const run = async () => show(await getToken().catch(() => null));
run(); // <-
// --- a handler that does throw, in a function of its own
const fail = (error) => { throw error; };
const run = async () => {
  try {
    await getToken();
  } catch (error) {
    fail(error);
  }
};
run(); // <-
// --- one of two branches of an expression
isSignedIn ? getToken().then((token) => show(token)) : CLEAR; // <-
// --- one of two branches of an expression, kept for nobody
const gone = isSignedIn ? getToken() : CLEAR; // <-
