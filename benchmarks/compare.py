"""Time to compare two synchronizers, and how much there is to read of it, beside a text diff and a diff of syntax trees.

No other tool compares what effects do, so each peer does less: `git diff` compares lines; graphtage compares the two syntax trees, which
we give it as JSON, node by node. What stands beside ours are therefore their costs and the lines that they leave a reviewer.
graphtage is installed below `.cache/` when it is asked for the first time. Usage: `python benchmarks/compare.py [ROUNDS]`.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import codegen  # noqa: E402 - of this checkout
from benchmarks._linters import ENVIRONMENT  # noqa: E402 - as above
from codegen.js.dump import dump  # noqa: E402 - as above

HISTORY = ROOT / "tests" / "history"
REPETITIONS = 40
"""Comparisons in this process."""

ROUNDS = 3
"""Runs of each command; the first is not counted."""

TARGET_MS = 30.0
"""Comparison of two components of 70 lines in this process, without the explorer, at most."""

GRAPHTAGE = "graphtage==0.5.0"
OURS, GIT, TREES = "reflex-clerk-sync compare", "git diff", "graphtage, trees as JSON"


def pairs() -> Mapping[str, tuple[str, str]]:
    """Return pairs of synchronizers by name: one change in 70 lines, a review's round, and a rewrite."""
    pr24, resilient = (codegen.render(codegen.preset(name)) for name in ("pr24", "resilient"))
    review, before = ((HISTORY / name).read_text(encoding="utf-8") for name in ("review.jsx", "pr22.jsx"))
    short = _of_70_lines(pr24)
    return {
        "one number, 70 lines": (short, short.replace("500", "2000")),
        "a round of review": (before, review),
        "review to resilient": (review, resilient),
    }


def _of_70_lines(text: str) -> str:
    """Return the published component as it was written: the preset's is the same, with each dispatch on several lines."""
    return re.sub(r"addEvents\(\[.*?\]\);", lambda call: " ".join(call[0].split()), text, flags=re.DOTALL)


def in_this_process(old: str, new: str) -> tuple[float, float, float]:
    """Return milliseconds of processor time: median and least of a comparison, and of parsing both sides, which comes first in any."""
    whole = _times_ms(lambda: codegen.compare(old, new))
    parsing = _times_ms(lambda: (codegen.parse(codegen.Source(old)), codegen.parse(codegen.Source(new))))
    return statistics.median(whole), min(whole), min(parsing)


def _times_ms(run: Callable[[], object]) -> list[float]:
    run()
    times = []
    for _ in range(REPETITIONS):
        started = time.process_time_ns()  # not of the clock on the wall, which counts what else the machine does
        run()
        times.append((time.process_time_ns() - started) / 1e6)
    return times


def graphtage() -> list[str]:
    """Return the command; raises `CalledProcessError` or `OSError` when it cannot be installed."""
    folder = ROOT / ".cache" / "benchmark" / "graphtage"
    program = folder / ("Scripts" if os.name == "nt" else "bin") / "graphtage"
    if not program.exists():
        print(f"installing {GRAPHTAGE} ...", file=sys.stderr)
        venv.create(folder, with_pip=True)
        python = program.with_name("python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", GRAPHTAGE], check=True)
    return [str(program), "--no-status", "--no-color"]


def commands(old: str, new: str, folder: Path) -> dict[str, list[str]]:
    """Write both sides, and return the commands that compare them."""
    for name, text in (("old", old), ("new", new)):
        (folder / f"{name}.jsx").write_text(text, encoding="utf-8")
        tree = dump(codegen.parse(codegen.Source(text)).tree)
        (folder / f"{name}.json").write_text(json.dumps(tree), encoding="utf-8")
    ours = [sys.executable, "-m", "codegen", "compare", "--no-config", "--no-explore", "old.jsx", "new.jsx"]
    turns = {OURS: ours, GIT: ["git", "diff", "--no-index", "old.jsx", "new.jsx"]}
    try:
        turns[TREES] = [*graphtage(), "old.json", "new.json"]
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"without graphtage, which could not be installed: {error}", file=sys.stderr)
    return turns


def cold(turns: Mapping[str, Sequence[str]], folder: Path, rounds: int) -> dict[str, tuple[float, int]]:
    """Return, for each command, the median of its milliseconds on the wall, and the lines that it prints."""
    taken: dict[str, list[float]] = {name: [] for name in turns}
    lines = {}
    for number in range(rounds):
        for name, command in turns.items():
            started = time.perf_counter()
            done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
            if done.returncode not in {0, 1} and name != TREES:
                raise RuntimeError(f"{name} failed:\n{done.stderr}")
            lines[name] = len(done.stdout.splitlines())  # 0 where graphtage gave up
            if number:
                taken[name].append((time.perf_counter() - started) * 1000)
    return {name: (statistics.median(times), lines[name]) for name, times in taken.items()}


def main() -> None:
    """Print both tables, and how far the target is; nothing fails, because a machine may be slow."""
    rounds = max(2, int(sys.argv[1])) if len(sys.argv) > 1 else ROUNDS
    (ROOT / ".cache").mkdir(exist_ok=True)
    print(f"in process, without the explorer, {REPETITIONS} comparisons, ms of the processor")
    print(f"{'pair':24}{'lines':>10}{'median':>9}{'least':>8}{'parsing':>9}{'changes':>9}")
    found = {}
    for name, (old, new) in pairs().items():
        found[name] = in_this_process(old, new)
        changes = len(codegen.compare(old, new).changes)
        sizes = f"{old.count(chr(10))} + {new.count(chr(10))}"
        print(f"{name:24}{sizes:>10}" + "{:9.1f}{:8.1f}{:9.1f}".format(*found[name]) + f"{changes:9}")
    median, least, _ = found["one number, 70 lines"]
    verdict = "held" if median <= TARGET_MS else "MISSED"
    print(
        f"target: at most {TARGET_MS:g} ms median for two of 70 lines; {verdict} with {median:.1f}, least {least:.1f}"
    )

    print(f"\ncold commands, median of {rounds - 1} on the wall, and what they leave to read")
    print(f"{'pair':24}{'command':30}{'ms':>8}{'lines':>8}")
    for name, (old, new) in pairs().items():
        with tempfile.TemporaryDirectory() as folder:
            table = cold(commands(old, new, Path(folder)), Path(folder), rounds)
        for command, (wall, lines) in table.items():
            print(f"{name:24}{command:30}{wall:8.0f}{lines or 'failed':>8}")


if __name__ == "__main__":
    main()
