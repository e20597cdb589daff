"""When code runs, what lies between it and its cause, how sure something is, and the path that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum, StrEnum

from ..js.node import Node
from ..records import record


class Phase(IntEnum):
    """When code runs: while rendering, in the effect itself, later, at its end, or when the user or a stranger calls."""

    RENDER = 0
    EFFECT = 1
    CONTINUATION = 2
    CLEANUP = 3
    HANDLER = 4


class Certainty(IntEnum):
    """Whether something holds: no, not decided, yes."""

    NO = 0
    UNSURE = 1
    YES = 2


class BoundaryKind(StrEnum):
    """What lies between a piece of code and the code that caused it: other code can have run meanwhile."""

    AWAIT = "await"
    THEN = "then"
    CATCH = "catch"
    FINALLY = "finally"
    TIMER = "timer"
    LISTENER = "listener"
    MICROTASK = "microtask"
    CALLBACK = "callback"


@record()
class Boundary:
    """A point at which the path stops and goes on later."""

    kind: BoundaryKind
    node: Node


class Trail:
    """The last step of a path, and the path before it: a boundary crossed, or a test passed with an outcome."""

    __slots__ = ("before", "node", "what")

    def __init__(self, before: Trail | None, node: Node, what: BoundaryKind | bool) -> None:
        self.before = before
        self.node = node
        self.what = what

    @staticmethod
    def steps(last: Trail | None) -> Iterator[Trail]:
        """Yield the steps of a path, the last one first."""
        while last is not None:
            yield last
            last = last.before
