"""Folders that tests fetch once and keep: `.cache/` of the checkout, which version control ignores."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

CACHE = Path(__file__).resolve().parents[1] / ".cache"


def cached_folder(name: str, recipe: str, fill: Callable[[Path], None]) -> Path:
    """Return `.cache/NAME`, filled by `fill` unless that was done before with the same `recipe`.

    Test processes that ask at the same time wait for the one that fills. A folder that was left half filled is filled
    anew: its recipe is written last.
    """
    folder = CACHE / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    stamp = folder.with_name(f"{folder.name}.recipe")
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder.is_dir() and stamp.is_file() and stamp.read_text(encoding="utf-8") == recipe):
            stamp.unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            fill(folder)
            stamp.write_text(recipe, encoding="utf-8")
    return folder
