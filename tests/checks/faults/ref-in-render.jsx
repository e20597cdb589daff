// --- read
function A() { const n = useRef(0); useEffect(() => {}, []); return n.current; } // <-
// --- written
function A({ value }) { const latest = useRef(); latest.current = value; useEffect(() => {}, []); } // <-
// --- counted
function A() { const n = useRef(0); n.current++; useEffect(() => {}, []); } // <-
// --- added to
function A() { const n = useRef(0); n.current += 1; useEffect(() => {}, []); } // <-
// --- in JSX
function A() {
  const n = useRef(0);
  useEffect(() => {}, []);
  return <p>{n.current}</p>; // <-
}
// --- as a prop
function A() {
  const n = useRef(0);
  useEffect(() => {}, []);
  return <Chart size={n.current} />; // <-
}
// --- in a condition
function A({ on }) {
  const seen = useRef(false);
  useEffect(() => {}, []);
  if (seen.current && on) return null; // <-
}
// --- a member
function A() {
  const box = useRef({ size: 0 });
  useEffect(() => {}, []);
  return box.current.size; // <-
}
// --- optional chaining
function A() {
  const box = useRef(null);
  useEffect(() => {}, []);
  return box.current?.size; // <-
}
// --- in a memo
function A() {
  const n = useRef(0);
  return useMemo(() => n.current, []); // <-
}
// --- in a helper that is called
function A() {
  const n = useRef(0);
  useEffect(() => {}, []);
  const read = () => n.current; // <-
  return read();
}
// --- by destructuring
function A() {
  const n = useRef(0);
  useEffect(() => {}, []);
  const { current } = n; // <-
  return current;
}
// --- in the initial state
function A() {
  const n = useRef(0);
  const [first] = useState(n.current); // <-
  return first;
}
