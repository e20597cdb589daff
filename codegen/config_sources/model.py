"""What comes out of a project's configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..findings import Severity
from ..records import record

if TYPE_CHECKING:
    from ..config import SynchronizerConfig
    from ..errors import Problem

DEFAULT_VARIANT = "default"
"""Name of the variant that the top of the section describes."""


@record(guarded=True)
class Variant:
    """One synchronizer of a project.

    `output` is where its rendered file belongs, if the project says so; `template_dir` holds template overrides;
    `origin` says in words where the values come from; `warnings` tell the user about values that he wrote.
    """

    name: str
    preset: str
    config: SynchronizerConfig
    output: Path | None = None
    template_dir: Path | None = None
    origin: str = ""
    warnings: tuple[Problem, ...] = ()


@record(guarded=True)
class CheckOptions:
    """Settings of the checks, as `CheckTable` and `Roles` in `section.py` describe them; globs start from `root`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    strict: bool = False
    additional_hooks: str | None = None
    jobs: Literal["auto"] | int = "auto"
    sources: tuple[str, ...] = ()
    sinks: tuple[str, ...] = ()
    root: Path | None = None


@record(guarded=True)
class Variants:
    """All synchronizers of a project, the settings of its checks, and the file (if any) that all of this stands in."""

    default: Variant
    named: Mapping[str, Variant] = field(default_factory=dict)
    check: CheckOptions = CheckOptions()
    file: Path | None = None

    def __iter__(self) -> Iterator[Variant]:
        """Yield the default variant, then the named ones in the order of the file."""
        yield self.default
        yield from self.named.values()

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings of all variants, each once: what stands at the top of the section concerns several."""
        return tuple(dict.fromkeys(warning for variant in self for warning in variant.warnings))
