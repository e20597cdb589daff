"""Values that are one of several: taken apart, put together, and what is known of their members."""

from __future__ import annotations

from collections.abc import Iterable

from .settling import Promise, Response
from .state import join
from .values import (
    NO_ORIGINS,
    NOTHING,
    TANGLED,
    TOKEN_ORIGIN,
    UNKNOWN,
    Constant,
    Controller,
    Derived,
    Holder,
    Members,
    Reactive,
    RefCell,
    Signal,
    Value,
)

MOST_OPTIONS = 32
"""Things that one value may be before it counts as `TANGLED`."""


class Choice(Holder):
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
    def parts(self) -> Iterable[Value]:
        """All options."""
        return self.options


def options_of(value: Value) -> tuple[Value, ...]:
    """Return everything that a value can be."""
    return value.options if type(value) is Choice else (value,)


def may_be(value: Value, kinds: type[Value] | tuple[type[Value], ...]) -> bool:
    """Whether a value is of one of some kinds, or can be."""
    return (
        any(isinstance(option, kinds) for option in value.options)
        if type(value) is Choice
        else isinstance(value, kinds)
    )


def member_value(base: Value, name: str | None) -> Value:
    """Return what a member of a value is; None stands for a member of which the name is not known."""
    match base:
        case RefCell():
            return base.content if name == "current" else UNKNOWN
        case Members():
            return base.get(name) if name is not None else any_member(base)
        case Controller():
            return Signal(base) if name == "signal" else UNKNOWN
        case Reactive():
            return base if name is None or base.whole else Reactive(f"{base.origin}.{name}", base.call)
        case Choice():
            return merge_all(member_value(option, name) for option in base.options)
        case Response():
            return base
    return UNKNOWN


def any_member(holder: Members) -> Value:
    """Return what a member is of which the name is not known."""
    return merge_all(holder.parts)


def derived(values: Iterable[Value]) -> Value:
    """Return a value computed from others, as far as its origins go."""
    origins = NO_ORIGINS
    for value in values:
        if value is not UNKNOWN:
            origins |= value.origins
    return Derived(origins) if origins else UNKNOWN


def without_token(value: Value) -> Value:
    """Return what a comparison or test makes of a value: it tells nothing of a token but whether there is one."""
    rest = value.origins - TOKEN_ORIGIN
    return Derived(rest) if rest else UNKNOWN


_PLAIN = (Constant, Reactive, Derived)


def is_plain(value: Value) -> bool:
    """Whether nothing is known of a value but perhaps its origins, or that it is a constant."""
    return value is UNKNOWN or isinstance(value, _PLAIN)


def merge(first: Value, second: Value) -> Value:
    """Return what is known of a value that is one of two."""
    if first is second or second is NOTHING or first == second:
        return first
    if first is NOTHING:
        return second
    if is_plain(first) and is_plain(second):
        return derived((first, second))
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
    if not may_be(value, Promise):
        return value
    result: Value = NOTHING
    for option in options_of(value):
        result = result if isinstance(option, Promise) else merge(result, option)
    return result


def _merge_promises(promises: list[Promise]) -> Promise:
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
