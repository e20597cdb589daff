"""What the expressions of a Python file can be: text, items, or unknown; and the scopes that their names live in."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from .python_text import Text

MAX_OPTIONS = 16
"""Most values that one expression may have; with more it counts as unknown."""

Function: TypeAlias = "ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda"
Value: TypeAlias = "Text | Items | Unknown"
Options: TypeAlias = "tuple[Value, ...]"
"""Every value that an expression can have, one for each way through the code."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that cannot be followed: where it is written, as what, and why."""

    offset: int
    expression: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list, tuple or set; each item with all that it can be."""

    items: tuple[Options, ...] = ()


NOTHING: Options = (Items(),)


@dataclass(eq=False)
class Scope:
    """The names of a function, class or module."""

    parent: Scope | None = None
    owner: Scope | None = None
    """The class whose method or body this is."""
    names: dict[str, Options] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    classes: dict[str, Scope] = field(default_factory=dict)
    bases: tuple[str, ...] = ()

    def name(self, name: str) -> Options | None:
        """Return what a bare name can be."""
        return next((scope.names[name] for scope in self._outwards() if name in scope.names), None)

    def function(self, name: str) -> Function | None:
        """Return the function that a bare name means."""
        return next((scope.functions[name] for scope in self._outwards() if name in scope.functions), None)

    def class_named(self, name: str) -> Scope | None:
        """Return the class that a bare name means."""
        return next((scope.classes[name] for scope in self._outwards() if name in scope.classes), None)

    def with_bases(self) -> list[Scope]:
        """Return a class and, as far as this file has them, the classes that it inherits from; nearest first."""
        found = [self]
        for scope in found:  # grows while it is read
            parents = (self.class_named(base) for base in scope.bases)
            found += [parent for parent in parents if parent is not None and parent not in found]
        return found

    @property
    def module(self) -> Scope:
        """The outermost scope."""
        return list(self._outwards())[-1]

    def _outwards(self) -> Iterable[Scope]:
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent


def limited(values: Iterable[Value], too_many: Callable[[], Unknown]) -> Options:
    """Return the values without repetition, or that there are too many."""
    options = tuple(dict.fromkeys(values))
    return options if len(options) <= MAX_OPTIONS else (too_many(),)


def combined(
    parts: Sequence[Options], combine: Callable[[Sequence[Value]], Value], too_many: Callable[[], Unknown]
) -> Options:
    """Return what comes of each choice among the options of the parts."""
    choices = itertools.islice(itertools.product(*parts), MAX_OPTIONS + 1)
    return limited((combine(values) for values in choices), too_many)


def as_text(value: Value, offset: int, expression: str) -> Text:
    """Return a value's text; a hole for what has none, written at `offset` as `expression`."""
    if isinstance(value, Text):
        return value
    return Text.hole(offset, value.expression if isinstance(value, Unknown) else expression)


def added(left: Value, right: Value) -> Value:
    """Return `left + right`: text with holes for what is unknown, or items of both."""
    if isinstance(left, Unknown) and isinstance(right, Unknown):
        return left
    if isinstance(left, Items) or isinstance(right, Items):
        return Items((*_as_items(left), *_as_items(right)))
    return as_text(left, *_place(left)) + as_text(right, *_place(right))


def _as_items(value: Value) -> tuple[Options, ...]:
    return value.items if isinstance(value, Items) else ((value,),)


def _place(value: Value) -> tuple[int, str]:
    return (value.offset, value.expression) if isinstance(value, Unknown) else (0, "")
