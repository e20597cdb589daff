"""What checks ask of the operations of an effect, and how they name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from ..component import Component, Effect
from ..flow.boundaries import Certainty, Phase
from ..flow.operations import Dispatch, Operation, Timer
from ..flow.values import TOKEN_ORIGIN, RefCell, Value

AnyOperation = TypeVar("AnyOperation", bound=Operation)


def worst(operations: Iterable[AnyOperation]) -> Iterator[AnyOperation]:
    """Return one operation for each place in the source: the one in the state in which least is sure."""
    places: dict[tuple[int, int], AnyOperation] = {}
    for operation in operations:
        place = operation.node.start, operation.node.end
        known = places.get(place)
        if known is None or _sureness(operation) < _sureness(known):
            places[place] = operation
    return iter([places[place] for place in sorted(places)])


def _sureness(operation: Operation) -> tuple[bool, int, int, int]:
    state = operation.state
    return state.phase is not Phase.CONTINUATION, state.freshness, state.presence, len(state.facts)


def later(operations: Iterable[AnyOperation]) -> list[AnyOperation]:
    """Return the operations that happen behind a boundary."""
    return [operation for operation in operations if operation.state.phase is Phase.CONTINUATION]


def begun_in_time(effect: Effect, operation: Operation) -> Certainty:
    """Return how surely something is begun before the cleanup that is to end it has run.

    What is kept in a ref is ended by the cleanup of whichever run is the last one; anything else by that of its own run only.
    """
    state = operation.state
    if state.phase is not Phase.CONTINUATION:
        return Certainty.YES
    shared = isinstance(operation, Timer) and operation.place is not None and isinstance(operation.place.owner, RefCell)
    return state.presence if shared or effect.runs_once else min(state.presence, state.freshness)


def sets_session(dispatch: Dispatch) -> bool:
    """Whether a dispatch carries a token."""
    if dispatch.event is not None:
        return dispatch.event.carries_token or "token" in dispatch.event.payload
    return any(holds_token(argument) for argument in dispatch.arguments)


def holds_token(value: Value) -> bool:
    """Whether a value is a token, a text made of one, or an object or array with one in it."""
    return bool(value.origins & TOKEN_ORIGIN)


def to_backend(dispatch: Dispatch) -> bool:
    """Whether a dispatch leaves the page: all but React's own state updates do."""
    return not dispatch.local


def called(dispatch: Dispatch) -> str:
    """Return how a reader knows a dispatch: by its event, else by its sink."""
    if dispatch.event is not None and dispatch.event.name:
        return f"{dispatch.sink} with {dispatch.event.name.rpartition('.')[2]}"
    return dispatch.sink


def line(component: Component, operation: Operation) -> int:
    """Return the line of an operation."""
    return component.program.source.position(operation.node.start).line
