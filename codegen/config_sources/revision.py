"""The configuration of a revision of git, with the folders of template overrides as they were then."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .. import git
from .build import Request, build
from .discovery import Document, document_of
from .model import Variants


@contextmanager
def variants_of(revision: str, path: str) -> Iterator[Variants]:
    """Yield the variants of a configuration file of a revision; they can be rendered inside of the block.

    Raises InputError for what the revision has not, a folder of templates included, and ConfigurationError.
    """
    document = document_of(git.text(revision, path), Path(path), f"{revision}:{path}")
    with TemporaryDirectory() as root:

        def with_folder(table: Any) -> Any:
            templates = table.get("templates") if isinstance(table, Mapping) else None
            if not isinstance(templates, str) or not templates:
                return table
            folder = posixpath.normpath(posixpath.join(posixpath.dirname(path), templates))
            return {**table, "templates": str(_fetched(revision, folder, Path(root)))}

        data = with_folder(document.data)
        if isinstance(variants := data.get("variants"), Mapping):
            data = {**data, "variants": {name: with_folder(table) for name, table in variants.items()}}
        yield build(Document(document.file, document.prefix, data), Request())


def _fetched(revision: str, path: str, root: Path) -> Path:
    """Return a copy of a revision's folder, made below `root`."""
    folder = Path(root, path.replace("/", "!").replace(".", "_"))
    for name, data in git.files_below(revision, path):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder
