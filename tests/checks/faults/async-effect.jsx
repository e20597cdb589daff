// --- arrow
function A() { useEffect(async () => { await load(); }, []); } // <-
// --- arrow without a block
function A({ load }) { useEffect(async () => load(), [load]); } // <-
// --- function
function A() {
  useEffect(async function () { // <-
    await load();
  }, []);
}
// --- named function
function A() {
  useEffect(async function synchronize() { // <-
    await load();
  }, []);
}
// --- layout effect
function A() { useLayoutEffect(async () => { await load(); }, []); } // <-
// --- insertion effect
function A() { useInsertionEffect(async () => { await load(); }, []); } // <-
// --- member of React
function A() { React.useEffect(async () => { await load(); }, []); } // <-
// --- without an array
function A() { useEffect(async () => { await load(); }); } // <-
// --- with a cleanup that React never gets
function A() {
  useEffect(async () => { // <-
    let active = true;
    const found = await load();
    if (active) show(found);
    return () => { active = false; };
  }, []);
}
// --- with try
function A() {
  useEffect(async () => { // <-
    try { await load(); } catch {}
  }, []);
}
// --- in a custom hook
function useLoaded(id) {
  useEffect(async () => { await load(id); }, [id]); // <-
}
// --- a synchronizer
function A() {
  const { getToken } = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  useEffect(async () => { // <-
    const token = await getToken();
    addEvents([ReflexEvent("s.set", { token })]);
  }, [getToken, addEvents]);
}
// --- an async arrow behind an early exit
const A = memo(({ id }) => {
  useEffect(async () => { // <-
    if (!id) return;
    await load(id);
  }, [id]);
});
