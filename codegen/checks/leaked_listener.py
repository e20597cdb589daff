"""The check `leaked-listener`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..js.node import Node
from ._examples import synchronizer
from ._operations import AnyFinding, doubts, path_of, sure, worst
from .base import Check, Invalid


class LeakedListener(Check):
    """A listener or subscription that the cleanup does not end."""

    id = "leaked-listener"
    summary = "A listener goes on after its effect has been cleaned up."
    rationale = "Each run adds one more; all of them go on dispatching for sessions that have ended."
    mend = "End it in the cleanup: the same event and the same function, or what the registration returned."
    limits = "Receiver, event and function are compared as they are written."
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            'const wake = () => {}\nwindow.addEventListener("online", wake)\nreturn () => window.removeEventListener("online", wake)'
        ),
        synchronizer("return store.subscribe(() => {})"),
        synchronizer("const stop = store.subscribe(() => {})\nreturn () => stop()"),
    )
    INVALID = (
        Invalid(synchronizer('window.addEventListener("online", () => {})'), "no cleanup ends this addEventListener"),
        Invalid(synchronizer("store.subscribe(() => {})"), "no cleanup ends this subscribe"),
    )

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the listeners of effects that no cleanup ends."""
        knowledge = component.run.knowledge
        for effect in component.effects:
            leaked = [
                listener
                for listener in effect.listeners
                if not _is_returned(listener.node)
                and not knowledge.ended_in_cleanup(listener.key, listener.place, effect.call)
            ]
            yield from doubts(self, effect, leaked)
            for listener in worst(sure(leaked)):
                message = f"no cleanup ends this {listener.method}"
                yield self.finding(
                    component.program, listener.node, message, path=path_of(listener, "begins to listen")
                )


def _is_returned(node: Node) -> bool:
    parent = node.parent
    if parent is None:
        return False
    return parent.type == "ReturnStatement" or (parent.type == "ArrowFunctionExpression" and parent.body is node)
