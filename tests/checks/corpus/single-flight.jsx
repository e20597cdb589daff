// --- the newest change goes last
const key = id;
wantedRef.current = key;
if (busyRef.current === key) return;
let active = true;
load(key).then((found) => { if (active && wantedRef.current === key) setData(found); }, () => {});
return () => { active = false; };
// --- one for each mount | deps: []
if (busyRef.current) return;
busyRef.current = true;
load("all").then((found) => setData(found)).catch(() => {}).finally(() => { busyRef.current = false; });
// --- shared between components
const shared = new Map();
function Page({ id }) {
  const [data, setData] = useState(null);
  useEffect(() => {
    let ignore = false;
    if (!shared.has(id)) shared.set(id, load(id).catch(() => null));
    shared.get(id).then((found) => { if (!ignore) setData(found); }).catch(() => {});
    return () => { ignore = true; };
  }, [id]);
  return <p>{data}</p>;
}
// --- once for the page
let started = false;
function Page() {
  useEffect(() => {
    if (started) return;
    started = true;
    begin();
  }, []);
}
// --- in an event handler
function Page({ save }) {
  const busy = useRef(false);
  const onClick = async () => {
    if (busy.current) return;
    busy.current = true;
    try { await save(); } finally { busy.current = false; }
  };
  return <button onClick={onClick}>save</button>;
}
// --- the promise is kept
const pending = (pendingRef.current ??= load("settings").catch(() => null));
let ignore = false;
pending.then((found) => { if (!ignore) setData(found); }).catch(() => {});
return () => { ignore = true; };
// --- for one key at a time
if (busyRef.current === id) return;
busyRef.current = id;
const mine = ++runRef.current;
load(id).then((found) => { if (mine === runRef.current) setData(found); }).catch(() => {}).finally(() => {
  if (mine === runRef.current) busyRef.current = null;
});
