"""What a cleanup certainly does, whatever way it takes: the acts that make a run void, or end what it has begun."""

from __future__ import annotations

from enum import StrEnum

from ..records import record
from .facts import Place
from .merging import options_of
from .values import Constant, Controller, RefCell, Subscription, Thing, TimerId, Value


class ActKind(StrEnum):
    """What is done to the subject of an act."""

    FALSY = "falsy"
    TRUTHY = "truthy"
    EQUAL = "equal"
    ADVANCED = "advanced"
    CLEARED = "cleared"
    ABORTED = "aborted"
    ENDED = "ended"


@record()
class Act:
    """One thing done: to a place, a ref, a timer, a controller, a subscription, or a listener known by its key."""

    kind: ActKind
    subject: object
    literal: str | None = None


NO_ACTS: frozenset[Act] = frozenset()


def writing(place: Place, value: Value) -> frozenset[Act]:
    """Return the acts of a write to a place."""
    acts: set[Act] = set()
    if isinstance(value, Constant):
        acts.add(Act(ActKind.TRUTHY if value.is_truthy else ActKind.FALSY, place))
        acts.add(Act(ActKind.EQUAL, place, literal_of(value)))
    if isinstance(place.owner, RefCell):
        acts.add(Act(ActKind.ADVANCED, place.owner))
    return frozenset(acts)


def absent(place: Place, value: Value) -> frozenset[Act]:
    """Return the acts that are needless where a place turned out to hold nothing (`if (timer) clearTimeout(timer)`)."""
    return frozenset((Act(ActKind.FALSY, place), *ending(value)))


def ending(value: Value) -> frozenset[Act]:
    """Return the acts that end what a value is: a timer, a controller, a subscription."""
    acts = set()
    for option in options_of(value):
        kind = _ENDINGS.get(type(option))
        if kind is not None:
            acts.add(Act(kind, option))
    return frozenset(acts)


def ending_of(subject: Thing | tuple[object, ...]) -> frozenset[Act]:
    """Return the acts that end a thing, or all that is registered on a receiver."""
    return ending(subject) if isinstance(subject, Thing) else frozenset({Act(ActKind.ENDED, subject)})


_ENDINGS: dict[type[Value], ActKind] = {
    TimerId: ActKind.CLEARED,
    Controller: ActKind.ABORTED,
    Subscription: ActKind.ENDED,
}


def literal_of(value: Constant) -> str:
    """Return a constant as a program would write it, strings with double quotes."""
    if value.value is ...:
        return "undefined"
    if value.value is None:
        return "null"
    if isinstance(value.value, bool):
        return "true" if value.value else "false"
    return f'"{value.value}"' if isinstance(value.value, str) else str(value.value)
