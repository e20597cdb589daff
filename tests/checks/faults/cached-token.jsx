// --- a promise chain
getToken().then((token) => { if (token) SET(token); }).catch(() => {}); // <-
// --- an async function
const run = async () => {
  const token = await getToken(); // <-
  if (token) SET(token);
};
run().catch(() => {});
// --- the cache asked for by name
getToken({ skipCache: false }).then((token) => { if (token) SET(token); }).catch(() => {}); // <-
// --- a template of its own
getToken({ template: "backend" }).then((token) => { if (token) SET(token); }).catch(() => {}); // <-
// --- a fallback to the cache
getToken({ skipCache: true })
  .catch(() => getToken()) // <-
  .then((token) => { if (token) SET(token); })
  .catch(() => {});
// --- a fallback in a catch clause
const run = async () => {
  let token;
  try {
    token = await getToken({ skipCache: true });
  } catch {
    token = await getToken(); // <-
  }
  if (token) SET(token);
};
run().catch(() => {});
// --- the cache at the first try only
const run = async () => {
  for (let n = 0; n < 3; n++) {
    const token = await getToken({ skipCache: n > 0 }).catch(() => null); // <-
    if (token) { SET(token); return; }
  }
};
run().catch(() => {});
// --- retries of what the cache gives
const ask = (left) => getToken().catch(() => left > 0 ? ask(left - 1) : null); // <-
ask(3).then((token) => { if (token) SET(token); }).catch(() => {});
// --- a nested helper, other names
const options = { leewayInSeconds: 5 };
const fetchJwt = () => getToken(options); // <-
const send = (jwt) => { if (jwt) SET(jwt); };
fetchJwt().then(send).catch(() => {});
// --- a token that is old is not sent, and no other is asked for
const run = async () => {
  const token = await getToken(); // <-
  if (!token) return;
  const { exp } = JSON.parse(atob(token.split(".")[1]));
  if (exp * 1000 > Date.now()) SET(token);
};
run().catch(() => {});
// --- the age is asked of what is sent last, not of the token
const run = async () => {
  const token = await getToken(); // <-
  if (token && Date.now() - countRef.current > 1000) { SET(token); countRef.current = Date.now(); }
};
run().catch(() => {});
// --- an early exit, optional chaining
if (!isLoaded || !isSignedIn) return;
getToken?.()?.then?.((token) => token && SET(token))?.catch?.(() => {}); // <-
// --- handed on through a state
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
// --- beside a prop that says nothing of the session
function Sync({ hydrated }) {
  const { getToken, isSignedIn, userId } = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  useEffect(() => {
    if (!hydrated) return;
    getToken().then((token) => { if (token) SET(token); }).catch(() => {}); // <-
  }, [hydrated, isSignedIn, userId, addEvents, getToken]);
}
