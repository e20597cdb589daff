"""What every kind of change is made of, and the registry: the folder itself."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from ..folders import module_names
from ..js.node import Node
from ..source import Located, Source, Span

if TYPE_CHECKING:
    from ..compare.matching import Pair, Programs


class ChangeSeverity(StrEnum):
    """How much a change matters to a reviewer, worst first."""

    BREAKING = "breaking"
    """The contract with the backend or the page."""
    UNSAFE = "unsafe"
    """An invariant or an error-level check is lost."""
    BEHAVIOUR = "behaviour"
    """Something else is done, or at another time."""
    TUNING = "tuning"
    """The same is done with other numbers."""
    COSMETIC = "cosmetic"
    """Nothing that runs is different."""


SEVERITIES = tuple(ChangeSeverity)
"""Worst first."""


@dataclass(frozen=True, slots=True)
class Side(Located):
    """A place in one of the two texts."""

    source: Source = field(repr=False)
    span: Span


@dataclass(frozen=True, slots=True)
class Change:
    """One change of behaviour, with its place on the old side, the new side, or both; `data` holds its values for programs."""

    kind: str
    severity: ChangeSeverity
    message: str
    old: Side | None
    new: Side | None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A change as a kind finds it, at nodes; `tells_of` are the nodes whose own changes a reader then need not be told."""

    kind: str
    severity: ChangeSeverity
    message: str
    old: Node | None
    new: Node | None
    data: Mapping[str, Any]
    tells_of: frozenset[Node]


class ChangeKind:
    """One kind of change: its id is the file's name, its pair of examples is a test and documentation.

    The list of kinds is closed: what `compare` can say is what stands in this folder. `opposite` is the kind that is found when the two
    sides change places; a kind that is its own opposite names itself.
    """

    id: ClassVar[str]
    severity: ClassVar[ChangeSeverity]
    sentence: ClassVar[str]
    """What happened, in one sentence."""
    hint: ClassVar[str] = ""
    """What a reviewer should ask."""
    opposite: ClassVar[str]
    only_form: ClassVar[bool] = False
    """Asked last, and only if nothing but the form of the text is different."""
    BEFORE: ClassVar[str]
    AFTER: ClassVar[str]

    def find(self, pair: Pair) -> Iterator[Found]:
        """Yield the changes of this kind in one component; kinds about whole programs override `find_in` instead."""
        # A kind overrides one of the two; which one, no abstract method can say.
        raise NotImplementedError(f"{type(self).__name__} overrides neither find nor find_in")

    def find_in(self, programs: Programs) -> Iterator[Found]:
        """Yield the changes of this kind between two programs: by default, in each of their components."""
        for pair in programs.pairs:
            yield from self.find(pair)

    def found(
        self,
        message: str,
        *,
        old: Node | None = None,
        new: Node | None = None,
        severity: ChangeSeverity | None = None,
        data: Mapping[str, Any] | None = None,
        tells_of: Iterable[Node] = (),
    ) -> Found:
        """Make a change of this kind."""
        return Found(self.id, severity or self.severity, message, old, new, data or {}, frozenset(tells_of))


@cache
def all_kinds() -> Mapping[str, type[ChangeKind]]:
    """Return every kind of change by id, sorted; a file in this folder is a kind."""
    found: dict[str, type[ChangeKind]] = {}
    for name in module_names(Path(__file__).parent):
        module = importlib.import_module(f".{name}", __package__)
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, ChangeKind) and value.__module__ == module.__name__:
                found[value.id] = value
    return dict(sorted(found.items()))
