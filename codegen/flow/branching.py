"""Branches: which side of a test can be reached, what is known there, and what it says about the run."""

from __future__ import annotations

import re
from abc import abstractmethod

from ..js.node import Node
from ..js.scope import Variable
from ..js.walk import is_function, walk
from .acts import Act, ActKind, absent, writing
from .answers import Answers, is_unknown_function
from .boundaries import Certainty, Phase
from .counting import BOTH_WAYS, NOT_COUNTED, Direction, direction_of, directions, limits
from .facts import Atom, AtomKind, Fact, Place, member_name, strip
from .guards import Verdict, judge
from .merging import options_of
from .operations import UselessGuard
from .reasons import Reason
from .state import NONE, State
from .values import TOKEN_ORIGIN, UNKNOWN, Constant, Function, Members, Reactive, RefCell, Value
from .wording import init_of

GUARD_NAMES = "(?i)abort|cancel|destroy|dispos|ignor|mounted|obsolete|outdated|stale|superseded|unmount"
"""Names that a test bears which asks whether a run is void."""

QUESTION_NAMES = "(?i)active|alive|current|dead|latest|live|newest|stopped|void"
"""More such names, for a question that is asked without an argument."""

LOGICAL = frozenset({"LogicalExpression", "UnaryExpression"})
"""Expressions of which is known what their operands say."""

MEMBERSHIP = frozenset({"has", "includes"})
"""Methods that ask whether a container has something."""

CLOCKS = frozenset({"Date.now", "performance.now"})


class Branching(Answers):
    """Entering the sides of a test."""

    def branch(self, test: Node, outcome: bool) -> State | None:
        """Enter the side of a test; None when what is known rules it out. The test itself has been run before."""
        state = self.state
        if state is None:
            return None
        if self._is_known(test, not outcome):
            self.state = None
            return None
        facts, ambiguous = self.implied(test, outcome)
        facts |= self.left_of(test, outcome)
        return self.enter_side(facts, test, outcome, ambiguous=ambiguous)

    def enter_side(self, facts: frozenset[Fact], test: Node, outcome: bool, *, ambiguous: bool = False) -> State | None:
        """Go on where some facts hold, because a test came out so; None when what is known rules them out."""
        state = self.here
        for fact in facts:
            if fact.opposite() in state.facts or _is_false(fact):
                self.state = None
                return None
        state = state.knowing(facts, test, outcome)
        if state.phase is Phase.CONTINUATION:
            state = self._judged(state, facts, test)
            if ambiguous:
                state = perhaps(state, Reason.ALIASED_REF)
            elif not state.fresh and (self._may_guard(test) or self._asks_of_cleanup(test, facts)):
                state = perhaps(state, Reason.UNKNOWN_GUARD)
        elif state.phase in (Phase.CLEANUP, Phase.EFFECT):
            state = self._vacuous(state, facts)
        if state.unbounded and self._bounds(test, outcome, facts):
            state = state.evolve(unbounded=NONE)
        if state.asked and test not in state.failed and self._may_lack_token(test, facts):
            state = state.evolve(failed=state.failed | {test})
        self.state = state
        return state

    def _is_known(self, test: Node, outcome: bool) -> bool:
        """Whether a test is a constant of this outcome."""
        test = strip(test)
        if test.type == "Literal":
            return bool(test.value) is outcome and test.value is not None
        if test.type != "Identifier":
            return False
        variable = self.scopes.resolve(test)
        value = self.values.get(variable) if variable is not None and variable.is_constant else None
        return isinstance(value, Constant) and value.is_truthy is outcome

    # --- guards -----------------------------------------------------------------------------------------------------------

    def _judged(self, state: State, facts: frozenset[Fact], test: Node) -> State:
        for fact in facts:
            verdict = judge(fact, self)
            if verdict is None:
                state = self._known_void(state, fact)
                continue
            if verdict.useless is not None:
                self.record(UselessGuard(test, state, self.effect, verdict.guard, verdict.useless))
            if verdict.useless is None or verdict.newer is Certainty.YES:
                state = self._trust(state, verdict)
        return state

    def _known_void(self, state: State, fact: Fact) -> State:
        """Return the state where a guard has failed: whatever kept the run in force until here, it is void now."""
        verdict = judge(fact.opposite(), self)
        if verdict is None or verdict.useless is not None or verdict.doubt is not None:
            return state
        return state.evolve(
            freshness=Certainty.NO if verdict.newer is Certainty.YES else state.freshness,
            presence=Certainty.NO if verdict.unmount is Certainty.YES else state.presence,
        )

    @staticmethod
    def _trust(state: State, verdict: Verdict) -> State:
        """Return the state behind a guard; behind a cleanup no guard brings the component back."""
        presence = state.presence if state.ended else max(state.presence, verdict.unmount)
        return state.evolve(
            freshness=max(state.freshness, verdict.newer),
            presence=presence,
            ways=frozenset(way | {verdict.guard} for way in state.ways),
            doubt=state.doubt or verdict.doubt,
        )

    def pass_guard(self, signal: Place, node: Node) -> None:
        """Go on behind a call that only returns while a signal is not aborted."""
        aborted = Place(signal.variable, (*signal.members, "aborted"), owner=signal.owner)
        fact = Fact(Atom(AtomKind.TRUTHY, (aborted,)), False)
        self.enter_side(frozenset({fact}), node, True)

    def _may_guard(self, test: Node) -> bool:
        """Whether a test asks something unknown whether the run is void: `isMounted()`, `token.cancelled`."""
        return any(self._is_unknown_question(node) for node in walk(test) if not is_function(node))

    def _asks_of_cleanup(self, test: Node, facts: frozenset[Fact]) -> bool:
        """Whether a test asks a variable that a cleanup assigns, in a way that is not read: `bits & 1`."""
        known = {root for fact in facts for root in fact.atom.roots}
        names = (
            self.scopes.resolve(node)
            for node in walk(test)
            if node.type == "Identifier" and node.parent is not None and node.parent.type not in LOGICAL
        )
        return any(name is not None and name not in known and self.ended_by_cleanup(name) for name in names)

    def ended_by_cleanup(self, variable: Variable) -> bool:
        """Whether a cleanup assigns a variable that each run of the effect has for itself."""
        if variable.is_constant or not self.belongs_to_run(variable):
            return False
        return any(write.state.phase is Phase.CLEANUP for write in self.knowledge.writes(Place(variable)))

    def _is_unknown_question(self, node: Node) -> bool:
        if node.type == "CallExpression":
            callee = strip(node.callee)
            if callee.type == "MemberExpression" and member_name(callee) in MEMBERSHIP:
                return isinstance(self.peek(callee.object), Members) and any(map(self._is_of_run, node.arguments))
            name = (member_name(callee) if callee.type == "MemberExpression" else getattr(callee, "name", None)) or ""
            named = re.search(GUARD_NAMES, name) or (not node.arguments and re.search(QUESTION_NAMES, name))
            return bool(named) and is_unknown_function(self.peek(callee))
        if node.type != "MemberExpression" or node.computed:
            return False
        held = self.peek(node.object)
        if isinstance(held, Members) and isinstance(self.peek(node), Function):
            return True  # a getter: what it says is not read
        if not self._may_change(held):
            return False
        name = node.property.name
        if re.search(QUESTION_NAMES, name) and self._is_of_run(strip(node.object)):
            return True
        named = re.search(GUARD_NAMES, name) or name == "current"
        return bool(named) and (strip(node.object).type != "Identifier" or self._is_local(node.object))

    def _is_of_run(self, node: Node) -> bool:
        """Whether a name is that of something which this run of the effect has made: `const run = new Run()`."""
        variable = self.scopes.resolve(node) if node.type == "Identifier" else None
        init = init_of(variable) if variable is not None else None
        made = init is not None and init.type in {"NewExpression", "CallExpression", "ObjectExpression"}
        return made and variable is not None and self.belongs_to_run(variable)

    @staticmethod
    def _may_change(value: Value) -> bool:
        """Whether an object is not known here, so that its members may tell that a run is void; props never change."""
        return value is UNKNOWN or (isinstance(value, Reactive) and value.origin != "props")

    def _is_local(self, identifier: Node) -> bool:
        return self.scopes.resolve(strip(identifier)) is not None

    # --- acts -------------------------------------------------------------------------------------------------------------

    def _vacuous(self, state: State, facts: frozenset[Fact]) -> State:
        """Add the acts that are needless because there is nothing to do them to (`if (timer) clearTimeout(timer)`)."""
        acts: set[Act] = set()
        for fact in facts:
            place = fact.atom.places[0]
            if fact.atom.kind is AtomKind.TRUTHY and not fact.holds:
                acts |= self._absent(place)
            elif fact.atom.kind is AtomKind.EQUAL and fact.holds:
                literal = fact.atom.places[1].literal
                if literal in {"null", "undefined"}:
                    acts |= self._absent(place)
                elif literal is not None:
                    acts.add(Act(ActKind.EQUAL, place, literal))
        return state.evolve(done=state.done | acts) if acts else state

    def _absent(self, place: Place) -> frozenset[Act]:
        value = self.value_at(place)
        acts = absent(place, value)
        for option in options_of(value):
            if isinstance(option, Members):
                flags = self.knowledge.writes(Place(None, owner=option))
                acts = acts.union(*(writing(write.place, write.written) for write in flags)) if flags else acts
        return acts

    def _may_lack_token(self, test: Node, facts: frozenset[Fact]) -> bool:
        """Whether a test has asked for a token, and this is not certainly the side on which there is one."""
        found = any(
            fact.holds and fact.atom.kind is AtomKind.TRUTHY and self._is_token(fact.atom.places[0]) for fact in facts
        )
        return not found and any(map(self._gives_token, walk(test)))

    def _is_token(self, place: Place) -> bool:
        return self.value_at(place).origins >= TOKEN_ORIGIN

    def _gives_token(self, node: Node) -> bool:
        """Whether a part of a test is a token, or is waited for as one is."""
        if node.type == "AwaitExpression":
            return True
        return node.type == "Identifier" and self.peek(node).origins >= TOKEN_ORIGIN

    def _bounds(self, test: Node, outcome: bool, facts: frozenset[Fact]) -> bool:
        """Whether a test limits how often its side is entered: by what is counted, or by the clock."""
        return any(self._is_limit(fact) for fact in facts) or limits(test, outcome, self._is_clock)

    def _is_limit(self, fact: Fact) -> bool:
        """Whether a fact can only hold so many times: what it says of a number is what counting makes untrue."""
        if fact.atom.kind is AtomKind.TRUTHY:
            return fact.holds and Direction.DOWN in self._directions(fact.atom.places[0])
        if fact.atom.kind is AtomKind.EQUAL:
            return any(self._directions(place) for place in fact.atom.places)
        less, more = fact.atom.places if fact.holds else fact.atom.places[::-1]
        return Direction.UP in self._directions(less) or Direction.DOWN in self._directions(more)

    def _is_clock(self, node: Node) -> bool:
        return node.type == "CallExpression" and self.callee_name(strip(node.callee)) in CLOCKS

    @abstractmethod
    def callee_name(self, callee: Node) -> str:
        """Return the name of what is called; brought by the subclass."""

    def _directions(self, place: Place) -> frozenset[Direction]:
        """Return the directions in which what a place holds is counted; none if it is not."""
        if place.literal is not None:
            return NOT_COUNTED
        if place.members[-1:] == ("length",):
            return BOTH_WAYS
        if isinstance(place.owner, (RefCell, Members)):
            later = (
                self.here.phase is Phase.CONTINUATION
            )  # what each run counts once limits no circle behind a boundary
            writes = [
                write for write in self.knowledge.writes(place) if write.state.phase is self.here.phase or not later
            ]
            return NOT_COUNTED.union(
                *(direction_of(write.node, lambda node: self.place(node) == place) for write in writes)
            )
        return self.once(directions, place, self.scopes)


def perhaps(state: State, reason: Reason) -> State:
    """Return the state in which it is not sure whether the run is void."""
    return state.evolve(
        freshness=max(state.freshness, Certainty.UNSURE),
        presence=max(state.presence, Certainty.UNSURE),
        doubt=state.doubt or reason,
    )


def _is_false(fact: Fact) -> bool:
    """Whether a fact compares two literals and is untrue."""
    if fact.atom.kind is not AtomKind.EQUAL:
        return False
    first, second = fact.atom.places
    return first.is_literal and second.is_literal and (first.literal == second.literal) is not fact.holds
