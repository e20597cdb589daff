"""Finding the variable that a reference means."""

from __future__ import annotations

from .model import Reference, Scope, ScopeKind, Variable


def resolve(reference: Reference) -> None:
    """Find the variable from the inside out; scopes that it is not found in get it as `through`."""
    name = reference.identifier.name
    scope: Scope | None = reference.scope
    while scope is not None:
        variable = scope.variables.get(name)
        if variable is not None and _is_visible(variable, reference):
            reference.variable = variable
            variable.refer(reference)
            return
        scope.through.append(reference)
        scope = scope.upper


def _is_visible(variable: Variable, reference: Reference) -> bool:
    """Return False for a parameter's default value that names what only the function's body defines."""
    block = variable.scope.block
    if variable.scope.kind is not ScopeKind.FUNCTION or reference.identifier.start >= block.body.start:
        return True
    return not variable.definitions or any(found.name.start < block.body.start for found in variable.definitions)
