"""The options of a configuration as a Markdown page, read from the models that validate them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..config_rules import CONTRADICTIONS, DOUBTS, Rule, toml_text
from ..config_sources.allowed import PROJECT_TABLES, Schema, find, words
from ..config_sources.discovery import ENVIRONMENT_PREFIX
from ..presets import DEFAULT_PRESET, PRESETS
from ..schema import json_schema
from .markdown import cell

NOTE = "<!-- Written from codegen/config.py and its neighbours by `reflex-clerk-sync docs`; change these, not this page. -->"

INTRODUCTION = f"""\
In `[tool.reflex-clerk-sync]` of the nearest `pyproject.toml`, or in a `reflex-clerk-sync.toml`, which is that section as a
whole. `reflex-clerk-sync init` writes one with every option in it, commented out; `reflex-clerk-sync schema` lets an editor
complete and check it.

What counts, from weak to strong: the preset (`{DEFAULT_PRESET}` unless `preset` names another), the options at the top of
the section, those of the variant (`[tool.reflex-clerk-sync.variants.NAME]`), the environment
(`{ENVIRONMENT_PREFIX}RETRY__DELAY_MS=750`), and `--set retry.delay_ms=750`. The last two set options of the synchronizer:
`output`, `templates`, `check`, `roles` and `variants` are set in the file only."""


def render() -> str:
    """Return the page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    schema = json_schema()
    top = schema["properties"]
    groups = {name: find(schema, (name,)) for name in top}
    options = [name for name in top if name not in PROJECT_TABLES and "properties" not in groups[name]]
    yield from (NOTE, "", "# Options", "", INTRODUCTION, "", "## The synchronizer", "")
    yield from _table(schema, (), options)
    for name, group in groups.items():
        if "properties" in group:
            yield from ("", f"## `{name}`", "", top[name].get("description") or group["description"], "")
            yield from _table(schema, (name,), list(group["properties"]))
    yield from ("", "## `variants`", "", top["variants"]["description"])
    yield from ("", "## What does not go together", "", "Errors:", "", *_rules(CONTRADICTIONS))
    yield from ("", "Warnings, for what a configuration itself says:", "", *_rules(DOUBTS))


def _table(schema: Schema, path: tuple[str, ...], names: list[str]) -> Iterator[str]:
    presets = [] if path and path[0] in PROJECT_TABLES else [name for name in PRESETS if name != DEFAULT_PRESET]
    yield f"| option | may be | default | {''.join(f'`{name}` | ' for name in presets)}meaning |"
    yield "|---" * (4 + len(presets)) + "|"
    for name in names:
        key = (*path, name)
        found = find(schema, key)
        described = find(schema, path)["properties"][name]
        cells = [
            f"`{'.'.join(key)}`",
            cell(words(found, name)),
            _value(described.get("default")),
            *(_value(_of_preset(PRESETS[preset], key)) for preset in presets),
            cell(described.get("description", "")),
        ]
        yield f"| {' | '.join(cells)} |"


def _of_preset(values: Mapping[str, Any], key: tuple[str, ...]) -> Any:
    """Return the value that a preset sets, or None if it leaves the default."""
    inner: Any = values
    for part in key:
        inner = inner.get(part) if isinstance(inner, Mapping) else None
    return inner


def _value(value: Any) -> str:
    return "" if value is None else f"`{cell(toml_text(value))}`"


def _rules(rules: tuple[Rule, ...]) -> Iterator[str]:
    """Yield a line for each rule; those that differ in the value alone that they speak of have one line."""
    yield from dict.fromkeys(map(_rule, rules))


def _rule(rule: Rule) -> str:
    first, *others = (f"`{key}`" for key in rule.keys)
    keys = f"{first} with {' and '.join(others)}" if others else first
    return f"- {keys}: {rule.reason}. Better: {rule.hint}."
