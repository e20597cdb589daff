"""Values of the abstract run: as much as a checker needs to know, and `UNKNOWN` for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..js.node import Node


class Value:
    """Anything; what is not one of the kinds below is `UNKNOWN`."""

    __slots__ = ()


class _Unknown(Value):
    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = _Unknown()


@dataclass(frozen=True, slots=True)
class Constant(Value):
    """A literal: a string, number, boolean, null (None) or undefined (`...`)."""

    value: object


@dataclass(frozen=True, slots=True, eq=False)
class Function(Value):
    """A function whose text is in the program."""

    node: Node


@dataclass(frozen=True, slots=True)
class Sink(Value):
    """A function whose call is a dispatch: `addEvents`, a state setter, a configured name."""

    name: str


@dataclass(frozen=True, slots=True)
class Source(Value):
    """A function whose call requests a session token (or what a configured source gives)."""

    name: str


@dataclass(frozen=True, slots=True)
class Event(Value):
    """A backend event made by Reflex's factory: its name as written, and the names of its payload's members."""

    name: str
    payload: tuple[str, ...]
    carries_token: bool = False


@dataclass(frozen=True, slots=True)
class Token(Value):
    """What a source's promise resolves to."""

    source: str


@dataclass(frozen=True, slots=True)
class Reactive(Value):
    """A value that can differ from one render to the next: a hook's result, a prop."""

    origin: str


@dataclass(frozen=True, slots=True, eq=False)
class Members(Value):
    """An object or array whose members are known in part; arrays have the members "0", "1", and so on."""

    members: Mapping[str, Value]
    rest: Value = UNKNOWN

    def get(self, name: str) -> Value:
        """Return the value of a member."""
        return self.members.get(name, self.rest)


@dataclass(eq=False, slots=True)
class RefCell(Value):
    """A ref: the `useRef` call that made it, its name, its initial value, and every value known to be put into it."""

    node: Node
    name: str
    initial: Node | None
    contents: list[Value] = field(default_factory=list)

    def content(self) -> Value:
        """Return the value that `current` has whenever it has one of a known kind; functions only if there is just one."""
        known = [value for value in self.contents if isinstance(value, (Source, Sink, Function, TimerId, Controller))]
        functions = {value.node for value in known if isinstance(value, Function)}
        return known[0] if known and len(functions) <= 1 else UNKNOWN


@dataclass(frozen=True, slots=True)
class TimerId(Value):
    """What `setTimeout` and its like return."""

    node: Node


@dataclass(frozen=True, slots=True)
class Controller(Value):
    """An AbortController."""

    node: Node


@dataclass(frozen=True, slots=True)
class Signal(Value):
    """The signal of an AbortController."""

    controller: Controller


@dataclass(frozen=True, slots=True)
class Subscription(Value):
    """What a listener's registration returned: a function or object that ends it."""

    node: Node


@dataclass(frozen=True, slots=True)
class Promise(Value):
    """A promise: what it resolves to, whether it can reject, and what must not have happened for it to resolve.

    `gates` are timers and controllers without which it never resolves: once they are cleared or aborted, its fulfilment handlers are
    not called.
    """

    resolves: Value = UNKNOWN
    rejects: bool = True
    gates: frozenset[Node] = frozenset()
    timed: bool = False


@dataclass(eq=False, slots=True)
class PendingPromise:
    """A promise under construction by an executor: who settles it, and whether it can reject."""

    rejects: bool = False
    resolves: Value = UNKNOWN
    gates: set[Node] = field(default_factory=set)
    ungated: bool = False
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Resolver(Value):
    """`resolve` or `reject` of an executor."""

    promise: PendingPromise
    rejecting: bool


def merge(first: Value, second: Value) -> Value:
    """Return what is known of a value that is one of two."""
    if first == second or (second is UNKNOWN and isinstance(first, (Sink, Source))):
        return first
    if isinstance(first, Promise) and isinstance(second, Promise):
        return Promise(
            merge(first.resolves, second.resolves), first.rejects or second.rejects, first.gates & second.gates
        )
    if isinstance(first, (Sink, Source, Token)):
        return first
    if isinstance(second, (Sink, Source, Token)):
        return second
    if isinstance(first, Promise) or isinstance(second, Promise):
        promise = first if isinstance(first, Promise) else second
        return Promise(UNKNOWN, promise.rejects) if isinstance(promise, Promise) else UNKNOWN
    return UNKNOWN
