// --- opened on success only
if (busyRef.current) return; // <-
busyRef.current = true;
getToken().then(() => { busyRef.current = false; }).catch(() => {});
// --- opened on failure only
if (busyRef.current) return; // <-
busyRef.current = true;
getToken().then(() => {}).catch(() => { busyRef.current = false; });
// --- async function, behind the await
if (busyRef.current) return; // <-
busyRef.current = true;
const run = async () => {
  await getToken();
  busyRef.current = false;
};
run().catch(() => {});
// --- inside try
if (busyRef.current) return; // <-
busyRef.current = true;
const run = async () => {
  try {
    await getToken();
    busyRef.current = false;
  } catch {}
};
run();
// --- in catch only
if (busyRef.current) return; // <-
busyRef.current = true;
const run = async () => {
  try {
    await getToken();
  } catch {
    busyRef.current = false;
  }
};
run();
// --- never
if (busyRef.current) return; // <-
busyRef.current = true;
getToken().then((token) => SET(token)).catch(() => {});
// --- then with one handler
if (busyRef.current) return; // <-
busyRef.current = true;
getToken().then(() => { busyRef.current = false; }, () => {});
// --- the second handler only
if (busyRef.current) return; // <-
busyRef.current = true;
getToken().then(() => {}, () => { busyRef.current = false; });
// --- a member of an object
if (boxRef.current.busy) return; // <-
boxRef.current.busy = true;
getToken().then(() => { boxRef.current.busy = false; }).catch(() => {});
// --- in a helper
const open = () => { busyRef.current = false; };
if (busyRef.current) return; // <-
busyRef.current = true;
getToken().then(open).catch(() => {});
// --- beside another reason
if (!isLoaded || busyRef.current) return; // <-
busyRef.current = true;
getToken().then(() => { busyRef.current = false; }).catch(() => {});
// --- a word
if (stateRef.current === "asking") return; // <-
stateRef.current = "asking";
getToken().then(() => { stateRef.current = "idle"; }).catch(() => {});
// --- optional chaining
if (busyRef?.current) return; // <-
busyRef.current = true;
getToken?.().then(() => { busyRef.current = false; }).catch(() => {});
