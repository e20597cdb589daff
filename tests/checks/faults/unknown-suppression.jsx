// --- a misspelt check
/* reflex-clerk-sync: allow stale-dispatsh -- harmless */ // <-
CLEAR;
// --- a misspelt instruction
/* reflex-clerk-sync: alow stale-dispatch -- harmless */ // <-
CLEAR;
// --- no check
/* reflex-clerk-sync: allow -- harmless */ // <-
CLEAR;
// --- one of two is misspelt
/* reflex-clerk-sync: allow stale-dispatch, leaked-timr -- harmless */ // <-
CLEAR;
// --- the other word
/* reflex-clerk-sync: disable stale-dispatch -- harmless */ // <-
CLEAR;
// --- eslint's name
/* reflex-clerk-sync: allow react-hooks/exhaustive-deps -- harmless */ // <-
CLEAR;
// --- an underscore
/* reflex-clerk-sync: allow stale_dispatch -- harmless */ // <-
CLEAR;
// --- capital letters
/* reflex-clerk-sync: allow Stale-Dispatch -- harmless */ // <-
CLEAR;
// --- all of them
/* reflex-clerk-sync: allow all -- harmless */ // <-
CLEAR;
// --- a check that no comment can allow
/* reflex-clerk-sync: allow unused-suppression -- harmless */ // <-
CLEAR;
// --- at the end of a line
CLEAR; /* reflex-clerk-sync: allow stale -- harmless */ // <-
// --- in a helper
const tell = () => {
  /* reflex-clerk-sync: allow dispatch-stale -- harmless */ // <-
  CLEAR;
};
tell();
// --- a line comment | line: 1
// reflex-clerk-sync: allow stale-dispatsh -- harmless
CLEAR;
