"""What a run costs grows with the length of the code, not with the number of ways through it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from itertools import count
from time import process_time
from timeit import timeit
from types import FrameType

import pytest

from codegen.checks import CheckSettings, all_checks
from codegen.checks._race import RaceCheck
from codegen.js.parse import parse

BLOCK = """
    const load{n} = async () => {{
      const token = await getToken();
      if (!active || token === {n}) return;
      addEvents([ReflexEvent("s.set{n}", {{ token }})]);
      sentRef.current = isSignedIn;
    }};
    load{n}().catch(() => {{}});
"""
COMPONENT = """
function Sync{n}() {{
  const {{ getToken, isSignedIn }} = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  const sentRef = useRef(null);
  useEffect(() => {{
    let active = true;
    {body}
    return () => {{ active = false; }};
  }}, [isSignedIn, addEvents, getToken]);
}}
"""


def _components(size: int) -> str:
    """Return a module of many components, of about `size` characters."""
    one = COMPONENT.format(n=0, body=BLOCK.format(n=0))
    return "".join(COMPONENT.format(n=n, body=BLOCK.format(n=n)) for n in range(max(1, size // len(one))))


def _one_effect(size: int) -> str:
    """Return a module of one component with one effect, of about `size` characters."""
    count = max(1, size // len(BLOCK.format(n=0)))
    return COMPONENT.format(n=0, body="".join(BLOCK.format(n=n) for n in range(count)))


def _judging(text: str) -> Callable[[], None]:
    """Return what runs a module and checks it, when it is called; the parser's own work is not part of it."""
    program = parse(text)
    checks = [check(CheckSettings()) for check in all_checks().values() if issubclass(check, RaceCheck)]
    _ = program.scopes

    def judge() -> None:
        for check in checks:
            list(check.run_program(program))

    return judge


def _calls(text: str) -> int:
    """Return how many functions of Python's are called: the same number on any machine, whatever else it does."""
    judge = _judging(text)
    counted = count()

    def note(_frame: FrameType, event: str, _about: object) -> None:
        if event == "call":
            next(counted)

    threading.setprofile(note)  # the run has a thread of its own
    sys.setprofile(note)
    try:
        judge()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    return next(counted)


@pytest.mark.parametrize(("shape", "make"), [("components", _components), ("one effect", _one_effect)])
def test_ten_times_the_code_costs_about_ten_times_as_much(shape: str, make: Callable[[int], str]) -> None:
    """A component each or one effect for all: no step of the run looks at everything before it again."""
    small, large = _calls(make(4_000)), _calls(make(40_000))
    assert large < 15 * small, f"{shape}: {small:,} calls for 4 KB, {large:,} for 40 KB"


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_growth_up_to_a_megabyte() -> None:
    """Prints what 1, 10, 100 and 1,000 KB cost; the longest is at most twenty times the one before."""
    for shape, make in (("components", _components), ("one effect", _one_effect)):
        taken = {size: timeit(_judging(make(size * 1_000)), number=1, timer=process_time) for size in (1, 10, 100, 950)}
        line = ", ".join(f"{size} KB {seconds:.2f} s" for size, seconds in taken.items())
        print(f"{shape}: {line}")  # noqa: T201 - the figures are what this test is run for
        assert taken[950] < 20 * taken[100]


NESTED = {
    "called twice": ("const f{n} = () => {{ f{m}(); f{m}(); }};", "() => addEvents([])"),
    "called with different arguments": ("const f{n} = (x) => {{ f{m}(x); return f{m}({n}); }};", "(x) => x"),
    "called on both ways": ("const f{n} = (x) => {{ if (x) f{m}(1); else f{m}(2); f{m}(3); }};", "() => addEvents([])"),
    "awaited twice": (
        "const f{n} = async () => {{ await f{m}(); await f{m}(); }};",
        "async () => {{ await getToken(); }}",
    ),
    "arming timers": (
        "const f{n} = () => {{ f{m}(); idRef.current = {n}; f{m}(); }};",
        "() => {{ t = setTimeout(() => addEvents([]), 5); }}",
    ),
    "chained twice": ("const f{n} = () => f{m}().then(f{m}, f{m});", "() => getToken()"),
    "given as a callback": ("const f{n} = () => {{ [1].forEach(f{m}); [2].map(f{m}); }};", "() => addEvents([])"),
}


def _nested(name: str, depth: int) -> str:
    """Return a component with `depth` helpers, each of which calls the next one twice."""
    step, last = NESTED[name]
    steps = "".join(step.format(n=n, m=n + 1) for n in range(depth))
    code = f"let t; {steps}const f{depth} = {last.format()}; f0();"
    return COMPONENT.replace("sentRef", "idRef").format(n=0, body=code)


@pytest.mark.parametrize("name", NESTED)
def test_nested_helpers_do_not_multiply(name: str) -> None:
    """Twice as many helpers that each call the next one twice make a thousand times as many ways, and some times the work."""
    assert _calls(_nested(name, 20)) < 10 * _calls(_nested(name, 10))
