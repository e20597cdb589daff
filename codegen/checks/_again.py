"""What makes a synchronizer request a token again by itself: another request of the run, an interval, a state that it depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..component import Component
from ..flow.boundaries import Phase, Trail
from ..flow.merging import options_of
from ..flow.operations import Dispatch, EffectCall, Operation, TokenRequest
from ..flow.state import State
from ..flow.values import NO_ORIGINS, Members, Sink, Source
from ._kept import state_names
from ._session import dependency_origins, session_dispatches


def asked_for(component: Component) -> Mapping[EffectCall | None, list[TokenRequest]]:
    """Return the requests for Clerk's token, by effect (None: while rendering), of a component that sends one to the backend."""
    found: dict[EffectCall | None, list[TokenRequest]] = {}
    if any(map(session_dispatches, component.effects)):
        for item in component.operations:
            if isinstance(item, TokenRequest) and item.source == "getToken" and item.state.phase is not Phase.HANDLER:
                found.setdefault(item.effect, []).append(item)
    return found


def has_source(component: Component) -> bool:
    """Whether a component has Clerk's getToken at hand, by itself or as a member of what `useAuth` gives."""
    held = (option for value in component.run.values.values() for option in options_of(value))
    found = (part for item in held for part in ((item,) if not isinstance(item, Members) else item.members.values()))
    return any(isinstance(part, Source) and part.name == "getToken" for part in found)


def again(component: Component, effect: EffectCall | None) -> Iterator[Operation]:
    """Yield what may ask for a token once more after an effect has asked: its later requests, and what makes an effect run again."""
    depended = frozenset[str]().union(
        *(dependency_origins(asking) for asking in component.effects if asking.requests),
    )
    states = states_by_setter(component)
    for item in component.operations:
        if isinstance(item, TokenRequest):
            if item.effect is effect:
                yield item
        elif isinstance(item, Dispatch) and item.local and depended & states.get(item.sink, NO_ORIGINS):
            yield item


def states_by_setter(component: Component) -> Mapping[str, frozenset[str]]:
    """Return the states that each setter sets, by its name; a state by its origin (`useState.tries`)."""
    return {
        value.name: frozenset(f"useState.{name}" for name in state_names(variable))
        for variable, value in component.run.values.items()
        if isinstance(value, Sink) and value.local
    }


def is_periodic(state: State) -> bool:
    """Whether a path leads through an interval."""
    return any(_is_interval(step) for step in Trail.steps(state.trail))


def _is_interval(step: Trail) -> bool:
    callee = step.node.callee if step.node.type == "CallExpression" else None
    if callee is not None and callee.type == "MemberExpression":
        callee = callee.property
    return getattr(callee, "name", "") == "setInterval"
