"""One parsed source with everything that is derived from it on demand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..source import Source, Span
from .node import Node

if TYPE_CHECKING:
    from ..component import Component
    from .scope import ScopeManager


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its text without delimiters, whether it is a block, and its range with delimiters."""

    text: str
    is_block: bool
    span: Span


@dataclass(frozen=True)
class Program:
    """A source and its tree; scopes and components are worked out when first asked for."""

    source: Source
    tree: Node
    comments: tuple[Comment, ...] = ()

    @cached_property
    def scopes(self) -> ScopeManager:
        """Bindings and references of the whole program."""
        from .scope import analyze

        return analyze(self.tree)

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """The React components of the program, in source order."""
        from ..component import find_components

        return find_components(self)

    def text(self, node: Node) -> str:
        """Return the source text of a node."""
        return self.source.text[node.start : node.end]
