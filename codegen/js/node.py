"""The tree that everything reads: ESTree with JSX, independent of the parser that made it.

Field names are ESTree's, with two exceptions that Python asks for: `async` is `is_async`, `await` is `is_await`. A field that a node type
does not have raises AttributeError, so a misspelt name is loud. Offsets are Unicode code points into the source's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..source import Span


class Node:
    """One syntax node: `type`, `start`, `end`, `parent` and the fields of its ESTree type.

    All nodes are made and filled in one place, `convert`; a constructor to be called for each would take as long as the rest of that.
    """

    type: str
    start: int
    end: int
    parent: Node | None
    order: list[Node]
    """All nodes of the tree, parents before children: the node itself and what is below it stand from `first` up to `last`.

    A tree does not change after it was parsed.
    """
    first: int
    last: int

    __slots__ = ("__dict__", "end", "first", "last", "order", "parent", "start", "type")

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    @property
    def span(self) -> Span:
        """The node's range."""
        return Span(self.start, self.end)

    def __repr__(self) -> str:
        return f"<{self.type} {self.start}-{self.end}>"
