// --- the dedupe asks for the same array
const key = isSignedIn ? userId : "out";
if (sentRef.current?.key === key && sentRef.current?.connection === connectErrors) return;
if (!isSignedIn) {
  CLEAR; // <-
  sentRef.current = { key, connection: connectErrors };
  return;
}
// --- the sides the other way round
const key = isSignedIn ? userId : "out";
if (connectErrors === sentRef.current?.connection && key === sentRef.current?.key) return;
if (!isSignedIn) {
  CLEAR; // <-
  sentRef.current = { key, connection: connectErrors };
}
// --- loose equality
if (sentRef.current?.key == userId && sentRef.current?.connection == connectErrors) return;
if (!userId) {
  CLEAR; // <-
  sentRef.current = { key: userId, connection: connectErrors };
}
// --- two returns of a nest
if (sentRef.current?.key === userId) {
  if (sentRef.current.connection === connectErrors) return;
}
if (!isSignedIn) {
  CLEAR; // <-
  sentRef.current = { key: userId, connection: connectErrors };
  return;
}
// --- the test has a name
const isSaid = sentRef.current?.key === userId && sentRef.current?.connection === connectErrors;
if (isSaid) return;
if (!isSignedIn) {
  CLEAR; // <-
  sentRef.current = { key: userId, connection: connectErrors };
}
// --- each half has a name
const sameUser = sentRef.current?.key === userId;
const sameConnection = sentRef.current?.connection === connectErrors;
if (sameUser && sameConnection) return;
if (!isSignedIn) {
  CLEAR; // <-
  sentRef.current = { key: userId, connection: connectErrors };
}
// --- the opposite is asked
if (sentRef.current?.key !== userId || sentRef.current?.connection !== connectErrors) {
  if (!isSignedIn) {
    CLEAR; // <-
    sentRef.current = { key: userId, connection: connectErrors };
    return;
  }
} else {
  return;
}
// --- negated
if (!(sentRef.current?.key !== userId || sentRef.current?.connection !== connectErrors)) return;
if (!isSignedIn) {
  CLEAR; // <-
  sentRef.current = { key: userId, connection: connectErrors };
}
// --- it returns while the connection is up only
const key = String(isSignedIn);
if (sentRef.current?.key === key && sentRef.current?.connection === connectErrors && connectErrors.length === 0) return;
if (!isSignedIn) {
  CLEAR; // <-
  sentRef.current = { key, connection: connectErrors };
  return;
}
// --- a dedupe for the time of a connection
const connected = connectErrors.length === 0;
if (sentRef.current === userId && connected) return;
if (!isSignedIn) {
  CLEAR; // <-
  sentRef.current = userId;
}
// --- the array is looked at by another name
const connection = connectErrors;
if (sentRef.current?.key === userId && sentRef.current?.connection === connection) return;
if (!isSignedIn) {
  CLEAR; // <-
  sentRef.current = { key: userId, connection };
}
// --- the token is kept back, and the sign-out is not
const key = isSignedIn ? sessionId : null;
if (sentRef.current?.key === key && sentRef.current?.connection === connectErrors) return;
let active = true;
if (isSignedIn) {
  if (connectErrors.length > 0) return;
  getToken().then((token) => {
    if (!active) return;
    SET(token);
    sentRef.current = { key, connection: connectErrors };
  }).catch(() => {});
} else {
  CLEAR; // <-
  sentRef.current = { key, connection: connectErrors };
}
return () => { active = false; };
// --- in a helper
const signOut = () => {
  CLEAR; // <-
  sentRef.current = { key: userId, connection: connectErrors };
};
if (sentRef.current?.key === userId && sentRef.current?.connection === connectErrors) return;
if (!isSignedIn) signOut();
