"""What the checks of refs and races have in common: the abstract run as their ground, and when they abstain for want of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar, TypeVar

from ..component import Component
from ..findings import Abstention, Finding
from ..flow.boundaries import Certainty, Phase
from ..flow.operations import Operation, Unclear
from ..flow.reasons import SENTENCES, Reason
from .base import Check

AnyFinding = Finding | Abstention
AnyOperation = TypeVar("AnyOperation", bound=Operation)

UNSEEN = frozenset({Reason.UNKNOWN_EFFECT, Reason.DEEP_CALLS, Reason.NO_FIXED_POINT, Reason.TOO_MANY_VALUES})
"""Reasons for which some code has not been seen at all: whatever a check looks for may be there."""


class RaceCheck(Check, ABC):
    """A check that reads the abstract run: it says what it finds, and abstains where the run could not follow what matters to it."""

    BLIND: ClassVar[frozenset[Reason]] = UNSEEN
    """Reasons for which this check abstains wherever the run met them."""

    @abstractmethod
    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield what is wrong in one component, and the places of which the check itself cannot decide."""

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield what is wrong, and the places that could not be followed."""
        seen: set[tuple[int, int, str]] = set()
        for item in (*self.look(component), *self._blind_spots(component)):
            key = (item.span.start, item.span.end, item.reason if isinstance(item, Abstention) else item.message)
            if key not in seen:
                seen.add(key)
                yield item

    def concerns(self, component: Component, unclear: Unclear) -> bool:
        """Whether what could not be followed at a place matters to this check."""
        return True

    def _blind_spots(self, component: Component) -> Iterator[Abstention]:
        for unclear in component.unclear:
            outside = unclear.effect is None and unclear.state.phase is not Phase.RENDER
            if unclear.reason in self.BLIND and not outside and self.concerns(component, unclear):
                yield self.abstain(component.program, unclear.node, unclear.reason, unclear.message)

    def doubt(self, component: Component, operation: Operation, reason: Reason | None) -> Abstention:
        """Abstain at an operation, for the reason that its path gives."""
        known = reason or Reason.UNKNOWN_CALLEE
        return self.abstain(component.program, operation.node, known, SENTENCES[known])

    def judge(
        self, component: Component, operations: Iterable[tuple[AnyOperation, Certainty]]
    ) -> Iterator[AnyOperation | Abstention]:
        """Yield the operations that are certainly at fault, one for each place; an abstention for those that may be.

        Each operation comes with the certainty that it is all right.
        """
        worst: dict[tuple[int, int], tuple[AnyOperation, Certainty]] = {}
        for operation, certainty in operations:
            place = operation.node.start, operation.node.end
            known = worst.get(place)
            if known is None or certainty < known[1]:
                worst[place] = operation, certainty
        for place in sorted(worst):
            operation, certainty = worst[place]
            if certainty is Certainty.NO:
                yield operation
            elif certainty is Certainty.UNSURE:
                yield self.doubt(component, operation, operation.state.doubt)
