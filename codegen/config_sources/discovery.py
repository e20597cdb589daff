"""Which file configures a project, and the part of it that is ours. To see that there is none, no parser is loaded."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ConfigurationError, Problem
from ..records import record

if TYPE_CHECKING:
    from .toml_file import Place, TomlFile
    from .toml_places import KeyPath

TOOL = "reflex-clerk-sync"
PYPROJECT = "pyproject.toml"
OWN_FILE = f"{TOOL}.toml"
ENVIRONMENT_PREFIX = "REFLEX_CLERK_SYNC_"
SECTION = ("tool", TOOL)
"""Where a pyproject.toml holds the section; a file of any other name is the section as a whole."""


@record()
class Document:
    """The section of a project's configuration file that is ours: raw values, and where they stand."""

    file: TomlFile
    prefix: tuple[str, ...]
    data: Mapping[str, Any]

    @property
    def folder(self) -> Path:
        """The folder that the file's relative paths start from."""
        return self.file.path.parent

    def place(self, path: KeyPath) -> Place:
        """Return where a key of the section stands."""
        return self.file.place((*self.prefix, *path))


def find_document(*, config_file: Path | None, use_files: bool, start: Path) -> Document | None:
    """Return the configuration of the project that `start` (a folder) belongs to, or None if it has none.

    A `config_file` is taken as it is. Else the nearest folder counts, from `start` upwards, that holds a
    `pyproject.toml` with a `[tool.reflex-clerk-sync]` section or a `reflex-clerk-sync.toml`. Raises ConfigurationError
    for a file that cannot be used, and for two in one folder.
    """
    if config_file is not None:
        if not use_files:
            problem = Problem("--config and --no-config exclude each other", hint="give one of them")
            raise ConfigurationError(problem)
        return _given(config_file, start)
    if not use_files:
        return None
    folder = start.absolute()
    return next(filter(None, (_in_folder(place, start) for place in (folder, *folder.parents))), None)


class NoSectionError(ConfigurationError):
    """A `pyproject.toml` that says nothing of a synchronizer."""


def _given(path: Path, start: Path) -> Document:
    return _demand(_read(start / path, str(path)), str(path))


def document_of(raw: bytes, path: Path, shown: str) -> Document:
    """Return the configuration in the bytes of a file that would stand at `path`; raises ConfigurationError."""
    return _demand(_parsed(raw, path, shown), shown)


def _demand(document: Document | None, shown: str) -> Document:
    if document is None:
        raise NoSectionError(Problem(f"no [tool.{TOOL}] section", path=shown, hint=f"add one, or give a {OWN_FILE}"))
    return document


def _in_folder(folder: Path, start: Path) -> Document | None:
    paths = [folder / name for name in (OWN_FILE, PYPROJECT)]
    found = [document for path in paths if path.is_file() and (document := _read(path, _shown(path, start)))]
    used = [document for document in found if document.data] or found
    if len(used) > 1:
        own, project = used
        message = f"two configurations in one folder: {own.file.shown} and [tool.{TOOL}] here"
        raise ConfigurationError(project.place(()).problem(message, hint="keep one of them"))
    return used[0] if used else None


def _read(path: Path, shown: str) -> Document | None:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(Problem(f"cannot be read: {error.strerror or error}", path=shown)) from error
    return _parsed(raw, path, shown)


def _parsed(raw: bytes, path: Path, shown: str) -> Document | None:
    is_project = path.name == PYPROJECT
    if is_project and TOOL.encode() not in raw:  # most projects have no section: do not even parse
        return None
    from .toml_file import parse

    file = parse(raw, path, shown)
    if not is_project:
        return Document(file, (), file.data)
    tools = file.data.get("tool", {})
    if not isinstance(tools, Mapping) or TOOL not in tools:
        return None
    section = tools[TOOL]
    if not isinstance(section, Mapping):
        place = file.place(SECTION)
        raise ConfigurationError(place.problem(f"tool.{TOOL} must be a table", value=place.written))
    return Document(file, SECTION, section)


def _shown(path: Path, start: Path) -> str:
    """Return a path as a person at `start` would write it."""
    try:
        return os.path.relpath(path, start)
    except ValueError:  # another drive of Windows
        return str(path)
