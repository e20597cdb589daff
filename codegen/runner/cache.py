"""What checks said of a text, kept from run to run: an entry's key is a hash of all that its value depends on.

So an entry is never out of date, only unused. The entries are rows of one SQLite file, which lets several runs share it
and survives one that is killed; each value carries a hash of its own, so that a damaged one is not believed.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..errors import InputError, Problem
from ..files import write_text

if TYPE_CHECKING:
    from ..checks.base import Check

FOLDER = ".reflex-clerk-sync-cache"
"""Name of the cache's folder, beside the project's configuration."""

UNUSED_DAYS = 30
"""An entry that nobody has asked for in so many days is removed."""

BUSY_SECONDS = 2.0
"""How long to wait for another run that is writing; after that, this run does without the cache."""

_FILES = {
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# A cache, made by reflex-clerk-sync.\n",
    ".gitignore": "*\n",
}
"""What tells backup programs (Cache Directory Tagging Specification) and git to leave the folder out."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, seal BLOB NOT NULL, value TEXT NOT NULL, used INTEGER NOT NULL)
WITHOUT ROWID
"""
_KEYS_AT_ONCE = 500
"""Keys in one query; older versions of SQLite take no more than 999."""

_SECONDS_A_DAY = 86_400
_Result = TypeVar("_Result")


def key(name: str, text: str, checks: tuple[Check, ...]) -> bytes:
    """Return the key of what these checks say of a text; of a file's name only the ending counts: it tells the language."""
    content = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
    return hashlib.sha256(f"{_setup(checks)} {content} {Path(name).suffix}".encode()).digest()


@cache
def _setup(checks: tuple[Check, ...]) -> str:
    """Return a hash of everything else that a result depends on: the program, the checks and their settings."""
    setup = [_program(), [[check.id, asdict(check.settings)] for check in checks]]
    return hashlib.sha256(json.dumps(setup).encode()).hexdigest()


@cache
def _program() -> str:
    """Return what tells this program from any other: the interpreter, and the files of ours and of the parser's.

    A version number would not do: who works on a check would be shown what it said yesterday.
    """
    parser = find_spec("esprima")
    folders = [Path(__file__).parents[1], *map(Path, (parser and parser.submodule_search_locations) or ())]
    files = [(path, path.stat()) for folder in folders for path in sorted(folder.rglob("*.py"))]
    return repr((sys.version, [(str(path), stat.st_mtime_ns, stat.st_size) for path, stat in files]))


class ResultCache:
    """The entries of one folder. What goes wrong with it costs only time; `problem` says what it was."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "results-1.sqlite3"
        self.problem: Problem | None = None
        self._today = int(time.time() // _SECONDS_A_DAY)

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, str]:
        """Return the values of those keys that are known."""
        wanted = list(keys)

        def read(database: sqlite3.Connection) -> dict[bytes, str]:
            rows = list(_rows(database, wanted))
            not_today = [(self._today, name) for name, _, _, used in rows if used < self._today]
            if not_today:
                database.executemany("UPDATE results SET used = ? WHERE key = ?", not_today)
            return {name: value for name, seal, value, _ in rows if seal == _seal(name, value)}

        return self._attempt(read) or {}

    def put(self, values: Mapping[bytes, str]) -> None:
        """Keep values, and remove entries that have not been used for a long time."""

        def write(database: sqlite3.Connection) -> None:
            rows = [(name, _seal(name, value), value, self._today) for name, value in values.items()]
            database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)
            database.execute("DELETE FROM results WHERE used < ?", (self._today - UNUSED_DAYS,))

        if values:
            self._attempt(write)

    def _attempt(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """Return what the work returns, or None where the cache cannot be used; a damaged file is replaced."""
        if self.problem is not None:
            return None
        try:
            try:
                return self._in_transaction(work)
            except sqlite3.OperationalError:  # locked, full, not to be written: no fault of the file
                raise
            except sqlite3.DatabaseError:
                for path in self.folder.glob(f"{self.file.name}*"):
                    path.unlink(missing_ok=True)
                return self._in_transaction(work)
        except (sqlite3.Error, OSError, InputError) as error:
            hint = "checked without it; --no-cache says that this is meant"
            self.problem = Problem(f"the cache cannot be used: {error}", str(self.folder), hint=hint)
            return None

    def _in_transaction(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        for name, text in _FILES.items():
            if not (self.folder / name).exists():
                write_text(self.folder / name, text)
        with closing(sqlite3.connect(self.file, timeout=BUSY_SECONDS)) as database, database:
            database.execute("PRAGMA synchronous = OFF")  # a power cut may take the cache, and nothing else
            database.execute(_SCHEMA)
            return work(database)


def _rows(database: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes, str, int]]:
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        some = keys[start : start + _KEYS_AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from database.execute(f"SELECT key, seal, value, used FROM results WHERE key IN ({marks})", some)  # noqa: S608 - nothing but question marks


def _seal(name: bytes, value: str) -> bytes:
    """Return a hash that binds a value to its key."""
    return hashlib.sha256(name + value.encode()).digest()
