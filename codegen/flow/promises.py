"""Promise chains: handlers run behind a boundary, each from the state that the promise before it has left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from ..js.node import Node
from .boundaries import Boundary, BoundaryKind, Certainty
from .machine import Frame
from .merging import is_plain, merge, merge_all, options_of
from .operations import Handler, TimeLimit
from .roles import CHAINING
from .settling import NOT_CUT, Cut, Failure, Promise, Resolver
from .state import State, join, join_all
from .timers import Timers
from .values import NOTHING, UNKNOWN, Constant, Function, Members, Sink, Token, Value


class Promises(Timers):
    """Calls of `then`, `catch`, `finally`, and of the functions of `Promise`."""

    def chain(self, node: Node, method: str, receiver: Value) -> Value:
        """Run `then`, `catch` or `finally`: the handlers run on the other side of a boundary, the path goes on here."""
        here = self.here
        promise = self.promise_of(receiver) or Promise(UNKNOWN, here, here, here)
        handlers = [self._handler(argument) for argument in node.arguments]
        self.begin(node)
        first = handlers[0] if handlers else None
        if method == "finally":
            return self._finally(node, first, promise)
        on_failure = first if method == "catch" else handlers[1] if len(handlers) > 1 else None
        on_success = first if method == "then" else None
        fulfilled = self._handle(BoundaryKind.THEN, on_success, promise, promise.fulfilled, node)
        failed = self._handle(BoundaryKind.CATCH, on_failure, promise, promise.rejected, node)
        return self._both_ways(promise, fulfilled, failed, on_failure is not None)

    def _handler(self, argument: Node) -> Value | None:
        """Return the function that an argument gives, or None when it gives none."""
        value = self.evaluate(argument)
        return None if isinstance(value, Constant) else value

    def _finally(self, node: Node, handler: Value | None, promise: Promise) -> Promise:
        """Run a `finally` handler on the way of each outcome; the outcome stays as it was unless the handler fails."""
        ways: list[State | None] = []
        failures: list[State | None] = []
        expected = _expects(promise)
        for settled in (promise.fulfilled, promise.rejected):
            result = self._handle(BoundaryKind.FINALLY, handler, promise, settled, node)
            ways.append(result.fulfilled if result is not None else settled)
            failures.append(result.rejected if result is not None else None)
            expected = expected or _expects(result)
        rejected = join_all([ways[1], *failures])
        return Promise(
            promise.resolves, ways[0], rejected, self.here, promise.cut, promise.refused, promise.timed, expected
        )

    def _both_ways(self, promise: Promise, fulfilled: Promise | None, failed: Promise | None, caught: bool) -> Promise:
        """Return the promise that a call of `then` or `catch` gives, from what became of each outcome."""
        on = fulfilled or Promise(promise.resolves, promise.fulfilled, None, None, promise.cut, timed=promise.timed)
        cut = promise.cut.both(on.cut)
        expected = _expects(on) or _expects(failed if caught else promise)
        if not caught:
            rejected, refused = join(on.rejected, promise.rejected), _refusal(promise, on)
            timed = on.timed and promise.timed
            return Promise(on.resolves, on.fulfilled, rejected, self.here, cut, refused, timed, expected)
        if failed is None:
            return Promise(
                on.resolves, on.fulfilled, on.rejected, self.here, cut, _refusal(None, on), expected=expected
            )
        return Promise(
            merge(on.resolves, failed.resolves) if on.fulfilled is not None else failed.resolves,
            join(on.fulfilled, failed.fulfilled),
            join(on.rejected, failed.rejected),
            self.here,
            cut.either(failed.cut),
            on.refused.either(failed.refused),
            expected=expected,
        )

    def _handle(
        self, kind: BoundaryKind, handler: Value | None, promise: Promise, settled: State | None, node: Node
    ) -> Promise | None:
        """Run one handler from the state in which the promise is settled; return what it leads to, None without a handler."""
        if handler is None:
            return None
        before = self.here
        self.record(Handler(node, before, self.effect, kind, handler, promise.rejects))
        if settled is None:
            self.followed.update(option.node for option in options_of(handler) if isinstance(option, Function))
            return Promise(NOTHING, None, None)
        boundary = Boundary(kind, node)
        arguments: list[Value] = []
        if kind is BoundaryKind.THEN:
            self.state = self.crossed(before, settled, promise, boundary)
            arguments.append(promise.resolves)
        else:
            self.state = before.has_also(settled, promise.begun).after(boundary)
            if kind is BoundaryKind.CATCH:
                failure = self.make(Failure, node)
                failure.cut = promise.refused
                arguments.append(failure)
        result = self._run_handler(kind, handler, arguments, node)
        self.state = before
        return result

    def _run_handler(self, kind: BoundaryKind, handler: Value, arguments: Sequence[Value], node: Node) -> Promise:
        """Run a handler in the current state, and return the promise of what it gives."""
        frame = Frame(node, self.here, (*self.frame.path, node), absorbs=True, many=self.frame.in_circle)
        frame.handling = kind is not BoundaryKind.THEN
        crossing = Cut(self.here.freshness, self.here.presence)
        self.frames.append(frame)
        value = self.attempt(lambda: self.apply(handler, arguments, node))
        self.frames.pop()
        thrown = frame.uncaught.state(Certainty.YES if kind is BoundaryKind.CATCH else Certainty.NO)
        expected = frame.uncaught.state(Certainty.UNSURE) is not None
        state = self.state
        if state is None:
            return Promise(NOTHING, None, thrown, None, crossing, crossing, expected=expected)
        inner = self.promise_of(value)
        if inner is None:
            return Promise(value, state, thrown, None, crossing, crossing, expected=expected)
        fulfilled = state.has_also(inner.fulfilled, inner.begun) if inner.fulfilled is not None else None
        rejected = state.has_also(inner.rejected, inner.begun) if inner.rejected is not None else None
        refused = inner.refused if thrown is None else inner.refused.either(crossing)
        rejected, cut = join(rejected, thrown), crossing.both(inner.cut)
        expected = expected or _expects(inner)
        return Promise(inner.resolves, fulfilled, rejected, None, cut, refused, inner.timed, expected)

    # --- Promise.all and the like -----------------------------------------------------------------------------------------

    def promise_static(self, node: Node, method: str, arguments: Sequence[Value]) -> Value:
        """Call a function of `Promise`."""
        first = arguments[0] if arguments else Constant(...)
        here = self.here
        if method == "resolve":
            return self.promise_of(first) or Promise(first, here, None, here)
        if method == "reject":
            return Promise(UNKNOWN, None, here, here)
        if method == "withResolvers":
            return UNKNOWN
        promises = [self._as_promise(item) for item in _items(first)]
        if not promises:
            return Promise(UNKNOWN, here, here if method != "allSettled" else None, here)
        return self._combined(node, method, promises)

    def _as_promise(self, item: Value) -> Promise:
        promise = self.promise_of(item)
        here = self.here
        if promise is not None:
            return promise
        return Promise(item, here, here if is_plain(item) and not isinstance(item, Constant) else None, here)

    def _combined(self, node: Node, method: str, promises: list[Promise]) -> Promise:
        here = self.here
        fulfilled = [promise.fulfilled for promise in promises]
        rejected = join_all(promise.rejected for promise in promises)
        if method in {"race", "any"}:
            self._note_limit(node, promises)
            resolves = merge_all(promise.resolves for promise in promises if promise.fulfilled is not None)
            cut = reduce(Cut.either, (promise.cut for promise in promises))
            if method == "race":  # what the cleanup has rejected comes before any answer that is still under way
                cut = reduce(Cut.both, (promise.voided for promise in promises), cut)
            refused = reduce(Cut.either, (promise.refused for promise in promises if promise.rejects), cut)
            return Promise(resolves, join_all(fulfilled), rejected, here, cut, refused)
        cut = reduce(Cut.both, (promise.cut for promise in promises))
        refused = reduce(Cut.either, (promise.refused for promise in promises if promise.rejects), cut)
        behind: State | None = here
        for promise in promises:
            settled = promise.fulfilled if method == "all" else join(promise.fulfilled, promise.rejected)
            behind = behind.has_also(settled, promise.begun) if behind is not None and settled is not None else None
        results = self.make(Members, node)
        results.rest = merge_all([results.rest, *(promise.resolves for promise in promises)])
        for index, promise in enumerate(promises):
            self.put(results, str(index), promise.resolves)
        return Promise(results, behind, None if method == "allSettled" else rejected, here, cut, refused)

    def _note_limit(self, node: Node, promises: list[Promise]) -> None:
        """Record that a timer ends the wait for the others."""
        if any(promise.timed for promise in promises):
            tokens = [option for promise in promises for option in options_of(promise.resolves)]
            sources = frozenset(token.source for token in tokens if isinstance(token, Token))
            self.record(TimeLimit(node, self.here, self.effect, sources))

    def is_chain(self, method: str, receiver: Value) -> bool:
        """Whether a call of a method continues a promise."""
        return method in CHAINING and not isinstance(receiver, (Members, Function, Sink, Resolver))


def _refusal(promise: Promise | None, on: Promise) -> Cut:
    """Return how surely an abort would make the failure of a chain an AbortError: each link that can fail counts."""
    cuts = [link.refused for link in (promise, on) if link is not None and link.rejects]
    return reduce(Cut.either, cuts) if cuts else NOT_CUT


def _expects(promise: Promise | None) -> bool:
    """Whether somebody has to expect that a promise is rejected."""
    return promise is not None and promise.rejects and promise.expected


def _items(value: Value) -> list[Value]:
    """Return the items of a list of promises."""
    for option in options_of(value):
        if isinstance(option, Members):
            rest = [option.rest] if option.rest is not NOTHING else []
            return [*option.members.values(), *rest]
    return []
