"""The check `requeued-clear`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.boundaries import Phase
from ..flow.facts import strip
from ..flow.operations import Dispatch
from ..js.node import Node
from ._assumed import Assumption, behind, is_possible, made_of
from ._dedupe import Dedupe, dedupes
from ._examples import synchronizer
from ._operations import called, worst
from ._race import AnyFinding, RaceCheck
from ._session import CONNECTION_ERRORS, EPOCH, LOADED, SIGNED_IN, clears, dependency_origins, knows_connected
from .base import Invalid

_DISCONNECTED: Assumption = {CONNECTION_ERRORS: 1, LOADED: True, SIGNED_IN: False}
_ARRAY = "[isSignedIn, addEvents, getToken, connectErrors]"
_REF = "const sentRef = useRef({})"
_SYNCHRONIZE = (
    "if ({test}) return\n"
    "const key = String(isSignedIn)\n"
    'if (!isSignedIn) {{ addEvents([ReflexEvent("s.clear")]); sentRef.current = {{ key, connection: connectErrors }}; return }}\n'
    "if (connectErrors.length > 0) return\n"
    'getToken().then((token) => addEvents([ReflexEvent("s.set", {{ token }})])).catch(() => {{}})'
)
_SAME = "sentRef.current.key === String(isSignedIn)"
_HERE = "sentRef.current.connection === connectErrors"


class RequeuedClear(RaceCheck):
    """A sign-out that is queued again each time that the websocket fails to connect."""

    id = "requeued-clear"
    summary = "A sign-out is queued again at each failed attempt to connect."
    rationale = (
        "While the websocket is down, Reflex keeps what is dispatched, and puts a new array into EventLoopContext at each failed attempt. "
        "A dedupe that asks for the same array lets the sign-out through each time, and the queue says it once for every attempt."
    )
    mend = "Let the dedupe return while connectErrors is not empty, whichever array it is: what was said is queued already."
    limits = "A dedupe whose test is not known here is taken for one that returns."
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            _SYNCHRONIZE.format(test=f"{_SAME} && ({_HERE} || connectErrors.length > 0)"), _ARRAY, before=_REF
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(_SYNCHRONIZE.format(test=f"{_SAME} && {_HERE}"), _ARRAY, before=_REF),
            "is queued again at each failed attempt to connect",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the sign-outs that no dedupe of their effect keeps back while the connection is down."""
        for effect in component.effects:
            if EPOCH not in dependency_origins(effect):
                continue
            asked = dedupes(effect)
            if not asked or any(_keeps_back(component, dedupe) for dedupe in asked):
                continue
            told = (item for item in clears(effect) if item.state.phase is Phase.EFFECT)
            for dispatch in worst(item for item in told if not knows_connected(component, item.state)):
                yield self._fault(component, effect, dispatch, asked[-1])

    def _fault(self, component: Component, effect: Effect, dispatch: Dispatch, dedupe: Dedupe) -> AnyFinding:
        message = f"{called(dispatch)} is queued again at each failed attempt to connect: the dedupe lets it through"
        path = (
            Step(dispatch.node.span, f"calls {called(dispatch)} while the connection is down: it is queued"),
            Step(
                effect.call.callee.span,
                "an attempt to connect fails; connectErrors is a new array, which runs this effect",
            ),
            Step(dedupe.test.span, "asks for the array of before, and does not return"),
            Step(dispatch.node.span, f"queues {called(dispatch)} once more"),
        )
        return self.finding(component.program, dispatch.node, message, path=path)


def _keeps_back(component: Component, dedupe: Dedupe) -> bool:
    """Whether a dedupe can return at a failed attempt to connect."""
    return any(
        is_possible(component, way, _DISCONNECTED)
        and not any(_asks_for_same_array(component, test, outcome) for test, outcome in way)
        for way in dedupe.ways
    )


def _asks_for_same_array(component: Component, test: Node, outcome: bool) -> bool:
    """Whether a test comes out so only while the second element of EventLoopContext is what it was."""
    test = strip(test)
    if test.type == "UnaryExpression" and test.operator == "!":
        return _asks_for_same_array(component, test.argument, not outcome)
    if test.type == "LogicalExpression" and test.operator != "??":
        sides = [_asks_for_same_array(component, side, outcome) for side in (test.left, test.right)]
        return any(sides) if (test.operator == "&&") == outcome else all(sides)
    if test.type == "BinaryExpression":
        equal = {"===": True, "==": True, "!==": False, "!=": False}.get(test.operator)
        return equal is outcome and any(EPOCH in made_of(component, side, {}) for side in (test.left, test.right))
    held = behind(component, test) if test.type == "Identifier" else None
    return held is not None and _asks_for_same_array(component, held, outcome)
