"""Time of the checks in this process: one synchronizer of about seventy lines, step by step, and growth with the size of a file.

Usage: `python benchmarks/check_component.py [ROUNDS]`. Times are of the processor; the machine may be busy with other things.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import codegen  # noqa: E402 - of this checkout
from codegen.checks import CheckSettings, all_checks  # noqa: E402 - as above
from codegen.js.parse_depth import on_deep_stack  # noqa: E402 - as above

ROUNDS = 60
TARGET_MS = 8.0
"""Parse, scopes, flow and all checks of a component of seventy lines, at most."""

SIZES_KB = (1, 10, 100, 990)
"""The parser reads a million characters at most."""

MOST_GROWTH = 20.0
"""Ten times the code may cost that many times as much; twice ten leaves room for a busy machine."""


def seventy_lines() -> str:
    """Return the published synchronizer as its preset renders it, without the lines that are comments."""
    text = codegen.render(codegen.preset("pr24"))
    return "\n".join(line for line in text.splitlines() if line.strip() and not line.strip().startswith("//"))


def steps(text: str) -> dict[str, float]:
    """Return milliseconds of each step of one check."""
    taken: dict[str, float] = {}
    started = time.process_time_ns()

    def lap(step: str) -> None:
        nonlocal started
        now = time.process_time_ns()
        taken[step] = taken.get(step, 0.0) + (now - started) / 1e6
        started = now

    program = codegen.parse(codegen.Source(text))
    lap("parse")
    _ = program.scopes
    lap("scopes")
    for component in program.components:
        _ = component.run
    lap("flow")
    for check in all_checks().values():
        list(check(CheckSettings()).run_program(program))
    lap("checks")
    return taken


def in_process(text: str, rounds: int) -> dict[str, tuple[float, float]]:
    """Return the median and the least of each step, and of all together as a user calls it."""
    taken: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        found = on_deep_stack(lambda: steps(text))
        started = time.process_time_ns()
        codegen.check(text)
        found["all, as codegen.check"] = (time.process_time_ns() - started) / 1e6
        for step, ms in found.items() if number else ():
            taken[step].append(ms)
    return {step: (statistics.median(times), min(times)) for step, times in taken.items()}


def growth() -> list[tuple[int, float]]:
    """Return seconds for files of growing size: the same component, over and over."""
    one = codegen.render(codegen.preset("pr24")).partition("export ")[2]
    result = []
    for size in SIZES_KB:
        count = max(1, size * 1_000 // len(one))
        text = "".join(one.replace("ClerkSessionSynchronizer", f"Synchronizer{n}", 1) for n in range(count))
        times = []
        for _ in range(3 if size < 100 else 1):
            started = time.process_time()
            codegen.check(text)
            times.append(time.process_time() - started)
        result.append((len(text), min(times)))
    return result


def main() -> None:
    """Print both tables, and how far the targets are; nothing fails, because a machine may be slow."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    text = seventy_lines()
    print(f"one component of {text.count(chr(10)) + 1} lines, in process, {rounds} rounds, ms of the processor")
    print(f"{'step':24}{'median':>9}{'least':>9}")
    table = in_process(text, rounds)
    for step, (median, least) in table.items():
        print(f"{step:24}{median:9.2f}{least:9.2f}")
    whole = table["all, as codegen.check"][0]
    print(f"target: at most {TARGET_MS:g} ms median; {'held' if whole <= TARGET_MS else 'MISSED'} with {whole:.1f}")
    print("\ngrowth: the same component over and over")
    print(f"{'characters':>12}{'seconds':>10}{'us a character':>16}")
    found = growth()
    for size, seconds in found:
        print(f"{size:12,}{seconds:10.3f}{seconds / size * 1e6:16.2f}")
    pairs = list(pairwise(found))
    steepest = max((after[1] / before[1]) / (after[0] / before[0]) for before, after in pairs)
    print(f"a character of a larger file costs at most {steepest:.2f} times as much as one of the file before it")


if __name__ == "__main__":
    main()
