"""From a test and its outcome to the facts that then certainly hold."""

from __future__ import annotations

from abc import ABC, abstractmethod

from ..js.node import Node
from .facts import NO_FACTS, Atom, AtomKind, Fact, Place, strip
from .values import RefCell

RELATIONS = {"<": (False, True), ">": (True, True), ">=": (False, False), "<=": (True, False)}
"""For each operator: whether its sides change places to read as "less", and whether "less" then holds or not."""

Meaning = tuple[frozenset[Fact], frozenset[Fact]]
"""What is known when a value is truthy, and when it is falsy."""


class Reader(ABC):
    """Who knows what names stand for."""

    @abstractmethod
    def place(self, node: Node) -> Place | None:
        """Return the place that an expression names."""

    @abstractmethod
    def meaning(self, node: Node) -> Meaning | None:
        """Return what the value of a name or call says, where it holds the outcome of a test."""

    @abstractmethod
    def is_flag(self, place: Place) -> bool:
        """Whether every value ever given to a place is true or false."""


def implied(test: Node, outcome: bool, reader: Reader) -> frozenset[Fact]:
    """Return the facts that certainly hold once `test` has come out as `outcome`."""
    test = strip(test)
    kind = test.type
    if kind == "UnaryExpression":
        return implied(test.argument, not outcome, reader) if test.operator == "!" else NO_FACTS
    if kind == "LogicalExpression":
        if (test.operator == "&&") == outcome and test.operator != "??":
            return implied(test.left, outcome, reader) | implied(test.right, outcome, reader)
        return NO_FACTS
    if kind == "SequenceExpression":
        return implied(test.expressions[-1], outcome, reader)
    if kind == "AssignmentExpression" and test.operator == "=":
        return implied(test.left, outcome, reader)
    if kind == "BinaryExpression":
        return _binary(test, outcome, reader)
    if kind == "CallExpression":
        return _call(test, outcome, reader)
    if kind not in {"Identifier", "MemberExpression"}:
        return NO_FACTS
    return _truthy(test, outcome, reader) | _meant(test, outcome, reader)


def _meant(test: Node, outcome: bool, reader: Reader) -> frozenset[Fact]:
    meaning = reader.meaning(test)
    if meaning is None:
        return NO_FACTS
    return meaning[0] if outcome else meaning[1]


def _binary(test: Node, outcome: bool, reader: Reader) -> frozenset[Fact]:
    if test.operator in {"===", "==", "!==", "!="}:
        return comparison(test.left, test.right, outcome == (test.operator in {"===", "=="}), reader)
    if test.operator in RELATIONS:
        left, right = reader.place(test.left), reader.place(test.right)
        if left is not None and right is not None:
            swapped, holds = RELATIONS[test.operator]
            places = (right, left) if swapped else (left, right)
            return frozenset({Fact(Atom(AtomKind.LESS, places), holds == outcome)})
    return NO_FACTS


def _call(test: Node, outcome: bool, reader: Reader) -> frozenset[Fact]:
    """Read `Boolean(x)`, `Object.is(a, b)`, and calls of functions with known text."""
    callee, arguments = strip(test.callee), test.arguments
    if callee.type == "Identifier" and callee.name == "Boolean" and len(arguments) == 1:
        return implied(arguments[0], outcome, reader)
    if callee.type == "MemberExpression" and len(arguments) == 2 and not callee.computed:
        owner = callee.object
        if callee.property.name == "is" and owner.type == "Identifier" and owner.name == "Object":
            return comparison(arguments[0], arguments[1], outcome, reader)
    return _meant(test, outcome, reader)


def comparison(left: Node, right: Node, equal: bool, reader: Reader) -> frozenset[Fact]:
    """Return the facts of `left === right` being true or false."""
    first, second = reader.place(left), reader.place(right)
    if first is None or second is None:
        return _compared_meaning(left, right, equal, reader)
    places = (first, second) if _order(first) <= _order(second) else (second, first)
    facts = {Fact(Atom(AtomKind.EQUAL, places), equal)}
    flag, literal = (first, second.literal) if second.is_literal else (second, first.literal)
    if literal in {"true", "false"} and (equal or reader.is_flag(flag)):
        facts.add(Fact(Atom(AtomKind.TRUTHY, (flag,)), equal == (literal == "true")))
    return frozenset(facts) | _compared_meaning(left, right, equal, reader)


def _compared_meaning(left: Node, right: Node, equal: bool, reader: Reader) -> frozenset[Fact]:
    """Return what a name, a call or another test says that is compared with `true` or `false`."""
    left, right = strip(left), strip(right)
    for side, other in ((left, right), (right, left)):
        if other.type != "Literal" or not isinstance(other.value, bool):
            continue
        if side.type == "BinaryExpression" or (side.type == "UnaryExpression" and side.operator == "!"):
            return implied(side, equal == other.value, reader)
        meaning = reader.meaning(side) if side.type in {"Identifier", "CallExpression"} else None
        if meaning is not None:
            return meaning[0] if equal == other.value else meaning[1]
    return NO_FACTS


def _order(place: Place) -> tuple[int, int, tuple[str, ...], str]:
    """Return a key that puts the places of a comparison in one order, whichever way it was written."""
    if place.literal is not None:
        return 2, 0, (), place.literal
    if place.owner is not None:
        return 0 if isinstance(place.owner, RefCell) else 1, place.owner.node.start, place.members, ""
    scope = place.variable.scope.block.start if place.variable is not None else 0
    return 1, scope, place.members, place.variable.name if place.variable is not None else ""


def _truthy(test: Node, outcome: bool, reader: Reader) -> frozenset[Fact]:
    place = reader.place(test)
    if place is None or place.is_literal:
        return NO_FACTS
    return frozenset({Fact(Atom(AtomKind.TRUTHY, (place,)), outcome)})
