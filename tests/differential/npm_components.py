"""Published files of npm packages with React components: real code to compare on, and to mutate."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tests.oracles import npm_project

PACKAGES = {
    "@clerk/react": "6.18.0",
    "framer-motion": "14.14.0",
    "react-router": "8.5.1",
    "recharts": "3.10.1",
}
_FOLDERS = ("@clerk/react/dist", "framer-motion/dist/es", "react-router/dist/development", "recharts/es6")
_HOOK_CALL = re.compile(r"\buse[A-Z]\w*\(")
_MOST_CHARACTERS = 60_000
"""Longest file taken: bundles repeat the modules beside them."""


@cache
def component_files() -> tuple[Path, ...]:
    """Return the ES modules of the packages that call a hook, sorted by path."""
    modules = npm_project("components", PACKAGES) / "node_modules"
    found = (file for folder in _FOLDERS for file in (modules / folder).rglob("*js") if file.suffix in {".js", ".mjs"})
    return tuple(sorted(file for file in found if _is_component_file(file.read_text(encoding="utf-8"))))


def _is_component_file(text: str) -> bool:
    return len(text) <= _MOST_CHARACTERS and _HOOK_CALL.search(text) is not None
