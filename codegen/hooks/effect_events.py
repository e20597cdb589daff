"""Uses of effect events, the functions that useEffectEvent returns, where they may not be used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..js.node import Node
from ..js.scope import Scope, ScopeKind, ScopeManager
from ..js.walk import ancestors
from .calls import without_react
from .naming import is_inside_component_or_hook

_EFFECTS = frozenset({"useEffect", "useEffectEvent", "useInsertionEffect", "useLayoutEffect"})


def handed_on(scopes: ScopeManager) -> Iterator[Node]:
    """Yield the calls of useEffectEvent whose result goes anywhere but into a variable."""
    for call in scopes.calls:
        callee = without_react(call.callee)
        if callee.type != "Identifier" or callee.name != "useEffectEvent" or call.parent is None:
            continue
        if call.parent.type not in {"VariableDeclarator", "ExpressionStatement"}:
            yield call


def used_elsewhere(scopes: ScopeManager, additional_effects: str | None) -> Iterator[Node]:
    """Yield the uses of effect events outside of effects and effect events.

    `additional_effects` is a regular expression that is searched in the names of further effect hooks.
    """
    additional = re.compile(additional_effects) if additional_effects else None
    for scope in scopes.scopes:
        if scope.kind is ScopeKind.FUNCTION and scope.block.type != "FunctionExpression":
            for use in _uses_of_effect_events(scope):
                if not _is_in_effect(use, additional):
                    yield use


def _uses_of_effect_events(scope: Scope) -> Iterator[Node]:
    """Yield the uses of effect events that are defined directly in a component or hook."""
    for reference in scope.references:
        if not reference.is_init or reference.variable is None or not _defines_effect_event(reference.identifier):
            continue
        if is_inside_component_or_hook(scope.block):
            uses = reference.variable.references
            yield from (use.identifier for use in uses if use is not reference and use.identifier.type == "Identifier")


def _defines_effect_event(identifier: Node) -> bool:
    declarator = identifier.parent
    if declarator is None or declarator.type != "VariableDeclarator" or declarator.init is None:
        return False
    callee = declarator.init.callee if declarator.init.type == "CallExpression" else None
    return callee is not None and callee.type == "Identifier" and bool(callee.name == "useEffectEvent")


def _is_in_effect(use: Node, additional: re.Pattern[str] | None) -> bool:
    calls = (above for above in ancestors(use) if above.type == "CallExpression" and above.arguments)
    return any(_is_effect(without_react(call.callee), additional) for call in calls)


def _is_effect(callee: Node, additional: re.Pattern[str] | None) -> bool:
    if callee.type != "Identifier":
        return False
    return callee.name in _EFFECTS or (additional is not None and additional.search(callee.name) is not None)
