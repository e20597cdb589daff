// --- a line without a fault
/* reflex-clerk-sync: allow stale-dispatch -- harmless */ // <-
CLEAR;
// --- at the end of a line
CLEAR; /* reflex-clerk-sync: allow stale-dispatch -- harmless */ // <-
// --- the wrong line
/* reflex-clerk-sync: allow leaked-timer -- harmless */ // <-
CLEAR;
setTimeout(() => {}, 500);
// --- another check
/* reflex-clerk-sync: allow leaked-listener -- harmless */ // <-
setTimeout(() => {}, 500);
// --- one of two
/* reflex-clerk-sync: allow leaked-timer, leaked-listener -- harmless */ // <-
setTimeout(() => {}, 500);
// --- mended meanwhile
/* reflex-clerk-sync: allow leaked-timer -- the page never goes away */ // <-
const timer = setTimeout(() => {}, 500);
return () => clearTimeout(timer);
// --- above nothing
CLEAR;
/* reflex-clerk-sync: allow leaked-timer -- harmless */ // <-
// --- below the fault
setTimeout(() => {}, 500);
/* reflex-clerk-sync: allow leaked-timer -- harmless */ // <-
CLEAR;
// --- in a helper
const tell = () => {
  /* reflex-clerk-sync: allow stale-dispatch -- harmless */ // <-
  CLEAR;
};
tell();
// --- twice for one fault
/* reflex-clerk-sync: allow leaked-timer -- harmless */
setTimeout(() => {}, 500);
/* reflex-clerk-sync: allow leaked-timer -- harmless */ // <-
return undefined;
// --- on an effect that has an array
function A({ send }) {
  /* reflex-clerk-sync: allow missing-dependency-array -- it is to run each time */ // <-
  useEffect(() => { send(); }, [send]);
}
// --- in JSX
function A({ send }) {
  useEffect(() => { send(); }, [send]);
  return <>{/* reflex-clerk-sync: allow ref-in-render -- harmless */}</>; // <-
}
// --- a line comment | line: 1
// reflex-clerk-sync: allow leaked-timer -- harmless
CLEAR;
