"""Where `break`, `continue`, `return` and exceptions go from the place that a walk has reached."""

from __future__ import annotations

from dataclasses import field
from enum import Enum, auto

from ..js.node import Node
from ..records import record
from .segments import CodePath, Segment


@record(frozen=False)
class Loop:
    """A loop, switch or labelled statement that the walk is in; what jumps out of it is collected here.

    `header` is where `continue` leads; without one, `continues` collects for a later place.
    """

    label: str | None
    is_loop: bool
    needs_label: bool
    header: Segment | None = None
    breaks: list[Segment] = field(default_factory=list)
    continues: list[Segment] = field(default_factory=list)


class _Part(Enum):
    TRY = auto()
    CATCH = auto()
    FINALLY = auto()


@record(frozen=False)
class Try:
    """A `try` statement that the walk is in: what returns and what throws in the part that it is in."""

    has_finalizer: bool
    part: _Part = _Part.TRY
    returns: list[Segment] = field(default_factory=list)
    throws: list[Segment] = field(default_factory=list)

    @property
    def holds_returns(self) -> bool:
        """Whether a `return` here runs the finalizer first."""
        return self.has_finalizer and self.part is not _Part.FINALLY

    @property
    def holds_throws(self) -> bool:
        """Whether an exception here goes to the handler, or runs the finalizer first."""
        return self.part is _Part.TRY or (self.has_finalizer and self.part is _Part.CATCH)

    def start_catch(self) -> list[Segment]:
        """Go on to the handler; return what threw into it."""
        thrown, self.throws = self.throws, []
        self.part = _Part.CATCH
        return thrown

    def start_finally(self) -> None:
        """Go on to the finalizer, or out."""
        self.part = _Part.FINALLY


class Jumps:
    """The statements round the place that the walk has reached."""

    def __init__(self, path: CodePath) -> None:
        self._path = path
        self._loops: list[Loop] = []
        self._tries: list[Try] = []

    def enter(self, label: str | None, *, is_loop: bool, needs_label: bool = False) -> Loop:
        """Enter a statement that `break` can leave; with `needs_label`, only one that names its label."""
        loop = Loop(label, is_loop, needs_label)
        self._loops.append(loop)
        return loop

    def exit(self) -> None:
        """Leave the innermost of these statements."""
        self._loops.pop()

    def break_(self, segment: Segment | None, label: Node | None) -> None:
        """Let `break` end a segment."""
        for loop in reversed(self._loops):
            if (loop.label == label.name) if label is not None else not loop.needs_label:
                if segment is not None:
                    loop.breaks.append(segment)
                return

    def continue_(self, segment: Segment | None, label: Node | None) -> None:
        """Let `continue` end a segment."""
        for loop in reversed(self._loops):
            if loop.is_loop and (label is None or loop.label == label.name):
                if segment is not None:
                    loop.continues.append(segment)
                    if loop.header is not None:
                        segment.precede(loop.header)
                return

    def enter_try(self, *, has_finalizer: bool) -> Try:
        """Enter a `try` statement."""
        attempt = Try(has_finalizer)
        self._tries.append(attempt)
        return attempt

    def exit_try(self) -> None:
        """Leave the innermost `try` statement."""
        self._tries.pop()

    def leave(self, segment: Segment | None) -> None:
        """Let a `return`, or the end of the function, end a segment."""
        if segment is None:
            return
        holder = next((attempt for attempt in reversed(self._tries) if attempt.holds_returns), None)
        if holder is not None:
            holder.returns.append(segment)
        else:
            self._path.returns.add(segment)

    def throw(self, segment: Segment | None) -> None:
        """Let an exception end a segment."""
        holder = self._thrown_to()
        if segment is not None and holder is not None:
            holder.throws.append(segment)

    @property
    def awaits_throw(self) -> bool:
        """Whether the next expression that can throw would be the first in its `try` block."""
        holder = self._thrown_to()
        return holder is not None and holder.part is _Part.TRY and not holder.throws

    def _thrown_to(self) -> Try | None:
        return next((attempt for attempt in reversed(self._tries) if attempt.holds_throws), None)
