// --- on failure
if (!isSignedIn) { CLEAR; return; }
getToken().then((token) => SET(token), () => CLEAR); // <-
// --- on failure, in catch
if (!isSignedIn) { CLEAR; return; }
getToken().then((token) => SET(token)).catch(() => {
  CLEAR; // <-
});
// --- no token
if (!isSignedIn) { CLEAR; return; }
getToken().then((token) => {
  if (token) SET(token);
  else CLEAR; // <-
}).catch(() => {});
// --- no token, early exit
if (!isSignedIn) { CLEAR; return; }
const run = async () => {
  const token = await getToken();
  if (!token) {
    CLEAR; // <-
    return;
  }
  SET(token);
};
run().catch(() => {});
// --- in the catch block
if (!isSignedIn) { CLEAR; return; }
const run = async () => {
  try {
    SET(await getToken());
  } catch {
    CLEAR; // <-
  }
};
run();
// --- out of attempts
if (!isSignedIn) { CLEAR; return; }
const run = async () => {
  for (let n = 0; n < 3; n++) {
    const token = await getToken();
    if (token) { SET(token); return; }
  }
  CLEAR; // <-
};
run().catch(() => {});
// --- a helper
const signOut = () => {
  CLEAR; // <-
};
if (!isSignedIn) { signOut(); return; }
getToken().then((token) => { if (token) SET(token); else signOut(); }).catch(() => {});
// --- else
if (isSignedIn) {
  getToken().then((token) => SET(token)).catch(() => {
    CLEAR; // <-
  });
} else {
  CLEAR;
}
// --- a conditional expression
if (!isSignedIn) { CLEAR; return; }
getToken().then((token) => (token ? SET(token) : CLEAR)).catch(() => {}); // <-
// --- a time-out
if (!isSignedIn) { CLEAR; return; }
const timer = setTimeout(() => {
  CLEAR; // <-
}, 9000);
getToken().then((token) => SET(token)).catch(() => {});
return () => clearTimeout(timer);
// --- at once, before the token comes
if (!isSignedIn) { CLEAR; return; }
CLEAR; // <-
getToken().then((token) => SET(token)).catch(() => {});
// --- compared with false
if (isSignedIn === false) { CLEAR; return; }
if (isSignedIn) {
  getToken().then((token) => SET(token), () => {
    CLEAR; // <-
  });
}
// --- optional chaining
if (!isSignedIn) { CLEAR; return; }
getToken?.().then((token) => SET(token), () => {
  addEvents?.([ReflexEvent("s.clear")]); // <-
});
// --- a state that does not hold the token yet
function Sync() {
  const { getToken, isLoaded, isSignedIn, sessionId, orgId, orgRole, actor } = useAuth();
  const [addEvents, connectErrors] = useContext(EventLoopContext);
  const [token, setToken] = useState(null);
  useEffect(() => {
    let dead = false;
    if (!isSignedIn) { setToken(null); return; }
    getToken().then((found) => { if (!dead) setToken(found); }).catch(() => {});
    return () => { dead = true; };
  }, [isSignedIn, sessionId, orgId, orgRole, actor, getToken]);
  useEffect(() => {
    if (token) SET(token);
    else if (isLoaded) CLEAR; // <-
  }, [token, isLoaded, addEvents, connectErrors]);
}
