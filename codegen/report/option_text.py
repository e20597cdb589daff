"""What an option of the configuration or a preset is, in a terminal: what it may be, what it is, and what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..config_rules import toml_text
from ..config_sources.allowed import Schema, find, words
from ..presets import DEFAULT_PRESET, PRESETS
from ..schema import json_schema
from .terminal import Terminal


def known() -> tuple[str, ...]:
    """Return the dotted name of every option, tables of options included, and the names of the presets."""
    schema = json_schema()
    return (*PRESETS, *_options(schema, ()))


def render(name: str, terminal: Terminal) -> str:
    """Return what a reader should know of one of the `known` names."""
    lines = _preset(name, terminal) if name in PRESETS else _option(tuple(name.split(".")), terminal)
    return "\n".join(lines) + "\n"


def _options(schema: Schema, path: tuple[str, ...]) -> Iterator[str]:
    for name in find(schema, path).get("properties", ()) if path else schema["properties"]:
        yield ".".join((*path, name))
        if not path:
            yield from _options(schema, (name,))


def _option(path: tuple[str, ...], terminal: Terminal) -> Iterator[str]:
    schema = json_schema()
    found, described = find(schema, path), find(schema, path[:-1])["properties"][path[-1]]
    yield f"{terminal.paint('.'.join(path), 'strong')}  option of the configuration"
    yield ""
    yield from terminal.prose("", described.get("description") or found.get("description", ""), "strong")
    yield ""
    if "properties" in found:
        for name in found["properties"]:
            inner = found["properties"][name].get("description", "")
            yield from terminal.prose(f"{path[0]}.{name}:", inner, "help", pad="  ", hang=4)
        return
    yield from terminal.prose("may be:", words(found, path[-1]), "help", pad="  ")
    if (default := described.get("default")) is not None:
        yield from terminal.prose("default:", toml_text(default), "help", pad="  ")
    for preset, values in PRESETS.items():
        said = dict(_leaves(values))
        if ".".join(path) in said:
            yield from terminal.prose(f"in {preset}:", toml_text(said[".".join(path)]), "help", pad="  ")


def _preset(name: str, terminal: Terminal) -> Iterator[str]:
    yield f"{terminal.paint(name, 'strong')}  preset of the configuration"
    yield ""
    values = dict(_leaves(PRESETS[name]))
    differs = f"It sets what follows; all else is as in {DEFAULT_PRESET}."
    yield from terminal.prose("", differs if values else "Every option has its default.", "strong")
    yield ""
    for key, value in values.items():
        yield from terminal.prose(f"{key} =", toml_text(value), "help", pad="  ")
    others = [other for other in PRESETS if other != name]
    yield from terminal.prose("", f"`reflex-clerk-sync compare {others[0]} {name}` tells what that does.", "dim")


def _leaves(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value
