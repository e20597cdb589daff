"""Time to render, parse and check one synchronizer, and time of the cold command beside eslint with react-hooks, oxlint and biome.

The cold commands look at the same file, in which one dependency is missing, and take turns, so that all rows see the same
machine; each must find it. Peers are installed from npm below `.cache/` when they are asked for the first time.
Usage: `python benchmarks/render_check.py [ROUNDS]`.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import codegen  # noqa: E402 - of this checkout
from benchmarks._linters import ESLINT, FLOORS, OURS, ours, peers, run_cold  # noqa: E402 - as above

REPETITIONS = 50
"""Runs of each step in this process."""

ROUNDS = 11
"""Runs of each command; the first is not counted."""

TARGET_MS = 5.0
"""Render, parse and check of one variant in this process, at most."""

MISSING = "orgRole"
"""The dependency that the file leaves out."""


def in_this_process(name: str) -> dict[str, float]:
    """Return milliseconds of processor time for each step of one preset: the median of many runs."""
    config = codegen.preset(name)
    text = codegen.render(config)

    def all_of_it() -> object:
        return codegen.check(codegen.render(config))

    steps: dict[str, Callable[[], object]] = {
        "render": lambda: codegen.render(config),
        "parse": lambda: codegen.parse(codegen.Source(text)),
        "parse and check": lambda: codegen.check(text),
        "all": all_of_it,
    }
    return {step: _median_ms(run) for step, run in steps.items()}


def _median_ms(run: Callable[[], object]) -> float:
    run()
    times = []
    for _ in range(REPETITIONS):
        started = time.process_time_ns()  # not of the clock on the wall, which counts what else the machine does
        run()
        times.append((time.process_time_ns() - started) / 1e6)
    return statistics.median(times)


def cold(rounds: int) -> dict[str, tuple[float, float, float, float]]:
    """Return, for each command, milliseconds: median, least and most on the wall, and the processor's median."""
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as name:
        # Below the checkout, because eslint finds nothing outside of the folder that its configuration is used in.
        folder = Path(name)
        text = codegen.render(codegen.preset("resilient"))
        (folder / "sync.jsx").write_text(text.replace(f"    {MISSING},\n    actorId", "    actorId"), encoding="utf-8")
        turns = {OURS: ours("sync.jsx"), **peers("sync.jsx"), **FLOORS}
        times: Mapping[str, list[tuple[float, float]]] = {row: [] for row in turns}
        for number in range(rounds):
            for row, command in turns.items():
                wall, used, printed = run_cold(command, folder)
                if row not in FLOORS and MISSING not in printed:
                    raise RuntimeError(f"{row} does not find the missing dependency:\n{printed}")
                if number:
                    times[row].append((wall, used))
    return {row: _summary(taken) for row, taken in times.items()}


def _summary(taken: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    walls = [wall for wall, _ in taken]
    return statistics.median(walls), min(walls), max(walls), statistics.median(used for _, used in taken)


def main() -> None:
    """Print both tables, and how far the targets are; nothing fails, because a machine may be slow."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    (ROOT / ".cache").mkdir(exist_ok=True)
    print(f"in process, median of {REPETITIONS}, ms of the processor")
    steps = {name: in_this_process(name) for name in ("resilient", "pr24")}
    print(f"{'preset':12}" + "".join(f"{step:>17}" for step in steps["resilient"]))
    for name, taken in steps.items():
        print(f"{name:12}" + "".join(f"{ms:17.1f}" for ms in taken.values()))
    whole = steps["resilient"]["all"]
    print(
        f"target: at most {TARGET_MS:g} ms for all of it; {'held' if whole <= TARGET_MS else 'MISSED'} with {whole:.1f}"
    )

    table = cold(rounds)
    print(f"\ncold, one file with one finding, median of {rounds - 1} after one that is not counted")
    print(f"{'command':34}{'wall ms':>9}{'least':>8}{'most':>8}{'cpu ms':>9}{'x ours':>8}")
    for row, (wall, least, most, used) in sorted(table.items(), key=lambda item: item[1]):
        print(f"{row:34}{wall:9.0f}{least:8.0f}{most:8.0f}{used:9.0f}{wall / table[OURS][0]:8.2f}")
    if ESLINT in table:
        ratio = table[OURS][0] / table[ESLINT][0]
        print(f"target: at most a third of eslint's time; {'held' if ratio <= 1 / 3 else 'MISSED'} with {ratio:.2f}")


if __name__ == "__main__":
    main()
