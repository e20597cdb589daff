"""The check `uncancelled-run`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.acts import Act, ActKind
from ..flow.boundaries import Phase
from ..flow.guards import Guard, GuardKind
from ..flow.operations import Dispatch, EarlyReturn, RefWrite
from ..flow.reasons import Reason
from ..flow.values import RefCell
from ._examples import synchronizer
from ._operations import called, later, line, worst
from ._race import AnyFinding, RaceCheck
from ._story import cause, last_test, steps
from .base import Invalid


class UncancelledRun(RaceCheck):
    """An exit of the effect that leaves the run before it in force."""

    id = "uncancelled-run"
    summary = "An exit of the effect does not make the run before it void."
    rationale = (
        "A request id voids an older run only if every newer run advances it. An exit before that (a dedupe, a test for readiness) leaves "
        "the older run in force: its token arrives after the sign-out, passes the guard, and signs the backend in again. The published "
        "reflex-clerk-api 1.3.1 has this race; two reviews did not see it."
    )
    mend = "Advance the request id before the first return of the effect, or in the cleanup."
    limits = "An exit that can only be taken before any run has begun something is reported all the same."
    severity = Severity.ERROR
    VALID = (
        synchronizer(
            "const id = ++idRef.current\n"
            "if (!isLoaded) return\n"
            "getToken().then((token) => {\n"
            '  if (id === idRef.current) addEvents([ReflexEvent("s.set", { token })])\n'
            "}, () => {})",
            before="const idRef = useRef(0)",
        ),
        synchronizer(
            "if (!isLoaded) return\n"
            "const id = ++idRef.current\n"
            "getToken().then((token) => {\n"
            '  if (id === idRef.current) addEvents([ReflexEvent("s.set", { token })])\n'
            "}, () => {})\n"
            "return () => { idRef.current++ }",
            before="const idRef = useRef(0)",
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(
                "if (!isLoaded) return\n"
                "const id = ++idRef.current\n"
                "getToken().then((token) => {\n"
                '  if (id === idRef.current) addEvents([ReflexEvent("s.set", { token })])\n'
                "}, () => {})",
                before="const idRef = useRef(0)",
            ),
            "returns before idRef is advanced",
        ),
        Invalid(
            synchronizer(
                "let active = true\n"
                "getToken().then((token) => {\n"
                '  if (active) addEvents([ReflexEvent("s.set", { token })])\n'
                "}, () => {})\n"
                "if (!isSignedIn) return\n"
                "return () => { active = false }"
            ),
            "returns without the cleanup",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the exits that leave a request id or a cleanup out."""
        for effect in component.effects:
            if effect.runs_once:
                continue
            for ref in self._counters(effect):
                for leave in worst(effect.returns):
                    if ref not in leave.state.wrote and not self._cleanups_advance(effect, ref):
                        yield self._not_advanced(component, effect, leave, ref)
            yield from self._without_cleanup(component, effect)

    # --- request ids ------------------------------------------------------------------------------------------------------

    @staticmethod
    def _counters(effect: Effect) -> list[RefCell]:
        """Return the refs that guard what the effect does later, and that some run of it advances."""
        guards = (guard for operation in later(effect.operations) for guard in operation.state.guards)
        refs = {guard.cell for guard in guards if guard.kind is GuardKind.COUNTER and guard.cell is not None}
        written = {write.ref for write in effect.of(RefWrite) if write.state.phase is Phase.EFFECT}
        return sorted(refs & written, key=lambda ref: ref.node.start)

    @staticmethod
    def _cleanups_advance(effect: Effect, ref: RefCell) -> bool:
        """Whether whatever a run has begun is voided by its own cleanup: each exit with something begun returns it."""
        ends_at = effect.component.run.knowledge.ends_at
        begun = [leave for leave in effect.returns if leave.state.begun is not None]
        return bool(begun) and all(Act(ActKind.ADVANCED, ref) in ends_at(leave) for leave in begun)

    def _not_advanced(self, component: Component, effect: Effect, leave: EarlyReturn, ref: RefCell) -> AnyFinding:
        guarded = next(worst(dispatch for dispatch in later(effect.dispatches) if dispatch.state.fresh), None)
        writes = (write for write in effect.of(RefWrite) if write.ref is ref and write.state.phase is Phase.EFFECT)
        advance = next(worst(writes), None)
        end = "ends" if leave.at_end else "returns"
        message = f"this run {end} before {ref.name} is advanced: a request of the run before it stays in force"
        path = [cause(component, effect, leave.state), *steps(component, leave.state)]
        if advance is not None:
            where = f"line {line(component, leave)} {end} before line {line(component, advance)} advances {ref.name}"
            path += [Step(leave.node.span, where), Step(advance.node.span, f"{ref.name} is advanced here, too late")]
        if guarded is not None:
            path += self._late_arrival(component, effect, guarded)
        return self.finding(component.program, leave.node, message, path=path)

    @staticmethod
    def _late_arrival(component: Component, effect: Effect, guarded: Dispatch) -> list[Step]:
        """Return how the older run goes on: its request, the guard that it passes, its dispatch."""
        story = []
        request = next(worst(effect.requests), None)
        if request is not None:
            says = f"the {request.source} request of the earlier run is still under way, and resolves now"
            story.append(Step(request.node.span, says))
        guard = last_test(guarded.state)
        if guard is not None:
            number = component.program.source.position(guard.start).line
            story.append(Step(guard.span, f"the earlier run still passes line {number}"))
        story.append(Step(guarded.node.span, f"and calls {called(guarded)}, for a session that is gone"))
        return story

    # --- flags and controllers --------------------------------------------------------------------------------------------

    def _without_cleanup(self, component: Component, effect: Effect) -> Iterator[AnyFinding]:
        """Yield the exits that have begun something whose guard their own cleanup does not turn over."""
        guards = {guard for operation in later(effect.operations) for guard in operation.state.guards}
        own = [guard for guard in guards if guard.kind in (GuardKind.FLAG, GuardKind.ABORT) and guard.place is not None]
        if not own:
            return
        for leave in worst(leave for leave in effect.returns if leave.state.begun is not None):
            if leave.opaque:
                yield self.doubt(component, leave, Reason.UNKNOWN_CLEANUP)
            elif not any(self._voids(effect, leave, guard) for guard in own):
                returns = "returns without the cleanup that would make it void"
                if leave.cleanups:
                    returns = "returns a cleanup that does not make it void"
                message = f"this run {returns}: its request stays in force"
                path = (
                    *steps(component, leave.state),
                    Step(leave.node.span, "leaves here, with the request under way"),
                )
                yield self.finding(component.program, leave.node, message, path=path)

    @staticmethod
    def _voids(effect: Effect, leave: EarlyReturn, guard: Guard) -> bool:
        """Whether the cleanup of an exit, or the start of each newer run, turns a guard over."""
        if guard.place is None:
            return False
        knowledge = effect.component.run.knowledge
        subjects = (guard.place, guard.place.owner)
        acts = (*knowledge.ends_at(leave), *knowledge.starts_with(leave.effect))
        return any(act.subject in subjects and act.kind in _VOIDING for act in acts)


_VOIDING = frozenset({ActKind.FALSY, ActKind.TRUTHY, ActKind.EQUAL, ActKind.ABORTED})
