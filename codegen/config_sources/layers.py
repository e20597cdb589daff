"""Values from several origins, one over the other, and what is wrong with what they amount to."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..config import CONTRADICTION, SynchronizerConfig
from ..config_rules import Conflict, doubts
from ..errors import Problem
from .discovery import ENVIRONMENT_PREFIX
from .problems import Fault, Locate, conflict_problem, dotted, faults
from .toml_file import Place

if TYPE_CHECKING:
    from .toml_places import KeyPath

_OPTIONS = frozenset(SynchronizerConfig.model_fields)


@dataclass(frozen=True, slots=True)
class Layer:
    """Options from one origin, without those that are faulty; `faulty` holds the dotted keys of these.

    `prefix` is where the options stand in their origin, such as `("variants", "web")`; `locate` takes keys with it.
    """

    data: Mapping[str, Any]
    locate: Locate
    prefix: KeyPath = ()
    faulty: frozenset[str] = frozenset()

    @classmethod
    def without_faults(
        cls, data: Mapping[str, Any], locate: Locate, found: Iterable[Fault], prefix: KeyPath = ()
    ) -> Layer:
        """Make a layer of the table at `prefix`, leaving out the keys that have a fault."""
        depth = len(prefix)
        paths = [
            _option(fault.path[depth:]) for fault in found if fault.path[:depth] == prefix and fault.path != prefix
        ]
        kept = reduce(_without, paths, data)
        return cls(kept, locate, prefix, frozenset(map(dotted, paths)))

    def has(self, key: str) -> bool:
        """Tell whether this origin sets the option with that dotted key."""
        inner: Any = self.data
        for part in key.split("."):
            if not isinstance(inner, Mapping) or part not in inner:
                return False
            inner = inner[part]
        return True


@dataclass(frozen=True, slots=True)
class Resolved:
    """A configuration with its warnings, or None with the problems that keep it from being one."""

    config: SynchronizerConfig | None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def resolve(base: Mapping[str, Any] | None, layers: Sequence[Layer]) -> Resolved:
    """Put the layers over the base, the last on top, and say which options do not go together.

    Without a base, as when the preset is misspelt, only what the layers themselves say can contradict itself.
    """
    options = reduce(merged, (layer.data for layer in layers), base or {})
    try:
        config = SynchronizerConfig.model_validate({key: options[key] for key in _OPTIONS & options.keys()})
    except ValidationError as error:
        conflicts = [
            conflict
            for detail in error.errors(include_url=False)
            if detail["type"] == CONTRADICTION
            for conflict in detail["ctx"]["contradictions"]
        ]
        faulty = {key for layer in layers for key in layer.faulty}
        told = [
            conflict
            for conflict in conflicts
            if not any(_touches(key, faulty) for key in conflict.rule.keys)
            and (base is not None or all(any(layer.has(key) for layer in layers) for key in conflict.rule.keys))
        ]
        return Resolved(None, tuple(_located(conflict, conflict.rule.keys, layers) for conflict in told))
    chosen = {key for layer in layers for key in _leaves(layer.data)}
    warnings = tuple(_located(doubt, doubt.rule.subjects, layers) for doubt in doubts(config, chosen))
    return Resolved(config, warnings=warnings)


def merged(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables as one; where both have a value, the upper's counts."""
    both = {
        key: merged(lower[key], value) if isinstance(value, Mapping) and isinstance(lower.get(key), Mapping) else value
        for key, value in upper.items()
    }
    return {**lower, **both}


def environment_layers(environment: Mapping[str, str]) -> tuple[list[Layer], list[Problem]]:
    """Return a layer per variable `REFLEX_CLERK_SYNC_RETRY__DELAY_MS=750`, in order of their names, and all faults."""
    written = [
        (name[len(ENVIRONMENT_PREFIX) :].lower().split("__"), value, f"environment variable {name}")
        for name, value in sorted(environment.items())
        if name.startswith(ENVIRONMENT_PREFIX)
    ]
    return _assigned(written)


def override_layers(overrides: Sequence[str]) -> tuple[list[Layer], list[Problem]]:
    """Return a layer per `--set retry.delay_ms=750`, in their order, and all faults."""
    split = [item.partition("=") for item in overrides]
    layers, problems = _assigned(
        (key.strip().split("."), value, f"--set {key.strip()}")
        for key, equals, value in split
        if key.strip() and equals
    )
    malformed = [
        Problem(
            f"{key!r} has no value" if key.strip() else f"{key + equals + value!r} has no key",
            path="--set",
            hint="write --set retry.delay_ms=750",
        )
        for key, equals, value in split
        if not (key.strip() and equals)
    ]
    return layers, malformed + problems


def _assigned(written: Iterable[tuple[list[str], str, str]]) -> tuple[list[Layer], list[Problem]]:
    layers: list[Layer] = []
    problems: list[Problem] = []
    for keys, raw, origin in written:
        locate = _everywhere(Place(origin, written=raw))
        data = reduce(lambda inner, key: {key: inner}, reversed(keys), _value(raw))
        found = _override_faults(data, locate)
        problems += (fault.problem for fault in found)
        layers.append(Layer.without_faults(data, locate, found))
    return layers, problems


def _override_faults(data: Mapping[str, Any], locate: Locate) -> list[Fault]:
    from .section import Override

    return faults(Override, data, locate)


def _everywhere(place: Place) -> Locate:
    return lambda _path: place


def _value(raw: str) -> Any:
    """Return text as the TOML value that it is, else as the string that it is."""
    try:
        document = tomllib.loads(f"value = {raw}")
    except (ValueError, RecursionError):
        return raw
    return document["value"] if len(document) == 1 else raw


def _option(path: KeyPath) -> KeyPath:
    """Return the key of the list in which a faulty item stands."""
    return next((path[:depth] for depth, part in enumerate(path) if isinstance(part, int)), path)


def _without(data: Mapping[str, Any], path: KeyPath) -> Mapping[str, Any]:
    first, rest = str(path[0]), path[1:]
    if first not in data:
        return data
    if not rest:
        return {key: value for key, value in data.items() if key != first}
    return {**data, first: _without(data[first], rest)}


def _leaves(data: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield prefix + key


def _touches(key: str, faulty: Iterable[str]) -> bool:
    return any(key == other or key.startswith(f"{other}.") for other in faulty)


def _located(conflict: Conflict, keys: Sequence[str], layers: Sequence[Layer]) -> Problem:
    """Return the problem at the key that was written last, in the sense of precedence."""
    for layer in reversed(layers):
        for key in keys:
            if layer.has(key):
                path = (*layer.prefix, *key.split("."))
                return conflict_problem(conflict, path, layer.locate(path))
    raise AssertionError(f"no origin sets any of {keys}, and a preset contradicts itself nowhere")
