"""One parsed source with everything that is derived from it on demand."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from ..records import record
from ..source import Source, Span
from .node import Node

if TYPE_CHECKING:
    from ..component import Component
    from .scope import ScopeManager


@record()
class Comment:
    """A comment: its text without delimiters, whether it is a block, and its range with delimiters."""

    text: str
    is_block: bool
    span: Span


@record(slots=False)
class Program:
    """A source and its tree; scopes and components are worked out when first asked for."""

    source: Source
    tree: Node
    comments: tuple[Comment, ...] = ()
    _components: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Component, ...]] = field(
        default_factory=dict, repr=False
    )

    @cached_property
    def scopes(self) -> ScopeManager:
        """Bindings and references of the whole program."""
        from .scope import analyze

        return analyze(self.tree)

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """The React components of the program, in source order."""
        return self.components_with((), ())

    def components_with(self, sources: tuple[str, ...], sinks: tuple[str, ...]) -> tuple[Component, ...]:
        """Return the components, with further names of functions that are sources and sinks; worked out once for each set of names."""
        known = self._components.get((sources, sinks))
        if known is None:
            from ..component import find_components
            from ..flow.roles import Roles

            known = self._components[sources, sinks] = find_components(self, Roles(sources, sinks))
        return known

    def text(self, node: Node) -> str:
        """Return the source text of a node."""
        return self.source.text[node.start : node.end]
