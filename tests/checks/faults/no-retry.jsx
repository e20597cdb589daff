// --- a promise chain
getToken().then((token) => { if (token) SET(token); }).catch(() => {}); // <-
// --- an async function
const run = async () => {
  const token = await getToken(); // <-
  if (token) SET(token);
};
run().catch(() => {});
// --- a try with a catch that logs
const run = async () => {
  try {
    const token = await getToken(); // <-
    if (token) SET(token);
  } catch (error) {
    console.error("not sent", error?.name);
  }
};
run();
// --- a nested helper
const ask = () => getToken(); // <-
const send = (token) => { if (token) SET(token); };
const go = () => ask().then(send);
go().catch(() => {});
// --- other names
const fresh = (options) => getToken(options); // <-
let alive = true;
fresh({ skipCache: true }).then((jwt) => { if (alive && jwt) SET(jwt); }, () => {});
return () => { alive = false; };
// --- again only where the request is rejected
getToken() // <-
  .catch(() => getToken())
  .then((token) => { if (token) SET(token); })
  .catch(() => {});
// --- again only where there is no token
const run = async () => {
  let token = await getToken(); // <-
  if (!token) token = await getToken();
  if (token) SET(token);
};
run().catch(() => {});
// --- again by nullish coalescing alone
const run = async () => {
  const token = (await getToken()) ?? (await getToken({ skipCache: true })); // <-
  if (token) SET(token);
};
run().catch(() => {});
// --- a second request that comes of a success
const run = async () => {
  const token = await getToken(); // <-
  if (!token) return;
  SET(token);
  await getToken({ template: "warm" });
};
run().catch(() => {});
// --- a time limit without another try
let timer;
const late = new Promise((done) => { timer = setTimeout(done, 9000); });
const run = async () => {
  const token = await Promise.race([getToken(), late]); // <-
  if (token) SET(token);
};
run().catch(() => {});
return () => clearTimeout(timer);
// --- a loop that leaves where the request fails
const run = async () => {
  for (let n = 0; n < 3; n++) {
    let token;
    try { token = await getToken(); } catch { return; } // <-
    if (!token) break;
    SET(token);
    return;
  }
};
run().catch(() => {});
// --- an early exit for those who are signed out, optional chaining
if (!isLoaded) return;
if (!isSignedIn) { CLEAR; return; }
getToken?.()?.then?.((token) => token && SET(token))?.catch?.(() => {}); // <-
// --- a token that is handed on through a state
function Sync() {
  const { getToken, isSignedIn, userId } = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  const [token, setToken] = useState(null);
  useEffect(() => {
    getToken().then((found) => { if (found) setToken(found); }).catch(() => {}); // <-
  }, [isSignedIn, userId, getToken]);
  useEffect(() => {
    if (token) SET(token);
  }, [token, addEvents]);
}
// --- tries that are counted, and run nothing
function Sync() {
  const { getToken, isSignedIn, userId } = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  const [failures, setFailures] = useState(0);
  useEffect(() => {
    getToken().then((token) => { if (token) SET(token); }).catch(() => setFailures((n) => n + 1)); // <-
  }, [isSignedIn, userId, addEvents, getToken]);
  return failures;
}
// --- asked again when the page is looked at
const ask = () => getToken().then((token) => { if (token) SET(token); }).catch(() => {}); // <-
ask();
window.addEventListener("focus", ask);
return () => window.removeEventListener("focus", ask);
