"""The check `exhaustive-deps`: a dependency array names exactly the values of the component that its callback uses."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from ..hooks.calls import dependency_hooks
from ..hooks.dependencies import DependencyReader
from ..hooks.stable_values import StableValues
from ..js.program import Program
from .base import Check, Invalid


class ExhaustiveDeps(Check):
    """A dependency array that leaves out, repeats or needlessly names a value, or that nobody can read."""

    id = "exhaustive-deps"
    summary = "A dependency array does not name what its callback uses."
    rationale = (
        "A callback keeps the values of the render that made it. With a value missing from the array, an effect goes "
        "on with an old user, token function or socket: after a sign-out it can still hold the signed-in identity. A "
        "value that is new in every render makes the effect run every time, and send the session each time."
    )
    mend = "Name every value of the component that the callback uses, and nothing else; keep named values stable."
    limits = (
        "Agrees with eslint-plugin-react-hooks 7.1.1, and reads useInsertionEffect too. It does not follow values "
        "through helper functions: a function of the component counts as one value. Custom hooks are read when "
        "--additional-hooks names them."
    )
    VALID = (
        "function A({ a }) { useEffect(() => { send(a) }, [a]) }",
        "function A(props) { useEffect(() => { send(props.user?.id) }, [props.user?.id]) }",
        "function A() { const [n, setN] = useState(0); useEffect(() => { setN(1) }, []); return n }",
        "function A() { const ref = useRef(0); useEffect(() => { ref.current += 1 }, []) }",
        "function A() { const log = () => console.log('hi'); useEffect(() => { log() }, []) }",
        "function A({ a }) { const f = useCallback(() => a, [a]); useEffect(() => { f() }, [f]) }",
        "function A({ a }) { const seen = useEffectEvent(() => a); useEffect(() => { seen() }, []) }",
        "function A({ a }) { useEffect(() => { send(a) }) }",
        "function A({ id }) { useEffect(() => { send() }, [id]) }",
    )
    INVALID = (
        Invalid("function A({ a }) { useEffect(() => { send(a) }, []) }", "leaves out 'a'"),
        Invalid("function A({ a }) { useEffect(() => { send(a.b?.c) }, [a.d]) }", "leaves out 'a.b?.c'"),
        Invalid("function A({ a }) { useMemo(() => 1, [a]) }", "names 'a' without need"),
        Invalid("function A({ a }) { useMemo(() => a, [a, a]) }", "names 'a' more than once"),
        Invalid(
            "function A() { const r = useRef(); useEffect(() => {}, [r.current]) }", "names 'r.current' without need"
        ),
        Invalid(
            "function A() { const f = () => b; useEffect(() => { f() }, [f]) }", "'f' is a new function in every render"
        ),
        Invalid("function A() { let n; useEffect(() => { n = 1 }, []) }", "what is assigned to 'n' here is lost"),
        Invalid(
            "function A() { const r = useRef(); useEffect(() => { return () => { r.current.stop() } }, []) }",
            "'r.current' may have changed when this cleanup runs",
        ),
        Invalid("function A({ a }) { useEffect(() => { send(a) }, deps) }", "is not an array literal"),
        Invalid("function A({ a }) { useEffect(() => { send(a) }, [a, ...more]) }", "a spread element"),
        Invalid("function A({ a }) { useEffect(() => { send(a) }, [a, 'a']) }", "never changes"),
        Invalid(
            "function A({ a }) { useEffect(() => { send(a[0]) }, [a, a[0]]) }", "an expression that cannot be read"
        ),
        Invalid("function A() { useEffect(async () => { await send() }, []) }", "async"),
        Invalid("function A() { useEffect() }", "without a callback"),
        Invalid("function A({ f }) { useEffect(f, []) }", "cannot be known"),
        Invalid("function A({ a }) { const b = useMemo(() => a) }", "does nothing without a dependency array"),
        Invalid("function A() { const [n, set] = useState(0); useEffect(() => { set(n + 1) }) }", "calls 'set'"),
        Invalid(
            "function A() { const e = useEffectEvent(() => {}); useEffect(() => { e() }, [e]) }",
            "'e' is an effect event",
        ),
    )

    def run_program(self, program: Program) -> Iterator[Finding]:
        """Yield what is wrong with each hook that takes a dependency array, in source order."""
        values = StableValues(program.scopes)
        for hook in dependency_hooks(program.scopes, self.settings.additional_hooks):
            for problem in DependencyReader(program, hook, values).problems():
                yield self.finding(
                    program,
                    problem.place,
                    problem.message,
                    help=problem.help,
                    data=problem.data,
                    path=problem.path,
                    fix=problem.fix,
                    severity=problem.severity,
                )
