// --- in a condition
function A({ on }) { if (on) { useEffect(() => {}, []); } } // <-
// --- behind an early return
function A({ on }) {
  if (!on) return null;
  useEffect(() => {}, []); // <-
}
// --- in a loop
function A({ list }) { for (const item of list) useEffect(() => {}, [item]); } // <-
// --- while
function A({ more }) { while (more()) { useState(0); } } // <-
// --- behind &&
function A({ on }) { return on && useMemo(() => 1, []); } // <-
// --- in a conditional expression
function A({ on }) { return on ? useContext(X) : null; } // <-
// --- in a callback
function A({ list }) { return list.map((item) => useMemo(() => item, [item])); } // <-
// --- in an effect
function A() { useEffect(() => { useState(0); }, []); } // <-
// --- in a function that is no component
function load() { return useContext(X); } // <-
// --- at the top of the module
useEffect(() => {}, []); // <-
// --- in a class
class A { render() { return useState(0); } } // <-
// --- in an async component
async function A() { useState(0); } // <-
// --- in a switch
function A({ kind }) {
  switch (kind) {
    case "a":
      return useMemo(() => 1, []); // <-
    default:
      return null;
  }
}
// --- behind a throw
function A({ on }) {
  if (!on) throw new Error("off");
  try {
    use(load()); // <-
  } catch {}
}
