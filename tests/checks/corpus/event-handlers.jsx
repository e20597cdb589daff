// --- a click
function Page({ save }) {
  const [busy, setBusy] = useState(false);
  const onClick = async () => {
    setBusy(true);
    try { await save(); } finally { setBusy(false); }
  };
  return <button disabled={busy} onClick={onClick}>save</button>;
}
// --- a form
function Page({ send }) {
  const [error, setError] = useState(null);
  const onSubmit = (event) => {
    event.preventDefault();
    send(new FormData(event.target)).catch((failure) => setError(failure));
  };
  return <form onSubmit={onSubmit}>{error}</form>;
}
// --- a ref that handlers share
function Page() {
  const start = useRef(0);
  const [moved, setMoved] = useState(0);
  return (
    <p
      onPointerDown={(event) => { start.current = event.clientX; }}
      onPointerUp={(event) => setMoved(event.clientX - start.current)}
    >{moved}</p>
  );
}
// --- a timer that a handler starts
function Page() {
  const timer = useRef(null);
  const [shown, show] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onEnter = () => { clearTimeout(timer.current); timer.current = setTimeout(() => show(true), 300); };
  return <p onMouseEnter={onEnter}>{shown}</p>;
}
// --- an action
function Page({ save }) {
  const [state, act, pending] = useActionState(async (before, form) => save(form), null);
  return <form action={act}>{pending ? "..." : state}</form>;
}
