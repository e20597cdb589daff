// --- a callback
function Page({ id, onFound }) {
  const latest = useRef(onFound);
  useEffect(() => { latest.current = onFound; }, [onFound]);
  useEffect(() => {
    let active = true;
    load(id).then((found) => { if (active) latest.current(found); }).catch(() => {});
    return () => { active = false; };
  }, [id]);
}
// --- a callback, in every render
function Page({ onTick }) {
  const latest = useRef(onTick);
  useEffect(() => { latest.current = onTick; });
  useEffect(() => {
    const timer = setInterval(() => latest.current(), 1000);
    return () => clearInterval(timer);
  }, []);
}
// --- a layout effect
function Page({ onTick }) {
  const latest = useRef(onTick);
  useLayoutEffect(() => { latest.current = onTick; });
  useEffect(() => {
    const timer = setInterval(() => latest.current?.(), 1000);
    return () => clearInterval(timer);
  }, []);
}
// --- a value
function Page({ value }) {
  const latest = useRef(value);
  useEffect(() => { latest.current = value; }, [value]);
  useEffect(() => {
    const timer = setInterval(() => { send(latest.current); }, 1000);
    return () => clearInterval(timer);
  }, []);
}
// --- in an event handler
function Page({ value }) {
  const latest = useRef(value);
  useEffect(() => { latest.current = value; });
  return <button onClick={() => send(latest.current)}>send</button>;
}
// --- a custom hook
function useLatest(value) {
  const latest = useRef(value);
  useEffect(() => { latest.current = value; });
  return latest;
}
function Page({ onTick }) {
  const latest = useLatest(onTick);
  useEffect(() => {
    const timer = setInterval(() => latest.current(), 1000);
    return () => clearInterval(timer);
  }, [latest]);
}
// --- useInterval
function useInterval(callback, delay) {
  const saved = useRef(callback);
  useEffect(() => { saved.current = callback; }, [callback]);
  useEffect(() => {
    if (delay === null) return;
    const timer = setInterval(() => saved.current(), delay);
    return () => clearInterval(timer);
  }, [delay]);
}
// --- an effect event
function Page({ room, theme }) {
  const onConnected = useEffectEvent(() => { notify(theme); });
  useEffect(() => {
    const connection = connect(room);
    connection.on("connected", () => onConnected());
    return () => connection.disconnect();
  }, [room]);
}
// --- the previous value
function usePrevious(value) {
  const previous = useRef(undefined);
  useEffect(() => { previous.current = value; }, [value]);
  return previous;
}
// --- the newest state
function Page() {
  const [count, setCount] = useState(0);
  const latest = useRef(count);
  useEffect(() => { latest.current = count; }, [count]);
  useEffect(() => () => { send(latest.current); }, []);
  return <button onClick={() => setCount(count + 1)}>{count}</button>;
}
