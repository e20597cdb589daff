"""How kinds of change say what is different."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..checks._session import IDENTITY

IDENTITY_VALUES = frozenset(f"useAuth.{name}" for name in ("isSignedIn", *IDENTITY))
"""Members of `useAuth()` that make the identity."""

_CONTEXT = {"EventLoopContext.0": "addEvents", "EventLoopContext.1": "connectErrors"}

GUARDS = {
    "counter": "a request id",
    "flag": "a flag that the cleanup turns over",
    "mounted": "a ref that tells of unmounting",
    "abort": "an aborted controller",
    "gate": "a timer or listener that the cleanup ends",
}
"""What each kind of guard is called."""


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them: `a, b and c`."""
    first, last = (all_words := sorted(words))[:-1], all_words[-1:]
    return " and ".join(filter(None, (", ".join(first), *last))) or "nothing"


def value(holds: str) -> str:
    """Return a value by the name that components give it: `useAuth.isSignedIn` is `isSignedIn`."""
    for origin, name in _CONTEXT.items():
        if holds == origin or holds.startswith(f"{origin}."):
            return name + holds.removeprefix(origin)
    prop = re.match(r"props?\.(.+)", holds)
    if prop is not None:
        return f"the prop {prop[1]}"
    if holds.startswith("useState."):
        return f"state {holds.removeprefix('useState.')}"
    return "what was awaited" if holds == "awaited" else holds.removeprefix("useAuth.")


def identity_part(holds: str) -> str:
    """Return the word for a part of the identity that a reader knows: `useAuth.orgId` is `organization`."""
    name = holds.removeprefix("useAuth.")
    return IDENTITY.get(name, name)


def guarded_by(kinds: Iterable[str]) -> str:
    """Return kinds of guards as a sentence lists them."""
    return listed(GUARDS[kind] for kind in kinds)


def condition(fact: str) -> str:
    """Return a condition as a reader would say it: `not truthy useAuth.isSignedIn` is `isSignedIn to be false`."""
    negated = fact.startswith("not ")
    kind, first, *second = fact.removeprefix("not ").split(" ")
    if kind == "truthy":
        return f"{value(first)} to be {'false' if negated else 'true'}"
    relation = {"equal": ("equal", "differ from"), "less": ("be less than", "be at least")}[kind][negated]
    return f"{value(first)} to {relation} {value(' '.join(second))}"


def when(at_once: bool) -> str:
    """Return when something of an effect happens."""
    return "at once" if at_once else "behind a wait"


def early_returns(count: int) -> str:
    """Return a number of early returns in words."""
    return {0: "no early return", 1: "one early return"}.get(count, f"{count} early returns")


def number(amount: float) -> str:
    """Return a number as JavaScript writes it."""
    return f"{amount:.15g}"
