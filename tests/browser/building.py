"""Builds the app under test, and keeps the build until something that goes into it has changed."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reflex_clerk.testing.javascript import with_bun
from tests.caching import CACHE

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCES = (ROOT / "reflex_clerk", ROOT / "codegen", ROOT / "templates")

PLACEHOLDER = "localhost:59999"
"""The backend's address in a build; what serves the files puts the real one there, so a build has no port of its own."""

LONGEST_BUILD = 240
"""Seconds; a first build fetches the packages of React, Reflex and Clerk."""


@dataclass(frozen=True)
class Build:
    """An app that was compiled: `folder` is the app's, `files` are what a browser gets."""

    folder: Path
    files: Path
    python: Path = Path(sys.executable)
    environment: Mapping[str, str] = field(default_factory=dict)


def build(
    name: str,
    *,
    app: Path = HERE / "app",
    python: Path = Path(sys.executable),
    sources: tuple[Path, ...] = SOURCES,
    **options: str,
) -> Build:
    """Compile an app for production with `options` as environment variables; `python` has the Reflex to do it with.

    Packages that an earlier build of the same name has fetched are used again.
    """
    folder = CACHE / "browser" / name
    environment = {**with_bun(CACHE / "bun"), **options}
    recipe = folder / "recipe"
    wanted = _fingerprint([app, *sources], python, options)
    files = folder / ".web" / "build" / "client"
    with _alone(folder):
        if not (recipe.is_file() and recipe.read_text(encoding="utf-8") == wanted and files.is_dir()):
            recipe.unlink(missing_ok=True)
            _copy(app, folder)
            _export(folder, python, environment)
            recipe.write_text(wanted, encoding="utf-8")
    return Build(folder, files, python, options)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other test processes from building the same app meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _copy(app: Path, folder: Path) -> None:
    """Put the app's own files into the folder anew; `.web` stays, as it holds the packages."""
    for old in folder.iterdir():
        if old.name not in {".web", "reflex.lock"}:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.rmtree(folder / ".web" / "build", ignore_errors=True)
    shutil.copytree(app, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))


def _export(folder: Path, python: Path, environment: Mapping[str, str]) -> None:
    command: list[str | Path] = [python.with_name("reflex"), "export", "--frontend-only", "--no-zip"]
    done = subprocess.run(
        command, cwd=folder, env=dict(environment), capture_output=True, text=True, timeout=LONGEST_BUILD, check=False
    )
    built = folder / ".web" / "build" / "client" / "index.html"
    assert done.returncode == 0, f"reflex export failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    assert built.is_file(), f"reflex export built nothing:\n{done.stdout[-3000:]}"


def _fingerprint(folders: list[Path], python: Path, options: Mapping[str, str]) -> str:
    """Tell whether anything that goes into a build is another than it was."""
    digest = hashlib.sha256(f"{os.fspath(python)}{sorted(options.items())}{_versions(python)}".encode())
    for file in sorted(file for folder in folders for file in _files(folder)):
        digest.update(os.fspath(file).encode() + file.read_bytes())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (
        file
        for file in folder.rglob("*")
        if file.suffix in {".py", ".js", ".jsx", ".jinja", ".json"} and "testing" not in file.parts
    )


def _versions(python: Path) -> list[str]:
    """Give the versions of Reflex beside a Python, without starting it."""
    return sorted(found.name for found in python.parents[1].glob("lib/python*/site-packages/reflex*.dist-info"))
