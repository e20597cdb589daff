// --- straight
if (sentRef.current === isSignedIn) return;
sentRef.current = isSignedIn;
CLEAR; // <-
// --- in a branch
if (sentRef.current === isSignedIn) return;
sentRef.current = isSignedIn;
if (!isSignedIn) {
  CLEAR; // <-
  return;
}
// --- in the branch itself
if (sentRef.current === isSignedIn) return;
if (!isSignedIn) {
  sentRef.current = isSignedIn;
  CLEAR; // <-
}
// --- an object
if (sentRef.current?.key === userId) return;
sentRef.current = { key: userId };
CLEAR; // <-
// --- a member of an object
if (boxRef.current.key === userId) return;
boxRef.current.key = userId;
CLEAR; // <-
// --- the dedupe the other way round
if (sentRef.current !== userId) {
  sentRef.current = userId;
  CLEAR; // <-
}
// --- a helper that notes
const note = () => { sentRef.current = userId; };
if (sentRef.current === userId) return;
note();
CLEAR; // <-
// --- a helper that dispatches
const tell = () => {
  CLEAR; // <-
};
if (sentRef.current === userId) return;
sentRef.current = userId;
tell();
// --- through a constant
const isSaid = sentRef.current === userId;
if (isSaid) return;
sentRef.current = userId;
CLEAR; // <-
// --- two tests
if (sentRef.current?.key === userId && sentRef.current?.at === connectErrors) return;
sentRef.current = { key: userId, at: connectErrors };
CLEAR; // <-
// --- optional chaining
if (sentRef.current === userId) return;
sentRef.current = userId;
addEvents?.([ReflexEvent("s.clear")]); // <-
// --- another early exit between them
if (sentRef.current === userId) return;
sentRef.current = userId;
if (!isLoaded) return;
CLEAR; // <-
// --- in a conditional expression
if (sentRef.current === userId) return;
sentRef.current = userId;
isSignedIn ? null : CLEAR; // <-
