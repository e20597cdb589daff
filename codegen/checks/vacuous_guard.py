"""The check `vacuous-guard`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.operations import UselessGuard
from ._examples import synchronizer
from ._operations import AnyFinding, path_of, worst
from .base import Check, Invalid


class VacuousGuard(Check):
    """A test that looks like a guard and always passes."""

    id = "vacuous-guard"
    summary = "A guard compares with something that never changes."
    rationale = (
        "The test reads like protection against a stale run, and lets every run through: nothing ever makes it fail."
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

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the guards that nothing ever turns over, and abstain on those that are turned back."""
        for effect in component.effects:
            for guard in worst(effect.of(UselessGuard)):
                if guard.why == "never-changes":
                    yield self._fault(component, guard)
                elif guard.why == "reassigned":
                    message = f"`{component.text(guard.node)}` tests something that is assigned again; whether it guards is not decided"
                    yield self.abstain(component.program, guard.node, "reassigned-guard", message)

    def _fault(self, component: Component, guard: UselessGuard) -> AnyFinding:
        ref = next((ref.name for ref in component.refs if ref.node is guard.guard.ref), None)
        nobody = (
            f"no run of the effect changes {ref}" if ref is not None else f"nothing ever changes {guard.guard.place}"
        )
        message = f"this guard always passes: {nobody}"
        return self.finding(component.program, guard.node, message, path=path_of(guard, "tests what does not change"))
