"""Values of the abstract run: as much as a checker needs to know, and `UNKNOWN` for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..js.node import Node

if TYPE_CHECKING:
    from .state import State

NO_ORIGINS: frozenset[str] = frozenset()
TOKEN_ORIGIN = frozenset({"Token"})
"""The origin of texts that hold a token."""

MOST_OPTIONS = 32
"""Things that one value may be before it counts as `TANGLED`."""


class Value:
    """Anything; what is none of the kinds below is `UNKNOWN`."""

    __slots__ = ()

    @property
    def origins(self) -> frozenset[str]:
        """The hook members that it is made of: `useAuth.userId`, `EventLoopContext.1`."""
        return NO_ORIGINS


class _Named(Value):
    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


UNKNOWN = _Named("UNKNOWN")
"""Anything at all."""

NOTHING = _Named("NOTHING")
"""No value: that of a call which has not returned yet."""

TANGLED = _Named("TANGLED")
"""Too many things to keep apart, some of which matter."""


# --- plain values -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constant(Value):
    """A literal: a string, number, boolean, null (None) or undefined (`...`)."""

    value: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Constant) and type(other.value) is type(self.value) and other.value == self.value

    def __hash__(self) -> int:
        return hash((type(self.value), self.value))

    @property
    def is_absent(self) -> bool:
        """Whether it is null or undefined."""
        return self.value is None or self.value is ...

    @property
    def is_truthy(self) -> bool:
        """Whether JavaScript takes it for true."""
        return not self.is_absent and bool(self.value)


@dataclass(frozen=True, slots=True)
class Reactive(Value):
    """A value that can differ from one render to the next: a hook's result, a prop.

    `call` tells two hook calls apart; what is `whole` is never taken apart: its members count as it (`actor?.sub` as the actor).
    """

    origin: str
    call: Node | None = None
    whole: bool = False

    @property
    def origins(self) -> frozenset[str]:
        """The hook member that it is."""
        return frozenset((self.origin,))


@dataclass(frozen=True, slots=True)
class Derived(Value):
    """A value computed from reactive ones."""

    parts: frozenset[str]

    @property
    def origins(self) -> frozenset[str]:
        """The hook members that it is computed from."""
        return self.parts


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

    @property
    def origins(self) -> frozenset[str]:
        """That it is a token, so that a text made of it is known for one."""
        return TOKEN_ORIGIN


# --- values that can be called ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Function(Value):
    """A function whose text is in the program."""

    node: Node


@dataclass(frozen=True, slots=True)
class Sink(Value):
    """A function whose call is a dispatch: `addEvents`, a state setter (then it is `local`), a configured name."""

    name: str
    local: bool = False
    origin: str = ""

    @property
    def origins(self) -> frozenset[str]:
        """The hook member that it is."""
        return frozenset((self.origin,)) if self.origin else NO_ORIGINS


@dataclass(frozen=True, slots=True)
class Source(Value):
    """A function whose call requests a session token (or what a configured source gives)."""

    name: str
    origin: str = ""

    @property
    def origins(self) -> frozenset[str]:
        """The hook member that it is."""
        return frozenset((self.origin,)) if self.origin else NO_ORIGINS


# --- things with an identity ------------------------------------------------------------------------------------------------


@dataclass(eq=False, slots=True)
class Thing(Value):
    """Something made at `node`, by one path of calls; `many` when that can happen more than once in a run of an effect."""

    node: Node
    many: bool = False


@dataclass(eq=False, slots=True)
class RefCell(Thing):
    """A ref, or a variable of the module that components share: its name, its initial value, and all that is put into it."""

    name: str = ""
    initial: Node | None = None
    content: Value = NOTHING
    attached: bool = False


@dataclass(eq=False, slots=True)
class Members(Thing):
    """An object or array whose members are known in part; arrays have the members "0", "1", and so on; `rest` is any other."""

    members: dict[str, Value] = field(default_factory=dict)
    rest: Value = UNKNOWN

    @property
    def origins(self) -> frozenset[str]:
        """The hook members in it."""
        return _origins_within(self)

    def get(self, name: str) -> Value:
        """Return the value of a member."""
        return self.members.get(name, self.rest)

    def any_member(self) -> Value:
        """Return what a member is of which the name is not known."""
        return merge_all([*self.members.values(), self.rest])


@dataclass(eq=False, slots=True)
class TimerId(Thing):
    """What `setTimeout` and its like return."""


@dataclass(eq=False, slots=True)
class Controller(Thing):
    """An AbortController."""


@dataclass(frozen=True, slots=True)
class Signal(Value):
    """The signal of an AbortController."""

    controller: Controller


@dataclass(eq=False, slots=True)
class Subscription(Thing):
    """What a registration returned: a function or object that ends it; `known` when it is a listener's for sure."""

    known: bool = True


@dataclass(eq=False, slots=True)
class PendingPromise(Thing):
    """A promise under construction by an executor: the states in which it is settled, and with what."""

    resolves: Value = NOTHING
    fulfilled: State | None = None
    rejected: State | None = None
    cuts: list[Cut] = field(default_factory=list)
    timed: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Resolver(Value):
    """`resolve` or `reject` of an executor."""

    promise: PendingPromise
    rejecting: bool


# --- promises ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cut:
    """How surely the cleanup keeps something from happening: after a newer run, and after unmounting (both `Certainty`)."""

    newer: int = 0
    unmount: int = 0

    def either(self, other: Cut) -> Cut:
        """Return how surely it is kept back when either of two ways leads to it."""
        return Cut(min(self.newer, other.newer), min(self.unmount, other.unmount))

    def both(self, other: Cut) -> Cut:
        """Return how surely it is kept back when both are needed for it."""
        return Cut(max(self.newer, other.newer), max(self.unmount, other.unmount))


NOT_CUT = Cut()


@dataclass(frozen=True, slots=True)
class Promise(Value):
    """A promise: what it resolves to, and the states in which it is fulfilled and rejected (None: it never is).

    `begun` is the state in which its maker went on. `cut` tells how surely the cleanup keeps it from being fulfilled, `refused` how
    surely it would have been rejected with an AbortError instead of with something else, `timed` whether a timer settles it.
    """

    resolves: Value = UNKNOWN
    fulfilled: State | None = None
    rejected: State | None = None
    begun: State | None = None
    cut: Cut = NOT_CUT
    refused: Cut = NOT_CUT
    timed: bool = False

    @property
    def rejects(self) -> bool:
        """Whether it can be rejected."""
        return self.rejected is not None

    @property
    def origins(self) -> frozenset[str]:
        """The hook members in what it resolves to."""
        return _origins_within(self)


@dataclass(frozen=True, slots=True)
class Response(Value):
    """What a request with an abort signal gives: reading it on fails with the request."""

    cut: Cut


@dataclass(eq=False, slots=True)
class Failure(Thing):
    """What a rejection handler is given; `cut` tells how surely an abort by the cleanup would have made it an AbortError."""

    cut: Cut = NOT_CUT


# --- one of several ---------------------------------------------------------------------------------------------------------


class Choice(Value):
    """A value that is one of several; a plain option stands for all that it can be besides."""

    __slots__ = ("_key", "options")

    def __init__(self, options: tuple[Value, ...]) -> None:
        self.options = options
        self._key = frozenset(options)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Choice) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        return f"Choice({', '.join(map(repr, self.options))})"

    @property
    def origins(self) -> frozenset[str]:
        """The hook members of all options."""
        return _origins_within(self)


def _origins_within(value: Value) -> frozenset[str]:
    """Return the hook members in a value that holds others; one may hold itself."""
    found: frozenset[str] = NO_ORIGINS
    seen: set[int] = set()
    pending = [value]
    while pending:
        item = pending.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        match item:
            case Members():
                pending += (*item.members.values(), item.rest)
            case Choice():
                pending += item.options
            case Promise():
                pending.append(item.resolves)
            case _:
                found |= item.origins
    return found


def options_of(value: Value) -> tuple[Value, ...]:
    """Return everything that a value can be."""
    return value.options if isinstance(value, Choice) else (value,)


def member_value(base: Value, name: str | None) -> Value:
    """Return what a member of a value is; None stands for a member of which the name is not known."""
    match base:
        case RefCell():
            return base.content if name == "current" else UNKNOWN
        case Members():
            return base.get(name) if name is not None else base.any_member()
        case Controller():
            return Signal(base) if name == "signal" else UNKNOWN
        case Reactive():
            return base if name is None or base.whole else Reactive(f"{base.origin}.{name}", base.call)
        case Choice():
            return merge_all(member_value(option, name) for option in base.options)
        case Response():
            return base
    return UNKNOWN


def derived(values: Iterable[Value]) -> Value:
    """Return a value computed from others, as far as its origins go."""
    origins = NO_ORIGINS.union(*(value.origins for value in values))
    return Derived(origins) if origins else UNKNOWN


def without_token(value: Value) -> Value:
    """Return what a comparison or test makes of a value: it tells nothing of a token but whether there is one."""
    rest = value.origins - TOKEN_ORIGIN
    return Derived(rest) if rest else UNKNOWN


def is_plain(value: Value) -> bool:
    """Whether nothing is known of a value but perhaps its origins, or that it is a constant."""
    return value is UNKNOWN or isinstance(value, (Constant, Reactive, Derived))


def merge(first: Value, second: Value) -> Value:
    """Return what is known of a value that is one of two."""
    if first is second or second is NOTHING or first == second:
        return first
    if first is NOTHING:
        return second
    if first is TANGLED or second is TANGLED:
        return TANGLED
    plain: list[Value] = []
    promises: list[Promise] = []
    others: dict[Value, None] = {}
    for option in (*options_of(first), *options_of(second)):
        if is_plain(option):
            plain.append(option)
        elif isinstance(option, Promise):
            promises.append(option)
        else:
            others[option] = None
    interesting: list[Value] = list(others)
    if promises:
        interesting.append(_merge_promises(promises))
    if not interesting:
        return derived(plain)
    doubtful = [value for value in plain if not isinstance(value, Constant)]
    if doubtful:
        interesting.append(derived(doubtful))
    if len(interesting) > MOST_OPTIONS:
        return TANGLED
    return interesting[0] if len(interesting) == 1 else Choice(tuple(interesting))


def merge_all(values: Iterable[Value]) -> Value:
    """Return what is known of a value that is one of many; `UNKNOWN` if there is none."""
    result: Value = NOTHING
    for value in values:
        result = merge(result, value)
    return UNKNOWN if result is NOTHING else result


def without_promises(value: Value) -> Value:
    """Return what else a value can be."""
    if not any(isinstance(option, Promise) for option in options_of(value)):
        return value
    result: Value = NOTHING
    for option in options_of(value):
        result = result if isinstance(option, Promise) else merge(result, option)
    return result


def _merge_promises(promises: list[Promise]) -> Promise:
    from .state import join

    result = promises[0]
    for promise in promises[1:]:
        result = Promise(
            merge(result.resolves, promise.resolves),
            join(result.fulfilled, promise.fulfilled),
            join(result.rejected, promise.rejected),
            join(result.begun, promise.begun),
            result.cut.either(promise.cut),
            result.refused.either(promise.refused),
            result.timed and promise.timed,
        )
    return result
