"""Timers, and the promises that executors build: who settles them, and whether the cleanup keeps that from happening."""

from __future__ import annotations

from collections.abc import Sequence

from ..js.node import Node
from .acts import Act, ActKind, ending
from .boundaries import Boundary, BoundaryKind, Certainty, Trail
from .facts import strip
from .machine import Frame
from .merging import merge, options_of
from .operations import TimeLimit, Timer, TimerCleared
from .reasons import Reason
from .settling import NOT_CUT, Cut, PendingPromise, Promise, Resolver
from .state import State, join
from .strangers import Strangers
from .values import NOTHING, UNKNOWN, Constant, Controller, Function, TimerId, Token, Value


class Timers(Strangers):
    """What timers and executors do."""

    # --- timers -----------------------------------------------------------------------------------------------------------

    def arm(self, node: Node, name: str, arguments: Sequence[Value]) -> Value:
        """Arm a timer and run what it will run."""
        timer = self.make(TimerId, node)
        callback = arguments[0] if arguments else UNKNOWN
        delay = node.arguments[1] if len(node.arguments) > 1 else None
        place = self.knowledge.lessons.kept.get(timer)
        self.record(Timer(node, self.here, self.effect, name, timer, delay, callback, place))
        before = self.here
        cut = self.knowledge.cut(self.effect, Act(ActKind.CLEARED, timer))
        fired = before.after(Boundary(BoundaryKind.TIMER, node), cut, Reason.SEVERAL_INSTANCES)
        if name != "setInterval":
            fired = fired.evolve(armed=frozenset(pair for pair in fired.armed if pair[1] is not timer))
        self.state = fired
        self.detached(callback, arguments[2:], node, f"a {name}")
        self.state = before
        return timer

    def clear(self, node: Node, arguments: Sequence[Value]) -> Value:
        """Clear the timer that an id means, if it means one."""
        value = arguments[0] if arguments else UNKNOWN
        timers = options_of(value)
        direct = node.arguments and self.peek(node.arguments[0]) == value
        place = self.place(node.arguments[0]) if direct else None
        if place is not None and isinstance(place.owner, TimerId):
            place = self.kept.get(place.owner, place)
        self.record(TimerCleared(node, self.here, self.effect, place, value))
        state = self.here
        armed = frozenset(
            pair for pair in state.armed if pair[0] != place and not (len(timers) == 1 and pair[1] is timers[0])
        )
        self.state = state.evolve(armed=armed, done=state.done | ending(value))
        return UNKNOWN

    def keep_in_container(self, value: Value) -> None:
        """Note that a timer's id is kept among others: to keep the next one does not lose it."""
        timers = options_of(value)
        state = self.here
        if any(isinstance(timer, TimerId) for timer in timers):
            self.state = state.evolve(armed=frozenset(pair for pair in state.armed if pair[1] not in timers))

    # --- executors --------------------------------------------------------------------------------------------------------

    def build_promise(self, executor: Function, node: Node) -> Value:
        """Run `new Promise(executor)`: the executor runs now; who settles the promise decides what it is."""
        pending = self.make(PendingPromise, node)
        pending.resolves, pending.fulfilled, pending.rejected = NOTHING, None, None
        pending.cuts, pending.voided, pending.timed, pending.open = [], NOT_CUT, False, False
        begun = self.here
        frame = Frame(node, begun, (*self.frame.path, node), absorbs=True, many=self.frame.in_circle)
        self.frames.append(frame)
        resolvers = [Resolver(pending, rejecting=False), Resolver(pending, rejecting=True)]
        self.attempt(lambda: self.invoke(executor, resolvers, node))
        self.frames.pop()
        thrown = frame.uncaught.state(Certainty.YES)
        if self.state is None:
            self.state = begun
        return self._built(pending, thrown, node)

    def _built(self, pending: PendingPromise, thrown: State | None, node: Node) -> Promise:
        here = self.here
        sources = frozenset(value.source for value in options_of(pending.resolves) if isinstance(value, Token))
        if pending.timed and (pending.open or len(pending.cuts) > 1 or sources):
            self.record(TimeLimit(node, here, self.effect, sources))
        cut = NOT_CUT if pending.open or not pending.cuts else pending.cuts[0]
        for other in pending.cuts[1:]:
            cut = cut.either(other)
        fulfilled, rejected = pending.fulfilled, join(pending.rejected, thrown)
        if pending.open:
            fulfilled, rejected = join(fulfilled, here), join(rejected, here)
        resolves = pending.resolves if pending.resolves is not NOTHING else UNKNOWN
        return Promise(resolves, fulfilled, rejected, here, cut, cut, pending.timed, voided=pending.voided)

    def settle(self, resolver: Resolver, arguments: Sequence[Value]) -> Value:
        """Call `resolve` or `reject`: the promise is settled in the current state."""
        pending, here = resolver.promise, self.here
        value = arguments[0] if arguments else Constant(...)
        inner = self.promise_of(value)
        by_timer = here.boundary is not None and here.boundary.kind in (BoundaryKind.TIMER, BoundaryKind.LISTENER)
        cut = Cut(here.freshness, here.presence) if by_timer else NOT_CUT
        fulfilled, rejected = (None, here) if resolver.rejecting else (here, None)
        if inner is not None and not resolver.rejecting:
            fulfilled = here.has_also(inner.fulfilled, inner.begun) if inner.fulfilled is not None else None
            rejected = here.has_also(inner.rejected, inner.begun) if inner.rejected is not None else None
            value, cut = inner.resolves, inner.cut
        before = pending.resolves, pending.fulfilled, pending.rejected, list(pending.cuts)
        pending.fulfilled, pending.rejected = join(pending.fulfilled, fulfilled), join(pending.rejected, rejected)
        if resolver.rejecting:
            pending.voided = pending.voided.both(self._by_abort(here))
        else:
            pending.resolves = merge(pending.resolves, value)
        pending.cuts.append(cut)
        pending.timed = pending.timed or (here.boundary is not None and here.boundary.kind is BoundaryKind.TIMER)
        if before != (pending.resolves, pending.fulfilled, pending.rejected, pending.cuts):
            self.changes += 1
        return UNKNOWN

    def _by_abort(self, here: State) -> Cut:
        """Return how surely the cleanup brings the path here about: by the abort of a controller of the run, heard from the start."""
        boundary = here.boundary
        if boundary is None or boundary.kind is not BoundaryKind.LISTENER or boundary.node.type != "CallExpression":
            return NOT_CUT
        callee, event = boundary.node.callee, boundary.node.arguments[:1]
        place = self.place(strip(callee.object)) if callee.type == "MemberExpression" else None
        controller = place.owner if place is not None and place.members == ("signal",) else None
        waited = sum(not isinstance(step.what, bool) for step in Trail.steps(here.trail)) > 1
        if not isinstance(controller, Controller) or not self.belongs_to_run(controller) or waited:
            return NOT_CUT
        is_abort = [getattr(argument, "value", None) for argument in event] == ["abort"]
        return self.knowledge.cut(self.effect, Act(ActKind.ABORTED, controller)) if is_abort else NOT_CUT

    def open_up(self, resolver: Resolver) -> None:
        """Note that anybody may settle a promise, at any time."""
        if not resolver.promise.open:
            resolver.promise.open = True
            self.changes += 1
