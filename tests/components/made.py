"""Components made from the committed description, each prop with a value of its own."""

from __future__ import annotations

from typing import Any

import reflex as rx

from reflex_clerk import components
from reflex_clerk.components.base import ClerkBase
from tools.clerk_components import load
from tools.clerk_types import PYTHON_TYPES, python_name
from tools.clerk_words import BY_HAND

DESCRIBED = load()
GENERATED = sorted(set(DESCRIBED) - BY_HAND)

VALUES: dict[str, Any] = {"str": "text", "bool": True, "float": 1.5, "dict[str, Any]": {"a": 1}, "list[Any]": ["a"]}


def component_class(name: str) -> type[ClerkBase]:
    """Return the class of a component of Clerk's, `UserButton.Action`."""
    found: type[ClerkBase] = getattr(components, name.replace(".", ""))
    return found


def value(prop: str, kinds: list[str]) -> Any:
    """Return something that a prop takes."""
    if kinds == ["ReactNode"]:
        return rx.text("shown")
    if prop == "appearance":
        return {"elements": {}}
    literals = [kind for kind in kinds if kind.startswith('"')]
    if literals:
        return literals[0].strip('"')
    if kinds == ["function"]:
        return rx.console_log("run") if prop.startswith("on") else rx.Var("(() => undefined)")
    return VALUES[next(PYTHON_TYPES[kind] for kind in kinds if kind in PYTHON_TYPES)]


def with_all_props(name: str, line: str) -> tuple[ClerkBase, list[str]]:
    """Return a component with every prop that it has on a line, and their JavaScript names."""
    props = {prop: facts for prop, facts in DESCRIBED[name]["props"].items() if line in facts["lines"]}
    given = {python_name(prop): value(prop, facts["kinds"]) for prop, facts in props.items()}
    return component_class(name).create(**given), list(props)


def rendered_names(component: rx.Component) -> list[str]:
    """Return the names of the props in the JavaScript."""
    return [prop.partition(":")[0] for prop in component.render()["props"]]
