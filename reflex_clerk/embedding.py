"""Puts a synchronizer into the folder of an app, as a real JavaScript file that its pages import."""

from __future__ import annotations

import importlib.resources
import json
import tempfile
from pathlib import Path

from reflex import constants
from reflex.config import environment

from .components.line import ClerkLine
from .errors import ConfigError
from .synchronizer import Synchronizer

FOLDER = f"{constants.Dirs.EXTERNAL_APP_ASSETS}/reflex_clerk"
"""Below the assets of an app; Reflex keeps the files of libraries there, and git ignores them."""

ENTRY = """\
// Written by reflex_clerk, and written again at every build.
import {{ ClerkProvider as Clerk }} from {package};
import {{ {component} }} from {file};
import {{ oneProvider, oneSynchronizer }} from "../embedding.js";

export const ClerkProvider = oneProvider(Clerk);
export const Synchronizer = oneSynchronizer({component});
"""

_embedded: dict[Path, Synchronizer] = {}
"""What this process has put where, so that two different synchronizers do not take each other's place."""


def embed(synchronizer: Synchronizer, line: ClerkLine) -> str:
    """Write the files that a page needs into the app in the current folder, and return the module that pages import.

    It exports `ClerkProvider` and `Synchronizer`. Nothing is written where only a backend runs, and no file that is
    right already is touched. Raises `ConfigError` when this process has embedded another synchronizer of that name.
    """
    name = f"{FOLDER}/{line.name}-{synchronizer.component}"
    folder = Path.cwd() / constants.Dirs.APP_ASSETS / name
    if _embedded.setdefault(folder, synchronizer).text != synchronizer.text:
        raise ConfigError(
            f"two different synchronizers of this app are called {synchronizer.component} "
            f"({_embedded[folder].path}, {synchronizer.path}); give one another name with the option `component`"
        )
    if not environment.REFLEX_BACKEND_ONLY.get():
        file = f"{synchronizer.component}.jsx"
        shared = importlib.resources.files(__package__) / "embedding.js"
        entry = ENTRY.format(
            package=json.dumps(line.package), component=synchronizer.component, file=json.dumps(f"./{file}")
        )
        _write(folder.parent / "embedding.js", shared.read_text(encoding="utf-8"))
        _write(folder / file, synchronizer.text)
        _write(folder / "index.js", entry)
    return f"$/{constants.Dirs.PUBLIC}/{name}/index.js"


def _write(file: Path, text: str) -> None:
    """Write a file in one step, as several workers do this at the same time; one that is right stays as it is."""
    if file.is_file() and file.read_text(encoding="utf-8") == text:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as new:
        new.write(text)
    Path(new.name).chmod(0o644)
    Path(new.name).replace(file)
