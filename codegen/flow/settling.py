"""Promises as values: what they resolve to, when, and whether the cleanup keeps them from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING

from ..records import record
from .values import NOTHING, UNKNOWN, Holder, Thing, Value

if TYPE_CHECKING:
    from .state import State


@record()
class Cut:
    """How surely the cleanup keeps something from happening: after a newer run, and after unmounting (both `Certainty`)."""

    newer: int = 0
    unmount: int = 0

    def either(self, other: Cut) -> Cut:
        """Return how surely it is kept back when either of two ways leads to it."""
        return Cut(min(self.newer, other.newer), min(self.unmount, other.unmount))

    def both(self, other: Cut) -> Cut:
        """Return how surely it is kept back when both are needed for it."""
        return Cut(max(self.newer, other.newer), max(self.unmount, other.unmount))


NOT_CUT = Cut()


@record(frozen=False, eq=False)
class PendingPromise(Thing):
    """A promise under construction by an executor: the states in which it is settled, and with what."""

    resolves: Value = NOTHING
    fulfilled: State | None = None
    rejected: State | None = None
    cuts: list[Cut] = field(default_factory=list)
    voided: Cut = NOT_CUT
    timed: bool = False
    open: bool = False


@record()
class Resolver(Value):
    """`resolve` or `reject` of an executor."""

    promise: PendingPromise
    rejecting: bool


@record()
class Promise(Holder):
    """A promise: what it resolves to, and the states in which it is fulfilled and rejected (None: it never is).

    `begun` is the state in which its maker went on. `cut` tells how surely the cleanup keeps it from being fulfilled, `refused` how
    surely it would have been rejected with an AbortError instead of with something else, `timed` whether a timer settles it, `expected`
    whether somebody has to expect that it is rejected, `voided` how surely the cleanup itself has it rejected.
    """

    resolves: Value = UNKNOWN
    fulfilled: State | None = None
    rejected: State | None = None
    begun: State | None = None
    cut: Cut = NOT_CUT
    refused: Cut = NOT_CUT
    timed: bool = False
    expected: bool = True
    voided: Cut = NOT_CUT

    @property
    def rejects(self) -> bool:
        """Whether it can be rejected."""
        return self.rejected is not None

    @property
    def parts(self) -> Iterable[Value]:
        """What it resolves to."""
        return (self.resolves,)


@record()
class Response(Value):
    """What a request with an abort signal gives: reading it on fails with the request."""

    cut: Cut


@record(frozen=False, eq=False)
class Failure(Thing):
    """What a rejection handler is given; `cut` tells how surely an abort by the cleanup would have made it an AbortError."""

    cut: Cut = NOT_CUT
