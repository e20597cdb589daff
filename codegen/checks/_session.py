"""Where the values of an effect come from: which members of Clerk's session and of Reflex's event loop they hold."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..flow.facts import AtomKind, Fact, Place, member_name, strip
from ..flow.merging import member_value, options_of
from ..flow.operations import Dispatch
from ..flow.state import State
from ..flow.values import UNKNOWN, Function, Reactive, Value
from ..js.node import Node
from ..js.walk import children, is_function
from ._operations import sets_session

IDENTITY = {
    "sessionId": "session",
    "userId": "user",
    "orgId": "organization",
    "orgRole": "role in the organization",
    "actor": "actor (impersonation)",
}
"""Members of `useAuth()` that tell one identity from another, with the word that a reader knows."""

SIGNED_IN = "useAuth.isSignedIn"
LOADED = "useAuth.isLoaded"
EPOCH = "EventLoopContext.1"
"""The second element of Reflex's event loop context: a new array at every connect."""

CONNECTION_ERRORS = f"{EPOCH}.length"
"""How many errors the connection has; none while it holds."""


def origins(component: Component, node: Node) -> frozenset[str]:
    """Return the hook members that an expression is made of: `useAuth.userId`, `EventLoopContext.1`, and so on.

    Constants are followed to what they were made of, so that a key built from parts counts as holding its parts. A mere `.length`
    holds less than the value, and is named with that: `EventLoopContext.1.length`.
    """
    node = strip(node)
    if node.type in {"Identifier", "MemberExpression"}:
        value = value_of(component, node)
        functions = [option.node for option in options_of(value) if isinstance(option, Function)]
        return value.origins.union(*(_captured(component, function) for function in functions))
    parts = (child for child in children(node) if not is_function(child))
    return frozenset[str]().union(*(origins(component, part) for part in parts))


def value_of(component: Component, node: Node) -> Value:
    """Return what is known of the value of a name or member chain."""
    node = strip(node)
    if node.type == "Identifier":
        variable = component.program.scopes.resolve(node)
        return component.run.values.get(variable, UNKNOWN) if variable is not None else UNKNOWN
    if node.type == "MemberExpression":
        return member_value(value_of(component, node.object), member_name(node))
    return UNKNOWN


def _captured(component: Component, function: Node) -> frozenset[str]:
    """Return the hook members that a function takes from outside, or is made anew for: a dependency on it is one on them."""
    found: set[str] = set()
    call = function.parent
    if call is not None and call.type == "CallExpression" and call.arguments[:1] == [function]:
        array = call.arguments[1] if len(call.arguments) > 1 else None
        named = call.callee.property if call.callee.type == "MemberExpression" else call.callee
        if array is not None and array.type == "ArrayExpression" and getattr(named, "name", "") == "useCallback":
            found = found.union(*(origins(component, item) for item in array.elements if item is not None))
    for variable in component.program.scopes.captures(function).variables:
        found |= component.run.values.get(variable, UNKNOWN).origins
    return frozenset(found)


def place_origins(component: Component, place: Place) -> frozenset[str]:
    """Return the hook members that a place holds."""
    return place_value(component, place).origins


def place_value(component: Component, place: Place) -> Value:
    """Return what is known of the value of a place."""
    value: Value = UNKNOWN
    if place.owner is not None:
        value = place.owner
    elif place.variable is not None:
        value = component.run.values.get(place.variable, UNKNOWN)
    for name in place.members:
        value = member_value(value, name)
    return value


def facts_about(component: Component, state: State, origin: str) -> Iterator[Fact]:
    """Yield the facts of a path that look at a hook member, or at a member of it."""
    for fact in state.facts:
        for place in fact.atom.places:
            held = place_origins(component, place)
            if any(known == origin or known.startswith(f"{origin}.") for known in held):
                yield fact


def outcome_of(component: Component, state: State, origin: str) -> bool | None:
    """Return whether a path knows a hook member to be true or false."""
    for fact in facts_about(component, state, origin):
        if fact.atom.kind is AtomKind.TRUTHY:
            return fact.holds
    return None


def dependency_origins(effect: Effect) -> frozenset[str]:
    """Return the hook members that an effect's dependency array holds."""
    found: set[str] = set()
    for dependency in effect.dependencies or ():
        found |= origins(effect.component, dependency.node)
    return frozenset(found)


def session_dispatches(effect: Effect) -> list[Dispatch]:
    """Return the dispatches that carry a token to the backend."""
    return [dispatch for dispatch in effect.dispatches if sets_session(dispatch) and not dispatch.local]


def clears(effect: Effect) -> list[Dispatch]:
    """Return the backend events without a token, in an effect that also sends tokens: they sign the backend out."""
    return [dispatch for dispatch in effect.dispatches if dispatch.event is not None and not sets_session(dispatch)]


def signing_out(effect: Effect) -> list[Dispatch]:
    """Return the clears that tell of a sign-out."""
    return [item for item in clears(effect) if outcome_of(effect.component, item.state, SIGNED_IN) is not True]


def knows_connected(component: Component, state: State) -> bool:
    """Whether a path knows that there are no connection errors."""
    return any(_says_none(component, fact) for fact in facts_about(component, state, EPOCH))


def _says_none(component: Component, fact: Fact) -> bool:
    """Whether a fact says that a length is zero, or that the errors are falsy, not what has been made of them."""
    literals = {place.literal for place in fact.atom.places if place.is_literal}
    if fact.atom.kind is AtomKind.EQUAL:
        return fact.holds and bool(literals & {"0", "null", "undefined"})
    if fact.atom.kind is AtomKind.LESS:
        return (fact.atom.places[0].literal == "0" and not fact.holds) or (
            fact.atom.places[1].literal == "1" and fact.holds
        )
    return not fact.holds and isinstance(place_value(component, fact.atom.places[0]), Reactive)
