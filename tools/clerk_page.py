"""The page of components in the documentation, from the description and our words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.clerk_types import accepted_shortly, python_name
from tools.clerk_words import COMPONENTS, FAMILIES, PROPS

INTRODUCTION = Path(__file__).with_name("components_introduction.md")
"""What stands before the components, written by hand."""

ONLY = {"react": "Clerk 6 only", "clerk-react": "Clerk 5 only"}


def page(data: dict[str, Any]) -> str:
    """Return the text of the page."""
    parts = [INTRODUCTION.read_text(encoding="utf-8")]
    for summary, names in FAMILIES.values():
        parts.append(f"\n## {summary.rstrip('.')}\n")
        for name in names:
            members = [one for one in data if one.startswith(f"{name}.")]
            parts += [_component(one, data[one]) for one in (name, *members)]
    return "".join(parts)


def _component(name: str, component: dict[str, Any]) -> str:
    called = ".".join(python_name(part) for part in name.split("."))
    only = f" *{ONLY[component['lines'][0]]}.*" if len(component["lines"]) == 1 else ""
    text = f"\n### `{called}`\n\n{COMPONENTS[name]}{only}\n"
    if component["props"]:
        text += "\n| prop | takes | |\n|---|---|---|\n" + "".join(_rows(component))
    return text


def _rows(component: dict[str, Any]) -> Iterator[str]:
    for prop, facts in component["props"].items():
        only = f" *{ONLY[facts['lines'][0]]}.*" if facts["lines"] != component["lines"] else ""
        takes = accepted_shortly(prop, facts).replace("|", "\\|")
        yield f"| `{python_name(prop)}` | `{takes}` | {PROPS[prop]}{only} |\n"
