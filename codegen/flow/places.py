"""What names stand for: places behind expressions, and the tests whose outcome a name or a call holds."""

from __future__ import annotations

from functools import reduce

from ..js.node import Node
from ..js.scope import Variable
from .acts import literal_of
from .facts import ANY, NO_FACTS, Atom, Fact, Place, member_name, strip
from .implications import Meaning, implied
from .machine import Machine
from .merging import Choice, member_value
from .roles import READERS
from .settling import PendingPromise
from .state import MOST_FACTS, State, lasting
from .values import NOTHING, UNKNOWN, Constant, Members, Reactive, RefCell, Signal, Thing, Value

UNDEFINED = Place(None, literal="undefined", lasting=True)
_PLAIN = (str, int, float, bool, type(None))


class Places(Machine):
    """Reading of names, without running anything."""

    _ambiguous = False

    # --- values -----------------------------------------------------------------------------------------------------------

    def peek(self, node: Node) -> Value:
        """Return what is known of a name or member chain, without recording that it is read."""
        node = strip(node)
        if node.type == "Identifier":
            return self.lookup(node)
        if node.type == "MemberExpression":
            return member_value(self.peek(node.object), member_name(node))
        return UNKNOWN

    def value_at(self, place: Place) -> Value:
        """Return what is known of the value of a place."""
        value: Value = UNKNOWN
        if place.owner is not None:
            value = place.owner
        elif place.variable is not None:
            value = self.value_of(place.variable)
        for name in place.members:
            value = member_value(value, name)
        return value

    # --- places -----------------------------------------------------------------------------------------------------------

    def place(self, node: Node) -> Place | None:
        """Return the place that an expression names, the same for all names of one thing; None for what is no place.

        Notes in passing when the place is one of several refs or objects.
        """
        node = strip(node)
        match node.type:
            case "Literal":
                plain = isinstance(node.value, _PLAIN)
                return Place(None, literal=literal_of(Constant(node.value)) if plain else node.raw, lasting=True)
            case "TemplateLiteral" if not node.expressions:
                return Place(None, literal=literal_of(Constant(node.quasis[0].value["cooked"])), lasting=True)
            case "Identifier":
                return self._place_of_name(node)
            case "MemberExpression":
                return self._place_of_member(node)
        return None

    def _place_of_name(self, node: Node) -> Place | None:
        variable = self.scopes.resolve(node)
        if variable is None:
            return UNDEFINED if node.name == "undefined" else None
        cell = self.shared_cell(variable)
        if cell is not None:
            return Place(None, ("current",), owner=cell)
        if not variable.is_constant:
            return Place(variable)
        value = self.value_of(variable)
        if variable in self.taken_late:
            return self.taken_late[variable]
        if isinstance(value, Signal):
            return Place(None, ("signal",), owner=value.controller)
        if isinstance(value, Thing) and not isinstance(value, PendingPromise):
            return Place(None, owner=value)
        known = self.aliases.get(variable) or self.named.get(variable)
        if known is None:
            known = self.named[variable] = Place(variable, lasting=True)
        return known

    def _place_of_member(self, node: Node) -> Place | None:
        name = member_name(node)
        if name is None:
            return None
        shared = self.item_of_all(node.object)
        if shared is not None:
            return Place(None, (*shared.members, name), owner=shared.owner)
        base_value = self.peek(node.object)
        base = self.place(node.object)
        behind_ref = base is not None and isinstance(base.owner, RefCell) and base.members[:1] == ("current",)
        if isinstance(base_value, Signal) and not behind_ref:
            return Place(None, ("signal", name), owner=base_value.controller)
        if isinstance(base_value, Thing) and not behind_ref:
            return Place(None, (name,), owner=base_value)
        if isinstance(base_value, Choice) and not behind_ref:
            self._ambiguous = self._ambiguous or any(isinstance(item, Thing) for item in base_value.options)
            return None
        if base is None or base.is_literal:
            return None
        kept = base.lasting and isinstance(base_value, Reactive)
        return Place(base.variable, (*base.members, name), owner=base.owner, lasting=kept)

    def item_of_all(self, node: Node) -> Place | None:
        """Return the place of an item that is taken out of a container which outlives the run: it may be that of another run."""
        node = strip(node)
        if node.type == "CallExpression":
            callee = strip(node.callee)
            taking = callee.type == "MemberExpression" and member_name(callee) in READERS
            container = self.peek(callee.object) if taking else UNKNOWN
        elif node.type == "MemberExpression" and member_name(node) is None:
            container = self.peek(node.object)
        else:
            return None
        if not isinstance(container, Members) or self.effect is None or container.rest is NOTHING:
            return None
        born = self.born.get(container)
        return Place(None, (ANY,), owner=container) if born is None or born[1] is not self.effect else None

    # --- tests behind names -----------------------------------------------------------------------------------------------

    def implied(self, test: Node, outcome: bool) -> tuple[frozenset[Fact], bool]:
        """Return the facts that a test's outcome implies, and whether it asks one of several things."""
        self._ambiguous = False
        facts = implied(test, outcome, self)
        return facts, self._ambiguous

    def meaning(self, node: Node) -> Meaning | None:
        """Return what a name (`const stale = id !== ref.current`) or a call (`isStale()`) says, if that still holds."""
        if node.type == "Identifier":
            variable = self.scopes.resolve(node)
            if variable is None or self.state is None:
                return None
            known = [(true, false) for name, true, false in self.state.tests if name is variable]
            if variable in self.lasting_tests:
                known.append(self.lasting_tests[variable])
            return (
                (NO_FACTS.union(*(true for true, _ in known)), NO_FACTS.union(*(false for _, false in known)))
                if known
                else None
            )
        returns = self.outcomes.get(node)
        return self._meaning_of_returns(node, returns) if returns is not None else None

    def remember_test(self, variable: Variable, test: Node) -> None:
        """Remember what a constant says that holds a test's outcome."""
        true, false = self.implied(test, True)[0], self.implied(test, False)[0]
        if not true and not false:
            return
        if len(lasting(true)) == len(true) and len(lasting(false)) == len(false):
            self.lasting_tests[variable] = (true, false)
        elif self.state is not None:
            self.state = self.state.evolve(tests=self.state.tests | {(variable, true, false)})

    def left_of(self, test: Node, outcome: bool) -> frozenset[Fact]:
        """Return what `a && b` being false, or `a || b` being true, says of the one where the other is known.

        Where it is a constant that decides, that is remembered: behind `if (token && cancelled) return`, a token is one of a run in force.
        """
        test = strip(test)
        if test.type == "UnaryExpression" and test.operator == "!":
            return self.left_of(test.argument, not outcome)
        if test.type != "LogicalExpression" or test.operator == "??" or (test.operator == "&&") == outcome:
            return NO_FACTS
        facts = NO_FACTS
        for one, other in ((test.left, test.right), (test.right, test.left)):
            said = self.implied(other, outcome)[0]
            if any(fact.opposite() in self.here.facts for fact in self.implied(one, outcome)[0]):
                facts |= said
            elif said:
                self._remember_condition(one, not outcome, said)
        return facts

    def _remember_condition(self, test: Node, outcome: bool, said: frozenset[Fact]) -> None:
        """Remember what holds if a test comes out so, where the test is a constant or its negation."""
        test = strip(test)
        while test.type == "UnaryExpression" and test.operator == "!":
            test, outcome = strip(test.argument), not outcome
        variable = self.scopes.resolve(test) if test.type == "Identifier" else None
        if variable is not None and variable.is_constant and len(self.here.tests) < MOST_FACTS:
            sides = (said, NO_FACTS) if outcome else (NO_FACTS, said)
            self.state = self.here.evolve(tests=self.here.tests | {(variable, *sides)})

    def _meaning_of_returns(self, call: Node, returns: list[tuple[State, Value, Node]]) -> Meaning:
        """Return what holds on all ways on which a function gives something truthy, and something falsy."""
        sides: tuple[list[frozenset[Fact]], list[frozenset[Fact]]] = ([], [])
        for state, value, node in returns:
            expression = node.argument if node.type == "ReturnStatement" else node
            for outcome, facts in ((True, sides[0]), (False, sides[1])):
                if isinstance(value, Constant):
                    if value.is_truthy == outcome:
                        facts.append(state.facts)
                elif expression is not None and expression.type != "BlockStatement":
                    facts.append(state.facts | implied(expression, outcome, self))
        true, false = (reduce(frozenset.intersection, facts) if facts else NO_FACTS for facts in sides)
        return self._with_arguments(true, call), self._with_arguments(false, call)

    def _with_arguments(self, facts: frozenset[Fact], call: Node) -> frozenset[Fact]:
        """Return facts with the parameters of the function that was called replaced by what they were given."""
        places = self.parameters.get(call)
        if not places:
            return facts
        return frozenset(_replaced(fact, places) for fact in facts)


def _replaced(fact: Fact, places: dict[Variable, Place]) -> Fact:
    if not any(place.variable in places for place in fact.atom.places):
        return fact
    given = [
        Place(
            found.variable,
            (*found.members, *place.members),
            owner=found.owner,
            lasting=found.lasting and not place.members,
        )
        if place.variable is not None and (found := places.get(place.variable)) is not None
        else place
        for place in fact.atom.places
    ]
    return Fact(Atom(fact.atom.kind, tuple(given)), fact.holds)
