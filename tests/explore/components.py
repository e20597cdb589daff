"""The components that the explorer is tested on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import codegen
from codegen import Source
from codegen.python_source import extract
from tests.packages import package

HISTORY = Path(__file__).parents[1] / "history"


@cache
def published(version: str) -> Source:
    """Return the synchronizer of a published reflex-clerk-api, cut out of its Python file."""
    path = package("reflex-clerk-api", version) / "reflex_clerk_api" / "clerk_provider.py"
    sources = extract(path.read_text(encoding="utf-8"), f"clerk_provider.py of {version}").sources
    (source,) = (one for one in sources if "function ClerkSessionSynchronizer" in one.text)
    return source


@cache
def component(name: str) -> Source:
    """Return a component by name: a published version, a reconstruction, or a preset."""
    if name in {"1.2.4", "1.3.1"}:
        return published(name)
    if name in {"pr22", "review"}:
        path = HISTORY / f"{name}.jsx"
        return Source(path.read_text(encoding="utf-8"), path.name)
    return Source(codegen.render(codegen.preset(name)), f"{name}.jsx")


EARLIER = ("1.2.4", "pr22", "review", "1.3.1")
"""The earlier versions, oldest first."""

PRESETS = ("pr24", "resilient", "acknowledged")
