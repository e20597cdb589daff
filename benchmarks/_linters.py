"""The peers of the checks, at fixed versions from npm, and how a command is timed."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "benchmark" / "linters"
PEERS = {"eslint": "9.39.5", "eslint-plugin-react-hooks": "7.1.1", "oxlint": "1.94.0", "@biomejs/biome": "2.6.8"}

OURS, ESLINT, OXLINT, BIOME = (
    "reflex-clerk-sync check, all checks",
    "eslint, 2 rules of react-hooks",
    "oxlint, the same 2 rules",
    "biome, the same 2 rules",
)
FLOORS = {"python -c pass": [sys.executable, "-c", "pass"], "node -e 0": ["node", "-e", "0"]}

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT |= {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
"""What commands are run in: our checkout, and Python's bytecode kept from run to run, as where it is installed."""

_ESLINT = """
import hooks from "eslint-plugin-react-hooks";
export default [{
  files: ["**/*.jsx"],
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  plugins: { "react-hooks": hooks },
  rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
}];
"""
_OXLINT = {
    "plugins": ["react"],
    "categories": {"correctness": "off"},
    "rules": {"react/rules-of-hooks": "error", "react/exhaustive-deps": "error"},
}
_BIOME = {
    "root": True,
    "vcs": {"enabled": False},
    "files": {"maxSize": 8_388_608},
    "formatter": {"enabled": False},
    "assist": {"enabled": False},
    "linter": {
        "rules": {
            "recommended": False,
            "correctness": {"useExhaustiveDependencies": "error", "useHookAtTopLevel": "error"},
        }
    },
}


def ours(*arguments: str) -> list[str]:
    """Return our command."""
    return [sys.executable, "-m", "codegen", "check", "--no-config", *arguments]


def peers(target: str) -> dict[str, list[str]]:
    """Return the commands of the peers for a file or folder below the checkout; none, and a word on stderr, without npm."""
    try:
        _install()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"without peers, which could not be installed: {error}", file=sys.stderr)
        return {}
    binaries = FOLDER / "node_modules" / ".bin"
    return {
        ESLINT: [str(binaries / "eslint"), "--config", str(FOLDER / "eslint.config.mjs"), target],
        OXLINT: [str(binaries / "oxlint"), "--config", str(FOLDER / "oxlint.json"), target],
        BIOME: [str(binaries / "biome"), "lint", f"--config-path={FOLDER}", "--max-diagnostics=none", target],
    }


def _install() -> None:
    manifest = json.dumps({"name": "linters", "private": True, "type": "module", "dependencies": PEERS})
    file = FOLDER / "package.json"
    if not (FOLDER / "complete").exists() or file.read_text(encoding="utf-8") != manifest:
        FOLDER.mkdir(parents=True, exist_ok=True)
        file.write_text(manifest, encoding="utf-8")
        print(f"installing {', '.join(PEERS)} ...", file=sys.stderr)
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(["npm", "install", *quiet], cwd=FOLDER, check=True)
        (FOLDER / "complete").touch()
    (FOLDER / "eslint.config.mjs").write_text(_ESLINT, encoding="utf-8")
    (FOLDER / "oxlint.json").write_text(json.dumps(_OXLINT), encoding="utf-8")
    (FOLDER / "biome.json").write_text(json.dumps(_BIOME), encoding="utf-8")


def run_cold(command: Sequence[str], folder: Path) -> tuple[float, float, str]:
    """Run a command; return milliseconds on the wall and of the processor, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return wall * 1000, used * 1000, done.stdout + done.stderr
