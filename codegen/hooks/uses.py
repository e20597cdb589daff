"""What a hook's callback uses of the component round it: the dependencies that its array must name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from ..js.node import Node
from ..js.scope import Reference, Scope, ScopeKind, ScopeManager, Variable
from ..records import record
from .paths import OptionalLinks, Path, depended_on, path_of
from .stable_values import StableValues, component_scope_of


@record(frozen=False)
class Use:
    """One dependency of a callback: whether it is stable, and the references that make it, in the order of scopes."""

    is_stable: bool
    references: list[Reference] = field(default_factory=list)


@record()
class CallbackUses:
    """Everything that a callback uses of its component.

    `scope` is the callback's own, `component_scope` that of the component or custom hook, `by_path` has the
    dependencies in the order of their first use, `cleanup_refs` the `.current` of each name read in the cleanup that
    the callback returns.
    """

    callback: Node
    scope: Scope
    component_scope: Scope
    by_path: dict[Path, Use]
    links: OptionalLinks
    cleanup_refs: dict[Path, Node]

    @property
    def stable(self) -> list[Path]:
        """The dependencies that need not be named."""
        return [path for path, use in self.by_path.items() if use.is_stable]


def uses_of(callback: Node, scopes: ScopeManager, values: StableValues) -> CallbackUses | None:
    """Return what a callback uses of the function round it; None at the top level, where nothing is reactive."""
    scope = scopes.opened_by(callback)
    component_scope = component_scope_of(scope) if scope is not None else None
    if scope is None or component_scope is None:
        return None
    reactive_scopes = _between(scope, component_scope)
    found = CallbackUses(callback, scope, component_scope, {}, OptionalLinks(), {})
    cleanup: dict[Path, tuple[Variable, Node]] = {}
    for reference in _references_within(scope):
        variable = reference.variable
        if variable is None or variable.scope not in reactive_scopes:
            continue
        expression = depended_on(reference.identifier)
        path = path_of(expression, found.links)
        if path is None:
            continue
        current = _current_of(expression)
        if current is not None and _is_in_cleanup(reference, callback):
            cleanup[path] = (variable, current)
        if variable.is_implicit or _is_own_result(variable, callback):
            continue
        use = found.by_path.get(path)
        if use is None:
            use = found.by_path[path] = Use(values.is_stable(variable))
        use.references.append(reference)
    found.cleanup_refs.update(
        (path, current) for path, (variable, current) in cleanup.items() if not _is_current_assigned(variable)
    )
    return found


def _between(callback_scope: Scope, component_scope: Scope) -> set[Scope]:
    """Return the scopes round a callback up to its component's: their variables are values of this render."""
    found: set[Scope] = set()
    scope = callback_scope.upper
    while scope is not None:
        found.add(scope)
        if scope is component_scope:
            break
        scope = scope.upper
    return found


def _references_within(scope: Scope) -> Iterator[Reference]:
    """Yield a scope's own references, then those of each scope inside it."""
    pending = [scope]
    while pending:
        current = pending.pop()
        yield from current.references
        pending.extend(reversed(current.children))


def _is_own_result(variable: Variable, callback: Node) -> bool:
    """Return whether the variable is what the hook's call itself initializes: `const x = useMemo(() => x)`."""
    node = variable.definitions[0].node
    return node.type == "VariableDeclarator" and node.init is not None and node.init is callback.parent


def _current_of(expression: Node) -> Node | None:
    """Return the `current` that is taken from a plain name, if it is."""
    parent = expression.parent
    if expression.type != "Identifier" or parent is None or parent.type != "MemberExpression" or parent.computed:
        return None
    name: Node = parent.property
    return name if name.type == "Identifier" and name.name == "current" else None


def _is_in_cleanup(reference: Reference, callback: Node) -> bool:
    """Return whether the reference stands in a function that the callback returns."""
    outermost: Scope | None = None
    for scope in reference.scope.outwards():
        if scope.block is callback:
            break
        if scope.kind is ScopeKind.FUNCTION:
            outermost = scope
    parent = outermost.block.parent if outermost is not None else None
    return parent is not None and parent.type == "ReturnStatement"


def _is_current_assigned(variable: Variable) -> bool:
    """Return whether `.current` of the variable is assigned anywhere: then React does not own what it holds."""
    for reference in variable.references:
        current = _current_of(reference.identifier)
        member = current.parent if current is not None else None
        above = member.parent if member is not None else None
        if above is not None and above.type == "AssignmentExpression" and above.left is member:
            return True
    return False
