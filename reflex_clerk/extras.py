"""Which extra brings a package that is not installed."""

from __future__ import annotations

import importlib
from typing import Any

EXTRA_OF = {
    "cryptography": "reflex",
    "httpx": "reflex",
    "jwt": "reflex",
    "reflex": "reflex",
    "reflex_base": "reflex",
}
"""Packages that the app's side needs, and the extra that brings each."""

TESTING_EXTRA_OF = dict.fromkeys(
    ("cryptography", "jwt", "platformdirs", "pytest", "starlette", "uvicorn"), "testing"
) | {"playwright": "browser"}
"""Packages that the fake and its fixtures need, and the extra that brings each."""


def load(module: str, name: str, extra_of: dict[str, str] | None = None) -> Any:
    """Give what `name` is in a module of ours; raises ImportError that names the extra if a package of it is missing."""
    try:
        return getattr(importlib.import_module(module), name)
    except ModuleNotFoundError as problem:
        told = explain(problem, name, extra_of)
        if told is None:
            raise
        raise told from None


def explain(problem: ModuleNotFoundError, what: str, extra_of: dict[str, str] | None = None) -> ImportError | None:
    """Give the error that says what to install for `what`; None if no extra brings what is missing."""
    missing = (problem.name or "").partition(".")[0]
    extra = (EXTRA_OF if extra_of is None else extra_of).get(missing)
    if extra is None:
        return None
    return ImportError(f"{what} needs {missing}, which is not installed: pip install 'reflex-clerk-sync[{extra}]'")
