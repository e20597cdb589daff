"""Which variables of a component keep their value from render to render, so that no array needs to name them."""

from __future__ import annotations

from ..js.node import Node
from ..js.scope import Definition, Scope, ScopeKind, ScopeManager, Variable
from .calls import is_react_member

_SETTER_HOOKS = frozenset({"useState", "useReducer", "useActionState", "useTransition"})
"""Hooks that return a pair whose second element never changes."""


class StableValues:
    """Answers for the variables of one program, each worked out once.

    While answering it learns what names mean: `setters` maps each use of a useState setter to the pattern of its
    state variable, `state_uses` holds the uses of state variables, `effect_event_uses` those of effect events. Only
    variables that some hook's callback uses are ever asked about; an effect event that no callback uses is not known
    here, as in the reference.
    """

    def __init__(self, scopes: ScopeManager) -> None:
        self.setters: dict[Node, Node | None] = {}
        self.state_uses: set[Node] = set()
        self.effect_event_uses: set[Node] = set()
        self._scopes = scopes
        self._known: dict[Variable, bool] = {}
        self._capture_nothing: dict[Variable, bool] = {}

    def is_stable(self, variable: Variable) -> bool:
        """Return whether the variable's value is the same in every render."""
        return self.is_known(variable) or self.captures_nothing(variable)

    def is_known(self, variable: Variable) -> bool:
        """Return whether it is a literal, ref, setter, dispatch, start of a transition or effect event."""
        if variable not in self._known:
            self._known[variable] = self._is_known(variable)
        return self._known[variable]

    def captures_nothing(self, variable: Variable) -> bool:
        """Return whether it is a function of the component that uses no value of the component that may change."""
        if variable not in self._capture_nothing:
            self._capture_nothing[variable] = self._captures_nothing(variable)
        return self._capture_nothing[variable]

    def _is_known(self, variable: Variable) -> bool:
        definition = variable.definitions[0] if variable.definitions else None
        if definition is None or definition.node.type != "VariableDeclarator" or definition.node.init is None:
            return False
        init = definition.node.init
        if init.type == "Literal":
            return definition.declaration_kind == "const" and _is_plain(init)
        hook = _called_hook(init)
        if hook in _SETTER_HOOKS:
            return self._is_setter(variable, definition, hook)
        if definition.node.id.type != "Identifier":
            return False
        if hook == "useEffectEvent":
            self.effect_event_uses.update(reference.identifier for reference in variable.references)
            return True
        return hook == "useRef"

    def _is_setter(self, variable: Variable, definition: Definition, hook: str) -> bool:
        pattern = definition.node.id
        if pattern.type != "ArrayPattern" or len(pattern.elements) != 2:
            return False
        state, setter = pattern.elements
        if definition.name is state and hook == "useState":
            self.state_uses.update(reference.identifier for reference in variable.references)
        if definition.name is not setter:
            return False
        return hook != "useState" or self._learn_setter(variable, state)

    def _learn_setter(self, variable: Variable, state: Node | None) -> bool:
        """Note the setter's uses; False when it is assigned again."""
        writes = 0
        for reference in variable.references:
            writes += reference.is_write
            if writes > 1:
                return False
            self.setters[reference.identifier] = state
        return True

    def _captures_nothing(self, variable: Variable) -> bool:
        node = variable.definitions[0].node if variable.definitions else None
        if node is not None and node.type == "VariableDeclarator":
            node = node.init
        elif node is None or node.type != "FunctionDeclaration":
            return False
        scope = None if node is None else self._scopes.opened_by(node)
        home = None if scope is None else scope.upper
        if scope is None or home is None or home.kind is not ScopeKind.FUNCTION:
            return False
        return all(
            reference.variable is None or reference.variable.scope is not home or self.is_known(reference.variable)
            for reference in scope.through
        )


def component_scope_of(callback_scope: Scope) -> Scope | None:
    """Return the scope of the function round a callback: the component's or custom hook's; None at the top level."""
    upper = callback_scope.upper
    return next((scope for scope in upper.outwards() if scope.kind is ScopeKind.FUNCTION), None) if upper else None


def _called_hook(init: Node) -> str:
    """Return the name of the called function, without `React.`; empty when it has none."""
    if init.type != "CallExpression":
        return ""
    callee = init.callee.property if is_react_member(init.callee) else init.callee
    name: str = callee.name if callee.type == "Identifier" else ""
    return name


def _is_plain(literal: Node) -> bool:
    """Return whether a literal is a string, a number or null."""
    if literal.regex is not None or literal.bigint is not None:
        return False
    value = literal.value
    return value is None or (isinstance(value, str | int | float) and not isinstance(value, bool))
