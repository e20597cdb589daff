"""The check `catch-spans-dispatch`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.facts import strip
from ..flow.operations import Dispatch, Handler
from ..flow.state import BoundaryKind
from ..flow.values import Function
from ..js.node import Node
from ._examples import synchronizer
from ._operations import AnyFinding, called, worst
from .base import Check, Invalid


class CatchSpansDispatch(Check):
    """A `catch` behind a dispatching `then`, which dispatches the opposite."""

    id = "catch-spans-dispatch"
    summary = "A catch that signs the backend out also catches the failure of the sign-in's own dispatch."
    rationale = (
        "If the dispatch throws, or what stands after it, the handler for failed requests runs, and clears a session "
        "that Clerk holds."
    )
    mend = "Give both handlers to one `then(onToken, onFailure)`, or keep the dispatch out of the try block."
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })]), () => addEvents([ReflexEvent("s.clear")]))'
        ),
        synchronizer('getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'),
    )
    INVALID = (
        Invalid(
            synchronizer(
                'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => addEvents([ReflexEvent("s.clear")]))'
            ),
            "also runs when addEvents with set",
        ),
    )

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the dispatching rejection handlers that span a dispatch."""
        for effect in component.effects:
            for handler in worst(handler for handler in effect.handlers if _is_catch_call(handler)):
                function = handler.function
                if isinstance(function, Function) and _dispatches(effect, function.node):
                    yield from self._spanned(component, effect, handler, function.node)

    def _spanned(self, component: Component, effect: Effect, handler: Handler, function: Node) -> Iterator[AnyFinding]:
        before = strip(strip(handler.node.callee).object)
        spanned = next(iter(_dispatches(effect, before)), None)
        if spanned is not None:
            message = f"this handler also runs when {called(spanned)} itself fails, and dispatches the opposite"
            path = (
                Step(spanned.node.span, "a throw here is not a failed request"),
                Step(function.span, "and is handled as one"),
            )
            yield self.finding(component.program, function, message, path=path)


def _is_catch_call(handler: Handler) -> bool:
    callee = strip(handler.node.callee)
    return handler.kind is BoundaryKind.CATCH and callee.type == "MemberExpression" and callee.property.name == "catch"


def _dispatches(effect: Effect, node: Node) -> list[Dispatch]:
    """Return the dispatches whose text lies in a node."""
    return [
        dispatch
        for dispatch in worst(effect.dispatches)
        if node.start <= dispatch.node.start and dispatch.node.end <= node.end
    ]
