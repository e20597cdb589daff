"""What an effect makes of the result of a promise: of a token, of none, and of a failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from ..component import Effect
from ..flow.facts import AtomKind, Fact, strip
from ..flow.operations import Operation
from ..flow.state import BoundaryKind, State
from ..flow.values import Function
from ..js.node import Node
from ..js.walk import ancestors, is_function, walk
from ..records import record
from .names import Names

NO_TOKEN = "there is no token"  # noqa: S105 - words for a reader
FAILURE = "no request succeeds"


@record(slots=False)
class Results:
    """How one effect tells results apart, whether it chains promises or awaits them."""

    effect: Effect
    names: Names

    @cached_property
    def are_tested(self) -> bool:
        """Whether anything depends on there being a value in a result."""
        return bool(self._tests)

    def occasions(self, operations: Iterable[Operation]) -> frozenset[str]:
        """Return on what occasions something is done behind a wait that carries no token."""
        return frozenset(occasion for operation in operations for occasion in self._occasions(operation.state))

    def _occasions(self, state: State) -> Iterator[str]:
        if any(self._says(fact, is_null=False) for fact in state.facts):
            yield FAILURE  # a result that is not null, and no token: what a request that failed leaves behind
        elif any(self._says(fact, is_null=True) for fact in state.facts):
            yield NO_TOKEN
        elif any(self._says_missing(fact) for fact in state.facts):
            if not self._refuses_nothing:
                yield NO_TOKEN
            if self._failure_is_nothing:
                yield FAILURE
        else:
            yield FAILURE

    @cached_property
    def _tests(self) -> list[Node]:
        """The tests that look at what was awaited itself."""
        tests = (node.test for node in walk(self.effect.call) if node.type in {"IfStatement", "ConditionalExpression"})
        return [test for test in tests if any(map(self.names.is_awaited, _alone(test)))]

    def _says_missing(self, fact: Fact) -> bool:
        """Whether a fact says that a result is falsy."""
        place = fact.atom.places[0]
        is_alone = not place.members and self.names.is_result(place.variable)
        return fact.atom.kind is AtomKind.TRUTHY and not fact.holds and is_alone

    def _says(self, fact: Fact, *, is_null: bool) -> bool:
        """Whether a fact compares a result with null, and says that it is, or is not."""
        if fact.atom.kind is not AtomKind.EQUAL or fact.holds is not is_null:
            return False
        places = fact.atom.places
        results = [place for place in places if not place.members and self.names.is_result(place.variable)]
        return bool(results) and any(place.literal == "null" for place in places)

    @cached_property
    def _refuses_nothing(self) -> bool:
        """Whether a promise of the effect's own rejects where a result is null, so that nobody behind it sees the null."""
        return any(
            (node.type == "ThrowStatement" or (node.type == "CallExpression" and self._rejects(node)))
            and _is_in_executor(node)
            for test in self._tests
            if test.parent is not None
            for node in walk(test.parent)
        )

    def _rejects(self, call: Node) -> bool:
        """Whether a call is one of the second parameter of a promise's executor."""
        definition = self.effect.component.program.scopes.definition(strip(call.callee))
        if definition is None or not is_function(definition.node) or len(definition.node.params) < 2:
            return False
        return definition.node.params[1] is definition.name

    @cached_property
    def _failure_is_nothing(self) -> bool:
        """Whether a rejection is turned into a result that is falsy: `.catch(() => null)`, or `catch { return undefined }`."""
        caught = (item.function for item in self.effect.handlers if item.kind is BoundaryKind.CATCH)
        if any(isinstance(function, Function) and _is_nothing(function.node.body) for function in caught):
            return True
        clauses = (node.body for node in walk(self.effect.call) if node.type == "CatchClause")
        returns = (node for body in clauses for node in walk(body) if node.type == "ReturnStatement")
        return any(node.argument is None or _is_nothing(node.argument) for node in returns)


def _alone(test: Node) -> Iterator[Node]:
    """Yield the names whose own value a test looks at, as in `token`, `!token`, `token === null` and `a && token`."""
    test = strip(test)
    match test.type:
        case "Identifier":
            yield test
        case "UnaryExpression" if test.operator == "!":
            yield from _alone(test.argument)
        case "LogicalExpression":
            yield from (*_alone(test.left), *_alone(test.right))
        case "BinaryExpression" if test.operator in {"===", "!==", "==", "!="}:
            sides = [strip(test.left), strip(test.right)]
            if any(side.type == "Literal" or getattr(side, "name", "") == "undefined" for side in sides):
                yield from (side for side in sides if side.type == "Identifier")


def _is_nothing(node: Node) -> bool:
    node = strip(node)
    return (node.type == "Literal" and node.value is None) or getattr(node, "name", "") == "undefined"


def _is_in_executor(node: Node) -> bool:
    return any(above.type == "NewExpression" for above in ancestors(node))
