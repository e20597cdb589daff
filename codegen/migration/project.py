"""Finds the files of an app that have to do with the old package, and what each becomes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, Problem
from ..files import read_text
from ..inputs import SKIPPED_FOLDERS
from .dependencies import migrate_pyproject, migrate_requirements
from .python import migrate_python

Left = Problem
"""Something that was left as it is, where it is, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that becomes another."""

    path: Path
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Migration:
    """What moves an app over."""

    changes: tuple[Change, ...]
    left: tuple[Left, ...]


def migrate(paths: Iterable[Path], *, native: bool = False) -> Migration:
    """Return what changes in the files that `paths` name, and in those below the folders among them; nothing is written.

    Raises InputError, with all that is wrong, for paths that cannot be read and files that are not what their names say.
    """
    changes: list[Change] = []
    left: list[Left] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(_files(paths, problems)):
        try:
            before = read_text(path) or ""
            after, remaining = _mover(path, native)(before, str(path))
        except InputError as error:
            problems += error.problems
            continue
        left += remaining
        if after != before:
            changes.append(Change(path, before, after))
    if problems:
        raise InputError(problems)
    return Migration(tuple(changes), tuple(left))


def _mover(path: Path, native: bool) -> Callable[[str, str], tuple[str, tuple[Problem, ...]]]:
    if path.suffix == ".py":
        return lambda text, name: migrate_python(text, name, native=native)
    return migrate_pyproject if path.suffix == ".toml" else migrate_requirements


def _files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from _below(path)
        elif not path.exists():
            problems.append(Problem("there is no such file or folder", str(path), hint="name the folder of your app"))
        elif _matters(path.name):
            yield path
        else:
            hint = "name Python files, pyproject.toml, requirements files, or a folder of them"
            problems.append(Problem("nothing in such a file names a dependency or an import", str(path), hint=hint))


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder, without hidden folders, virtual environments and other people's packages."""
    for where, folders, files in os.walk(folder):
        here = Path(where)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in SKIPPED_FOLDERS and not (here / name / "pyvenv.cfg").exists()
        )
        yield from (here / name for name in sorted(files) if _matters(name))


def _matters(name: str) -> bool:
    is_requirements = name.endswith(".txt") and "requirements" in name
    return name.endswith(".py") or name == "pyproject.toml" or is_requirements
