"""The check `uncancelled-run`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.guards import GuardKind
from ..flow.operations import EarlyReturn, RefWrite
from ..flow.state import Phase
from ..js.node import Node
from ._examples import synchronizer
from ._operations import AnyFinding, called, later, line, worst
from .base import Check, Invalid


class UncancelledRun(Check):
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

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the exits that leave a request id or a cleanup out."""
        for effect in component.effects:
            if effect.runs_once:
                continue
            for ref in self._counters(effect):
                for leave in worst(effect.returns):
                    if ref not in leave.state.written and not self._cleanup_advances(effect, ref):
                        yield self._not_advanced(component, effect, leave, ref)
            yield from self._without_cleanup(component, effect)

    @staticmethod
    def _counters(effect: Effect) -> list[Node]:
        """Return the refs that guard what the effect does later, and that some run of it advances."""
        guards = (guard for dispatch in later(effect.operations) for guard in dispatch.state.guards)
        refs = {guard.ref for guard in guards if guard.kind is GuardKind.COUNTER and guard.ref is not None}
        written = {write.ref.node for write in effect.of(RefWrite) if write.state.phase is Phase.EFFECT}
        return sorted(refs & written, key=lambda ref: ref.start)

    @staticmethod
    def _cleanup_advances(effect: Effect, ref: Node) -> bool:
        """Whether whatever a run has begun is voided by its own cleanup: each exit with something begun returns it."""
        if not effect.component.run.knowledge.own_cleanup_changes_ref(ref, effect.call):
            return False
        return all(leave.cleanup is not None or not leave.state.started for leave in effect.returns)

    def _not_advanced(self, component: Component, effect: Effect, leave: EarlyReturn, ref: Node) -> AnyFinding:
        name = next(known.name for known in component.refs if known.node is ref)
        guarded = next(worst(dispatch for dispatch in later(effect.dispatches) if dispatch.state.fresh), None)
        advance = next(worst(write for write in effect.of(RefWrite) if write.ref.node is ref), None)
        end = "ends" if leave.at_end else "returns"
        message = f"this run {end} before {name} is advanced: a request of the run before it stays in force"
        path = [*leave.state.trail, Step(leave.node.span, f"the new run {end} here")]
        if advance is not None:
            path.append(Step(advance.node.span, f"without having advanced {name}"))
        if guarded is not None:
            says = f"{called(guarded)}, on line {line(component, guarded)}, still passes its guard for the older run"
            path.append(Step(guarded.node.span, says))
        return self.finding(component.program, leave.node, message, path=path)

    def _without_cleanup(self, component: Component, effect: Effect) -> Iterator[AnyFinding]:
        """Yield the exits that have begun something whose guard only the cleanup of another exit turns over."""
        kinds = {guard.kind for operation in later(effect.operations) for guard in operation.state.guards}
        if not kinds & {GuardKind.FLAG, GuardKind.ABORT}:
            return
        requests = {request.node for request in effect.requests}
        for leave in worst(effect.returns):
            if leave.cleanup is None and not leave.opaque and leave.state.started & requests:
                message = "this run returns without the cleanup that would make it void: its request stays in force"
                path = (*leave.state.trail, Step(leave.node.span, "leaves here, with the request under way"))
                yield self.finding(component.program, leave.node, message, path=path)
