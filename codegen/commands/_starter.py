"""The first configuration of a project: every option with its meaning and the preset's value, commented out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ..config import Options
from ..config_rules import toml_text
from ..config_sources.section import Section
from ..presets import PRESETS

WIDTH = 100
EXAMPLE_OUTPUT = "assets/clerk_session_synchronizer.jsx"
INTRODUCTION = (
    "The component that keeps the backend's session equal to Clerk's. Each line below that begins with #name shows an "
    "option and its present value: take out the # and change it. `reflex-clerk-sync schema` is for editors."
)


def starter(preset: str) -> str:
    """Return the lines of a configuration that is the preset and nothing else, ready to be changed."""
    section = Section.model_validate({**PRESETS[preset], "preset": preset})
    output = Section.model_fields["output"].description
    lines = [
        *_comment(INTRODUCTION),
        f"preset = {toml_text(preset)}",
        "",
        *_comment(f"{output} For example:"),
        f"#output = {toml_text(EXAMPLE_OUTPUT)}",
        *_options(section, "", skip={"preset", "output", "variants"}),
    ]
    return "\n".join(lines) + "\n"


def _options(table: Options, prefix: str, skip: set[str]) -> Iterator[str]:
    """Yield each option of a table as its description and a commented line; groups within it as dotted keys."""
    for name, field in type(table).model_fields.items():
        value = getattr(table, name)
        if name in skip or value is None:
            continue
        if isinstance(value, Options):
            yield from _options(value, f"{prefix}{name}.", skip=set())
        else:
            yield from ("", *_comment(field.description or ""), f"#{prefix}{name} = {toml_text(_plain(table, name))}")


def _plain(table: BaseModel, name: str) -> Any:
    return table.model_dump(mode="json", include={name})[name]


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
