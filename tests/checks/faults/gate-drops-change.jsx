// --- promise chain
if (busyRef.current) return; // <-
busyRef.current = true;
getToken().catch(() => {}).finally(() => { busyRef.current = false; });
// --- async function
if (busyRef.current) return; // <-
busyRef.current = true;
const run = async () => {
  try { await getToken(); } catch {} finally { busyRef.current = false; }
};
run();
// --- the other way round
if (!busyRef.current) {
  busyRef.current = true;
  getToken().catch(() => {}).finally(() => { busyRef.current = false; });
} else {
  return; // <-
}
// --- compared with true
if (busyRef.current === true) return; // <-
busyRef.current = true;
getToken().then(() => { busyRef.current = false; }, () => { busyRef.current = false; });
// --- a number
if (countRef.current > 0) return; // <-
countRef.current += 1;
getToken().catch(() => {}).finally(() => { countRef.current -= 1; });
// --- the promise itself
if (pendingRef.current) return; // <-
pendingRef.current = getToken().catch(() => {}).finally(() => { pendingRef.current = null; });
// --- a member of an object
if (boxRef.current.busy) return; // <-
boxRef.current.busy = true;
getToken().catch(() => {}).finally(() => { boxRef.current.busy = false; });
// --- in a helper
const isBusy = () => busyRef.current;
if (isBusy()) return; // <-
busyRef.current = true;
getToken().catch(() => {}).finally(() => { busyRef.current = false; });
// --- through a constant
const busy = busyRef.current === true;
if (busy) return; // <-
busyRef.current = true;
getToken().catch(() => {}).finally(() => { busyRef.current = false; });
// --- beside another reason
if (!isLoaded || busyRef.current) return; // <-
busyRef.current = true;
getToken().catch(() => {}).finally(() => { busyRef.current = false; });
// --- behind another exit
if (!isLoaded) return;
if (busyRef.current) {
  console.log("busy");
  return; // <-
}
busyRef.current = true;
getToken?.().catch(() => {}).finally(() => { busyRef.current = false; });
// --- a time
if (timerRef.current !== null) return; // <-
timerRef.current = setTimeout(() => { timerRef.current = null; }, 500);
return () => clearTimeout(timerRef.current);
// --- opened where it failed and where it succeeded
if (busyRef.current) return; // <-
busyRef.current = true;
getToken()
  .then(() => { busyRef.current = false; })
  .catch(() => { busyRef.current = false; });
