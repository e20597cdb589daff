"""The check `reconnect-unseen`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.boundaries import Trail
from ..flow.facts import AtomKind
from ..flow.operations import Dispatch
from ..flow.state import State
from ..flow.values import RefCell
from ..js.node import Node
from ..js.walk import walk
from ._assumed import CONNECTED, Atom, is_possible, made_of
from ._dedupe import dedupes
from ._examples import synchronizer
from ._memory import memory_tests
from ._operations import called, holds_token, worst
from ._race import AnyFinding, RaceCheck
from ._session import EPOCH, dependency_origins, origins, place_value, session_dispatches, signing_out
from ._story import steps
from .base import Invalid

_SEND = 'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'


class ReconnectUnseen(RaceCheck):
    """A synchronizer that does not run again after the websocket has been connected anew."""

    id = "reconnect-unseen"
    summary = "Nothing in the dependency array changes when the websocket reconnects."
    rationale = (
        "A backend that was restarted has lost the session. On Reflex >= 0.8 addEvents keeps its identity over a reconnect; an effect that "
        "waits for it to change never runs again, and the page stays signed out on the backend until it is loaded anew."
    )
    mend = (
        "Take the second element of EventLoopContext, which is a new array at every connect, into the array and into "
        "the dedupe."
    )
    limits = (
        "A component that compares with an acknowledgement of the backend sees a lost session by that, and needs no "
        "epoch."
    )
    severity = Severity.ERROR
    VALID = (
        synchronizer(_SEND, "[isSignedIn, addEvents, getToken, connectErrors]"),
        synchronizer(
            f"if (!hydrated) {{\n  if (sentRef.current === isSignedIn) return\n}}\n{_SEND}",
            "[isSignedIn, addEvents, getToken, connectErrors, hydrated]",
            before="const sentRef = useRef(null)",
        ).replace("Sync()", "Sync({ hydrated })"),
    )
    INVALID = (
        Invalid(synchronizer(_SEND), "nothing in the dependency array changes at a reconnect"),
        Invalid(
            synchronizer(
                f"if (sentRef.current === isSignedIn) return\n{_SEND}",
                "[isSignedIn, addEvents, getToken, connectErrors]",
                before="const sentRef = useRef(null)",
            ),
            "the dedupe takes what was sent on the connection before for sent",
        ),
        Invalid(
            synchronizer(_SEND, "[isSignedIn, addEvents, getToken, connectErrors.length]"),
            "nothing in the dependency array changes",
        ),
        Invalid(
            synchronizer(
                "if (!isSignedIn) {\n"
                '  if (sentRef.current !== "out") { addEvents([ReflexEvent("s.clear")]); sentRef.current = "out" }\n'
                f"  return\n}}\nsentRef.current = null\n{_SEND}",
                "[isSignedIn, addEvents, getToken, connectErrors]",
                before="const sentRef = useRef(null)",
            ),
            "addEvents with clear is left out where it was sent on the connection before",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the effects that send a session over Reflex's event loop and do not see its reconnects."""
        for effect in component.effects:
            sent = [dispatch for dispatch in session_dispatches(effect) if dispatch.sink == "addEvents"]
            if not sent or effect.dependencies is None:
                continue
            if not _sees_epoch(dependency_origins(effect)):
                message = "nothing in the dependency array changes at a reconnect: a backend that has lost its state is not told again"
                place = effect.call.arguments[1]
                path = (
                    Step(sent[0].node.span, f"calls {called(sent[0])}: the backend holds the session"),
                    Step(
                        place.span,
                        "the connection drops and returns, to a backend that has lost it; nothing in the array changes",
                    ),
                    Step(sent[0].node.span, "this is not called again"),
                )
                yield self.finding(component.program, place, message, path=path)
            else:
                yield from self._deduped(component, effect)
                yield from self._remembered(component, effect, sent)
                yield from self._same_token(component, sent)

    def _same_token(self, component: Component, sent: Sequence[Dispatch]) -> Iterator[AnyFinding]:
        """Yield the dispatches that are left out while a ref holds just this token: it may have been sent on another connection."""
        for dispatch in worst(item for item in sent if _is_new_token(component, item.state)):
            if _sees_epoch(_asked(component, dispatch.state)):
                continue
            message = (
                "a token that was sent on the connection before is taken for sent: a lost session is not sent again"
            )
            path = (
                *steps(component, dispatch.state),
                Step(
                    dispatch.node.span,
                    "after a reconnect Clerk gives the token that it has in its cache, and this is not called",
                ),
            )
            yield self.finding(component.program, dispatch.node, message, path=path)

    def _remembered(self, component: Component, effect: Effect, sent: Sequence[Dispatch]) -> Iterator[AnyFinding]:
        """Yield the dispatches that are made only if a memory says so, without a return, and without asking of which connection it is."""
        returning = {dedupe.test for dedupe in dedupes(effect)}
        for dispatch in worst([*sent, *signing_out(effect)]):
            tests = [test for test in memory_tests(effect, dispatch) if not _decides_return(test, returning)]
            if not tests or _sees_epoch(_asked(component, dispatch.state)):
                continue
            message = f"{called(dispatch)} is left out where it was sent on the connection before: what was lost is not sent again"
            path = (
                *steps(component, dispatch.state),
                Step(tests[0].span, "after a reconnect to a backend that has lost it, this says that it was sent"),
            )
            yield self.finding(component.program, dispatch.node, message, path=path)

    def _deduped(self, component: Component, effect: Effect) -> Iterator[AnyFinding]:
        """Yield the dedupes that a page which is connected passes without the connection being compared."""
        for dedupe in dedupes(effect):
            possible = [
                way
                for way in dedupe.ways
                if is_possible(component, way, CONNECTED) and not _is_told(component, effect, way)
            ]
            if not all(_sees_epoch(_compared(component, way)) for way in possible):
                message = (
                    "the dedupe takes what was sent on the connection before for sent: a lost session is not sent again"
                )
                path = (
                    *steps(component, dedupe.leave.state),
                    Step(dedupe.leave.node.span, "returns here after a reconnect"),
                )
                yield self.finding(component.program, dedupe.test, message, path=path)


def _decides_return(test: Node, returning: Set[Node]) -> bool:
    """Whether a test, or a part of it, makes the effect return."""
    return any(node in returning for node in walk(test))


def _is_told(component: Component, effect: Effect, way: tuple[Atom, ...]) -> bool:
    """Whether a prop tells of the backend, and its change runs the effect again.

    A way is passed only until a prop is there, such as Reflex's `is_hydrated`; or it has compared Clerk's session with a
    prop, such as the backend's acknowledgement.
    """
    props = {origin for origin in dependency_origins(effect) if origin.startswith("props.")}
    for test, outcome in way:
        held = made_of(component, test, CONNECTED)
        if props & held and (not outcome or any(origin.startswith("useAuth.") for origin in held)):
            return True
    return False


def _compared(component: Component, way: tuple[Atom, ...]) -> frozenset[str]:
    """Return the hook members that the tests on a way are made of."""
    return frozenset[str]().union(*(made_of(component, test, CONNECTED) for test, _ in way))


def _is_new_token(component: Component, state: State) -> bool:
    """Whether a path knows that a token is another one than what a ref holds."""
    compared = (fact.atom.places for fact in state.facts if fact.atom.kind is AtomKind.EQUAL and not fact.holds)
    return any(
        isinstance(held.owner, RefCell) and holds_token(place_value(component, token))
        for places in compared
        for held, token in (places, places[::-1])
    )


def _asked(component: Component, state: State) -> frozenset[str]:
    """Return the hook members that the tests on a path are made of."""
    tests = (step.node for step in Trail.steps(state.trail) if isinstance(step.what, bool))
    return frozenset[str]().union(*(origins(component, test) for test in tests))


def _sees_epoch(held: frozenset[str]) -> bool:
    return EPOCH in held or "EventLoopContext" in held
