// Sources for rules-of-hooks, one a line: what random components seldom hold.
// Names.
function use() { useA() } function useB() { use() } function user() { useA() } function use3() { useA() } function useé() { useA() }
function A() { user(); use_a(); _useA(); useA1(); use1(); useéa(); USE(); React.use_a() }
function a() { useA() } function _A() { useA() } function $A() { useA() } function É() { useA() } function A_() { useA() }
const a = () => useA(), A = () => useA(), useB = () => useA(), { A: B } = { A: () => useA(), b: () => useA(), useC: () => useA() }
a = () => useA(); A = () => useA(); A.B = () => useA(); A.useB = () => useA(); a.useB = () => useA(); A['useB'] = () => useA()
A.B.useC = () => useA(); a += () => useA(); a ||= () => useA(); const A = (() => useA()), B = a(() => useA())
function f({ A = () => useA(), b = () => useA(), useC = () => useA() }) {} const [D = () => useA()] = e
const o = { A() { useA() }, useB() { useA() }, c() { useA() }, get D() { useA() }, [E]: () => useA(), 'F': () => useA(), 1: () => useA() }
function A() { Namespace.useA(); namespace.useA(); Namespace.B.useA(); Namespace['useA'](); Namespace?.useA(); this.useA(); useA?.() }
function A() { a || Namespace.useA(); a || namespace.useA(); new useA(); useA`b`; (useA)(); (0, useA)(); useA.b(); useA()() }
export default function () { useA() }
export default () => { useA() }
export default class { render() { useA() } }
export default function A() { if (a) useA() } export function b() { useA() } export const c = () => useA()
// Where.
useA(); if (a) useB(); while (a) useC(); { useD() } const e = useE(); export const f = useF(), g = () => useG()
(() => { useA() })(); (function () { useA() })(); (function B() { useA() })(); (function c() { useA() })(); f(() => useA())
memo(() => { useA() }); React.memo(function () { useA() }); forwardRef((p, r) => { if (a) useA() }); React.forwardRef(() => useA())
memo(function a() { useA() }); const b = memo(() => useA()); a.memo(() => useA()); React['memo'](() => useA()); new memo(() => useA())
memo(forwardRef(() => { useA() })); memo(a, () => useA()); memo(() => () => { useA() }); memo({ a: () => useA() })
function A() { a(() => useA()); const b = () => useA(); const C = () => useA(); function d() { useA() } function useE() { useA() } }
function A() { a(function () { useA() }); a(function b() { useA() }); return { b() { useA() }, C: () => useA() } }
function a() { b(() => useA()); const C = () => { b(() => useA()) } } function useD() { b(() => use(c)); b(() => React.use(c)) }
class A { constructor() { useA() } m() { useA() } static s() { useA() } f = () => useA(); g = useA(); static h = useA(); #i() { useA() } }
class A extends useA() { [useB()] = 1; static { useC() } [useD()]() {} m() { () => useE(); function useF() { useG() } } }
const A = class { m = function () { useA() }; n = (() => useA()) }; const o = { m: class { n() { useA() } } }
function A() { class B { m() { useA() } static { useB() } f = useC() } }
async function A() { useA(); await b; useC() } async function useB() { useA() } async function c() { useA() } const D = async () => { use(a) }
function* A() { useA(); yield; useB() } async function* useC() { for await (const a of b) useA() }
function A({ a = useA(), ...b }, [c = useB()] = useC()) { useD() }
// Order.
function A() { if (a) { useA() } else { useA() } useB() }
function A() { if (a) { return } useA(); if (b) { useB() } useC() }
function A() { if (a) { return useA() } return useB() }
function A() { if (a) throw b; useA(); if (c) { throw useB() } useC() }
function A() { a && useA(); a || useB(); a ?? useC(); a ? useD() : useE(); useF() && b; useG() ? 1 : 2; (b, useH()) }
function A() { a &&= useA(); b ||= useB(); c ??= useC(); d = useD(); useE().f ||= 1 }
function A() { if (useA()) {} if (a && useB()) {} while (useC()) {} do {} while (useD()); for (; useE(); ) {} for (const a of useF()) {} }
function A() { for (let i = useA(); useB(); useC()) { useD() } for (const i in useE()) { useF() } for (useG().a of b) {} }
function A() { while (a) { useA(); if (b) return; useB() } while (c) { useC(); if (d) return; useD() } }
function A() { while (a) { useA(); if (b) continue; useB() } }
function A() { while (a) { useA(); if (b) break; useB() } useC() }
function A() { do { useA(); if (b) break } while (a); useC() }
function A() { a: { if (b) break a; useA() } useB(); c: for (;;) { d: for (;;) { if (e) continue c; break c } } useC() }
function A() { switch (a) { case 1: useA(); break; case 2: useB(); default: useC() } switch (useD()) { case useE(): case useF(): } useG() }
function A() { switch (a) { case 1: return; case 2: throw b; default: } useA() }
function A() { switch (a) { case 1: throw b; default: throw c } useA() }
function A() { try { useA(); useB() } catch { useC() } finally { useD() } useE() }
function A() { try { a() } catch { return } useA() } function B() { try { a() } catch { throw b } useA() }
function A() { try { throw a } catch { useA() } useB() } function B() { try { useA() } finally { } useB() }
function A() { try { a(); useA() } finally { useB() } } function B() { try { const c = useA(), { d } = useB() } catch {} }
function A() { try { try { a() } finally { b() } } catch { useA() } useB() }
function A() { use(a); if (b) use(c); for (;;) { use(d); break } try { use(e) } catch { React.use(f) } finally { use(g) } () => use(h); N.use(i) }
use(a); class A { m() { use(b) } } function c() { use(d) } async function E() { use(f) } try { function G() { use(h) } } catch {}
function A() { if (a) { if (b) return 1; else return 2 } else if (c) return 3; useA(); return useB() }
function A() { const [b] = useA(), c = useB(b ? 1 : 2), d = useC(b && 1), e = useD(() => b && useE); return b ? null : useF(c) }
function A() { useA(b && useB()); useC(useD() || e); useF(g?.h(useI())); useJ?.(useK()) }
function A() { `${useA()}${b ? useB() : 1}`; [useC(), ...useD()]; ({ a: useE(), [useF()]: 1, ...useG() }); <a b={useH()}>{c && useI()}</a> }
function A() { do { function B() { useA() } () => useC() } while (a) }
function A() { with_: { useA(); break with_ } useB() }
function A() { try { a() } catch { if (b) throw c } finally { useA() } useB() }
function A() { switch (a) { default: b: { if (c) break; useA() } useB() } useC() }
function A() { b: { switch (a) { default: if (c) break b; useA() } useB() } useC() }
function A() { for (const a of b) { useA(); break } useB() }
function A() { a: for (;;) { if (b) { useA(); break } for (;;) { useB(); continue a } } useC() }
function A() { a: do { for (;;) { if (b) continue a; if (c) continue; useA(); break } useB() } while (d); useC() }
// Effect events.
function A() { const e = useEffectEvent(() => {}); useEffect(() => { e(); f(e); () => e() }); e(); f(e); return <B e={e} f={() => e()} /> }
function A() { const e = useEffectEvent(() => {}), g = useEffectEvent(() => { e() }); useCallback(() => { e() }, []); useMemo(() => e, []) }
function A() { const e = React.useEffectEvent(() => {}); e(); let g = useEffectEvent(() => {}); g(); { const h = useEffectEvent(() => {}); h() } }
const A = function () { const e = useEffectEvent(() => {}); e() }; const useB = () => { const e = useEffectEvent(() => {}); return e }
function a() { const e = useEffectEvent(() => {}); e() } memo(() => { const e = useEffectEvent(() => {}); e() })
function A() { useEffectEvent(() => {}); f(useEffectEvent(() => {})); return useEffectEvent(() => {}); const { a } = useEffectEvent(b) }
function A() { const e = useEffectEvent(() => {}); useLayoutEffect(() => e()); useInsertionEffect(() => e()); useX(() => e()); useEffect(e); ({ e }) }
function A() { const e = useEffectEvent(() => {}); function g() { e() } useEffect(() => { g() }); e.f; e[0]; `${e}`; typeof e }
