"""Reading a dependency array: the paths that it names, and the elements that name none."""

from __future__ import annotations

from dataclasses import field

from ..js.node import Node
from ..js.scope import Scope, ScopeManager
from ..records import record
from .paths import Path, path_of, root_of


@record()
class Declared:
    """One element of an array that names a path; `is_external` when its first name is defined outside the component."""

    node: Node
    path: Path
    is_external: bool


@record(frozen=False)
class DependencyArray:
    """A dependency array taken apart; every element is in exactly one of the lists."""

    dependencies: list[Declared] = field(default_factory=list)
    spreads: list[Node] = field(default_factory=list)
    literals: list[Node] = field(default_factory=list)
    complex: list[Node] = field(default_factory=list)

    @property
    def paths(self) -> list[Path]:
        """The paths as declared, in order, repeated ones too."""
        return [declared.path for declared in self.dependencies]

    @property
    def external(self) -> list[Path]:
        """The paths whose first name is defined outside the component, each once."""
        return list(dict.fromkeys(declared.path for declared in self.dependencies if declared.is_external))

    @property
    def is_readable(self) -> bool:
        """Whether every element names a path, so that the array can be rewritten without losing anything."""
        return not (self.spreads or self.literals or self.complex)


def read_array(array: Node, component_scope: Scope, scopes: ScopeManager) -> DependencyArray:
    """Take an ArrayExpression apart; anything else gives an empty DependencyArray."""
    found = DependencyArray()
    if array.type != "ArrayExpression":
        return found
    for element in array.elements:
        if element is None:
            continue
        path = path_of(element)
        if element.type == "SpreadElement":
            found.spreads.append(element)
        elif element.type == "Literal":
            found.literals.append(element)
        elif path is None:
            found.complex.append(element)
        else:
            found.dependencies.append(Declared(element, path, _is_external(element, component_scope, scopes)))
    return found


def _is_external(element: Node, component_scope: Scope, scopes: ScopeManager) -> bool:
    variable = scopes.resolve(root_of(element))
    return variable is None or not variable.scope.is_within(component_scope)
