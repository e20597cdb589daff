"""Dependencies that are built anew in every render, so that the hook behind them runs every time."""

from __future__ import annotations

from collections.abc import Iterator

from ..js.node import Node
from ..js.scope import Definition, DefinitionKind, Reference, Variable
from ..records import record
from .declared import DependencyArray
from .uses import CallbackUses

_CONSTRUCTIONS = {
    "ArrayExpression": "array",
    "ArrowFunctionExpression": "function",
    "ClassExpression": "class",
    "FunctionExpression": "function",
    "JSXElement": "JSX element",
    "JSXFragment": "JSX fragment",
    "NewExpression": "object construction",
    "ObjectExpression": "object",
}
"""Expressions with a new identity at each evaluation, and what to call them."""

_PARTS = {
    "AssignmentExpression": ("assignment expression", ("right",)),
    "ConditionalExpression": ("conditional", ("consequent", "alternate")),
    "LogicalExpression": ("logical expression", ("left", "right")),
}
"""Expressions that hand on the value of one of their parts."""


@record()
class Construction:
    """A dependency that changes in every render.

    `kind` says what builds it; `is_certain` is False when only some renders build it anew; `is_used_elsewhere` when
    more than this hook uses it, so that it cannot be moved into the callback.
    """

    name: str
    definition: Definition
    kind: str
    is_used_elsewhere: bool

    @property
    def is_certain(self) -> bool:
        """Whether it is built in every render, not only in some."""
        return self.kind not in {"conditional", "logical expression"}


def constructions(declared: DependencyArray, array: Node, uses: CallbackUses) -> Iterator[Construction]:
    """Yield the declared dependencies that the component builds anew in every render."""
    for path in declared.paths:
        variable = uses.component_scope.variables.get(path[0]) if len(path) == 1 else None
        if variable is None or not variable.definitions:
            continue
        kind = _defined_kind(variable.definitions[0])
        if kind is not None:
            elsewhere = _is_used_elsewhere(variable, array, uses)
            yield Construction(variable.name, variable.definitions[0], kind, elsewhere)


def _defined_kind(definition: Definition) -> str | None:
    if definition.kind is DefinitionKind.FUNCTION:
        return "function"
    if definition.kind is DefinitionKind.CLASS:
        return "class"
    if definition.kind is not DefinitionKind.VARIABLE:
        return None
    declarator = definition.node
    return _kind(declarator.init) if declarator.id.type == "Identifier" and declarator.init is not None else None


def _kind(expression: Node) -> str | None:
    """Return what an expression builds anew: itself, or one of the parts whose value it may hand on."""
    kind = _PARTS[expression.type][0] if expression.type in _PARTS else _built(expression)
    pending = [expression]
    while pending:
        node = pending.pop()
        if _built(node) is not None:
            return kind
        pending.extend(getattr(node, part) for part in _PARTS.get(node.type, ("", ()))[1])
    return None


def _built(expression: Node) -> str | None:
    if expression.type == "Literal" and expression.regex is not None:
        return "regular expression"
    return _CONSTRUCTIONS.get(expression.type)


def _is_used_elsewhere(variable: Variable, array: Node, uses: CallbackUses) -> bool:
    """Return whether the variable is written again, or read outside this hook's callback and array."""
    writes = [reference for reference in variable.references if reference.written is not None]
    if len(writes) > 1:
        return True

    def is_here(reference: Reference) -> bool:
        identifier = reference.identifier
        return reference.scope.is_within(uses.scope) or array.start <= identifier.start <= identifier.end <= array.end

    return not all(reference.written is not None or is_here(reference) for reference in variable.references)
