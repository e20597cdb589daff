"""What a component does, apart from how it is written: the side of it that two components are compared by.

Local names, order of statements, promise chains or async functions, and helper functions are gone; what is left names hooks and their
members (`useAuth.isSignedIn`), events, options, conditions, guards and numbers.
"""

from __future__ import annotations

from dataclasses import field

from ..js.node import Node
from ..records import record
from .delays import Delay

STATE_SETTER = "a state setter"
"""What stands for the event where a component sets a state of its own."""


@record()
class DispatchPortrait:
    """All dispatches of one event with one payload, at once or behind a wait: what certainly holds at each of them.

    `signs_in` tells whether it carries a token, `fresh` and `mounted` whether a void run and an unmounted component are kept from it,
    `guards` by what; `committed` whether it is noted as sent before it is made (None where nothing is noted beside it); `occasions` on
    what results a sign-out is made behind a wait.
    """

    node: Node
    state: str
    event: str
    payload: tuple[str, ...]
    signs_in: bool
    at_once: bool
    fresh: bool
    mounted: bool
    guards: frozenset[str]
    conditions: frozenset[str]
    committed: bool | None
    occasions: frozenset[str]

    @property
    def sets_state(self) -> bool:
        """Whether it tells the component itself, and not the backend."""
        return self.event == STATE_SETTER


@record()
class RequestPortrait:
    """All requests of a token with the same options.

    `places` counts what they come after: the start of the run, each await, each handler. `at_once` tells whether the first attempt makes
    one before any wait, `fresh` whether requests behind a wait are kept from void runs.
    """

    node: Node
    skip_cache: bool
    template: str
    places: int
    at_once: bool
    fresh: bool

    @property
    def options(self) -> tuple[bool, str]:
        """What makes two requests the same."""
        return self.skip_cache, self.template


@record()
class RefPortrait:
    """A ref: its initial value (as written, and without names), and what is done with it."""

    node: Node
    name: str
    initial: str
    shape: str
    writes: frozenset[str]
    reads: frozenset[str]


@record()
class QuestionPortrait:
    """A ref that decides whether a run goes on, and what it is compared with: members of hooks; nothing for a gate."""

    node: Node
    ref: Node
    name: str
    compared: frozenset[str]


@record()
class DependencyPortrait:
    """One dependency, by what it holds."""

    node: Node
    text: str
    holds: frozenset[str]


@record()
class CleanupPortrait:
    """What the functions that an effect returns do."""

    node: Node | None
    actions: frozenset[str]


@record()
class EffectPortrait:
    """One effect.

    `attempts` is None where requests have no bound, `pauses` tells whether anything lies between two of them, `returns_before_advance` is
    None where there is no request id to advance. `keeps` are the refs that it does nothing but give a value.
    """

    node: Node
    hook: str
    dependencies: tuple[DependencyPortrait, ...] | None
    dispatches: tuple[DispatchPortrait, ...]
    requests: tuple[RequestPortrait, ...]
    questions: tuple[QuestionPortrait, ...]
    cleanup: CleanupPortrait
    guard_refs: frozenset[Node]
    attempts: int | None
    pauses: bool
    retry_delay: Delay | None
    timeout: Delay | None
    listeners: frozenset[str]
    handles_rejection: bool
    returns_before_advance: int | None
    keeps: tuple[Node, ...]

    @property
    def role(self) -> str:
        """What the effect is for: two effects of the same role are the same effect."""
        if self.requests or any(item.signs_in for item in self.dispatches):
            return "synchronize"
        if self.dispatches:
            return "dispatch"
        if self.keeps:
            return "keep"
        return "listen" if self.listeners else "other"

    @property
    def guards(self) -> frozenset[str]:
        """The kinds of guards in front of its dispatches behind a wait."""
        return frozenset[str]().union(*(item.guards for item in self.dispatches if not item.at_once))

    @property
    def sees(self) -> frozenset[str]:
        """The values that make the effect run again."""
        return frozenset[str]().union(*(item.holds for item in self.dependencies or ()))


@record()
class Portrait:
    """A component as it behaves.

    `renders` is what it returns, `calls` what it calls or writes that is none of the above, with a place for each; `numbers` are the
    numbers of the text that no other part of the portrait holds.
    """

    name: str
    node: Node
    effects: tuple[EffectPortrait, ...]
    refs: tuple[RefPortrait, ...]
    renders: str
    rendered: Node
    calls: dict[str, Node] = field(compare=False)
    numbers: tuple[tuple[float, Node], ...] = ()

    @property
    def states(self) -> frozenset[str]:
        """The backend states that events go to."""
        return frozenset(item.state for effect in self.effects for item in effect.dispatches if item.state)
