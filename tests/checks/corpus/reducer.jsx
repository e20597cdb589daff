// --- one request
function Page({ id }) {
  const [state, dispatch] = useReducer(reduce, { status: "idle" });
  useEffect(() => {
    let ignore = false;
    dispatch({ type: "asked" });
    load(id).then(
      (found) => { if (!ignore) dispatch({ type: "found", found }); },
      (failure) => { if (!ignore) dispatch({ type: "failed", failure }); },
    );
    return () => { ignore = true; };
  }, [id]);
  return <p>{state.status}</p>;
}
// --- a clock
function Page() {
  const [now, tick] = useReducer((n) => n + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(), 1000);
    return () => clearInterval(timer);
  }, []);
  return <p>{now}</p>;
}
// --- state from a function
function Page() {
  const [items] = useState(() => new Map());
  useEffect(() => { send(items.size); }, [items]);
}
// --- an update from the state before
function Page({ step }) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setCount((n) => n + step), 1000);
    return () => clearInterval(timer);
  }, [step]);
  return <p>{count}</p>;
}
// --- a transition
function Page({ id }) {
  const [data, setData] = useState(null);
  const [busy, start] = useTransition();
  useEffect(() => { start(() => { setData(id); }); }, [id]);
  return <p>{busy ? null : data}</p>;
}
// --- a deferred value
function Page({ text }) {
  const deferred = useDeferredValue(text);
  useEffect(() => { document.title = deferred; }, [deferred]);
}
// --- a reducer outside of the component
function Page({ list }) {
  const [state, dispatch] = useReducer(reduce, list, init);
  useEffect(() => { dispatch({ type: "reset", list }); }, [list]);
  return <List items={state.items} onRemove={(item) => dispatch({ type: "remove", item })} />;
}
// --- optimistic
function Page({ message, save }) {
  const [shown, show] = useOptimistic(message);
  const onSave = async (text) => { show(text); await save(text).catch(() => {}); };
  return <Form text={shown} action={onSave} />;
}
// --- one request, two ends, an early exit
function Page({ id }) {
  const [state, dispatch] = useReducer(reduce, null);
  useEffect(() => {
    if (id === null) { dispatch({ type: "none" }); return; }
    const controller = new AbortController();
    fetch(`/items/${id}`, { signal: controller.signal })
      .then((answer) => answer.json())
      .then((found) => dispatch({ type: "found", found }))
      .catch((failure) => { if (!controller.signal.aborted) dispatch({ type: "failed", failure }); });
    return () => controller.abort();
  }, [id]);
  return state;
}
