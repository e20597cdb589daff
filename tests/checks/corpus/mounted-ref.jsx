// --- two effects
function Page({ id }) {
  const [data, setData] = useState(null);
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => { mounted.current = false; };
  }, []);
  useEffect(() => {
    let ignore = false;
    load(id).then((found) => { if (mounted.current && !ignore) setData(found); }, () => {});
    return () => { ignore = true; };
  }, [id]);
  return <p>{data}</p>;
}
// --- one run for each mount
function Page() {
  const [data, setData] = useState(null);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    load().then((found) => { if (mounted.current) setData(found); }, () => {});
    return () => { mounted.current = false; };
  }, []);
  return <p>{data}</p>;
}
// --- a hook of its own
function useMounted() {
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => { mounted.current = false; };
  }, []);
  return mounted;
}
function Page() {
  const [data, setData] = useState(null);
  const mounted = useMounted();
  useEffect(() => {
    load().then((found) => { if (mounted.current) setData(found); }, () => {});
  }, [mounted]);
  return <p>{data}</p>;
}
// --- in an event handler
function Page() {
  const [data, setData] = useState(null);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => { mounted.current = false; };
  }, []);
  const onClick = async () => {
    const found = await load().catch(() => null);
    if (mounted.current) setData(found);
  };
  return <button onClick={onClick}>{data}</button>;
}
// --- an element that is there
function Page({ id }) {
  const box = useRef(null);
  const [size, setSize] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => { if (box.current) setSize(box.current.offsetWidth); }, 100);
    return () => clearTimeout(timer);
  }, [id]);
  return <p ref={box}>{size}</p>;
}
// --- with a request id
function Page({ id }) {
  const mounted = useRef(true);
  const run = useRef(0);
  useEffect(() => {
    mounted.current = true;
    return () => { mounted.current = false; };
  }, []);
  useEffect(() => {
    const mine = ++run.current;
    load(id).then((found) => { if (mounted.current && mine === run.current) send(found); }).catch(() => {});
  }, [id]);
}
