"""What a user points at (files, folders, standard input) as sources to check."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from .errors import InputError, Problem
from .records import record
from .source import Source

JAVASCRIPT = frozenset({".js", ".jsx", ".mjs", ".cjs"})
PYTHON = ".py"
TYPESCRIPT = frozenset({".ts", ".tsx", ".mts", ".cts"})
CUSTOM_CODE = ("add_custom_code", "_get_custom_code")
"""The methods that return a Reflex component's own JavaScript; a Python file without them holds none."""

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})
"""Folders of other people's code, besides all whose names start with a dot (.git, .venv, .web)."""

STDIN = "-"


@record()
class Input:
    """One text to check: the name that reports show, how to read it (which may raise SynchronizerError), and its file."""

    name: str
    read: Callable[[], str]
    file: Path | None = None

    def javascript(self) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
        """Return the JavaScript, and the places where it could not be followed; raises SynchronizerError."""
        return javascript(self.read(), self.name)


def of_text(name: str, text: str) -> Input:
    """Return an input whose text is known already."""
    return Input(name, lambda: text)


def javascript(text: str, name: str) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Return the JavaScript of a text, and the places where it could not be followed.

    It is the text itself or, for a name in `.py`, what its `add_custom_code` methods return. Raises InputError for text
    that has one and is not Python.
    """
    if name.endswith(PYTHON):
        if not any(method in text for method in CUSTOM_CODE):
            return (), ()
        from .python_source import extract

        found = extract(text, name)
        return found.sources, found.problems
    return (Source(text, name),), ()


def files_of(path: Path) -> Iterator[Input]:
    """Yield a file, or every file below a folder that holds JavaScript, in sorted order; raises InputError if there is none."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise InputError(_unreadable(path, error)) from error
    if stat.S_ISDIR(mode):
        inputs = tuple(_walk(path))
        if not inputs:
            raise InputError(_nothing_in(path))
        yield from inputs
    elif not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise InputError(Problem("neither a file nor a folder", path=str(path)))
    elif path.suffix in TYPESCRIPT:
        raise InputError(_typescript(path))
    elif path.suffix and path.suffix not in {*JAVASCRIPT, PYTHON}:
        raise InputError(_foreign(path))
    else:
        yield Input(str(path), partial(read_file, path), path)


def read_file(path: Path) -> str:
    """Return a file's text; raises InputError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(_unreadable(path, error)) from error
    return decode(data, str(path))


def read_stdin(name: str) -> str:
    """Return the text on standard input, called `name` in errors; raises InputError."""
    if sys.stdin is None:  # the process was started without one
        raise InputError(Problem("standard input is closed", path=name))
    return decode(sys.stdin.buffer.read(), name)


def decode(data: bytes, name: str) -> str:
    """Return UTF-8 text without a byte order mark; raises InputError that says which byte is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        hint = "it looks like UTF-16; save it as UTF-8" if utf16 else "save it as UTF-8, or leave it out"
        raise InputError(Problem(f"not UTF-8 text: byte 0x{data[error.start]:02x}", name, line, hint=hint)) from error


def _walk(folder: Path) -> Iterator[Input]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS)
        for name in sorted(files):
            path = Path(where, name)
            if name.startswith("."):
                continue
            if path.suffix in JAVASCRIPT:
                yield Input(str(path), partial(read_file, path), path)
            elif path.suffix == PYTHON:
                yield from _custom_code(path)


def _custom_code(path: Path) -> Iterator[Input]:
    """Yield a Python file that holds JavaScript; what was read to see that is not read a second time."""
    try:
        data = path.read_bytes()
    except OSError:
        yield Input(str(path), partial(read_file, path), path)  # says what is wrong with it
        return
    if any(method.encode() in data for method in CUSTOM_CODE):
        yield Input(str(path), partial(decode, data, str(path)), path)


def _unreadable(path: Path, error: Exception) -> Problem:
    return Problem(f"cannot be read: {getattr(error, 'strerror', None) or error}", path=str(path))


def _nothing_in(folder: Path) -> Problem:
    return Problem(
        "no JavaScript in this folder",
        path=str(folder),
        hint="files that end in .jsx, .js, .mjs, .cjs are looked for, and .py files with an add_custom_code or "
        "_get_custom_code method, outside node_modules and hidden folders",
    )


def _foreign(path: Path) -> Problem:
    hint = (
        "files that end in .jsx, .js, .mjs, .cjs or .py are read; other JavaScript can come through standard input: -"
    )
    return Problem(f"a {path.suffix} file holds no JavaScript that can be told apart", path=str(path), hint=hint)


def _typescript(path: Path) -> Problem:
    return Problem("TypeScript is not read", path=str(path), hint="check the JavaScript that it compiles to")
