// --- a dispatch
function A({ send, token }) { useEffect(() => { send(token); }); } // <-
// --- without a block
function A({ send, token }) { useEffect(() => send(token)); } // <-
// --- function
function A({ send }) {
  useEffect(function () { // <-
    send();
  });
}
// --- layout effect
function A({ measure }) { useLayoutEffect(() => { measure(); }); } // <-
// --- insertion effect
function A({ insert }) { useInsertionEffect(() => { insert(); }); } // <-
// --- member of React
function A({ send }) { React.useEffect(() => { send(); }); } // <-
// --- a request
function A() { useEffect(() => { fetch("/me").catch(() => {}); }); } // <-
// --- state
function A({ id }) {
  const [shown, show] = useState(null);
  useEffect(() => { // <-
    if (shown !== id) show(id);
  });
}
// --- a timer with its cleanup
function A() {
  useEffect(() => { // <-
    const timer = setTimeout(() => {}, 500);
    return () => clearTimeout(timer);
  });
}
// --- a ref and something else
function A({ value, send }) {
  const latest = useRef(value);
  useEffect(() => { // <-
    latest.current = value;
    send(latest.current);
  });
}
// --- an early exit
function A({ id, send }) {
  useEffect(() => { // <-
    if (!id) return;
    send(id);
  });
}
// --- in a custom hook
function useTitle(title) { useEffect(() => { document.title = title; }); } // <-
// --- a synchronizer
function A() {
  const { getToken } = useAuth();
  useEffect(() => { getToken?.().catch(() => {}); }); // <-
}
