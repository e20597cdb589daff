"""The paths through one function as a graph of segments, and what every path must pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from ..js.node import Node


class Segment:
    """A stretch of code that runs from its first to its last expression; `index` counts in the order of making."""

    __slots__ = ("index", "next", "previous")

    def __init__(self, index: int) -> None:
        self.index = index
        self.next: list[Segment] = []
        self.previous: list[Segment] = []

    def precede(self, other: Segment) -> None:
        """Let control go from the end of this segment to the start of `other`."""
        self.next.append(other)
        other.previous.append(self)

    def __repr__(self) -> str:
        return f"<segment {self.index} -> {[segment.index for segment in self.next]}>"


class CodePath:
    """The segments of one function, program, class field or static block.

    `owner` is that node. `returns` holds the segments at whose end it returns or is over; behind one that ends in an
    exception there is just nothing. `calls` maps each hook call to the segment in which it is made; None for code that
    nothing reaches.
    """

    def __init__(self, owner: Node) -> None:
        self.owner = owner
        self.segments: list[Segment] = []
        self.start = self.make()
        self.returns: set[Segment] = set()
        self.calls: dict[Node, Segment | None] = {}

    def make(self, *previous: Segment | None) -> Segment:
        """Return a new segment that control reaches from each of `previous`."""
        segment = Segment(len(self.segments))
        self.segments.append(segment)
        for before in dict.fromkeys(previous):
            if before is not None:
                before.precede(segment)
        return segment

    def join(self, *previous: Segment | None) -> Segment | None:
        """Return a new segment after all of `previous`, or None when nothing reaches it."""
        return self.make(*previous) if any(segment is not None for segment in previous) else None

    def is_repeated(self, segment: Segment) -> bool:
        """Return whether control can come back to the segment."""
        return segment in self._repeated

    def is_certain(self, segment: Segment) -> bool:
        """Return whether every path from the start to a return passes the segment."""
        return segment in self._certain

    @cached_property
    def _repeated(self) -> set[Segment]:
        found: set[Segment] = set()
        for last in self.segments:
            for header in last.next:
                if header.index <= last.index:
                    found |= {header} | _reached([last], lambda segment: segment.previous, stop=header)
        return found

    @cached_property
    def _certain(self) -> set[Segment]:
        """The segments that no edge between live segments leads past.

        Segments are made in an order in which only the edges back to a loop's start point backwards, and those never
        help to get past a segment: the loop's start was passed before.
        """
        if not self._live:
            return set(self.segments)
        found: set[Segment] = set()
        farthest = 0
        for segment in self.segments:
            if segment not in self._live:
                continue
            if segment.index >= farthest:
                found.add(segment)
            if segment in self.returns:
                farthest = len(self.segments)
            farthest = max([farthest, *(following.index for following in segment.next if following in self._live)])
        return found

    @cached_property
    def _live(self) -> set[Segment]:
        """The segments on some path from the start to a return that goes round no loop."""
        after_start = _reached([self.start], lambda segment: segment.next)
        return after_start & _reached(self.returns, _previous_but_repeats)


def _previous_but_repeats(segment: Segment) -> list[Segment]:
    return [before for before in segment.previous if before.index < segment.index]


def _reached(
    starts: Iterable[Segment], neighbours: Callable[[Segment], list[Segment]], stop: Segment | None = None
) -> set[Segment]:
    """Return what can be reached from `starts`, those included, without going past `stop`."""
    found: set[Segment] = set()
    pending = list(starts)
    while pending:
        segment = pending.pop()
        if segment is stop or segment in found:
            continue
        found.add(segment)
        pending.extend(neighbours(segment))
    return found
