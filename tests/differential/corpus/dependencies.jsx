// Sources for exhaustive-deps, one a line: what random components seldom hold.
// What counts as a use, and of what.
function P(props) { useEffect(() => { props.a; props.b.c; props.b }, [props.a, props.b]) }
function P(props) { useEffect(() => { props.a.b.c }, [props.a]) }
function P(props) { useEffect(() => { props.a.b }, [props.a.b.c]) }
function P(props) { useEffect(() => { props.a(); props.b.c() }, [props.b]) }
function P(props) { useCallback(() => { props.a?.b?.c(); props.a.d }, []) }
function P(props) { useCallback(() => { props?.a.b; props.a?.b }, []) }
function P({ a }) { useEffect(() => { a.b.c = 1; a.d = 2; [a.e] = a.f }, []) }
function P({ a }) { useEffect(() => { for (a.b of a.c) {} for (const x in a.d) {} }, []) }
function P({ a }) { useEffect(() => { ({ b: a.c, ...a.d } = a.e) }, []) }
function P({ a }) { useEffect(() => { a.b++; --a.c; delete a.d; a.e += 1; a.f ??= 2 }, []) }
function P({ a, k }) { useEffect(() => { a[k].b; a.b[k]; a['c'].d }, [a, k]) }
function P({ a }) { useEffect(() => { const { b, ...c } = a; const [d = a.e] = a.f }, []) }
function P({ a }) { useEffect(() => { (a.b)(); (0, a.c)(); new a.d(); a.e`f`; a.g.h`i` }, []) }
function P({ a }) { useEffect(() => { (a?.b).c; (a?.b)(); a?.[0]?.b; a?.b[0].c }, []) }
function P({ a }) { useEffect(() => { a.current; a.b.current; a.current.b; a.current() }, []) }
function P() { useEffect(() => { arguments[0]; this.a }, []) }
function P() { const a = 1; useEffect(() => { function b(a) { return a } b(); (a) => a; { let a; a } }, []) }
function P() { let a = f(); useEffect(() => { var a = 2; g(a) }, [a]) }
function P({ a }) { useEffect(function a() { a() }, []) }
function P({ a, b }) { useEffect((b = a) => { b }, []) }
function P({ a }) { const b = useMemo(() => { if (a) b() }, [a]) }
function P({ a }) { const b = useCallback(() => b(a), [a, b]) }
function P() { useEffect(() => { P.a; P() }, [P]) }
const P = () => { useEffect(() => { P.a }, []) }
const P = function Q({ a }) { useEffect(() => { Q(a) }, [Q]) }
import a, { b as c, d } from 'e'; function P() { useEffect(() => { a(c) }, [a, c, d.e]) }
const a = {}; let b; function P() { useMemo(() => a.c + b, [a.c, b]); useEffect(() => { b = 1 }, []) }
function P({ a }) { const Q = ({ b }) => { useEffect(() => { a(b) }, [b]) } }
function P({ a }) { const useQ = (b) => useCallback(() => a + b, [a, b]); useQ(a) }
function P({ a }) { if (a) { const b = f(); useEffect(() => { g(a, b) }, []) } }
function P({ a }) { if (a) { const b = () => {}; useEffect(() => { b() }, [b]) } }
function P({ a }) { for (const b of a) useEffect(() => { b() }, []) }
class A { m(a) { useEffect(() => { a }, []) } n = (b) => useMemo(() => b, []); static { useMemo(() => A, []) } }
useEffect(() => { a }, []); useEffect(async () => {}, []); { let b; useMemo(() => b, [b, b]) }
function P({ a }) { useEffect(() => { b(); function b() { c() } const c = () => a }, []) }
function P({ A, b }) { useMemo(() => <A.C {...b}><b.D /><A /></A.C>, []) }
function P({ a }) { useMemo(() => <div a={a.b} {...a.c}>{a.d.e}{a.f()}</div>, []) }
function P({ a }) { useMemo(() => `${a.b}${`${a.c}`}`, [a.b]) }
function P({ a, b, c }) { useMemo(() => async function* () { yield* a; await b; yield c }, []) }
function P({ a }) { useMemo(() => class extends a.B { [a.c] = a.d; static { a.e } #f = a.g }, []) }
function P({ a }) { useMemo(() => ({ a, get b() { return a.c }, [a.d]: 1, ...a.e }), []) }
function P({ a }) { useEffect(() => { import(a.b); typeof a.c; void a.d; !a.e; a.f in a.g }, []) }
function P({ a }) { useEffect(() => { label: for (;;) { a.b; break label } throw a.c }, []) }
function P({ a }) { useEffect(() => { try { a.b } catch ({ a }) { a.c } finally { a.d } }, []) }
function P({ a }) { useEffect(() => { switch (a.b) { case a.c: a.d; default: let a2 = a } }, []) }
// What is stable.
function P() { const r = useRef(), [s, setS] = useState(), [t, d] = useReducer(f); useEffect(() => { r; setS; d }, []) }
function P() { const [p, start] = useTransition(), [q, act] = useActionState(f); useEffect(() => { start; act; p; q }, []) }
function P() { const [, setS] = React.useState(); const [s2] = useState(); useEffect(() => { setS(s2) }, []) }
function P() { const [s, setS, more] = useState(); const [...all] = useState(); useEffect(() => { setS; all }, []) }
function P() { const [{ a }, [b]] = useState(); const [c = 1, d = 2] = useState(); useEffect(() => { a; b; c; d }, []) }
function P() { let [s, setS] = useState(); setS = f; useEffect(() => { setS() }, []) }
function P() { let [s, setS] = useState(); useEffect(() => { setS() }, []); setS = f; setS = g }
function P() { const r = A.useRef(), s = React.useRef(), { t } = useRef(), u = useRef?.(); useEffect(() => { r; s; t; u }, []) }
function P() { const a = 'a', b = 1, c = null, d = true, e = /f/, g = 1n, h = `i`, j = -1; useEffect(() => { [a, b, c, d, e, g, h, j] }, []) }
function P() { let a = 'a'; var b = 1; const { c } = 2, [d] = 'e'; useEffect(() => { [a, b, c, d] }, []) }
function P() { const a = undefined, b = NaN, c = void 0, d = a; useEffect(() => { [a, b, c, d] }, []) }
function P() { const r = useRef(); const f = () => r.current; const g = () => f(); useEffect(() => { f(); g() }, []) }
function P() { function f() { return f } const g = function h() { return h }, i = () => i; useEffect(() => { f; g; i }, []) }
function P({ a }) { function f() { return a } const g = function () { return window.a }; useEffect(() => { f(); g() }, []) }
function P() { if (a) { var f = () => 1; } const g = (() => 1); useEffect(() => { f(); g() }, []) }
function P() { const { f = () => 1 } = {}, C = class {}, D = class E { m() { return E } }; useEffect(() => { f; C; D }, []) }
function P() { const [s, setS] = useState(); const f = () => setS(1); useEffect(() => { f() }, [f]) }
function P() { const e = useEffectEvent(() => {}), { f } = useEffectEvent(), g = React.useEffectEvent(f); useEffect(() => { e(); f; g() }, [e, g]) }
function P() { const e = useEffectEvent(() => {}); useEffect(() => {}, [e]); useEffect(() => { e() }, []); useEffect(() => {}, [e]) }
function P() { const e = useEffectEvent(() => {}); useEffect(() => { e() }, [e]); useEffect(() => { e() }, [e.a]) }
// Arrays.
function P({ a }) { useEffect(() => { a }, [a, , a]); useEffect(() => { a }, [, ]); useEffect(() => { a }, [(a)]) }
function P({ a }) { useEffect(() => { a.b }, [a.b, a]); useMemo(() => a.b, [a.b, a]); useMemo(() => a, [a.b]) }
function P({ a }) { useEffect(() => {}, [a, a, a.b, a.b]); useEffect(() => { a }, [a, a, a]) }
function P({ a }) { useEffect(() => { a.b?.c; a.b.d }, [a?.b?.c, a.b?.d]); useEffect(() => { a?.b }, [a.b]) }
function P({ a }) { useEffect(() => { a?.b.c }, [a?.b]); useEffect(() => { a.b.c }, [a?.b?.c, a?.b]) }
function P({ a }) { useEffect(() => { a }, ['a', 'b', 1, null, /a/, 1n, true, ``]) }
function P({ a }) { useEffect(() => { a.b }, ['a.b', a.b(), a[0], a?.(), !a, a + 1, a ? 1 : 2, () => a, {}, []]) }
function P({ a }) { useEffect(() => { a }, [this, this.a, super_, await_, new a(), a`b`, -1, a = 1, a++]) }
function P({ a }) { useEffect(() => { a }, a); useEffect(() => { a }, { a }); useEffect(() => { a }, f([a])) }
function P({ a }) { useEffect(() => { a }, ...[a]); useEffect(...[() => { a }, []]); useMemo(() => a, null) }
function P({ a }) { useEffect(() => { a }, undefined); useMemo(() => a, undefined); useCallback(() => a, void 0) }
function P({ a, b, c, d }) { useEffect(() => { a.z; c; a.y; b.x; a.z.w; b.w }, [d.y, b.v]) }
function P() { const a = {}; useEffect(() => { a.b }, [a.b]); const b = []; useMemo(() => b.length, [b.length]) }
function P({ a, b, c }) { useEffect(() => { [c, a, b] }, [c]); useMemo(() => [c, a, b], [b, a]) }
function P({ a, b }) { useEffect(() => { a.z; b; a.y }, [b]); useEffect(() => { a.z; b; a.y }, []) }
function P({ a }) { useEffect(() => { a.current.b }, [a.current, a.current.b]); useEffect(() => {}, [a.b.current]) }
function P() { useEffect(() => {}, [window, window.a, fetch, outside]); useMemo(() => window.a, [window.a]) }
function P() { const r = useRef(); useEffect(() => { r.current }, [r]); useMemo(() => 1, [r]); useMemo(() => r, [r.current]) }
function P() { const [s, setS] = useState(); useEffect(() => { setS(1) }, [setS]); useEffect(() => {}, [s, setS]) }
function P({ a }) { useEffect(() => { a }, [a], 1); useImperativeHandle(a, () => a.b, []); useImperativeHandle(a, () => a.b) }
function P({ a }) { React.useImperativeHandle(r, () => ({ a }), []); Preact.useEffect(() => { a }, []); React.x.useEffect(() => { a }, []) }
function P({ a }) { React['useEffect'](() => { a }, []); React?.useEffect(() => { a }, []); useEffect?.(() => { a }, []) }
// Callbacks.
function P({ a }) { useEffect(a, []); useEffect(a, [a]); useEffect(a); useMemo(a, []); useEffect(a.b, []); useEffect(f(a), []) }
function P({ a }) { const f = () => a; function g() { a } const h = f; let i; useEffect(f, []); useEffect(g, []); useEffect(h, []); useEffect(i, []) }
function P({ a }) { const f = () => a; if (a) { useEffect(f, []) } class C {} useEffect(C, []); useEffect(unknown, []) }
import f from 'g'; function P() { useEffect(f, []); const h = async () => {}; useEffect(h, []); useEffect(h, [h]) }
function P({ a }) { useEffect(async function () { a }, [a]); useMemo(async () => a, []); useLayoutEffect(async () => {}) }
function P() { useEffect(); useMemo(); useCallback(); useImperativeHandle(); useImperativeHandle(r); useEffect(undefined, []) }
function P({ a }) { useMemo(() => a); useCallback(() => a); React.useMemo(() => a); useImperativeHandle(r, () => a) }
function P({ a }) { const f = debounce(() => a); useEffect(f, []); useCallback(debounce(() => a), []) }
// Set state without an array.
function P() { const [s, setS] = useState(); useEffect(() => { setS(1) }); useLayoutEffect(() => { if (s) setS(s) }) }
function P({ a }) { const [s, setS] = useState(); useEffect(() => { f(() => setS(a)) }); useEffect(() => { f(setS) }) }
function P({ a }) { const [s, setS] = useState(); useEffect(() => { { setS(a.b?.c) } }, undefined); useMemo(() => setS(1)) }
function P() { const [s, d] = useReducer(); const [t, setT] = React.useState(); useEffect(() => { d() }); useEffect(() => { setT() }) }
// Assignments, refs in cleanups.
function P() { let a, b, c; useEffect(() => { a = 1; a = 2; b += 1; c++; [a, b] = f(); ({ c } = g) }, []) }
function P() { let a; useEffect(() => { for (a of b) {} for (a in c) {} }, []); useEffect(() => { () => { a ||= 1 } }, [a]) }
function P() { let a; const b = () => { a = 1 }; useEffect(() => { b() }, []); useEffect(b, [b]) }
function P({ r }) { useEffect(() => { return () => { r.current; r.current.a; r?.current } }, []) }
function P({ r }) { useEffect(() => { const f = () => r.current; return f }, []); useEffect(() => () => r.current, []) }
function P({ r, s }) { useEffect(() => { return function () { s.current = 1; r.a.current; () => { r.current } } }, []) }
function P() { const r = useRef(); r.current = 1; useEffect(() => { return () => { r.current } }, []) }
function P() { const r = useRef(); useEffect(() => { if (a) { return () => { for (;;) r.current } } return () => r['current'] }) }
function P() { const r = useRef(); useMemo(() => { return () => { r.current } }, []); useFooEffect(() => { return () => r.current }) }
// Values that are new in every render.
function P() { const a = {}, b = [], c = () => {}, d = function () {}, e = class {}; useEffect(() => { [a, b, c, d, e] }, [a, b, c, d, e]) }
function P() { const a = <a />, b = <></>, c = new C(), d = /e/, e = x ? [] : 1, f = x || {}, g = x ?? []; useMemo(() => [a, b, c, d, e, f, g], [a, b, c, d, e, f, g]) }
function P() { let a = {}; const b = (x, {}), c = x = {}, d = x && (y || {}), e = x ? y ? 1 : {} : 2; useMemo(() => [a, b, c, d, e], [a, b, c, d, e]) }
function P() { function f() {} class C {} useEffect(() => { f(); C }, [f, C]); f(); new C() }
function P() { var a = {}; a = 1; const [b] = [{}], { c } = {}; useEffect(() => { [a, b, c] }, [a, b, c]) }
function P() { const f = () => {}; useEffect(() => { f() }, [f]); useEffect(() => { f() }, [f]); return <a b={f} /> }
function P({ a = {}, b = [] }) { const c = Object.create(null), d = f({}); useEffect(() => { [a, b, c, d] }, [a, b, c, d]) }
function P() { const a = {}; if (x) { const a = 1; useEffect(() => { a }, [a]) } useEffect(() => { a.b }, [a.b]) }
function P() { const a = {}; useEffect(() => { a }, [a, b]); useEffect(() => { a }, [a, ...b]); useEffect(() => { a }, [a, 'a']) }
