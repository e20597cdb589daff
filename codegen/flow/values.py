"""Values of the abstract run: as much as a checker needs to know, and `UNKNOWN` for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from ..js.node import Node
from ..records import record

NO_ORIGINS: frozenset[str] = frozenset()
TOKEN_ORIGIN = frozenset({"Token"})
"""The origin of texts that hold a token."""


class Value:
    """Anything; what is none of the kinds below is `UNKNOWN`."""

    __slots__ = ()

    @property
    def origins(self) -> frozenset[str]:
        """The hook members that it is made of: `useAuth.userId`, `EventLoopContext.1`."""
        return NO_ORIGINS


class Holder(Value):
    """A value that is made of others; one may hold itself."""

    __slots__ = ()

    @property
    def parts(self) -> Iterable[Value]:
        """The values that it is made of."""
        # No abstract method: an ABC makes each `isinstance` of a value slow, and there are hundreds in a comparison.
        raise NotImplementedError(f"{type(self).__name__} does not say what it is made of")

    @property
    def origins(self) -> frozenset[str]:
        """The hook members in any of its parts."""
        found = NO_ORIGINS
        seen: set[int] = set()
        pending: list[Value] = [self]
        while pending:
            item = pending.pop()
            if id(item) not in seen:
                seen.add(id(item))
                if isinstance(item, Holder):
                    pending += item.parts
                else:
                    found |= item.origins
        return found


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


@record()
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


@record()
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


@record()
class Derived(Value):
    """A value computed from reactive ones."""

    parts: frozenset[str]

    @property
    def origins(self) -> frozenset[str]:
        """The hook members that it is computed from."""
        return self.parts


@record()
class Event(Value):
    """A backend event made by Reflex's factory: its name as written, and the names of its payload's members.

    `is_there` is what the path on which it was made knows of its token; None if that has not asked.
    """

    name: str
    payload: tuple[str, ...]
    carries_token: bool = False
    is_there: bool | None = None


@record()
class Token(Value):
    """What a source's promise resolves to."""

    source: str

    @property
    def origins(self) -> frozenset[str]:
        """That it is a token, so that a text made of it is known for one."""
        return TOKEN_ORIGIN


# --- values that can be called ----------------------------------------------------------------------------------------------


@record()
class Function(Value):
    """A function whose text is in the program."""

    node: Node


@record()
class Bound(Value):
    """A function of any kind with its first arguments: what `bind` gives."""

    function: Value
    given: tuple[Value, ...]

    @property
    def origins(self) -> frozenset[str]:
        """The hook members that the function is, or is given."""
        return self.function.origins.union(*(value.origins for value in self.given))


@record()
class Sink(Value):
    """A function whose call is a dispatch: `addEvents`, a state setter (then it is `local`), a configured name."""

    name: str
    local: bool = False
    origin: str = ""

    @property
    def origins(self) -> frozenset[str]:
        """The hook member that it is."""
        return frozenset((self.origin,)) if self.origin else NO_ORIGINS


@record()
class Source(Value):
    """A function whose call requests a session token (or what a configured source gives)."""

    name: str
    origin: str = ""

    @property
    def origins(self) -> frozenset[str]:
        """The hook member that it is."""
        return frozenset((self.origin,)) if self.origin else NO_ORIGINS


@record()
class Builtin(Value):
    """A global function that is known by its name: `clearTimeout` and its like, handed on as a value."""

    name: str


# --- things with an identity ------------------------------------------------------------------------------------------------


@record(frozen=False, eq=False)
class Thing(Value):
    """Something made at `node`, by one path of calls; `many` when that can happen more than once in a run of an effect."""

    node: Node
    many: bool = False


@record(frozen=False, eq=False)
class RefCell(Thing):
    """A ref, or a variable of the module that components share: its name, its initial value, and all that is put into it."""

    name: str = ""
    initial: Node | None = None
    content: Value = NOTHING
    attached: bool = False


@record(frozen=False, eq=False)
class Members(Thing, Holder):
    """An object or array whose members are known in part; arrays have the members "0", "1", and so on; `rest` is any other."""

    members: dict[str, Value] = field(default_factory=dict)
    rest: Value = NOTHING

    @property
    def parts(self) -> Iterable[Value]:
        """All members."""
        return (*self.members.values(), self.rest)

    def get(self, name: str) -> Value:
        """Return the value of a member."""
        value = self.members.get(name, self.rest)
        return UNKNOWN if value is NOTHING else value


@record(frozen=False, eq=False)
class TimerId(Thing):
    """What `setTimeout` and its like return."""


@record(frozen=False, eq=False)
class Controller(Thing):
    """An AbortController."""


@record()
class Signal(Value):
    """The signal of an AbortController."""

    controller: Controller


@record(frozen=False, eq=False)
class Subscription(Thing):
    """What a registration returned: a function or object that ends it; `known` when it is a listener's for sure."""

    known: bool = True
