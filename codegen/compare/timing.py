"""When an effect asks again, and when it gives up: attempts, the delay between them, and the time-out of a request."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ..checks._operations import worst
from ..circles import circles, comparisons
from ..component import Component, Effect
from ..flow.facts import AtomKind, Fact, strip
from ..flow.operations import Operation, TimeLimit, Timer
from ..js.node import Node
from ..js.scope import Variable
from ..js.walk import ancestors, walk
from ..records import record
from .constants import evaluate, literals
from .delays import Delay, delay_of


@record(slots=False)
class Timing:
    """The timers of one effect, told apart by what they are for."""

    effect: Effect

    @cached_property
    def limits(self) -> dict[Node, Timer]:
        """The timers that end a wait: those whose promise is raced, or that stand in the executor of the wait itself."""
        found: dict[Node, Timer] = {}
        for limit in self.effect.of(TimeLimit):
            inside = [limit.node, *_raced(self.effect.component, limit.node)]
            for timer in self.effect.timers:
                if any(part.start <= timer.node.start and timer.node.end <= part.end for part in inside):
                    found[timer.node] = timer
        return found

    @cached_property
    def pauses(self) -> list[Timer]:
        """The other timers that fire once: those that lie between two attempts."""
        once = (timer for timer in worst(self.effect.timers) if timer.function == "setTimeout")
        return [timer for timer in once if timer.node not in self.limits]

    @property
    def timeout(self) -> Delay | None:
        """After what time a request is given up."""
        return next((delay for timer in self.limits.values() if (delay := self._delay(timer)) is not None), None)

    @property
    def retry_delay(self) -> Delay | None:
        """What lies between two attempts."""
        return next((delay for timer in self.pauses if (delay := self._delay(timer)) is not None), None)

    @property
    def attempts(self) -> int | None:
        """The greatest number of attempts; None without a bound, 0 without a request.

        It is the bound of the circle that a request runs in, or the length of its chain. An attempt is one request with its fall-backs;
        a retry is a request behind a timer.
        """
        if not self.effect.requests:
            return 0
        if self._circles:
            return self._bound(self._circles[0])
        return 1 + len({timer.node for timer in self.effect.timers if self._leads_on(timer.node)})

    def follows_pause(self, operation: Operation) -> bool:
        """Whether all that lies before an operation is the delay between two attempts, which the first one does not wait for."""
        boundary = operation.state.boundary
        if boundary is None:
            return False
        return any(
            boundary.node.start <= pause.node.start and pause.node.end <= boundary.node.end for pause in self.pauses
        )

    def accounted(self) -> Iterator[Node]:
        """Yield the literals that attempts and delays were worked out from."""
        component = self.effect.component
        for timer in self.effect.timers:
            if timer.delay is not None:
                yield from literals(component, timer.delay)
        for circle in self._circles:
            for _, other in comparisons(circle, component.program.scopes):
                yield from literals(component, other)

    @cached_property
    def _circles(self) -> list[Node]:
        """The loops and recursions round the requests."""
        around = [circle for request in self.effect.requests for circle in circles(self.effect, request.node)]
        return list(dict.fromkeys(around))

    def _bound(self, circle: Node) -> int | None:
        for _, other in comparisons(circle, self.effect.component.program.scopes):
            value = evaluate(self.effect.component, other, {})
            if value is not None and value > 1:
                return int(value)
        return None

    def _leads_on(self, timer: Node) -> bool:
        """Whether something is chained to the promise that a timer settles."""
        for node in ancestors(timer):
            if node is self.effect.function:
                return False
            if node.type == "AwaitExpression":
                return timer not in self.limits
            if node.type == "CallExpression":
                callee = strip(node.callee)
                if callee.type == "MemberExpression" and not callee.computed and callee.property.name == "then":
                    return True
        return False

    def _delay(self, timer: Timer) -> Delay | None:
        if timer.delay is None:
            return None
        counted = self._counted(timer.node)
        first = 2 if any(_beyond_first(fact, counted) for fact in timer.state.facts) else 1
        return delay_of(self.effect.component, timer.node, timer.delay, counted, first)

    def _counted(self, node: Node) -> Variable | None:
        """Return the variable that counts the attempts round a node."""
        scopes = self.effect.component.program.scopes
        for circle in circles(self.effect, node):
            for variable, _ in comparisons(circle, scopes):
                return variable
        return None


def _raced(component: Component, call: Node) -> Iterator[Node]:
    """Yield the promises made by hand that a call names."""
    for node in walk(call):
        variable = component.program.scopes.resolve(node) if node.type == "Identifier" else None
        init = getattr(variable.definitions[0].node, "init", None) if variable and variable.definitions else None
        if init is not None and init.type == "NewExpression":
            yield init


def _beyond_first(fact: Fact, counted: Variable | None) -> bool:
    """Whether a fact says that the first attempt is over: `attempt > 1`."""
    places = fact.atom.places
    if fact.atom.kind is not AtomKind.LESS or not fact.holds:
        return False
    return places[0].literal == "1" and places[1].variable is counted
