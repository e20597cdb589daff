"""What happens while a component runs, each with the state in which it happens."""

from __future__ import annotations

from dataclasses import field

from ..js.node import Node
from ..js.scope import Variable
from ..records import record
from .boundaries import BoundaryKind
from .facts import Place
from .guards import Guard
from .reasons import Reason
from .state import State
from .values import Constant, Event, Function, RefCell, Subscription, Thing, TimerId, Value


@record(frozen=False, eq=False)
class EffectCall:
    """An effect as the component registers it, by its hook call and the calls of custom hooks that lead there.

    `held` are the values of its dependency array, `bound` those that the variables of custom hooks have when it is registered.
    """

    call: Node
    path: tuple[Node, ...]
    hook: str = ""
    callback: Function | None = None
    dependencies: Node | None = None
    held: tuple[Value, ...] | None = None
    bound: dict[Variable, Value] = field(default_factory=dict)


@record(frozen=False, eq=False)
class Operation:
    """One thing done at `node`, in `state`, on behalf of an effect (None outside effects).

    Never changed once recorded.
    """

    node: Node
    state: State
    effect: EffectCall | None


@record(frozen=False, eq=False)
class Dispatch(Operation):
    """A call of a sink; `local` when React ignores it after unmounting.

    A call that sends several events, or one of several, is recorded once for each.
    """

    sink: str
    event: Event | None
    arguments: tuple[Value, ...]
    local: bool = False


@record(frozen=False, eq=False)
class TokenRequest(Operation):
    """A call of a source; `options` is its first argument as written, `arguments` are the values of all.

    `protected` when something catches what it may throw, `again` when it was asked before on this very path, without a bound.
    """

    source: str
    options: Node | None
    arguments: tuple[Value, ...]
    protected: bool
    again: bool = False


@record(frozen=False, eq=False)
class PlaceWrite(Operation):
    """An assignment to a variable, or to a member of one, outside its declaration."""

    place: Place
    written: Value

    @property
    def constant(self) -> Constant | None:
        """The literal written, if it is one."""
        return self.written if isinstance(self.written, Constant) else None


@record(frozen=False, eq=False)
class RefWrite(PlaceWrite):
    """A write to `ref.current` or to a member of it; `value` is the expression written, None for `++` and the like."""

    ref: RefCell
    value: Node | None


@record(frozen=False, eq=False)
class RefRead(Operation):
    """A read of `ref.current`."""

    ref: RefCell


@record(frozen=False, eq=False)
class Mutation(Operation):
    """A write to a member of a value that belongs to React or to a hook; `target` is what is changed."""

    origin: str
    target: Node


@record(frozen=False, eq=False)
class TimeLimit(Operation):
    """A promise that a timer settles if nothing else has; `sources` are those that it gives up waiting for."""

    sources: frozenset[str]


@record(frozen=False, eq=False)
class Timer(Operation):
    """A timer armed by `function`; `place` keeps its id (None when nobody does), `delay` is the delay's expression."""

    function: str
    timer: TimerId
    delay: Node | None
    callback: Value
    place: Place | None


@record(frozen=False, eq=False)
class TimerCleared(Operation):
    """A timer's id given to the function that clears it."""

    place: Place | None
    value: Value


@record(frozen=False, eq=False)
class TimerLost(Operation):
    """The place that keeps a timer's id is overwritten while the timer can be pending."""

    timer: TimerId
    place: Place


@record(frozen=False, eq=False)
class Listener(Operation):
    """A listener or subscription begun.

    `key` is the registration as text, `identity` what must be said again to end it, `once` when it ends by itself, `ends_with` the
    connection that it is one of, the controller whose signal ends it, and the place of what it is registered on.
    """

    method: str
    subscription: Subscription
    key: tuple[str, ...]
    identity: tuple[object, ...]
    once: bool = False
    ends_with: tuple[Thing | tuple[object, ...], ...] = ()


@record(frozen=False, eq=False)
class ListenerEnded(Operation):
    """A listener or subscription ended, by the words of its registration or by what the registration returned."""

    key: tuple[str, ...]
    identity: tuple[object, ...]
    value: Value


@record(frozen=False, eq=False)
class Aborted(Operation):
    """`abort()` of a controller, through the place that keeps it."""

    place: Place | None
    value: Value


@record(frozen=False, eq=False)
class Await(Operation):
    """An `await`."""

    rejects: bool


@record(frozen=False, eq=False)
class Handler(Operation):
    """A function handed to `then`, `catch` or `finally`; `rejects` when the promise before it can be rejected."""

    kind: BoundaryKind
    function: Value
    rejects: bool = True


@record(frozen=False, eq=False)
class EarlyReturn(Operation):
    """An end of the effect's synchronous part: a `return`, or the closing brace.

    `cleanups` are the functions that it may return, `certain` when it returns one of them on every way, `opaque` when it returns
    something that is not known.
    """

    at_end: bool
    cleanups: tuple[Function, ...]
    certain: bool
    opaque: bool
    ends: frozenset[Subscription] = frozenset()

    @property
    def cleanup(self) -> Function | None:
        """The function that it returns."""
        return self.cleanups[0] if self.cleanups else None


@record(frozen=False, eq=False)
class Floating(Operation):
    """A promise that can reject and that nobody handles; `dropper` is who was given the function that made it."""

    dropper: str = ""


@record(frozen=False, eq=False)
class Logged(Operation):
    """A call that writes to the console."""

    arguments: tuple[Value, ...]


@record(frozen=False, eq=False)
class UselessGuard(Operation):
    """A test that looks like a guard and tells nothing: `why` says what is missing."""

    guard: Guard
    why: str


@record(frozen=False, eq=False)
class Unclear(Operation):
    """A place where the run could not be followed, and what it is about, where that is one thing."""

    reason: Reason
    message: str
    subject: Value | None = None
