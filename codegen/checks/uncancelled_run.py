"""The check `uncancelled-run`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.acts import Act, ActKind
from ..flow.answers import is_stable
from ..flow.boundaries import Phase
from ..flow.facts import AtomKind
from ..flow.guards import Guard, GuardKind
from ..flow.operations import Dispatch, EarlyReturn, RefWrite
from ..flow.reasons import Reason
from ..flow.settling import Failure
from ..flow.values import Controller, RefCell
from ._examples import synchronizer
from ._operations import called, later, line, worst
from ._race import AnyFinding, RaceCheck
from ._session import place_origins
from ._story import cause, guard_on, steps
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
            ways = {way for operation in later(effect.operations) for way in operation.state.ways}
            open_ways = [way for way in ways if way and not _is_closed(effect, way)]
            for ref in _counters(effect, open_ways):
                early = (leave for leave in effect.returns if ref not in leave.state.wrote)
                for leave in worst(leave for leave in early if not _leaves_its_own(effect, leave)):
                    yield self._not_advanced(component, effect, leave, ref)
            yield from self._without_cleanup(component, effect, open_ways)

    # --- request ids ------------------------------------------------------------------------------------------------------

    def _not_advanced(self, component: Component, effect: Effect, leave: EarlyReturn, ref: RefCell) -> AnyFinding:
        guarded = next(worst(dispatch for dispatch in later(effect.dispatches) if dispatch.state.fresh), None)
        writes = (write for write in effect.of(RefWrite) if write.ref is ref and write.state.phase is Phase.EFFECT)
        advance = next(worst(writes), None)
        end = "ends" if leave.at_end else "returns"
        message = f"this run {end} before {ref.name} is advanced: a request of the run before it stays in force"
        path = [cause(component, effect, leave.state), *steps(component, leave.state)]
        if advance is not None:
            where = f"{end} before line {line(component, advance)} advances {ref.name}"
            path += [Step(leave.node.span, where), Step(advance.node.span, f"{ref.name} is advanced here, too late")]
        if guarded is not None:
            path += self._late_arrival(component, effect, guarded, ref)
        return self.finding(component.program, leave.node, message, path=path)

    @staticmethod
    def _late_arrival(component: Component, effect: Effect, guarded: Dispatch, ref: RefCell) -> list[Step]:
        """Return how the older run goes on: its request, the guard that it passes, its dispatch."""
        story = []
        request = next(worst(effect.requests), None)
        if request is not None:
            says = f"the {request.source} request of the earlier run is still under way, and resolves now"
            story.append(Step(request.node.span, says))
        guard = guard_on(component, guarded.state, ref)
        if guard is not None:
            story.append(Step(guard.span, "the earlier run still passes this test"))
        story.append(Step(guarded.node.span, f"and calls {called(guarded)}, for a session that is gone"))
        return story

    # --- flags and controllers --------------------------------------------------------------------------------------------

    def _without_cleanup(self, component: Component, effect: Effect, ways: Sequence[Way]) -> Iterator[AnyFinding]:
        """Yield the exits that have begun something whose guard their own cleanup does not turn over."""
        own = [way for way in ways if any(map(_is_own, way)) and not _counters(effect, [way])]
        for leave in worst(_begun(effect)) if own else ():
            if leave.opaque:
                yield self.doubt(component, leave, Reason.UNKNOWN_CLEANUP)
            elif not all(_holds_back(effect, leave, way) for way in own):
                returns = "returns without the cleanup that would make it void"
                if leave.cleanups:
                    returns = "returns a cleanup that does not make it void"
                message = f"this run {returns}: its request stays in force"
                path = (
                    *steps(component, leave.state),
                    Step(leave.node.span, "leaves here, with the request under way"),
                )
                yield self.finding(component.program, leave.node, message, path=path)


Way = frozenset[Guard]
"""The guards that one way through a continuation passes."""


def _counters(effect: Effect, ways: Iterable[Way]) -> list[RefCell]:
    """Return the refs that guard what the effect does later, and that some run of it advances."""
    refs = {guard.cell for way in ways for guard in way if guard.kind is GuardKind.COUNTER and guard.cell is not None}
    written = {write.ref for write in effect.of(RefWrite) if write.state.phase is Phase.EFFECT}
    return sorted(refs & written, key=lambda ref: ref.node.start)


def _leaves_its_own(effect: Effect, leave: EarlyReturn) -> bool:
    """Whether an exit finds the run before it at work for just the values that this one runs for: a ref holds them since that began."""
    begun = _begun(effect)
    equal = [fact.atom.places for fact in leave.state.facts if fact.holds and fact.atom.kind is AtomKind.EQUAL]
    return any(
        isinstance(ref.owner, RefCell)
        and all(ref.owner in other.state.wrote for other in begun)
        and _covers_dependencies(effect, place_origins(effect.component, value))
        for ref, value in (*equal, *(places[::-1] for places in equal))
    )


def _covers_dependencies(effect: Effect, held: frozenset[str]) -> bool:
    values = [dependency.value for dependency in effect.dependencies or ()]
    return bool(held) and all(is_stable(value) or (value.origins and value.origins <= held) for value in values)


def _begun(effect: Effect) -> list[EarlyReturn]:
    """Return the exits that leave something under way."""
    return [leave for leave in effect.returns if leave.state.begun is not None]


def _is_closed(effect: Effect, way: Way) -> bool:
    """Whether each exit that leaves something under way returns the cleanup that keeps a void run from going on this way."""
    begun = _begun(effect)
    return bool(begun) and all(_holds_back(effect, leave, way) for leave in begun)


def _holds_back(effect: Effect, leave: EarlyReturn, way: Way) -> bool:
    """Whether the cleanup of an exit, or the start of each newer run, makes a guard on a way fail."""
    knowledge = effect.component.run.knowledge
    ends = knowledge.ends_at(leave)
    starts = knowledge.starts_with(leave.effect)
    for guard in way:
        if guard.cell is not None and guard.kind is GuardKind.COUNTER and Act(ActKind.ADVANCED, guard.cell) in ends:
            return True
        owner = guard.place.owner if guard.place is not None else None
        if leave.cleanups and isinstance(owner, Controller) and knowledge.may_abort(owner):
            return True  # whether the cleanup aborts it is left open where its signal is asked
        if guard.place is not None and isinstance(guard.place.owner, Failure):
            return True  # a failure that is no AbortError is judged by what the cleanup aborts
        if guard.place is not None and _is_own(guard):
            subjects = (guard.place, guard.place.owner)
            if any(act.subject in subjects and act.kind in _VOIDING for act in (*ends, *starts)):
                return True
    return False


def _is_own(guard: Guard) -> bool:
    """Whether a guard belongs to one run, so that only its own cleanup turns it over."""
    return guard.kind in (GuardKind.FLAG, GuardKind.ABORT) and guard.place is not None


_VOIDING = frozenset({ActKind.FALSY, ActKind.TRUTHY, ActKind.EQUAL, ActKind.ABORTED})
