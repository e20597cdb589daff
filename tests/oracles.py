"""JavaScript tools that tests compare our answers with, installed from npm on first use."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.caching import cached_folder


def node_available() -> bool:
    """Return whether Node and npm are on the path."""
    return shutil.which("node") is not None and shutil.which("npm") is not None


needs_node = pytest.mark.skipif(
    not node_available(), reason="compares with JavaScript tools: Node and npm are not installed"
)
"""Mark of the tests that need Node."""


def npm_project(name: str, packages: Mapping[str, str]) -> Path:
    """Return a folder whose `node_modules` hold `packages` (name to exact version) and what they need."""
    manifest = json.dumps({"name": name, "private": True, "dependencies": dict(packages)}, indent=2, sort_keys=True)

    def install(folder: Path) -> None:
        (folder / "package.json").write_text(manifest, encoding="utf-8")
        command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"npm could not install {dict(packages)}:\n{done.stderr}"

    return cached_folder(f"oracles/{name}", manifest, install)


def run_node(project: Path, script: Path, given: object) -> Any:
    """Run a script with the packages of `project`: JSON on standard input, JSON from standard output.

    The script reaches them through `createRequire(process.cwd() + "/")`.
    """
    command = ["node", str(script)]
    done = subprocess.run(command, cwd=project, input=json.dumps(given), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{script.name} failed:\n{done.stderr}"
    return json.loads(done.stdout)
