// --- promise chain
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- async function
const run = async () => { SET(await getToken()); }; // <-
run().catch(() => {});
// --- with options
getToken({ skipCache: true }).catch(() => {}); // <-
// --- in a helper
const ask = () => getToken(); // <-
ask().catch(() => {});
// --- a race without a timer
Promise.race([getToken(), fetch("/later")]).catch(() => {}); // <-
// --- a timer beside it
const timer = setTimeout(() => CLEAR, 9000);
getToken().then((token) => SET(token)).catch(() => {}); // <-
return () => clearTimeout(timer);
// --- an abort that it is not given
const controller = new AbortController();
getToken().catch(() => {}); // <-
return () => controller.abort();
// --- in a promise of its own
new Promise((done) => { done(getToken()); }).catch(() => {}); // <-
// --- in a loop
const run = async () => {
  for (let n = 0; n < 3; n++) {
    if (await getToken()) return; // <-
  }
};
run().catch(() => {});
// --- from a timer
const timer = setTimeout(() => { getToken().catch(() => {}); }, 100); // <-
return () => clearTimeout(timer);
// --- all of several
Promise.all([getToken(), fetch("/me")]).catch(() => {}); // <-
// --- optional chaining
getToken?.()?.catch(() => {}); // <-
// --- of the session
function A() {
  const { session } = useSession();
  useEffect(() => { session.getToken().catch(() => {}); }, [session]); // <-
}
