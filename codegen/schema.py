"""The JSON Schema of a project's configuration, for editors with TOML support and for anybody's own tools."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .config_sources.section import Section
from .version import __version__

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) of `reflex-clerk-sync.toml`, and of the section in `pyproject.toml`.

    Every key is optional and has a description; unknown keys are refused. The defaults are those of the default preset. The
    `$id` is a name and no address. `x-tombi-toml-version` is read by the editor plugin Tombi; others pass over it.
    """
    generated = Section.model_json_schema()
    definitions = {name: _cleaned(definition) for name, definition in generated.pop("$defs").items()}
    return {
        "$schema": DIALECT,
        "$id": f"urn:reflex-clerk-sync:configuration:{__version__}",
        "title": "reflex-clerk-sync",
        "x-tombi-toml-version": "v1.0.0",
        **_cleaned(generated),
        "$defs": definitions,
    }


def _cleaned(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out titles, which only repeat the keys' names, and defaults of null, which TOML cannot say.

    A table whose names follow a pattern has no others; the generator leaves that open.
    """
    kept = {key: value for key, value in schema.items() if key != "title" and not (key == "default" and value is None)}
    if isinstance(kept.get("default"), Mapping):
        kept["default"] = {name: value for name, value in kept["default"].items() if value is not None}
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    for key in ("properties", "patternProperties"):
        if key in kept:
            kept[key] = {name: _cleaned(inner) for name, inner in kept[key].items()}
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(kept.get(key), Mapping):
            kept[key] = _cleaned(kept[key])
    if "anyOf" in kept:
        kept["anyOf"] = [_cleaned(branch) for branch in kept["anyOf"]]
    return kept
