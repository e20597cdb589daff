"""What a key may hold, in words, read from the JSON Schema of the configuration."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from ..config import PATTERN_WORDS
from ..config_rules import toml_text
from .toml_places import KeyPath

Schema = Mapping[str, Any]

UNITS = {"_ms": "milliseconds", "_seconds": "seconds"}
"""Unit of a number, by the end of its key."""

LONGEST_LIST = 12
"""Values that are named one by one."""

PROJECT_TABLES = frozenset({"variants", "check", "roles"})
"""Tables of the section that are not options of a synchronizer."""


_INNER = ("items", "additionalProperties")
"""Where a schema holds that of its elements."""


def find(root: Schema, path: KeyPath, *, names: bool = False) -> Schema:
    """Return the schema of a key; with `names`, the schema of the names in the table at `path`.

    Empty when the path leads nowhere, as below a value that should not be a table.
    """
    found = [root]
    for part in path:
        found = [inner for schema in found for branch in _branches(root, schema) for inner in _members(branch, part)]
    tables = [branch for schema in found for branch in _branches(root, schema)]
    if names:
        return next((_names_schema(root, table) for table in tables), {})
    return tables[0] if len(tables) == 1 else {"anyOf": tables}


def words(schema: Schema, key: str) -> str:
    """Return what a schema allows, in words, with the unit that the key's name tells."""
    match schema:
        case {"anyOf": [*branches]}:
            return " or ".join(words(branch, key) for branch in branches)
        case {"const": value}:
            return toml_text(value)
        case {"enum": [*values], "description": description} if len(values) > LONGEST_LIST:
            return str(description)
        case {"enum": [*values]}:
            return ("one of " if len(values) > 1 else "") + ", ".join(map(toml_text, values))
        case {"type": "array", "items": items}:
            return f"a list, each item of which is {words(items, key)}" if items else "a list"
        case {"type": "object", "additionalProperties": Mapping() as inner}:
            return f"a table, each value of which is {words(inner, key)}"
        case {"type": "object"}:
            return "a table"
        case {"type": "boolean"}:
            return "true or false"
        case {"type": "integer" | "number" as kind}:
            number = "a whole number" if kind == "integer" else "a number"
            unit = next((f" of {unit}" for end, unit in UNITS.items() if key.endswith(end)), "")
            return number + unit + _between(schema.get("minimum"), schema.get("maximum"))
        case {"pattern": pattern}:
            return PATTERN_WORDS[pattern]
        case {"format": "regex"}:
            return "a regular expression"
        case {"maxLength": longest}:
            return f"a text of {schema.get('minLength', 0)} to {longest} characters"
    return "a text"


def key_names(schema: Schema) -> Collection[str]:
    """Return the keys that a table may hold."""
    return tuple(schema.get("properties", ()))


@cache
def option_names() -> frozenset[str]:
    """Return the last name of every option of a synchronizer, in groups or not."""
    from ..config import SynchronizerConfig

    schema = SynchronizerConfig.model_json_schema()
    return frozenset(path.rpartition(".")[2] for path in _option_paths(schema, schema, ""))


def option_paths(root: Schema) -> Mapping[str, str]:
    """Return the dotted path of every option of a synchronizer by its last name, for keys that were put elsewhere."""
    return {path.rpartition(".")[2]: path for path in _option_paths(root, root, "") if "." in path}


def _between(least: float | None, most: float | None) -> str:
    if least is None:
        return "" if most is None else f" up to {most}"
    return f" from {least}" if most is None else f" from {least} to {most}"


def _branches(root: Schema, schema: Schema) -> Iterator[Schema]:
    """Yield a schema's alternatives, with references to definitions followed."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        for branch in schema["anyOf"]:
            yield from _branches(root, branch)
    else:
        inner = {key: _one(root, schema[key]) for key in _INNER if isinstance(schema.get(key), Mapping)}
        yield {**schema, **inner} if inner else schema


def _one(root: Schema, schema: Schema) -> Schema:
    branches = list(_branches(root, schema))
    return branches[0] if len(branches) == 1 else {"anyOf": branches}


def _members(schema: Schema, part: str | int) -> Iterator[Schema]:
    if isinstance(part, int):
        if "items" in schema:
            yield schema["items"]
    elif part in schema.get("properties", {}):
        yield schema["properties"][part]
    else:
        open_tables = (*schema.get("patternProperties", {}).values(), schema.get("additionalProperties"))
        yield from (inner for inner in open_tables if isinstance(inner, Mapping))


def _names_schema(root: Schema, table: Schema) -> Schema:
    if "propertyNames" in table:
        return _one(root, table["propertyNames"])
    return {"pattern": next(iter(table["patternProperties"]))}


def _option_paths(root: Schema, schema: Schema, prefix: str) -> Iterator[str]:
    for branch in _branches(root, schema):
        for name, inner in branch.get("properties", {}).items():
            if not prefix and name in PROJECT_TABLES:
                continue
            yield prefix + name
            yield from _option_paths(root, inner, f"{prefix}{name}.")
