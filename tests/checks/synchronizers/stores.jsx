// --- a token through a ref
export function Sync() {
  AUTH;
  const held = useRef(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!isLoaded || !isSignedIn) return;
    let active = true;
    getToken().then((token) => { if (!active || !token) return; held.current = token; setCount((n) => n + 1); }).catch(() => {});
    return () => { active = false; };
  }, [isLoaded, isSignedIn, getToken]);
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { CLEAR; return; }
    if (connectErrors.length > 0) return;
    const token = held.current;
    if (token) SET(token);
  }, [isLoaded, isSignedIn, count, addEvents, connectErrors]);
  return null;
}
// --- a token through a ref, for all of the identity
export function Sync() {
  AUTH;
  const held = useRef(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!isLoaded || !isSignedIn) return;
    let active = true;
    getToken().then((token) => { if (!active || !token) return; held.current = token; setCount((n) => n + 1); }).catch(() => {});
    return () => { active = false; held.current = null; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, getToken]);
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { CLEAR; return; }
    if (connectErrors.length > 0) return;
    const token = held.current;
    if (token) SET(token);
  }, [isLoaded, isSignedIn, count, addEvents, connectErrors]);
  return null;
}
// --- a token through a ref, kept over a switch
export function Sync() {
  AUTH;
  const held = useRef(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!isLoaded || !isSignedIn) return;
    let active = true;
    getToken().then((token) => { if (!active || !token) return; held.current = token; setCount((n) => n + 1); }).catch(() => {});
    return () => { active = false; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, getToken]);
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { CLEAR; return; }
    if (connectErrors.length > 0) return;
    const token = held.current;
    if (token) SET(token);
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, count, addEvents, connectErrors]);
  return null;
}
// --- a token through a ref, and a clear while there is none
export function Sync() {
  AUTH;
  const held = useRef(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!isLoaded || !isSignedIn) return;
    let active = true;
    getToken().then((token) => { if (!active || !token) return; held.current = token; setCount((n) => n + 1); }).catch(() => {});
    return () => { active = false; held.current = null; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, getToken]);
  useEffect(() => {
    if (!isLoaded || connectErrors.length > 0) return;
    const token = held.current;
    if (token) { SET(token); } else { CLEAR; }
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, count, addEvents, connectErrors]);
  return null;
}
// --- a token through a state
export function Sync() {
  AUTH;
  const [token, setToken] = useState(null);
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { setToken(null); return; }
    let active = true;
    getToken().then((found) => { if (active) setToken(found); }).catch(() => {});
    return () => { active = false; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, getToken]);
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { CLEAR; return; }
    if (connectErrors.length > 0) return;
    if (token) SET(token);
  }, [isLoaded, isSignedIn, token, addEvents, connectErrors]);
  return null;
}
// --- a token in a variable of the module
let cached = null;
export function Sync() {
  AUTH;
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { CLEAR; return; }
    if (connectErrors.length > 0) return;
    if (cached) { SET(cached); return; }
    let active = true;
    getToken().then((token) => { if (!active || !token) return; cached = token; SET(token); }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a token in a variable of the module, emptied by the cleanup
let cached = null;
export function Sync() {
  AUTH;
  useEffect(() => {
    BEGIN;
    let active = true;
    const ask = async () => cached ?? (cached = await getToken());
    ask().then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; cached = null; };
  }, DEPS);
  return null;
}
// --- a request in a variable of the module
let pending = null;
export function Sync() {
  AUTH;
  useEffect(() => {
    BEGIN;
    let active = true;
    pending ??= getToken();
    pending.then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a cache of tokens by session
export function Sync() {
  AUTH;
  const cache = useRef(new Map());
  useEffect(() => {
    BEGIN;
    let active = true;
    const known = cache.current.get(sessionId);
    if (known) { SET(known); return; }
    getToken().then((token) => { if (!active || !token) return; cache.current.set(sessionId, token); SET(token); }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a machine of useReducer
const reduce = (state, action) => {
  switch (action.type) {
    case "ask": return { phase: "asking", token: null };
    case "got": return { phase: "got", token: action.token };
    case "out": return { phase: "out", token: null };
    default: return state;
  }
};
export function Sync() {
  AUTH;
  const [state, act] = useReducer(reduce, { phase: "idle", token: null });
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { act({ type: "out" }); return; }
    let active = true;
    act({ type: "ask" });
    getToken().then((token) => { if (active && token) act({ type: "got", token }); }).catch(() => {});
    return () => { active = false; };
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, getToken]);
  useEffect(() => {
    if (connectErrors.length > 0) return;
    if (state.phase === "out") CLEAR;
    if (state.phase === "got") SET(state.token);
  }, [state, addEvents, connectErrors]);
  return null;
}
// --- a machine of useReducer that hears every answer
const reduce = (state, action) => {
  switch (action.type) {
    case "got": return { phase: "got", token: action.token };
    case "out": return { phase: "out", token: null };
    default: return state;
  }
};
export function Sync() {
  AUTH;
  const [state, act] = useReducer(reduce, { phase: "idle", token: null });
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { act({ type: "out" }); return; }
    getToken().then((token) => { if (token) act({ type: "got", token }); }).catch(() => {});
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, getToken]);
  useEffect(() => {
    if (connectErrors.length > 0) return;
    if (state.phase === "out") CLEAR;
    if (state.phase === "got") SET(state.token);
  }, [state, addEvents, connectErrors]);
  return null;
}
// --- a state that starts the request
export function Sync() {
  AUTH;
  const [wanted, setWanted] = useState(null);
  useEffect(() => { setWanted(isLoaded ? (isSignedIn ? "in" : "out") : null); }, [isLoaded, isSignedIn]);
  useEffect(() => {
    if (wanted === "out") { CLEAR; return; }
    if (wanted !== "in" || connectErrors.length > 0) return;
    let active = true;
    getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
    return () => { active = false; };
  }, [wanted, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken]);
  return null;
}
// --- an external store of runs
const store = { n: 0, listeners: new Set(), subscribe(one) { store.listeners.add(one); return () => store.listeners.delete(one); }, read() { return store.n; }, next() { store.n += 1; store.listeners.forEach((one) => one()); } };
export function Sync() {
  AUTH;
  const seen = useSyncExternalStore(store.subscribe, store.read, store.read);
  useEffect(() => {
    BEGIN;
    const own = seen;
    getToken().then((token) => { if (own === store.n && token) SET(token); }).catch(() => {});
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken, seen]);
  return null;
}
// --- an external store of the token
const store = { token: null, listeners: new Set(), subscribe(one) { store.listeners.add(one); return () => store.listeners.delete(one); }, read() { return store.token; }, put(token) { store.token = token; store.listeners.forEach((one) => one()); } };
export function Sync() {
  AUTH;
  const token = useSyncExternalStore(store.subscribe, store.read, store.read);
  useEffect(() => {
    if (!isLoaded || !isSignedIn) return;
    getToken().then((found) => store.put(found)).catch(() => {});
  }, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, getToken]);
  useEffect(() => {
    if (!isLoaded) return;
    if (!isSignedIn) { CLEAR; return; }
    if (connectErrors.length > 0) return;
    if (token) SET(token);
  }, [isLoaded, isSignedIn, token, addEvents, connectErrors]);
  return null;
}
// --- an emitter that hands the token on
const hub = { heard: new Set(), on(one) { hub.heard.add(one); return () => hub.heard.delete(one); }, emit(token) { hub.heard.forEach((one) => one(token)); } };
export function Sync() {
  AUTH;
  useEffect(() => hub.on((token) => { if (token) SET(token); }), [addEvents]);
  useEffect(() => {
    BEGIN;
    getToken().then((token) => hub.emit(token)).catch(() => {});
  }, DEPS);
  return null;
}
// --- an emitter that hands the token on, guarded where it is emitted
const hub = { heard: new Set(), on(one) { hub.heard.add(one); return () => hub.heard.delete(one); }, emit(token) { hub.heard.forEach((one) => one(token)); } };
export function Sync() {
  AUTH;
  useEffect(() => hub.on((token) => { if (token) SET(token); }), [addEvents]);
  useEffect(() => {
    BEGIN;
    let active = true;
    getToken().then((token) => { if (active) hub.emit(token); }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a page event asks again
BEGIN;
let active = true;
const ask = () => { getToken().then((token) => { if (active && token) SET(token); }).catch(() => {}); };
ask();
window.addEventListener("focus", ask);
return () => { active = false; window.removeEventListener("focus", ask); };
// --- a page event asks again for ever
BEGIN;
let active = true;
const ask = () => { getToken().then((token) => { if (active && token) SET(token); }).catch(() => {}); };
ask();
window.addEventListener("focus", ask);
return () => { active = false; };
// --- a latest ref of the sink
export function Sync() {
  AUTH;
  const send = useRef(null);
  useEffect(() => { send.current = (token) => SET(token); }, [addEvents]);
  useEffect(() => {
    BEGIN;
    let active = true;
    getToken().then((token) => { if (active && token) send.current(token); }).catch(() => {});
    return () => { active = false; };
  }, DEPS);
  return null;
}
// --- a latest ref of the sink, not guarded
export function Sync() {
  AUTH;
  const send = useRef(null);
  useEffect(() => { send.current = (token) => SET(token); }, [addEvents]);
  useEffect(() => {
    BEGIN;
    getToken().then((token) => { if (token) send.current(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- the newest session asked through a ref
export function Sync() {
  AUTH;
  const latest = useRef(null);
  useEffect(() => { latest.current = sessionId; }, [sessionId]);
  useEffect(() => {
    BEGIN;
    getToken().then((token) => { if (latest.current === sessionId && token) SET(token); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- a state's updater dispatches
export function Sync() {
  AUTH;
  const [, setCount] = useState(0);
  useEffect(() => {
    BEGIN;
    getToken().then((token) => { setCount((n) => { if (token) SET(token); return n + 1; }); }).catch(() => {});
  }, DEPS);
  return null;
}
// --- a clear before Clerk is loaded
if (!isSignedIn) { CLEAR; return; }
if (connectErrors.length > 0) return;
let active = true;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- a clear in the cleanup
BEGIN;
let active = true;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
return () => { active = false; CLEAR; };
// --- a switch of desired states
const wanted = !isLoaded ? "unknown" : isSignedIn ? "in" : "out";
let active = true;
switch (wanted) {
  case "unknown": return;
  case "out": CLEAR; return;
  default: break;
}
if (connectErrors.length > 0) return;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- a switch of desired states that forgets the sign-out
const wanted = !isLoaded ? "unknown" : isSignedIn ? "in" : "out";
let active = true;
switch (wanted) {
  case "in": break;
  default: return;
}
if (connectErrors.length > 0) return;
getToken().then((token) => { if (active && token) SET(token); }).catch(() => {});
return () => { active = false; };
// --- a table of steps
const steps = {
  unknown: () => {},
  out: () => { CLEAR; },
  in: () => { getToken().then((token) => { if (token) SET(token); }).catch(() => {}); },
};
const wanted = !isLoaded ? "unknown" : isSignedIn ? "in" : "out";
if (wanted === "in" && connectErrors.length > 0) return;
steps[wanted]();
// --- a table of steps with a flag
let active = true;
const steps = {
  unknown: () => {},
  out: () => { CLEAR; },
  in: () => { getToken().then((token) => { if (active && token) SET(token); }).catch(() => {}); },
};
const wanted = !isLoaded ? "unknown" : isSignedIn ? "in" : "out";
if (wanted === "in" && connectErrors.length > 0) return;
steps[wanted]();
return () => { active = false; };
