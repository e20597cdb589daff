"""The check `vacuous-guard`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.operations import UselessGuard
from ..flow.reasons import Reason
from ._assumed import CONNECTED, is_possible
from ._dedupe import Dedupe, dedupes
from ._examples import synchronizer
from ._operations import called, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import session_dispatches
from ._story import path_to, steps
from .base import Invalid


class VacuousGuard(RaceCheck):
    """A test that looks like a guard and always passes."""

    id = "vacuous-guard"
    summary = "A guard asks for something that never changes."
    rationale = (
        "The test reads like protection against a stale run, and lets every run through, because nothing ever makes it fail; or it stops "
        "even the newest run, because the flag says from the start that the run is void."
    )
    mend = "Advance the ref at the start of each run, turn the flag over in the cleanup, or abort the controller there."
    severity = Severity.ERROR
    VALID = (
        synchronizer(
            "const id = ++idRef.current\ngetToken().then(() => { if (id === idRef.current) addEvents([]) }, () => {})",
            before="const idRef = useRef(0)",
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(
                "if (sentRef.current === isSignedIn && connectErrors.length > 0) return\n"
                'getToken().then((token) => { addEvents([ReflexEvent("s.set", { token })]); sentRef.current = isSignedIn }, () => {})',
                "[isSignedIn, addEvents, getToken, connectErrors]",
                before="const sentRef = useRef(null)",
            ),
            "this dedupe never returns while the connection is up",
        ),
        Invalid(
            synchronizer(
                "let active = false\n"
                "getToken().then(() => { if (active) addEvents([]) }, () => {})\n"
                "return () => { active = false }"
            ),
            "never passes: active is false from the start",
        ),
        Invalid(
            synchronizer(
                "const id = idRef.current\ngetToken().then(() => { if (id === idRef.current) addEvents([]) }, () => {})",
                before="const idRef = useRef(0)",
            ),
            "always passes: no run of the effect changes idRef",
        ),
        Invalid(
            synchronizer("let active = true\ngetToken().then(() => { if (active) addEvents([]) }, () => {})"),
            "always passes: nothing ever changes active",
        ),
    )

    BLIND = UNSEEN | {Reason.ALIASED_REF}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the guards that nothing ever turns over, those that never pass, and dedupes that dedupe nothing."""
        for effect in component.effects:
            useless = [guard for guard in effect.of(UselessGuard) if guard.why in {"never-changes", "never-passes"}]
            for guard in worst(useless):
                yield self._fault(component, guard)
            for dedupe in dedupes(effect) if session_dispatches(effect) else ():
                if not any(is_possible(component, way, CONNECTED) for way in dedupe.ways):
                    yield self._dedupes_nothing(component, effect, dedupe)

    def _fault(self, component: Component, guard: UselessGuard) -> AnyFinding:
        if guard.why == "never-passes":
            return self._never_passes(component, guard)
        ref = guard.guard.cell
        nobody = f"no run of the effect changes {ref.name}" if ref else f"nothing ever changes {guard.guard.place}"
        message = f"this guard always passes: {nobody}"
        path = path_to(component, guard, "asks what does not change, and goes on")
        return self.finding(component.program, guard.node, message, path=path)

    def _dedupes_nothing(self, component: Component, effect: Effect, dedupe: Dedupe) -> AnyFinding:
        message = "this dedupe never returns while the connection is up: what was sent is sent at every run"
        impossible = [atom for way in dedupe.ways for atom in way if not is_possible(component, (atom,), CONNECTED)]
        never = [
            Step(test.span, f"`{component.text(test)}` is {'false' if wanted else 'true'} while the connection is up")
            for test, wanted in dict.fromkeys(impossible)
        ]
        sent = session_dispatches(effect)[0]
        path = (
            *never,
            Step(dedupe.leave.node.span, "so no run returns here, whatever was sent before"),
            Step(sent.node.span, f"every run of the effect calls {called(sent)}"),
        )
        return self.finding(component.program, dedupe.test, message, path=path)

    def _never_passes(self, component: Component, guard: UselessGuard) -> AnyFinding:
        values = {fact.holds for fact in guard.state.facts if guard.guard.place in fact.atom.places}
        held = "true" if values == {False} else "false"
        message = f"this guard never passes: {guard.guard.place} is {held} from the start"
        says = f"asks {guard.guard.place}, which is {held} from the start: even the newest run stops here"
        path = (*steps(component, guard.state)[:-1], Step(guard.node.span, says))
        return self.finding(component.program, guard.node, message, path=path)
