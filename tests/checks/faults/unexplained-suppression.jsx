// --- on a line of its own
/* reflex-clerk-sync: allow stale-dispatch */ // <-
CLEAR;
// --- at the end of a line
CLEAR; /* reflex-clerk-sync: allow stale-dispatch */ // <-
// --- a dash and no reason
/* reflex-clerk-sync: allow stale-dispatch -- */ // <-
CLEAR;
// --- a reason without a dash
/* reflex-clerk-sync: allow stale-dispatch it is harmless */ // <-
CLEAR;
// --- two checks
/* reflex-clerk-sync: allow stale-dispatch, leaked-timer */ // <-
CLEAR;
// --- over two lines | line: 1
/*
 * reflex-clerk-sync: allow stale-dispatch */
CLEAR;
// --- many dashes
/* reflex-clerk-sync: allow stale-dispatch ----- */ // <-
CLEAR;
// --- in the middle of a line
if (isSignedIn) /* reflex-clerk-sync: allow stale-dispatch */ CLEAR; // <-
// --- in a helper
const tell = () => {
  /* reflex-clerk-sync: allow stale-dispatch */ // <-
  CLEAR;
};
tell();
// --- without spaces
/*reflex-clerk-sync: allow stale-dispatch*/ // <-
CLEAR;
// --- one of two has a reason
/* reflex-clerk-sync: allow stale-dispatch */ // <-
CLEAR; /* reflex-clerk-sync: allow stale-dispatch -- told late does no harm */
// --- in JSX
function A({ send }) {
  useEffect(() => { send(); }, [send]);
  return <>{/* reflex-clerk-sync: allow ref-in-render */}</>; // <-
}
// --- a line comment | line: 2
CLEAR;
// reflex-clerk-sync: allow stale-dispatch
CLEAR;
