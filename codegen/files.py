"""Reading and writing whole text files: nothing is ever half written, and every failure is told in one sentence."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .errors import InputError, Problem


def from_here(path: Path) -> Path:
    """Return a path as a person in the current folder would write it: relative, unless it lies more than one folder up."""
    try:
        relative = Path(os.path.relpath(path))
    except ValueError:  # another drive of Windows
        return path
    return path.absolute() if relative.parts[:2] == ("..", "..") else relative


def read_text(path: Path) -> str | None:
    """Return a file's UTF-8 text with its line ends as they are, or None if there is no file; raises InputError."""
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(Problem(f"cannot be read: {error.strerror or error}", path=str(path))) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InputError(Problem(f"not UTF-8 text: byte 0x{error.object[error.start]:02x}", str(path), line)) from error


def write_text(path: Path, text: str) -> None:
    """Replace a file's text in one step, making its folder if need be; raises InputError.

    The text goes to a temporary file beside it first, which then takes its name: a reader sees the old text or the new,
    and a failure leaves the old. An existing file keeps its permissions; a symbolic link keeps pointing where it does.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, text)
    except OSError as error:
        raise InputError(Problem(f"cannot be written: {error.strerror or error}", path=str(path))) from error


def _replace(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        temporary.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:  # an interrupt leaves nothing behind either
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the permissions that new files do not get; the system only tells it by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
