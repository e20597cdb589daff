"""What happens while a component runs, each with the state in which it happens."""

from __future__ import annotations

from dataclasses import dataclass

from ..js.node import Node
from ..js.scope import Variable
from .facts import Place
from .guards import Guard
from .state import BoundaryKind, State
from .values import Constant, Event, Function, RefCell, Value


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One thing done at `node`, in `state`, on behalf of the effect whose hook call is `effect` (None while rendering)."""

    node: Node
    state: State
    effect: Node | None


@dataclass(frozen=True, slots=True, eq=False)
class Dispatch(Operation):
    """A call of a sink."""

    sink: str
    event: Event | None
    arguments: tuple[Value, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TokenRequest(Operation):
    """A call of a source; `options` is its first argument as written, `arguments` are the values of all."""

    source: str
    options: Node | None
    arguments: tuple[Value, ...]
    protected: bool


@dataclass(frozen=True, slots=True, eq=False)
class RefWrite(Operation):
    """A write to `ref.current`; `value` is the expression written, None for `++` and the like."""

    ref: RefCell
    value: Node | None
    constant: Constant | None


@dataclass(frozen=True, slots=True, eq=False)
class RefRead(Operation):
    """A read of `ref.current`."""

    ref: RefCell


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWrite(Operation):
    """An assignment to a variable, or to a member of one, outside its declaration."""

    place: Place
    constant: Constant | None


@dataclass(frozen=True, slots=True, eq=False)
class Mutation(Operation):
    """A write to a member of a value that belongs to React or to a hook."""

    origin: str


@dataclass(frozen=True, slots=True, eq=False)
class TimeLimit(Operation):
    """A promise that a timer settles if nothing else has."""


@dataclass(frozen=True, slots=True, eq=False)
class Timer(Operation):
    """A timer armed by `function`; `place` keeps its id (None when nobody does), `delay` is the delay's expression."""

    function: str
    place: Place | None
    delay: Node | None
    callback: Value


@dataclass(frozen=True, slots=True, eq=False)
class TimerCleared(Operation):
    """A timer's id given to the function that clears it."""

    place: Place | None


@dataclass(frozen=True, slots=True, eq=False)
class Listener(Operation):
    """A listener or subscription begun; `key` is what must be said again to end it."""

    method: str
    key: tuple[str, ...]
    place: Place | None


@dataclass(frozen=True, slots=True, eq=False)
class ListenerEnded(Operation):
    """A listener or subscription ended, by the key of its registration or through the place that keeps it."""

    key: tuple[str, ...]
    place: Place | None


@dataclass(frozen=True, slots=True, eq=False)
class Aborted(Operation):
    """`abort()` of a controller, through the place that keeps it."""

    place: Place | None
    controller: Node | None


@dataclass(frozen=True, slots=True, eq=False)
class Await(Operation):
    """An `await`."""

    rejects: bool


@dataclass(frozen=True, slots=True, eq=False)
class Handler(Operation):
    """A function handed to `then`, `catch` or `finally`."""

    kind: BoundaryKind
    function: Value


@dataclass(frozen=True, slots=True, eq=False)
class EarlyReturn(Operation):
    """An end of the effect's synchronous part: a `return`, or the closing brace; `cleanup` is the function it returns."""

    at_end: bool
    cleanup: Function | None
    opaque: bool


@dataclass(frozen=True, slots=True, eq=False)
class Floating(Operation):
    """A promise that can reject and that nobody handles."""


@dataclass(frozen=True, slots=True, eq=False)
class Logged(Operation):
    """A call that writes to the console."""

    arguments: tuple[Value, ...]


@dataclass(frozen=True, slots=True, eq=False)
class UselessGuard(Operation):
    """A test that looks like a guard and tells nothing: `why` says what is missing."""

    guard: Guard
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Unclear(Operation):
    """A place where the run could not be followed; `reason` is a stable id."""

    reason: str
    message: str
    variable: Variable | None = None
