"""The form of what may stand in a project's configuration file: the options, and the keys that belong to a project."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StrictBool,
    StrictInt,
)
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import core_schema

from ..config import MEMBER_CHAIN, OUTPUT_FILE, VARIANT_NAME, Options, SynchronizerConfig
from ..findings import Severity
from ..presets import DEFAULT_PRESET, PRESETS


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a string that must be one of some names, which are asked for when they are first needed."""

    names: Callable[[], Collection[str]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Refuse other names."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """List the names."""
        return {**handler(schema), "enum": sorted(self.names())}

    def _check(self, name: str) -> str:
        if name not in self.names():
            raise ValueError(name)
        return name


def _check_ids() -> Collection[str]:
    from ..checks import all_checks  # loads every check: only a file that names one pays for that

    return all_checks()


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(str(error)) from error
    return pattern


CheckId = Annotated[
    str, OneOf(_check_ids), Field(description="the id of a check (`reflex-clerk-sync explain` lists them)")
]
Regex = Annotated[str, AfterValidator(_compiles), Field(json_schema_extra={"format": "regex"})]
Chain = Annotated[str, Field(pattern=MEMBER_CHAIN)]
Glob = Annotated[str, Field(min_length=1, max_length=1000)]


class Override(SynchronizerConfig):
    """What the environment and `--set` may say: an option, or the preset."""

    model_config = ConfigDict(defer_build=True)  # most runs render a preset and never look at these forms

    preset: Annotated[str, OneOf(lambda: PRESETS)] = DEFAULT_PRESET
    """Preset that the options start from."""


class VariantTable(Override):
    """One variant: a preset, options that differ from it, and where the rendered file goes."""

    output: Annotated[str, Field(pattern=OUTPUT_FILE)] | SkipJsonSchema[None] = None
    """Path of the rendered file, relative to the configuration file."""
    templates: Annotated[str, Field(min_length=1, max_length=1000)] | SkipJsonSchema[None] = None
    """Folder of template overrides, relative to the configuration file."""


class CheckTable(Options):
    """Settings of the checks."""

    select: tuple[CheckId, ...] = ()
    """Run these checks only; all of them when the list is empty."""
    ignore: tuple[CheckId, ...] = ()
    """Do not run these checks."""
    per_file_ignores: dict[Glob, tuple[CheckId, ...]] = Field(default={})
    """Checks not to run on some files: a glob, relative to the configuration file, and the checks."""
    severity: dict[CheckId, Severity] = Field(default={})
    """Severity of a check's findings, where it is not to be the check's own."""
    strict: StrictBool = False
    """Fail where a check cannot decide."""
    additional_hooks: Regex | SkipJsonSchema[None] = None
    """Names of more hooks that take a function and a dependency array, as a regular expression."""
    jobs: Literal["auto"] | Annotated[StrictInt, Field(ge=1, le=64)] = "auto"
    """Number of processes; `auto` takes as many as the work and the machine allow."""


class Roles(Options):
    """What an effect's calls do, besides what is known of Clerk and Reflex."""

    sources: tuple[Chain, ...] = ()
    """Functions that request something and answer later, such as `fetch`."""
    sinks: tuple[Chain, ...] = ()
    """Functions that hand a result on, such as `store.set`."""


class Section(VariantTable):
    """The whole section: the default variant, which every named variant starts from, the named ones, and the checks."""

    variants: dict[Annotated[str, Field(pattern=VARIANT_NAME)], VariantTable] = Field(default={})
    """Named variants: each is its preset, then the options at the top of the section, then its own."""
    check: CheckTable = CheckTable()
    """Settings of the checks."""
    roles: Roles = Roles()
    """What calls in effects do."""
