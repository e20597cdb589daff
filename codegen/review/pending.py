"""Pending snapshots: `X.new.jsx` beside `X.jsx`, written by a test that found another text than the accepted one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, Problem
from ..files import read_text, write_text
from ..inputs import SKIPPED_FOLDERS

SUFFIX = ".new.jsx"
"""End of a pending snapshot's name."""


@dataclass(frozen=True, slots=True)
class Pending:
    """One pending snapshot: the accepted file (which may not be there yet) and the one that waits."""

    accepted: Path
    waiting: Path

    @property
    def name(self) -> str:
        """How a person names it: the path of the accepted file."""
        return self.accepted.as_posix()

    def texts(self) -> tuple[str | None, str]:
        """Return the accepted text (None where there is none) and the waiting one; raises InputError."""
        return read_text(self.accepted), read_text(self.waiting) or ""

    def accept(self) -> None:
        """Make the waiting text the accepted one; raises InputError."""
        write_text(self.accepted, self.texts()[1])
        self.reject()

    def reject(self) -> None:
        """Remove the waiting text; the accepted one stays as it is."""
        self.waiting.unlink(missing_ok=True)


def pending_of(accepted: Path) -> Pending:
    """Return the pending snapshot of an accepted one, whether or not it is there."""
    return Pending(accepted, accepted.with_name(accepted.name.removesuffix(".jsx") + SUFFIX))


def find(folders: Iterable[Path]) -> list[Pending]:
    """Return the pending snapshots below some folders, sorted; hidden folders and those of packages are left out."""
    return sorted({item for folder in folders for item in _below(folder)}, key=lambda item: item.name)


def _below(folder: Path) -> Iterator[Pending]:
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS]
        for name in files:
            if name.endswith(SUFFIX):
                yield Pending(Path(where, name.removesuffix(SUFFIX) + ".jsx"), Path(where, name))


def named(name: str, found: Iterable[Pending]) -> Pending:
    """Return the one pending snapshot that a name means: its path, or the end of its path, with or without `.jsx`.

    Raises InputError where there is none, or more than one.
    """
    known = list(found)
    wanted = name.removesuffix(".jsx").removeprefix("./")
    close = [item for item in known if f"/{item.name.removesuffix('.jsx')}".endswith(f"/{wanted}") or item.name == name]
    if len(close) == 1:
        return close[0]
    if close:
        hint = f"it may be {', '.join(item.name for item in close)}"
        raise InputError(Problem(f"`{name}` names {len(close)} pending snapshots", value=name, hint=hint))
    hint = "`reflex-clerk-sync pending` lists them" if known else "there are none"
    raise InputError(Problem(f"no pending snapshot is called `{name}`", value=name, hint=hint))
