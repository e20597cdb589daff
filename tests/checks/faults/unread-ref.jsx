// --- what was sent
sentRef.current = userId; // <-
// --- behind the dispatch
getToken().then((token) => {
  SET(token);
  sentRef.current = userId; // <-
}).catch(() => {});
// --- a request id
idRef.current += 1; // <-
getToken().then((token) => SET(token)).catch(() => {});
// --- a request id, by one
idRef.current++; // <-
// --- written out
idRef.current = idRef.current + 1; // <-
// --- a gate that nobody asks
busyRef.current = true; // <-
getToken().catch(() => {}).finally(() => { busyRef.current = false; });
// --- in the cleanup only
return () => {
  mountedRef.current = false; // <-
};
// --- a member
boxRef.current.key = userId; // <-
// --- in a helper
const note = () => {
  sentRef.current = userId; // <-
};
note();
// --- in an async function
const run = async () => {
  await getToken();
  sentRef.current = userId; // <-
};
run().catch(() => {});
// --- an object
sentRef.current = { key: userId, at: connectErrors }; // <-
// --- the newest getToken
function A() {
  const { getToken } = useAuth();
  const latest = useRef(getToken);
  useEffect(() => {
    latest.current = getToken; // <-
  }, [getToken]);
  useEffect(() => { getToken().catch(() => {}); }, [getToken]);
}
// --- in an event handler
function A() {
  const clicks = useRef(0);
  useEffect(() => {}, []);
  return <button onClick={() => { clicks.current = 1; }} />; // <-
}
