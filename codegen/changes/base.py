"""What every kind of change is made of, and the registry: the folder itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from ..js.node import Node
from ..source import Position, Source, Span

if TYPE_CHECKING:
    from ..compare.matching import Pair


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
class Side:
    """A place in one of the two texts."""

    source: Source = field(repr=False)
    span: Span

    @property
    def start(self) -> Position:
        """First character, in the file that a person opens."""
        return self.source.position(self.span.start)

    @property
    def end(self) -> Position:
        """Just past the last character."""
        return self.source.position(self.span.end)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of behaviour, with its place on the old side, the new side, or both."""

    kind: str
    severity: ChangeSeverity
    message: str
    old: Side | None
    new: Side | None
    data: Mapping[str, Any] = field(default_factory=dict)


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

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind between two components."""
        raise NotImplementedError(f"{type(self).__name__} does not say how it is found")

    def change(
        self,
        pair: Pair,
        message: str,
        *,
        old: Node | None = None,
        new: Node | None = None,
        severity: ChangeSeverity | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> Change:
        """Make a change of this kind."""
        before = Side(pair.old_source, old.span) if old is not None else None
        after = Side(pair.new_source, new.span) if new is not None else None
        return Change(self.id, severity or self.severity, message, before, after, data or {})


@cache
def all_kinds() -> Mapping[str, type[ChangeKind]]:
    """Return every kind of change by id, sorted; a file in this folder is a kind."""
    package = importlib.import_module(__package__ or "codegen.changes")
    found: dict[str, type[ChangeKind]] = {}
    for info in pkgutil.iter_modules(package.__path__):
        if info.name == "base" or info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, ChangeKind)
                and value.__module__ == module.__name__
                and "id" in vars(value)
            ):
                found[value.id] = value
    return dict(sorted(found.items()))
