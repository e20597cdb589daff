"""What a test says once it has passed or failed: atoms over places (variables, members, literals).

Two tests are about the same thing when their atoms are equal, whatever their spelling: `!(a === b.c)`, `b?.c !== a`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ..js.node import Node
from ..js.scope import ScopeManager, Variable


@dataclass(frozen=True, slots=True)
class Place:
    """Something that a test looks at: a variable with the members taken from it, or a literal, or text as it stands."""

    variable: Variable | None
    members: tuple[str, ...] = ()
    literal: str | None = None

    @property
    def is_literal(self) -> bool:
        """Whether it is a literal."""
        return self.literal is not None

    @property
    def lasting(self) -> bool:
        """Whether its value cannot change while the closure lives: literals, and constants with their (immutable) members.

        `current` is where React keeps mutable values, and members of an object that the effect made itself may be written at any time;
        the caller rules those out through `Place.variable`.
        """
        if self.is_literal:
            return True
        return self.variable is not None and self.variable.is_constant and "current" not in self.members

    def __str__(self) -> str:
        if self.literal is not None:
            return self.literal
        name = self.variable.name if self.variable is not None else "?"
        return ".".join((name, *self.members))


class AtomKind(StrEnum):
    """How an atom reads its places."""

    TRUTHY = "truthy"
    EQUAL = "equal"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Atom:
    """One statement about one or two places."""

    kind: AtomKind
    places: tuple[Place, ...]

    @property
    def lasting(self) -> bool:
        """Whether it cannot become false while the closure lives."""
        return all(place.lasting for place in self.places)

    def mentions(self, place: Place) -> bool:
        """Whether writing to a place can change it."""
        return any(
            mine.variable is place.variable and mine.members[: len(place.members)] == place.members
            for mine in self.places
            if not mine.is_literal
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """An atom that holds, or its opposite."""

    atom: Atom
    holds: bool


Resolve = Callable[[Node], "Node | None"]
"""Gives the expression that an identifier or a call stands for, where that is known and still true."""


def implied(test: Node, outcome: bool, scopes: ScopeManager, resolve: Resolve, depth: int = 0) -> frozenset[Fact]:
    """Return the facts that certainly hold once `test` has come out as `outcome`."""
    test = strip(test)
    if depth > 16:
        return frozenset()

    def deeper(node: Node, result: bool) -> frozenset[Fact]:
        return implied(node, result, scopes, resolve, depth + 1)

    if test.type == "UnaryExpression" and test.operator == "!":
        return deeper(test.argument, not outcome)
    if test.type == "LogicalExpression":
        if (test.operator == "&&") == outcome and test.operator != "??":
            return deeper(test.left, outcome) | deeper(test.right, outcome)
        return frozenset()
    if test.type == "SequenceExpression":
        return deeper(test.expressions[-1], outcome)
    if test.type == "BinaryExpression" and test.operator in {"===", "==", "!==", "!="}:
        return _comparison(test, outcome == (test.operator in {"===", "=="}), scopes)
    if test.type == "BinaryExpression" and test.operator in _RELATIONS:
        return _relation(test, outcome, scopes)
    if test.type == "CallExpression" and _is_boolean_call(test):
        return deeper(test.arguments[0], outcome)
    own = _truthy(test, outcome, scopes)
    meaning = resolve(test)
    return own if meaning is None else own | deeper(meaning, outcome)


def strip(node: Node) -> Node:
    """Return the expression without the wrappers that change no value."""
    while node.type in {"ChainExpression", "ParenthesizedExpression"}:
        node = node.expression
    return node


def place_of(node: Node, scopes: ScopeManager) -> Place | None:
    """Return the place that an expression reads or writes, or None for what is no place."""
    node = strip(node)
    if node.type == "Literal":
        return Place(None, literal=node.raw)
    if node.type == "Identifier":
        if node.name == "undefined":
            return Place(None, literal="undefined")
        variable = scopes.resolve(node)
        return Place(variable) if variable is not None else None
    if node.type == "MemberExpression":
        name = member_name(node)
        base = place_of(node.object, scopes)
        if name is not None and base is not None and not base.is_literal:
            return Place(base.variable, (*base.members, name))
    return None


def member_name(node: Node) -> str | None:
    """Return the name of the member that a MemberExpression takes, or None when it is computed from a value."""
    if not node.computed:
        name: str = node.property.name
        return name
    if node.property.type == "Literal":
        return str(node.property.value)
    return None


def _is_boolean_call(test: Node) -> bool:
    return test.callee.type == "Identifier" and test.callee.name == "Boolean" and len(test.arguments) == 1


def _comparison(test: Node, equal: bool, scopes: ScopeManager) -> frozenset[Fact]:
    left, right = place_of(test.left, scopes), place_of(test.right, scopes)
    if left is None or right is None:
        return frozenset()
    places = tuple(sorted((left, right), key=str))
    facts = {Fact(Atom(AtomKind.EQUAL, places), equal)}
    flag, literal = (left, right.literal) if right.is_literal else (right, left.literal)
    if literal in {"true", "false"} and (equal or _is_flag(flag)):
        facts.add(Fact(Atom(AtomKind.TRUTHY, (flag,)), equal == (literal == "true")))
    return frozenset(facts)


_RELATIONS = {"<": (False, True), ">": (True, True), ">=": (False, False), "<=": (True, False)}
"""For each operator: whether its sides change places to read as "less", and whether "less" then holds or not."""


def _relation(test: Node, outcome: bool, scopes: ScopeManager) -> frozenset[Fact]:
    left, right = place_of(test.left, scopes), place_of(test.right, scopes)
    if left is None or right is None:
        return frozenset()
    swapped, holds = _RELATIONS[test.operator]
    places = (right, left) if swapped else (left, right)
    return frozenset({Fact(Atom(AtomKind.LESS, places), holds == outcome)})


def _is_flag(place: Place) -> bool:
    """Whether every value ever given to a variable is `true` or `false`, so that "not true" means "false"."""
    if place.variable is None or place.members:
        return False
    written = [reference.written for reference in place.variable.references if reference.is_write]
    return bool(written) and all(
        node is not None and node.type == "Literal" and isinstance(node.value, bool) for node in written
    )


def _truthy(test: Node, outcome: bool, scopes: ScopeManager) -> frozenset[Fact]:
    place = place_of(test, scopes)
    if place is None or place.is_literal:
        return frozenset()
    return frozenset({Fact(Atom(AtomKind.TRUTHY, (place,)), outcome)})
