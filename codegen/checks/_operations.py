"""What checks ask of operations: the worst state at each place, doubts, and what a dispatch says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from ..component import Component, Effect
from ..findings import Abstention, Finding, Step
from ..flow.operations import Dispatch, Operation
from ..flow.state import Phase
from ..flow.values import Members, Token, Value
from .base import Check

AnyOperation = TypeVar("AnyOperation", bound=Operation)


def worst(operations: Iterable[AnyOperation]) -> Iterator[AnyOperation]:
    """Yield one operation for each place in the source: the one in the state in which least is sure."""
    places: dict[tuple[int, int], AnyOperation] = {}
    for operation in operations:
        place = operation.node.start, operation.node.end
        known = places.get(place)
        if known is None or _sureness(operation) < _sureness(known):
            places[place] = operation
    yield from (places[place] for place in sorted(places))


def _sureness(operation: Operation) -> tuple[bool, bool, bool, int]:
    state = operation.state
    return state.phase is not Phase.CONTINUATION, state.fresh, state.mounted, -len(state.trail)


def later(operations: Iterable[AnyOperation]) -> list[AnyOperation]:
    """Return the operations that happen behind a boundary."""
    return [operation for operation in operations if operation.state.phase is Phase.CONTINUATION]


def sets_session(dispatch: Dispatch) -> bool:
    """Whether a dispatch carries a token."""
    if dispatch.event is not None:
        return dispatch.event.carries_token or "token" in dispatch.event.payload
    return any(holds_token(argument) for argument in dispatch.arguments)


def holds_token(value: Value) -> bool:
    """Whether a value is a token, or an object or array with one in it."""
    return isinstance(value, Token) or (
        isinstance(value, Members) and any(holds_token(item) for item in value.members.values())
    )


def to_backend(dispatch: Dispatch) -> bool:
    """Whether a dispatch leaves the page: all but React's own state updates do."""
    return dispatch.sink == "addEvents" or dispatch.event is not None or not dispatch.sink.startswith("set")


def called(dispatch: Dispatch) -> str:
    """Return how a reader knows a dispatch: by its event, else by its sink."""
    if dispatch.event is not None and dispatch.event.name:
        return f"{dispatch.sink} with {dispatch.event.name.rpartition('.')[2]}"
    return dispatch.sink


def line(component: Component, operation: Operation) -> int:
    """Return the line of an operation."""
    return component.program.source.position(operation.node.start).line


def path_of(operation: Operation, last: str) -> tuple[Step, ...]:
    """Return the steps to an operation, ending with what it does there."""
    return (*operation.state.trail, Step(operation.node.span, last))


def doubts(check: Check, effect: Effect, operations: Iterable[Operation]) -> Iterator[Abstention]:
    """Yield an abstention for each operation on a path that could not be followed."""
    program = effect.component.program
    for operation in worst(operations):
        reason = operation.state.doubt
        if reason is not None:
            yield check.abstain(program, operation.node, reason, DOUBTS[reason])


def sure(operations: Iterable[AnyOperation]) -> list[AnyOperation]:
    """Return the operations on paths that were followed."""
    return [operation for operation in operations if operation.state.doubt is None]


DOUBTS = {
    "unknown-callee": "a function that is not known here gets this as a callback, and may call it now, later, or never",
    "generator": "who goes on behind the yield before this, and when, is not known",
    "event-handler": "an event handler does this, and events come at any time",
}
"""Why an operation may not be what it seems, by the doubt of its path."""

AnyFinding = Finding | Abstention
