"""Names and types: what a prop of Clerk's is called in Python, what a caller may pass, and what Reflex is told."""

from __future__ import annotations

import re
from typing import Any

Json = dict[str, Any]

PYTHON_TYPES = {
    "string": "str",
    "boolean": "bool",
    "number": "float",
    "object": "dict[str, Any]",
    "array": "list[Any]",
}

_TAKEN = {"for": "for_", "clerk": "clerk_instance"}
"""Python names that mean something else: a keyword, and the provider's choice of line."""


def python_name(prop: str) -> str:
    """Return the Python name of a prop or component: `signInUrl` is `sign_in_url`, `for` is `for_`."""
    plain = re.sub(r"^__", "", prop).replace("OAuth", "Oauth").replace("oAuth", "oauth")
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", plain).lower()
    return _TAKEN.get(snake, snake)


def accepted_shortly(prop: str, facts: Json) -> str:
    """Return what a caller may pass, without the var that every prop takes."""
    accepted = re.sub(r"Prop\[(.*)\]$", r"\1", _accepted_value(prop, facts))
    accepted = "an event" if _is_event(prop, facts["kinds"]) else accepted.replace("ReactNode", "a component, or text")
    return f"{accepted}, required" if facts["required"] else accepted


def accepted(prop: str, facts: Json) -> str:
    """Return the type of what a caller may pass."""
    accepted = _accepted_value(prop, facts)
    return f"Required[{accepted}]" if facts["required"] else accepted


def _accepted_value(prop: str, facts: Json) -> str:
    kinds = facts["kinds"]
    if prop == "appearance":
        return "Appearance | Prop[dict[str, Any]]"
    if prop == "localization":
        return "Localization | Prop[str | dict[str, Any]]"
    if kinds == ["ReactNode"]:
        return "ReactNode"
    if _is_event(prop, kinds):
        return "Any"
    return f"Prop[{_value_type(kinds)}]"


def field_type(prop: str, facts: Json) -> str:
    """Return the type of the Reflex field."""
    kinds = facts["kinds"]
    if prop in {"appearance", "localization"}:
        return "rx.Var[Any]"
    if kinds == ["ReactNode"]:
        return "rx.Var[Any]"
    if _is_event(prop, kinds):
        return "Event"
    return f"rx.Var[{_value_type(kinds)}]"


def _value_type(kinds: list[str]) -> str:
    """Return the Python type; a function can only be JavaScript, which a Var of any type is."""
    literals = [kind for kind in kinds if kind.startswith('"') and "string" not in kinds]
    types = [PYTHON_TYPES[kind] for kind in kinds if kind in PYTHON_TYPES]
    if literals:
        types.append(f"Literal[{', '.join(literals)}]")
    if "function" in kinds or len(types) != 1:
        return "Any"
    return types[0]


def _is_event(prop: str, kinds: list[str]) -> bool:
    return prop.startswith("on") and kinds == ["function"]


def reflex_name(prop: str) -> str:
    """Return the JavaScript name that Reflex makes of the Python one."""
    from reflex.utils.format import to_camel_case

    return to_camel_case(python_name(prop))
