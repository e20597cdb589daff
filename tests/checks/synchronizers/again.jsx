// --- a loop of tries
ONCE;
const run = async () => {
  for (let n = 1; n <= 3; n++) {
    const token = await limited(getToken({ skipCache: true }).catch(() => null));
    if (!active) return;
    if (token) { SET(token); note(); return; }
    await pause();
    if (!active) return;
  }
};
run().catch(() => {});
STOP;
// --- one try
ONCE;
const run = async () => {
  const token = await limited(getToken({ skipCache: true }).catch(() => null));
  if (active && token) { SET(token); note(); }
};
run().catch(() => {});
STOP;
// --- tries where the request is rejected alone
ONCE;
const ask = (left) => limited(getToken({ skipCache: true })).catch((error) => { if (!active || left === 0) throw error; return ask(left - 1); });
ask(2).then((token) => { if (active && token) { SET(token); note(); } }).catch(() => {});
STOP;
// --- tries where there is no token alone
ONCE;
const run = async () => {
  for (let n = 1; n <= 3; n++) {
    const token = await limited(getToken({ skipCache: true }));
    if (!active) return;
    if (token) { SET(token); note(); return; }
  }
};
run().catch(() => {});
STOP;
// --- no token is thrown
ONCE;
const ask = async () => {
  const token = await limited(getToken({ skipCache: true }));
  if (!token) throw new Error("no token");
  return token;
};
ask().catch(() => active ? ask() : null).then((token) => { if (active && token) { SET(token); note(); } }).catch(() => {});
STOP;
// --- a helper says whether it went well
ONCE;
const attempt = async () => {
  const token = await limited(getToken({ skipCache: true }).catch(() => null));
  if (!active) return true;
  if (!token) return false;
  SET(token);
  note();
  return true;
};
const run = async () => {
  if (await attempt()) return;
  await pause();
  if (!active) return;
  await attempt();
};
run().catch(() => {});
STOP;
// --- a helper that says nothing
ONCE;
const attempt = async () => {
  const token = await limited(getToken({ skipCache: true }).catch(() => null));
  if (active && token) { SET(token); note(); }
};
attempt().catch(() => {});
STOP;
// --- an or of two requests
ONCE;
const run = async () => {
  const ask = () => limited(getToken({ skipCache: true }).catch(() => null));
  const token = (await ask()) || (active && (await ask()));
  if (active && token) { SET(token); note(); }
};
run().catch(() => {});
STOP;
// --- nullish coalescing of two requests
ONCE;
const run = async () => {
  const ask = () => limited(getToken({ skipCache: true }).catch(() => null));
  const token = (await ask()) ?? (await ask());
  if (active && token) { SET(token); note(); }
};
run().catch(() => {});
STOP;
// --- tries counted in a state, for every failure
export function Sync() {
  AUTH;
  const sent = useRef(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    ONCE;
    limited(getToken({ skipCache: true }).catch(() => null)).then((token) => {
      if (!active) return;
      if (token) { SET(token); note(); } else if (tries < 5) setTries((n) => n + 1);
    }).catch(() => {});
    STOP;
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, tries]);
  return null;
}
// --- tries counted in a state that nothing depends on
export function Sync() {
  AUTH;
  const sent = useRef(null);
  const [, setTries] = useState(0);
  useEffect(() => {
    ONCE;
    limited(getToken({ skipCache: true }).catch(() => null)).then((token) => {
      if (!active) return;
      if (token) { SET(token); note(); } else setTries((n) => n + 1);
    }).catch(() => {});
    STOP;
  }, DEPS);
  return null;
}
// --- a timer that runs the effect again
export function Sync() {
  AUTH;
  const sent = useRef(null);
  const [, setBeat] = useState(0);
  const [beat] = [0];
  useEffect(() => {
    const ticking = setInterval(() => setBeat((n) => n + 1), 20000);
    return () => clearInterval(ticking);
  }, []);
  useEffect(() => {
    ONCE;
    limited(getToken({ skipCache: true }).catch(() => null)).then((token) => { if (active && token) { SET(token); note(); } }).catch(() => {});
    STOP;
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, beat]);
  return null;
}
// --- a beat in the array
export function Sync() {
  AUTH;
  const sent = useRef(null);
  const [beat, setBeat] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => setBeat((n) => n + 1), 20000);
    return () => clearInterval(ticking);
  }, []);
  useEffect(() => {
    ONCE;
    limited(getToken({ skipCache: true }).catch(() => null)).then((token) => { if (active && token) { SET(token); note(); } }).catch(() => {});
    STOP;
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, beat]);
  return null;
}
// --- the cache, a new one where it ends soon
ONCE;
const endsSoon = (token) => JSON.parse(atob(token.split(".")[1])).exp * 1000 - Date.now() < 15000;
const ask = async () => {
  const token = await getToken();
  return token && active && endsSoon(token) ? getToken({ skipCache: true }) : token;
};
const run = async () => {
  for (let n = 1; n <= 3; n++) {
    const token = await limited(ask().catch(() => null));
    if (!active) return;
    if (token) { SET(token); note(); return; }
    await pause();
    if (!active) return;
  }
};
run().catch(() => {});
STOP;
// --- the cache, whatever its age
ONCE;
const run = async () => {
  for (let n = 1; n <= 3; n++) {
    const token = await limited(getToken().catch(() => null));
    if (!active) return;
    if (token) { SET(token); note(); return; }
    await pause();
    if (!active) return;
  }
};
run().catch(() => {});
STOP;
// --- the cache, not sent where it has expired
ONCE;
const run = async () => {
  for (let n = 1; n <= 3; n++) {
    const token = await limited(getToken().catch(() => null));
    if (!active) return;
    if (token && JSON.parse(atob(token.split(".")[1])).exp * 1000 > Date.now()) { SET(token); note(); return; }
    await pause();
    if (!active) return;
  }
};
run().catch(() => {});
STOP;
// --- a new token, else the cache
ONCE;
const run = async () => {
  for (let n = 1; n <= 3; n++) {
    const token = await limited(getToken({ skipCache: true }).catch(() => getToken()).catch(() => null));
    if (!active) return;
    if (token) { SET(token); note(); return; }
    await pause();
    if (!active) return;
  }
};
run().catch(() => {});
STOP;
// --- a memory of the identity in the module
let last = null;
export function Sync() {
  AUTH;
  const sent = useRef(null);
  useEffect(() => {
    if (!isLoaded) return;
    const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";
    if (last?.key === key && (last?.at === connectErrors || connectErrors.length > 0)) return;
    if (!isSignedIn) { CLEAR; last = { key, at: connectErrors }; return; }
    if (connectErrors.length > 0) return;
    let active = true;
    getToken({ skipCache: true }).catch(() => null).then((token) => token || !active ? token : getToken({ skipCache: true })).then((token) => {
      if (!active || !token) return;
      SET(token);
      last = { key, at: connectErrors };
    }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a memory in a state
export function Sync() {
  AUTH;
  const [said, setSaid] = useState({ key: null, at: null });
  useEffect(() => {
    if (!isLoaded) return;
    const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";
    if (said.key === key && (said.at === connectErrors || connectErrors.length > 0)) return;
    if (!isSignedIn) { CLEAR; setSaid({ key, at: connectErrors }); return; }
    if (connectErrors.length > 0) return;
    let active = true;
    getToken({ skipCache: true }).catch(() => null).then((token) => token || !active ? token : getToken({ skipCache: true })).then((token) => {
      if (!active || !token) return;
      SET(token);
      setSaid({ key, at: connectErrors });
    }).catch(() => {});
    return () => { active = false; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, said]);
  return null;
}
// --- a memory of sign-ins alone
BEGIN;
const key = JSON.stringify([userId, sessionId, orgId, orgRole, actorId]);
if (sent.current?.key === key && sent.current?.at === connectErrors) return;
let active = true;
getToken({ skipCache: true }).catch(() => null).then((token) => token || !active ? token : getToken({ skipCache: true })).then((token) => {
  if (!active || !token) return;
  SET(token);
  sent.current = { key, at: connectErrors };
}).catch(() => {});
return () => { active = false; };
// --- a memory of sign-outs alone
if (!isLoaded) return;
if (!isSignedIn) {
  if (sent.current !== "out") { CLEAR; sent.current = "out"; }
  return;
}
if (connectErrors.length > 0) return;
let active = true;
getToken({ skipCache: true }).catch(() => null).then((token) => token || !active ? token : getToken({ skipCache: true })).then((token) => {
  if (!active || !token) return;
  SET(token);
  sent.current = null;
}).catch(() => {});
return () => { active = false; };
// --- a memory that the cleanup wipes out
ONCE;
limited(getToken({ skipCache: true }).catch(() => null)).then((token) => token || !active ? token : limited(getToken({ skipCache: true }))).then((token) => {
  if (active && token) { SET(token); note(); }
}).catch(() => {});
return () => { active = false; clearTimeout(timer); sent.current = null; };
// --- no memory, and the latest getToken in a ref
export function Sync() {
  AUTH;
  const latest = useRef(getToken);
  useEffect(() => { latest.current = getToken; }, [getToken]);
  useEffect(() => {
    BEGIN;
    let active = true;
    const ask = () => latest.current({ skipCache: true });
    ask().catch(() => null).then((token) => token || !active ? token : ask()).then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors]);
  return null;
}
// --- a memory in a set of what was said
export function Sync() {
  AUTH;
  const said = useRef(new Map());
  useEffect(() => {
    if (!isLoaded) return;
    const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";
    if (said.current.get("key") === key && (said.current.get("at") === connectErrors || connectErrors.length > 0)) return;
    const note = () => { said.current.set("key", key); said.current.set("at", connectErrors); };
    if (!isSignedIn) { CLEAR; note(); return; }
    if (connectErrors.length > 0) return;
    let active = true;
    getToken({ skipCache: true }).catch(() => null).then((token) => token || !active ? token : getToken({ skipCache: true })).then((token) => {
      if (!active || !token) return;
      SET(token);
      note();
    }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a memory in the browser's storage
if (!isLoaded) return;
const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";
if (globalThis.said?.key === key && globalThis.said?.at === connectErrors) return;
if (!isSignedIn) { CLEAR; globalThis.said = { key, at: connectErrors }; return; }
if (connectErrors.length > 0) return;
let active = true;
getToken({ skipCache: true }).catch(() => null).then((token) => token || !active ? token : getToken({ skipCache: true })).then((token) => {
  if (!active || !token) return;
  SET(token);
  globalThis.said = { key, at: connectErrors };
}).catch(() => {});
return () => { active = false; };
