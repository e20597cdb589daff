"""What is wrong with configured values, in words: the one place that translates the validation library's errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from ..config import CONTRADICTION
from ..config_rules import shortened, toml_text
from ..errors import Problem
from ..names import closest
from .allowed import PROJECT_TABLES, find, key_names, option_paths, words

if TYPE_CHECKING:
    from ..config_rules import Conflict
    from .toml_file import Place
    from .toml_places import KeyPath

_BARE_KEY = re.compile("[A-Za-z0-9_-]+")

_FILE_ONLY = PROJECT_TABLES | {"output", "templates"}
"""Keys that a configuration file may hold, and the environment and the command line may not."""

_OF_A_PROJECT = frozenset({"project", "build-system", "dependency-groups"})
"""Tables of a pyproject.toml that are not ours (packaging.python.org, "pyproject.toml specification")."""

Locate = Callable[["KeyPath"], "Place"]
"""Tells where a key was written."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A key whose value cannot be used, and the problem to report."""

    path: KeyPath
    problem: Problem


def faults(model: type[BaseModel], data: Mapping[str, Any], locate: Locate) -> list[Fault]:
    """Return everything that is wrong with single keys and values; contradictions between them are another matter."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        found: dict[KeyPath, Fault] = {}
        for detail in error.errors(include_url=False):
            if detail["type"] != CONTRADICTION:
                fault = _fault(model, data, detail["type"], detail["loc"], locate)
                found.setdefault(fault.path, fault)
        return list(found.values())
    return []


def conflict_problem(conflict: Conflict, path: KeyPath, place: Place) -> Problem:
    """Return the problem of options that do not go together, at the place of the one that the user wrote."""
    key = dotted(path)
    written = shortened(place.written) if place.written else None
    return place.problem(conflict.message, key, written, conflict.rule.hint)


def dotted(path: KeyPath) -> str:
    """Return a key as it would be written: `retry.delay_ms`, `identity[1]`, `check.severity."my check"`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            name = part if _BARE_KEY.fullmatch(part) else toml_text(part)
            text += f".{name}" if text else name
    return text


def _fault(model: type[BaseModel], data: Mapping[str, Any], kind: str, loc: KeyPath, locate: Locate) -> Fault:
    path = _existing(loc, data)
    place, key = locate(path), dotted(path)
    written: str | None = None
    hint: str | None
    if kind == "extra_forbidden":  # and not a word of its value: who knows what that is, a secret perhaps
        place = place.without_value()
        message, hint = f"unknown key {key}", _hint_for_unknown(model, path)
    elif loc[-1] == "[key]":
        place = place.without_value()
        schema = find(_schema(model), path[:-1], names=True)
        written = toml_text(path[-1])
        message, hint = f"{key}: the name must be {words(schema, '')}", _hint_for_value(path[-1], schema)
    else:
        schema, value = find(_schema(model), path), _value(data, path)
        written = shortened(toml_text(value) if place.written is None else place.written)
        state = "has no keys below it," if isinstance(value, Mapping) else f"is {written or 'empty'},"
        message, hint = f"{key} {state} but must be {words(schema, key)}", _hint_for_value(value, schema)
    return Fault(path, place.problem(message, key, written, hint))


def _hint_for_value(value: Any, schema: Mapping[str, Any]) -> str | None:
    close = closest(value, schema.get("enum", ())) if isinstance(value, str) else None
    return f"did you mean {toml_text(close)}?" if close else None


@cache
def _schema(model: type[BaseModel]) -> Mapping[str, Any]:
    return model.model_json_schema()


def _existing(loc: KeyPath, data: Any) -> KeyPath:
    """Return the part of an error's location that is in the data; the rest names branches of unions."""
    path: KeyPath = ()
    for part in loc:
        inside = isinstance(data, Mapping) and part in data
        if not inside and not (isinstance(data, list | tuple) and isinstance(part, int) and part < len(data)):
            break
        data, path = data[part], (*path, part)
    return path


def _value(data: Any, path: KeyPath) -> Any:
    for part in path:
        data = data[part]
    return data


def _hint_for_unknown(model: type[BaseModel], path: KeyPath) -> str:
    if path == ("tool",):
        return "the file is the section itself: leave out [tool.reflex-clerk-sync]"
    if len(path) == 1 and path[0] in _OF_A_PROJECT:
        return "only a pyproject.toml holds other things too; a file of another name is the section itself"
    schema = _schema(model)
    if path[0] in _FILE_ONLY and path[0] not in key_names(schema):
        return f"{path[0]} can be set in the configuration file only"
    name = str(path[-1])
    siblings = key_names(find(schema, path[:-1]))
    table = f"{dotted(path[:-1])}." if path[:-1] else ""
    if close := closest(name, siblings):
        return f"did you mean {table}{close}?"
    options = option_paths(schema)
    if close := closest(name, options):
        return f"did you mean {options[close]}?"
    return f"known here: {', '.join(sorted(siblings))}" if siblings else "nothing can be set here"
