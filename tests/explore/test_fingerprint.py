"""The state hash tells apart what differs, takes for the same what is the same, and never merges what it cannot read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from py_mini_racer import MiniRacer

from codegen.explore.machine import runtime_script

SETUP = """
const { Fingerprint } = $require("fingerprint.js");
const { ABOUT, About, MARK, OPAQUE, PARTS } = $require("symbols.js");
function hash(make, careful = false) {
  const fingerprint = new Fingerprint({ careful });
  fingerprint.take([[make()]]);
  return `${fingerprint.high} ${fingerprint.low}`;
}
function closure(site, captured) {
  const run = () => captured;
  run[ABOUT] = new About(site, captured === undefined ? null : () => captured);
  return run;
}
class Thing {
  constructor(...parts) { this[MARK] = 0; this.parts = parts; }
  [PARTS]() { return this.parts; }
}
0
"""


@pytest.fixture(scope="module")
def v8() -> Iterator[MiniRacer]:
    with MiniRacer() as machine:
        machine.eval(runtime_script())
        machine.eval(SETUP)
        yield machine


SAME = [
    "{ a: 1, b: [true, null, undefined, 'x'] }",
    "new Map([['a', {}], ['b', new Set([1])]])",
    "closure(7, [1, { a: 2 }])",
    "new Thing(1, 'a', new Thing())",
    "Object.assign(new Error('x'), { status: 500 })",
    "/a/g",
    "(() => { const a = {}; a.self = a; return a; })()",
    "Math.max",
    "0.1",
    "10n",
]


@pytest.mark.parametrize(
    ("value", "careful"),
    # A careful walk meets an error's stack, behind a function that cannot be read.
    [(value, "false") for value in SAME] + [(value, "true") for value in SAME if "Error" not in value],
)
def test_equal_structures_are_equal(v8: MiniRacer, value: str, careful: str) -> None:
    """Made twice, an object has another address and the same hash, also after a walk over something else."""
    assert v8.eval(
        f"""(() => {{
          const fingerprint = new Fingerprint({{ careful: {careful} }});
          const words = (value) => {{ fingerprint.take([[value]]); return `${{fingerprint.high}} ${{fingerprint.low}}`; }};
          const first = words({value});
          words([{{}}, new Thing()]);
          return words({value}) === first;
        }})()"""
    )


DIFFERENT = [
    ("{ a: 1 }", "{ a: 2 }"),
    ("{ a: 1 }", "{ b: 1 }"),
    ("{}", "[]"),
    ("[1]", "['1']"),
    ("[null]", "[undefined]"),
    ("[[], 1]", "[[1]]"),
    ("0", "-0.5"),
    ("'ab'", "'ba'"),
    ("closure(1, [0])", "closure(1, [1])"),
    ("closure(1, [0])", "closure(2, [0])"),
    ("Object.assign(closure(1), { cancelled: true })", "closure(1)"),
    ("new Map([['a', 1]])", "new Map([['a', 2]])"),
    ("new Set([1, 2])", "new Set([2, 1])"),
    ("(() => { const a = {}; return [a, a]; })()", "[{}, {}]"),
    ("(() => { const a = new Thing(); return [a, a]; })()", "[new Thing(), new Thing()]"),
    ("(() => { const a = closure(1); return [a, a]; })()", "[closure(1), closure(1)]"),
    ("new Error('a')", "new Error('b')"),
    ("Object.assign(new Error('a'), { status: 1 })", "new Error('a')"),
    ("/a/g", "/a/"),
    ("Object.assign(/a/g, { lastIndex: 1 })", "/a/g"),
    ("Math.max", "Math.min"),
    ("Symbol('a')", "Symbol('b')"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_structures_differ(v8: MiniRacer, one: str, other: str) -> None:
    """Values, kinds, order and identity count."""
    assert v8.eval(f"hash(() => ({one})) !== hash(() => ({other}))")


CAREFUL = [
    ("Object.freeze({ a: 1 })", "{ a: 1 }"),
    ("{ [Symbol.for('x')]: 1 }", "{ [Symbol.for('x')]: 2 }"),
    ("Object.defineProperty({}, 'a', { value: 1 })", "Object.defineProperty({}, 'a', { value: 2 })"),
    ("Object.defineProperty({}, 'a', { get: closure(1) })", "Object.defineProperty({}, 'a', { get: closure(2) })"),
]


@pytest.mark.parametrize(("one", "other"), CAREFUL)
def test_a_careful_walk_sees_more(v8: MiniRacer, one: str, other: str) -> None:
    """Components whose text can hide properties are walked with care."""
    assert v8.eval(f"hash(() => ({one}), true) !== hash(() => ({other}), true)")


UNREADABLE = [
    "(() => 1)",
    "new WeakMap()",
    "new WeakRef({})",
    "[1][Symbol.iterator]()",
    "(function* () {})()",
    "new (class { #hidden = 1 })()",
    "OPAQUE",
    "Object.assign(() => 1, { [ABOUT]: new About(1, () => { throw new ReferenceError('not yet'); }) })",
]


@pytest.mark.parametrize("value", UNREADABLE)
def test_what_cannot_be_read_is_never_the_same(v8: MiniRacer, value: str) -> None:
    """Merging may be missed, never be wrong: even the very same value differs from itself."""
    assert v8.eval(
        f"(() => {{ const value = {value}; const one = new Fingerprint({{}}); one.take([[value]]); const before = one.low;"
        " one.take([[value]]); return one.low !== before; })()"
    )


def test_the_hash_spreads(v8: MiniRacer) -> None:
    """A hundred thousand neighbours, no two alike, in either half of the hash more than by chance."""
    halves = v8.eval(
        """(() => {
          const fingerprint = new Fingerprint({});
          const seen = [new Set(), new Set()];
          for (let number = 0; number < 100_000; number++) {
            fingerprint.take([[{ number, list: [number >> 8, "x"] }]]);
            seen[0].add(fingerprint.high);
            seen[1].add(fingerprint.low);
          }
          return Math.min(seen[0].size, seen[1].size);
        })()"""
    )
    # By chance, 100,000 numbers of 32 bits meet about once.
    assert int(str(halves)) > 99_980
