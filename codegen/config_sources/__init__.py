"""A project's configuration: preset < file < environment < `--set`, as variants that are validated and ready to render.

Nothing heavy is imported before a configuration is asked for: `find_document` tells without it that there is none.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..errors import ConfigurationError
from .discovery import ENVIRONMENT_PREFIX, Document, NoSectionError, find_document
from .model import DEFAULT_VARIANT, CheckOptions, Variant, Variants

__all__ = [
    "DEFAULT_VARIANT",
    "CheckOptions",
    "Document",
    "NoSectionError",
    "Variant",
    "Variants",
    "find_document",
    "load",
    "load_all",
    "load_check_options",
]

_CHECK_VARIABLES = tuple(f"{ENVIRONMENT_PREFIX}{table}__" for table in ("CHECK", "ROLES"))
"""How names of variables begin that can only be meant for the checks."""


def load(
    name: str | None = None,
    *,
    config_file: Path | None = None,
    use_files: bool = True,
    environment: Mapping[str, str] | None = None,
    overrides: Sequence[str] = (),
    preset: str | None = None,
    start: Path | None = None,
) -> Variant:
    """Return one variant of the project that `start` (a folder; the current one by default) belongs to.

    A variant is its preset, then the options at the top of the section, then its own, then the environment
    (`REFLEX_CLERK_SYNC_RETRY__DELAY_MS=750`; by default the process's), then `overrides` (`retry.delay_ms=750`).
    Without a name it is the default variant: the top of the section. `preset` takes the place of the preset that the
    project names.

    Raises ConfigurationError with all problems at once, those of the project's other variants included: a file is right
    or wrong as a whole.
    """
    from .build import Request, build

    start, environment = _surroundings(start, environment)
    document = find_document(config_file=config_file, use_files=use_files, start=start)
    only = name or DEFAULT_VARIANT
    variants = build(document, Request(environment, overrides, preset, only))
    return variants.default if only == DEFAULT_VARIANT else variants.named[only]


def load_all(
    *,
    config_file: Path | None = None,
    use_files: bool = True,
    environment: Mapping[str, str] | None = None,
    overrides: Sequence[str] = (),
    preset: str | None = None,
    start: Path | None = None,
) -> Variants:
    """Return a project's variants and the settings of its checks; arguments as of `load`, for each variant."""
    from .build import Request, build

    start, environment = _surroundings(start, environment)
    document = find_document(config_file=config_file, use_files=use_files, start=start)
    return build(document, Request(environment, overrides, preset))


def load_check_options(
    *,
    config_file: Path | None = None,
    use_files: bool = True,
    environment: Mapping[str, str] | None = None,
    start: Path | None = None,
) -> CheckOptions:
    """Return the settings of the project's checks.

    Raises ConfigurationError if anything in its file is wrong, and for an environment that sets what is set in the file only: nobody
    would see that it has no effect.
    """
    start, environment = _surroundings(start, environment)
    if meant := {name: value for name, value in environment.items() if name.startswith(_CHECK_VARIABLES)}:
        from .layers import environment_layers

        raise ConfigurationError(environment_layers(meant)[1])
    document = find_document(config_file=config_file, use_files=use_files, start=start)
    if document is None:
        return CheckOptions()
    from .build import Request, build

    return build(document, Request()).check


def _surroundings(start: Path | None, environment: Mapping[str, str] | None) -> tuple[Path, Mapping[str, str]]:
    return start or Path.cwd(), os.environ if environment is None else environment
