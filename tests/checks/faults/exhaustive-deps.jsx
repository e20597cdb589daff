// --- a prop
function A({ id }) { useEffect(() => { load(id); }, []); } // <-
// --- one of two
function A({ id, name }) {
  useEffect(() => { load(id, name); }, [id]); // <-
}
// --- a member
function A(props) { useEffect(() => { load(props.user.id); }, [props.user.name]); } // <-
// --- optional chaining
function A({ user }) { useEffect(() => { load(user?.id); }, []); } // <-
// --- state
function A() {
  const [id, setId] = useState(0);
  useEffect(() => { load(id); setId(1); }, []); // <-
}
// --- a function made while rendering
function A({ id }) {
  const ask = () => load(id); // <-
  useEffect(() => { ask(); }, [ask]);
}
// --- in a callback
function A({ id }) { return useCallback(() => load(id), []); } // <-
// --- in a memo
function A({ list }) { return useMemo(() => list.map(String), []); } // <-
// --- layout effect
function A({ size }) { useLayoutEffect(() => { measure(size); }, []); } // <-
// --- not needed
function A({ id }) {
  const box = useRef(null);
  useCallback(() => { box.current = 1; }, [box.current]); // <-
}
// --- twice
function A({ id }) { useEffect(() => { load(id); }, [id, id]); } // <-
// --- a literal
function A() { useEffect(() => { load(); }, ["x"]); } // <-
// --- not an array
function A({ id }) { const all = [id]; useEffect(() => { load(id); }, all); } // <-
// --- a spread
function A({ id, rest }) { useEffect(() => { load(id); }, [id, ...rest]); } // <-
// --- in a nested helper
function A({ id }) {
  useEffect(() => {
    const ask = async () => { await load(id); };
    ask().catch(() => {});
  }, []); // <-
}
