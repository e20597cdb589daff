// --- promise chain
getToken().then((token) => SET(token)).catch(() => {}); // <-
// --- chain with a handler for failures
getToken().then((token) => {
  SET(token); // <-
}, () => {});
// --- async function
const run = async () => {
  const token = await getToken();
  SET(token); // <-
};
run().catch(() => {});
// --- async function, called at once
(async () => {
  try {
    const token = await getToken();
    if (token) SET(token); // <-
  } catch {}
})();
// --- guard before the request, not behind it
let active = true;
const run = async () => {
  if (!active) return;
  const token = await getToken();
  SET(token); // <-
};
run().catch(() => {});
return () => { active = false; };
// --- guard behind the first await only
let live = true;
const run = async () => {
  let token = await getToken();
  if (!live) return;
  if (!token) token = await getToken();
  SET(token); // <-
};
run().catch(() => {});
return () => { live = false; };
// --- guard on one of two ways
let cancelled = false;
getToken().then((token) => {
  if (token && cancelled) return;
  CLEAR; // <-
}).catch(() => {});
return () => { cancelled = true; };
// --- in a helper of a helper
const tell = (token) => {
  SET(token); // <-
};
const handle = (token) => { if (token) tell(token); };
getToken().then(handle).catch(() => {});
// --- in the handler of failures
getToken().then(() => {}).catch(() => {
  CLEAR; // <-
});
// --- in finally
getToken().catch(() => {}).finally(() => {
  CLEAR; // <-
});
// --- when a timer fires
const timer = setTimeout(() => {
  CLEAR; // <-
}, 500);
// --- behind a delay
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const run = async () => {
  await wait(100);
  CLEAR; // <-
};
run().catch(() => {});
// --- in a microtask
queueMicrotask(() => {
  CLEAR; // <-
});
// --- optional chaining
getToken?.().then((token) => {
  addEvents?.([ReflexEvent("s.set", { token })]); // <-
}).catch(() => {});
// --- a guard that only knows of unmounting
mountedRef.current = true;
getToken().then((token) => {
  if (mountedRef.current) SET(token); // <-
}).catch(() => {});
return () => { mountedRef.current = false; };
// --- in a loop
const run = async () => {
  for (let n = 0; n < 3; n++) {
    const token = await getToken();
    if (!token) continue;
    SET(token); // <-
    break;
  }
};
run().catch(() => {});
// --- the flag of another variable
let active = true;
const alive = active;
getToken().then((token) => {
  if (alive) SET(token); // <-
}).catch(() => {});
return () => { active = false; };
// --- a guard that is asked for a token only
let cancelled = false;
getToken().then((token) => {
  if (token && cancelled) return;
  SET(token); // <-
}).catch(() => {});
return () => { cancelled = true; };
// --- a guard whose other half is asked too late
let cancelled = false;
const run = async () => {
  const token = await getToken();
  if (token && cancelled) return;
  await token;
  if (!token) return;
  SET(token); // <-
};
run().catch(() => {});
return () => { cancelled = true; };
// --- an older run has the smaller request id
const id = ++idRef.current;
getToken().then((token) => {
  if (idRef.current >= id) SET(token); // <-
}).catch(() => {});
return () => { idRef.current++; };
// --- an older run has the smaller request id, the other way round
const id = ++idRef.current;
getToken().then((token) => {
  if (!(id <= idRef.current)) return;
  SET(token); // <-
}).catch(() => {});
return () => { idRef.current++; };
// --- request id that counts down, compared as if it counted up
const id = --idRef.current;
getToken().then((token) => {
  if (idRef.current <= id) SET(token); // <-
}).catch(() => {});
return () => { idRef.current -= 1; };
// --- request id that the cleanup begins again
const id = ++idRef.current;
getToken().then((token) => {
  if (id === idRef.current) SET(token); // <-
}).catch(() => {});
return () => { idRef.current = 0; };
// --- request id that the cleanup gives back
const id = ++idRef.current;
getToken().then((token) => {
  if (id === idRef.current) SET(token); // <-
}).catch(() => {});
return () => { idRef.current -= 1; };
// --- request id that is one of two
const id = (idRef.current + 1) % 2;
idRef.current = id;
getToken().then((token) => {
  if (id === idRef.current) SET(token); // <-
}).catch(() => {});
return () => { idRef.current = 5; };
// --- request id that is turned over
const id = !idRef.current;
idRef.current = id;
getToken().then((token) => {
  if (id === idRef.current) SET(token); // <-
}).catch(() => {});
return () => { idRef.current = null; };
// --- request id that is a word
const id = "live";
idRef.current = id;
getToken().then((token) => {
  if (id === idRef.current) SET(token); // <-
}).catch(() => {});
return () => { idRef.current = null; };
// --- request id in an object that the cleanup begins again
boxRef.current.n = (boxRef.current.n || 0) + 1;
const id = boxRef.current.n;
getToken().then((token) => {
  if (boxRef.current.n === id) SET(token); // <-
}).catch(() => {});
return () => { boxRef.current.n = 0; };
// --- request id in an object, begun again by another name for that
const box = boxRef.current;
const id = ++boxRef.current.n;
getToken().then((token) => {
  if (boxRef.current.n === id) SET(token); // <-
}).catch(() => {});
return () => { box.n = 0; };
// --- the controller that the ref holds by then
pendingRef.current = new AbortController();
getToken().then((token) => {
  if (!pendingRef.current.signal.aborted) SET(token); // <-
}).catch(() => {});
return () => { pendingRef.current.abort(); };
// --- the controller that the ref holds by then, with a name
pendingRef.current = new AbortController();
getToken().then((token) => {
  const { signal } = pendingRef.current;
  if (signal.aborted) return;
  SET(token); // <-
}).catch(() => {});
return () => { pendingRef.current.abort(); };
// --- the signal that the ref holds by then, asked by a helper
const controller = new AbortController();
pendingRef.current = controller.signal;
const isOver = () => pendingRef.current.aborted;
getToken().then((token) => {
  if (!isOver()) SET(token); // <-
}).catch(() => {});
return () => { controller.abort(); };
// --- the flag of the run that the ref holds by then
pendingRef.current = { live: true };
getToken().then((token) => {
  const run = pendingRef.current;
  if (run.live) SET(token); // <-
}).catch(() => {});
return () => { pendingRef.current.live = false; };
// --- guard in the default of a parameter that is given
let dead = false;
getToken().then((token = !dead) => {
  if (token) SET(token); // <-
}).catch(() => {});
return () => { dead = true; };
// --- a function that is bound
function send(token) {
  if (token) SET(token); // <-
}
getToken().then(send.bind(null)).catch(() => {});
// --- a function that is bound with its first argument
const send = (name, token) => {
  if (token) SET(token); // <-
};
getToken().then(send.bind(null, "set")).catch(() => {});
// --- the sink, called with a list of arguments
getToken().then((token) => {
  if (token) Reflect.apply(addEvents, null, [[ReflexEvent("s.set", { token })], [], {}]); // <-
}).catch(() => {});
// --- the sink, called by its own method
getToken().then((token) => {
  if (token) addEvents.call(null, [ReflexEvent("s.set", { token })]); // <-
}).catch(() => {});
// --- a chain built by reduce
[getToken].reduce((chain, ask) => chain.then(ask), Promise.resolve()).then((token) => {
  if (token) SET(token); // <-
}).catch(() => {});
// --- a method of a frozen object
const api = Object.freeze({ send(token) {
  SET(token); // <-
} });
getToken().then((token) => { if (token) api.send(token); }).catch(() => {});
