"""Moves the dependency itself: in `pyproject.toml`, and in requirements files."""

from __future__ import annotations

import re

from ..errors import Problem
from ..version import __version__
from .names import NEW_DISTRIBUTION, OLD_DISTRIBUTION

_NAME = r"reflex[-_.]clerk[-_.]api"
_VERSION = r"[<>!=~]=?=?\s*[\w.*+!-]+"
_SPECIFIER = rf"(?P<specifier>(?:\s*\[[^\]]*\])?(?:\s*\(?\s*{_VERSION}(?:\s*,\s*{_VERSION})*(?:\s*\))?)?)"
_QUOTED = re.compile(
    rf"""(?P<quote>["'])\s*{_NAME}{_SPECIFIER}\s*(?P<marker>;(?:(?!(?P=quote))[^\n])*)?(?P=quote)""", re.IGNORECASE
)
_POETRY = re.compile(rf"""(?m)^(?P<indent>[ \t]*){_NAME}\s*=[^\n]*$""", re.IGNORECASE)
_LINE = re.compile(rf"(?m)^{_NAME}{_SPECIFIER}(?P<rest>[ \t]*(?:;[^\n#]*)?(?:[ \t]#[^\n]*)?)$", re.IGNORECASE)
_MENTION = re.compile(_NAME, re.IGNORECASE)

_NAME_ONLY, _, _EXTRAS = NEW_DISTRIBUTION.rstrip("]").partition("[")


def migrate_pyproject(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return `pyproject.toml` with the dependency moved, and the lines that a person has to look at."""
    changed = _QUOTED.sub(_quoted, text)
    extras = ", ".join(f'"{extra}"' for extra in _EXTRAS.split(","))
    changed = _POETRY.sub(rf'\g<indent>{_NAME_ONLY} = {{ version = "*", extras = [{extras}] }}', changed)
    return changed, _mentions(changed, path)


def migrate_requirements(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return a requirements file with the dependency moved; a locked one is left, as its hashes have to be made anew."""
    if "--hash=" in text:
        return text, _mentions(text, path, hint="it is a lock: make it anew after pyproject.toml has changed")
    changed = _LINE.sub(lambda found: f"{_requirement(found)}{found['rest']}", text)
    return changed, _mentions(changed, path)


def _quoted(found: re.Match[str]) -> str:
    marker = f" {found['marker'].strip()}" if found["marker"] else ""
    return f"{found['quote']}{_requirement(found)}{marker}{found['quote']}"


def _requirement(found: re.Match[str]) -> str:
    """Return what is needed instead; who asked for one version gets one version, that of this package."""
    is_pinned = "==" in found["specifier"] and "*" not in found["specifier"]
    return f"{NEW_DISTRIBUTION}=={__version__}" if is_pinned else NEW_DISTRIBUTION


def _mentions(text: str, path: str, hint: str = "change it by hand if it is meant") -> tuple[Problem, ...]:
    lines = enumerate(text.splitlines(), start=1)
    found = ((number, _MENTION.search(line)) for number, line in lines if not line.lstrip().startswith("#"))
    message = f"{OLD_DISTRIBUTION} is still named here"
    return tuple(Problem(message, path, number, match.start() + 1, hint=hint) for number, match in found if match)
