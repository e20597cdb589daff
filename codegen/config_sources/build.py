"""From a project's document, the environment and the command line to its variants."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..config import SynchronizerConfig
from ..errors import ConfigurationError, Problem
from ..names import suggestion
from ..presets import DEFAULT_PRESET, PRESETS, preset_problem
from .discovery import Document
from .layers import Layer, environment_layers, override_layers, resolve
from .model import DEFAULT_VARIANT, CheckOptions, Variant, Variants
from .problems import Fault, Locate, dotted, faults
from .toml_file import Place


@dataclass(frozen=True, slots=True)
class Request:
    """What is said beside the file; `only` names the one variant that it is said of, None means each."""

    environment: Mapping[str, str] = field(default_factory=dict)
    overrides: Sequence[str] = ()
    preset: str | None = None
    only: str | None = None


def build(document: Document | None, request: Request) -> Variants:
    """Return every variant; raises ConfigurationError with all problems of the file and of the request."""
    data, locate = (document.data, document.place) if document else ({}, lambda _path: Place())
    found = _section_faults(data, locate) if data else []
    from_environment, environment_problems = environment_layers(request.environment)
    from_overrides, override_problems = override_layers(request.overrides)
    said = [*from_environment, *from_overrides]
    problems = [fault.problem for fault in found] + environment_problems + override_problems
    if request.preset is not None and request.preset not in PRESETS:
        problems.append(preset_problem(request.preset, path="--preset"))

    top = Layer.without_faults(data, locate, found)
    tables = {DEFAULT_VARIANT: top} | {
        name: Layer.without_faults(table, locate, found, ("variants", name))
        for name, table in top.data.get("variants", {}).items()
    }
    problems += _name_problems(tables, request.only, document)
    problems += _output_problems(tables)
    variants = {}
    for name, table in tables.items():
        concerned = request.only in (None, name)
        layers = [top, *([table] if table is not top else []), *(said if concerned else [])]
        draft = _Draft(name, table, layers, (request.preset if concerned else None) or _preset(layers), document)
        problems += draft.template_problems()
        is_known = not any("preset" in layer.faulty for layer in layers)
        resolved = resolve(PRESETS.get(draft.preset) if is_known else None, layers)
        problems += resolved.problems
        if resolved.config is not None:
            variants[name] = draft.variant(resolved.config, resolved.warnings)
    if problems:
        raise ConfigurationError(sorted(dict.fromkeys(problems), key=_order))
    return Variants(
        variants.pop(DEFAULT_VARIANT), variants, _check_options(top, document), document.file.path if document else None
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A variant before its options are put together: its own table, and all layers from weak to strong."""

    name: str
    table: Layer
    layers: Sequence[Layer]
    preset: str
    document: Document | None

    def variant(self, config: SynchronizerConfig, warnings: tuple[Problem, ...]) -> Variant:
        """Return the variant that this draft becomes with its validated options."""
        return Variant(self.name, self.preset, config, self._output(), self._template_dir(), self._origin(), warnings)

    def _origin(self) -> str:
        if self.document is None:
            return f"preset {self.preset}"
        header = dotted((*self.document.prefix, *self.table.prefix))
        return f"{self.document.file.shown} [{header}]" if header else self.document.file.shown

    def _output(self) -> Path | None:
        return self._path(self.table, "output")

    def _template_dir(self) -> Path | None:
        layer = self._template_layer()
        return self._path(layer, "templates") if layer else None

    def template_problems(self) -> Iterator[Problem]:
        """Yield a problem if the folder of template overrides is missing."""
        layer, folder = self._template_layer(), self._template_dir()
        if layer and folder and not folder.is_dir():
            key = (*layer.prefix, "templates")
            place = layer.locate(key)
            yield place.problem(f"{dotted(key)}: no such folder: {folder}", dotted(key), place.written)

    def _template_layer(self) -> Layer | None:
        return next((layer for layer in reversed(self.layers) if layer.has("templates")), None)

    def _path(self, layer: Layer, key: str) -> Path | None:
        if self.document is None or not layer.has(key):
            return None
        return self.document.folder / str(layer.data[key])


def _preset(layers: Sequence[Layer]) -> str:
    return next((str(layer.data["preset"]) for layer in reversed(layers) if layer.has("preset")), DEFAULT_PRESET)


def _name_problems(tables: Mapping[str, Layer], wanted: str | None, document: Document | None) -> Iterator[Problem]:
    reserved = tables[DEFAULT_VARIANT]
    if reserved.prefix:
        yield reserved.locate(reserved.prefix).problem(
            f"{DEFAULT_VARIANT} is the variant at the top of the section",
            dotted(reserved.prefix),
            hint="choose another name, or move its keys to the top",
        )
    if wanted is not None and wanted not in tables:
        yield Problem(
            f"no variant is called {wanted!r}",
            path=document.file.shown if document else None,
            hint=_variant_hint(wanted, tables, document),
        )


def _variant_hint(wanted: str, names: Collection[str], document: Document | None) -> str:
    if document is None:
        return "no configuration file is used here, so there is only the default variant"
    return suggestion(wanted, names)


def _output_problems(tables: Mapping[str, Layer]) -> Iterator[Problem]:
    taken: dict[Path, str] = {}
    for name, table in tables.items():
        if table.has("output"):
            path = Path(os.path.normpath(str(table.data["output"])))
            if path in taken:
                key = (*table.prefix, "output")
                place = table.locate(key)
                message = f"variants {taken[path]} and {name} would be written to the same file"
                yield place.problem(message, dotted(key), place.written)
            taken.setdefault(path, name)


def _section_faults(data: Mapping[str, Any], locate: Locate) -> list[Fault]:
    from .section import Section

    return faults(Section, data, locate)


def _check_options(top: Layer, document: Document | None) -> CheckOptions:
    if document is None:
        return CheckOptions()
    from .section import CheckTable, Roles

    table = CheckTable.model_validate(top.data.get("check", {}))
    roles = Roles.model_validate(top.data.get("roles", {}))
    return CheckOptions(**dict(table), **dict(roles), root=document.folder)


def _order(problem: Problem) -> tuple[bool, int, int]:
    """Order problems by their place in the file; those of other origins come last."""
    return problem.line is None, problem.line or 0, problem.column or 0
