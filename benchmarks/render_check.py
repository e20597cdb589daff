"""Time to render, parse and check one synchronizer, and time of the cold command beside eslint with react-hooks and oxlint.

The cold commands look at the same file, in which one dependency is missing, and take turns, so that all rows see the same
machine; each must find it. Peers are installed from npm below `.cache/` when they are asked for the first time.
Usage: `python benchmarks/render_check.py [ROUNDS]`.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import codegen  # noqa: E402 - of this checkout

REPETITIONS = 50
"""Runs of each step in this process."""

ROUNDS = 11
"""Runs of each command; the first is not counted."""

TARGET_MS = 5.0
"""Render, parse and check of one variant in this process, at most."""

PEERS = {"eslint": "9.39.5", "eslint-plugin-react-hooks": "7.1.1", "oxlint": "1.94.0"}
MISSING = "orgRole"
"""The dependency that the file leaves out."""

OURS, ESLINT, OXLINT = "reflex-clerk-sync check", "eslint, 2 rules of react-hooks", "oxlint, the same 2 rules"
FLOORS = {"python -c pass": [sys.executable, "-c", "pass"], "node -e 0": ["node", "-e", "0"]}

ESLINT_CONFIGURATION = """
import hooks from "eslint-plugin-react-hooks";
export default [{
  files: ["**/*.jsx"],
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  plugins: { "react-hooks": hooks },
  rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
}];
"""
OXLINT_CONFIGURATION = {
    "plugins": ["react"],
    "categories": {"correctness": "off"},
    "rules": {"react/rules-of-hooks": "error", "react/exhaustive-deps": "error"},
}


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


def peers() -> Path:
    """Return a folder with the peers installed; raises `CalledProcessError` when that cannot be done."""
    folder = ROOT / ".cache" / "benchmark" / "linters"
    manifest = json.dumps({"name": "linters", "private": True, "type": "module", "dependencies": PEERS})
    file = folder / "package.json"
    if not (folder / "complete").exists() or file.read_text(encoding="utf-8") != manifest:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(manifest, encoding="utf-8")
        print(f"installing {', '.join(PEERS)} ...", file=sys.stderr)
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(["npm", "install", *quiet], cwd=folder, check=True)
        (folder / "complete").touch()
    (folder / "eslint.config.mjs").write_text(ESLINT_CONFIGURATION, encoding="utf-8")
    (folder / "oxlint.json").write_text(json.dumps(OXLINT_CONFIGURATION), encoding="utf-8")
    return folder


def commands(file: str) -> dict[str, list[str]]:
    """Return the commands that find the fault in a file of the current folder."""
    ours = [sys.executable, "-m", "codegen", "check", "--no-config", file]
    try:
        binaries = peers() / "node_modules" / ".bin"
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"without peers, which could not be installed: {error}", file=sys.stderr)
        return {OURS: ours}
    configuration = str(binaries.parent.parent)
    return {
        OURS: ours,
        ESLINT: [str(binaries / "eslint"), "--config", f"{configuration}/eslint.config.mjs", file],
        OXLINT: [str(binaries / "oxlint"), "--config", f"{configuration}/oxlint.json", file],
        **FLOORS,
    }


def run_cold(command: Sequence[str], folder: Path) -> tuple[float, float, str]:
    """Run a command; return milliseconds on the wall and of the processor, and what it printed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return wall * 1000, used * 1000, done.stdout + done.stderr


def cold(rounds: int) -> dict[str, tuple[float, float, float, float]]:
    """Return, for each command, milliseconds: median, least and most on the wall, and the processor's median."""
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as name:
        # Below the checkout, because eslint finds nothing outside of the folder that its configuration is used in.
        folder = Path(name)
        text = codegen.render(codegen.preset("resilient"))
        (folder / "sync.jsx").write_text(text.replace(f"    {MISSING},\n    actorId", "    actorId"), encoding="utf-8")
        turns = commands("sync.jsx")
        times: Mapping[str, list[tuple[float, float]]] = {row: [] for row in turns}
        for number in range(rounds):
            for row, command in turns.items():
                wall, used, printed = run_cold(command, folder)
                if row not in FLOORS and not (MISSING in printed and "exhaustive-deps" in printed):
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
