"""What a component does, apart from how it is written: the side of it that two components are compared by.

Local names, order of statements, promise chains or async functions and helper functions are gone; what is left names hooks and their members
(`useAuth.isSignedIn`), events, options, conditions, guards and numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..js.node import Node
from .constants import Delay


@dataclass(frozen=True, slots=True)
class DispatchPortrait:
    """One dispatch: the event, what it carries, and under what protection it is made."""

    node: Node
    state: str
    event: str
    payload: tuple[str, ...]
    at_once: bool
    fresh: bool
    mounted: bool
    guards: frozenset[str]
    conditions: frozenset[str]

    @property
    def key(self) -> tuple[bool, bool]:
        """What makes it the same dispatch in another component: sign-in or sign-out, at once or later."""
        return bool(self.payload), self.at_once


@dataclass(frozen=True, slots=True)
class RequestPortrait:
    """One place at which a token is requested."""

    node: Node
    skip_cache: bool
    template: str
    at_once: bool
    fresh: bool


@dataclass(frozen=True, slots=True)
class RefPortrait:
    """A ref: its initial value, and what is done with it."""

    node: Node
    name: str
    initial: str
    uses: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReturnPortrait:
    """An early return and what it asks: members of hooks, refs by their use, or nothing that is known."""

    node: Node
    asks: frozenset[str]


@dataclass(frozen=True, slots=True)
class DependencyPortrait:
    """One dependency, by what it holds."""

    node: Node
    text: str
    holds: str


@dataclass(frozen=True, slots=True)
class EffectPortrait:
    """One effect."""

    node: Node
    hook: str
    dependencies: tuple[DependencyPortrait, ...] | None
    dispatches: tuple[DispatchPortrait, ...]
    requests: tuple[RequestPortrait, ...]
    returns: tuple[ReturnPortrait, ...]
    cleanup: frozenset[str]
    cleanup_node: Node | None
    identity: frozenset[str]
    attempts: int
    bounded: bool
    retry_delay: Delay | None
    timeout: Delay | None
    listeners: frozenset[str]
    handles_rejection: bool
    commit_first: bool | None
    returns_before_advance: int | None

    @property
    def role(self) -> str:
        """What the effect is for: two effects of the same role are the same effect."""
        if self.requests or any(item.payload for item in self.dispatches):
            return "synchronize"
        if self.dispatches:
            return "dispatch"
        if self.listeners:
            return "listen"
        return "other"


@dataclass(frozen=True, slots=True)
class Portrait:
    """A component as it behaves."""

    name: str
    node: Node
    effects: tuple[EffectPortrait, ...]
    refs: tuple[RefPortrait, ...]
    imports: frozenset[tuple[str, str]]
    import_nodes: tuple[Node, ...]
    states: frozenset[str]
    form: Form


@dataclass(frozen=True, slots=True)
class Form:
    """How a component is written, from the outside in: what is left of two equal texts when comments, layout and local names are gone."""

    text: str
    comments: tuple[str, ...]
    tree: object
    nameless_tree: object
