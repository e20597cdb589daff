// --- the time
function A() { const now = Date.now(); useEffect(() => {}, [now]); } // <-
// --- a date
function A() { const now = new Date(); useEffect(() => {}, [now]); } // <-
// --- chance
function A() { const key = Math.random(); useEffect(() => {}, [key]); } // <-
// --- a precise time
function A() { const at = performance.now(); useEffect(() => {}, [at]); } // <-
// --- an id
function A() { const id = crypto.randomUUID(); useEffect(() => {}, [id]); } // <-
// --- random values
function A() { crypto.getRandomValues(bytes); useEffect(() => {}, []); } // <-
// --- a timer
function A() { setTimeout(wake, 500); useEffect(() => {}, []); } // <-
// --- an interval
function A() { setInterval(wake, 500); useEffect(() => {}, []); } // <-
// --- a frame
function A() { requestAnimationFrame(wake); useEffect(() => {}, []); } // <-
// --- a microtask
function A() { queueMicrotask(wake); useEffect(() => {}, []); } // <-
// --- in JSX
function A() {
  useEffect(() => {}, []);
  return <p key={Math.random()} />; // <-
}
// --- in a condition
function A({ until }) {
  useEffect(() => {}, []);
  return Date.now() > until ? null : <p />; // <-
}
// --- in the dependency array
function A() { useEffect(() => {}, [Date.now()]); } // <-
// --- as the initial value of a ref
function A() { const born = useRef(Date.now()); useEffect(() => { born.current = 0; }, []); } // <-
