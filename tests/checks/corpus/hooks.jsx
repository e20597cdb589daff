// --- a value made once
function Page() {
  const box = useRef(null);
  if (box.current === null) box.current = make();
  useEffect(() => { box.current.start(); }, []);
}
// --- a value made once, in short
function Page() {
  const box = useRef(null);
  box.current ??= make();
  useEffect(() => { box.current.start(); }, []);
}
// --- a handle for the parent
function Field({ ref }) {
  const input = useRef(null);
  useImperativeHandle(ref, () => ({ focus: () => input.current.focus() }), []);
  return <input ref={input} />;
}
// --- a memo
function Page({ list, filter }) {
  const shown = useMemo(() => list.filter((item) => item.name.includes(filter)), [list, filter]);
  useEffect(() => { send(shown.length); }, [shown]);
}
// --- a callback as a dependency
function Page({ id }) {
  const ask = useCallback(() => load(id), [id]);
  const [data, setData] = useState(null);
  useEffect(() => {
    let ignore = false;
    ask().then((found) => { if (!ignore) setData(found); }, () => {});
    return () => { ignore = true; };
  }, [ask]);
  return <p>{data}</p>;
}
// --- a custom hook that loads
function useLoaded(id) {
  const [data, setData] = useState(null);
  useEffect(() => {
    let ignore = false;
    load(id).then((found) => { if (!ignore) setData(found); }, () => {});
    return () => { ignore = true; };
  }, [id]);
  return data;
}
function Page({ id }) { return <p>{useLoaded(id)}</p>; }
// --- a custom hook with a timer
function useDelayed(value, ms) {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return delayed;
}
// --- a debounced callback
function useDebounced(callback, ms) {
  const timer = useRef(null);
  const latest = useRef(callback);
  useEffect(() => { latest.current = callback; });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback((...values) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(...values), ms);
  }, [ms]);
}
// --- a throttled value
function useThrottled(value, ms) {
  const [shown, show] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + ms - Date.now());
    const timer = setTimeout(() => { last.current = Date.now(); show(value); }, wait);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return shown;
}
// --- a context
function Page() {
  const { user } = useContext(Session);
  useEffect(() => { send(user); }, [user]);
}
// --- memo and forwardRef
const Field = memo(forwardRef(function Field({ text }, ref) {
  useEffect(() => { document.title = text; }, [text]);
  return <input ref={ref} />;
}));
// --- an id of the page
function Page() {
  const id = useId();
  useEffect(() => { document.getElementById(id)?.scrollIntoView(); }, [id]);
  return <p id={id} />;
}
