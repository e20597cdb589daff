"""The questions that other modules ask of a scope analysis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from ...records import record
from ..node import Node
from ..walk import ancestors
from .model import Definition, Reference, Scope, Variable


@record()
class Captures:
    """What a function takes from outside: the references that leave it, and the variables they mean, each once."""

    references: tuple[Reference, ...]
    variables: tuple[Variable, ...]


class ScopeManager:
    """All scopes and references of a program, in source order, with lookup by node."""

    def __init__(
        self,
        module: Scope,
        scopes: Sequence[Scope],
        opened: Mapping[Node, Scope],
        references: Sequence[Reference],
        defined: Mapping[Node, Variable],
    ) -> None:
        self.module = module
        self.scopes = scopes
        self.references = references
        self._opened = opened
        self._references: dict[Node, Reference] = {}
        for reference in references:
            self._references.setdefault(reference.identifier, reference)
        self._meant = dict(defined)
        for identifier, reference in self._references.items():
            if reference.variable is not None:
                self._meant[identifier] = reference.variable

    def scope_of(self, node: Node) -> Scope:
        """Return the innermost scope of a node: the one that it opens (a function's own), else the one it stands in."""
        scope = self._opened.get(node)
        if scope is not None:
            return scope
        return next((self._opened[above] for above in ancestors(node) if above in self._opened), self.module)

    def opened_by(self, node: Node) -> Scope | None:
        """Return the outermost scope that a node opens: for a named function expression that of its name."""
        scope = self._opened.get(node)
        while scope is not None and scope.upper is not None and scope.upper.block is node:
            scope = scope.upper
        return scope

    def reference(self, identifier: Node) -> Reference | None:
        """Return the reference that an Identifier or JSXIdentifier makes.

        None for property names, labels, and declared names that get no value there.
        """
        return self._references.get(identifier)

    def resolve(self, identifier: Node) -> Variable | None:
        """Return the variable that an identifier refers to or defines.

        None for a global and for what names no variable.
        """
        return self._meant.get(identifier)

    def definition(self, identifier: Node) -> Definition | None:
        """Return the first definition of what an identifier refers to or defines."""
        variable = self.resolve(identifier)
        return variable.definitions[0] if variable is not None and variable.definitions else None

    def captures(self, function: Node) -> Captures:
        """Return what a function takes from the scopes round it, globals left out."""
        references = tuple(reference for reference in self.scope_of(function).through if reference.variable is not None)
        variables = dict.fromkeys(reference.variable for reference in references if reference.variable is not None)
        return Captures(references, tuple(variables))

    @cached_property
    def calls(self) -> Sequence[Node]:
        """The calls of a name, or of a member of a name, in source order, outer ones before those inside them."""
        named = [_called_by(reference.identifier) for reference in self.references if not reference.is_write]
        return sorted([call for call in named if call is not None], key=lambda call: (call.start, -call.end))

    @property
    def globals(self) -> Sequence[Reference]:
        """The references that nothing in the program defines."""
        return self.module.through


def _called_by(identifier: Node) -> Node | None:
    """Return the call whose callee is this identifier, or a member of it (`useX()`, `React.useX()`)."""
    callee, above = identifier, identifier.parent
    if above is not None and above.type == "MemberExpression" and above.object is callee:
        callee, above = above, above.parent
    return above if above is not None and above.type == "CallExpression" and above.callee is callee else None
