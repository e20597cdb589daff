"""How fast the explorer searches: states and transitions a second in the embedded V8, and the same transitions under the real React 19.

Seconds are of the processor where they can be (one job), so that other work on the machine counts less. The peer takes the same traces
in Node, with react, react-test-renderer and react-refresh from npm in place of the explorer's hooks runtime.
Usage: `python benchmarks/explore.py [DEPTH]`.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from codegen.explore import Exploration, explore  # noqa: E402 - of this checkout
from tests.explore.components import component  # noqa: E402 - of this checkout
from tests.explore.test_real_react import agreement  # noqa: E402 - of this checkout

DEPTH = 5
PEER_DEPTH = 3
"""The real React is too slow to go as deep; what it takes is a rate."""

TARGETS = {
    "states a second, one core": 10_000,
    "seconds to depth 5, command line": 1.5,
    "seconds to depth 6, two jobs": 15.0,
}
"""What the project aims at, on a machine that does nothing else."""

NAMES = ("1.2.4", "1.3.1", "resilient")
COLUMNS = ("component", "StrictMode", "depth", "states", "transitions", "CPU s", "states/s", "transitions/s")


def timed(name: str, strict: str, depth: int) -> tuple[Exploration, float]:
    """Explore in this process; return the outcome and the seconds of processor time."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    result = explore(component(name), depth=depth, strict_mode=strict)
    return result, resource.getrusage(resource.RUSAGE_SELF).ru_utime - before


def row(cells: Sequence[object]) -> str:
    """Return one line of a table."""
    return "  ".join(f"{cell:,}".rjust(13) if isinstance(cell, int) else str(cell).rjust(13) for cell in cells)


def command_line(depth: int, jobs: int) -> float:
    """Return wall seconds of a whole command, start and end of the process included."""
    options = [
        "--preset",
        "resilient",
        "--depth",
        str(depth),
        "--jobs",
        str(jobs),
        "--format",
        "json",
    ]
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "codegen", "explore", *options], cwd=ROOT, capture_output=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(done.stderr.decode())
    return time.monotonic() - began


def main() -> None:
    """Print the tables."""
    depth = int(sys.argv[1]) if len(sys.argv) > 1 else DEPTH
    print(row(COLUMNS))
    for name in NAMES:
        for strict in ("off", "on"):
            result, seconds = timed(name, strict, depth)
            rates = (round(result.states / seconds), round(result.transitions / seconds))
            print(row((name, strict, depth, result.states, result.transitions, f"{seconds:.2f}", *rates)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nmemory of this process at its highest: {peak:.0f} MB")

    print(f"\nthe same transitions out of every state within {PEER_DEPTH} actions, replayed from the start and settled")
    for name in NAMES:
        answer = agreement(component(name), depth=PEER_DEPTH)
        if answer["differences"]:
            raise SystemExit(f"{name} behaves differently under the real React: {answer['differences'][0]}")
        own, real = (answer["transitions"] / answer["seconds"][which] for which in ("own", "real"))
        print(f"  {name:>10}: explorer {own:8,.0f} a second, real React {real:8,.0f} a second: {own / real:.1f} times")

    print("\nfrom the command line, wall time")
    for wanted, jobs in ((depth, 1), (depth, 2)):
        print(
            f"  resilient, with and without StrictMode, depth {wanted}, {jobs} job(s): {command_line(wanted, jobs):.2f} s"
        )
    print("\naims: " + ", ".join(f"{name}: {value:,}" for name, value in TARGETS.items()))


if __name__ == "__main__":
    main()
