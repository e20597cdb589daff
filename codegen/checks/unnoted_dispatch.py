"""The check `unnoted-dispatch`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.operations import Dispatch, RefWrite
from ..flow.reasons import Reason
from ..flow.values import RefCell
from ._dedupe import dedupe_refs
from ._examples import synchronizer
from ._operations import called, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import session_dispatches, signing_out
from ._story import steps
from .base import Invalid

_ASK = "if (sentRef.current === isSignedIn) return\n"
_NOTE = "sentRef.current = isSignedIn"
_SET = 'addEvents([ReflexEvent("s.set", { token })])'
_CLEAR = 'addEvents([ReflexEvent("s.clear")])'
_REF = "const sentRef = useRef(null)"


class UnnotedDispatch(RaceCheck):
    """A dispatch that the ref of the dedupe is not told of."""

    id = "unnoted-dispatch"
    summary = "What the dedupe takes for sent last is not what was sent last."
    rationale = (
        "The ref still holds what was sent before. A sign-out that is not noted makes the next sign-in of the same user look as if it had "
        "been sent already: the backend is never told. And a dispatch that is not noted is made again at every run."
    )
    mend = "Write the ref of the dedupe right after each dispatch."
    limits = (
        "Looks at effects that write the ref somewhere; that the right thing is written is not asked. A clear that is dispatched while the "
        "user is signed in is the business of `clear-while-signed-in`."
    )
    severity = Severity.ERROR
    VALID = (
        synchronizer(
            f"{_ASK}if (!isSignedIn) {{ {_CLEAR}; {_NOTE}; return }}\n"
            f"getToken().then((token) => {{ {_SET}; {_NOTE} }}, () => {{}})",
            before=_REF,
        ),
        synchronizer(
            f"{_ASK}if (!isSignedIn) {{ {_CLEAR}; {_NOTE}; return }}\n"
            f"getToken().then((token) => {{ {_SET} }}).then(() => {{ {_NOTE} }}).catch(() => {{}})",
            before=_REF,
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(
                f"{_ASK}if (!isSignedIn) {{ {_CLEAR}; return }}\n"
                f"getToken().then((token) => {{ {_SET}; {_NOTE} }}, () => {{}})",
                before=_REF,
            ),
            "addEvents with clear is called, and sentRef does not hold it",
        ),
        Invalid(
            synchronizer(
                f"{_ASK}if (!isSignedIn) {{ {_CLEAR}; {_NOTE}; return }}\n"
                f"getToken().then((token) => {{ {_SET} }}, () => {{}})",
                before=_REF,
            ),
            "addEvents with set is called, and sentRef does not hold it",
        ),
    )

    BLIND = UNSEEN | {Reason.ALIASED_REF, Reason.GENERATOR}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the dispatches with no write of the dedupe's ref before or behind them."""
        for effect in component.effects:
            told = session_dispatches(effect)
            for ref in dedupe_refs(effect) if told else ():
                writes = [write for write in effect.of(RefWrite) if write.ref is ref]
                noted = frozenset().union(*(write.state.said for write in writes))
                unnoted = [item for item in (*told, *signing_out(effect)) if item.node not in noted]
                for dispatch in worst(item for item in unnoted if ref not in item.state.wrote) if writes else ():
                    yield self._fault(component, effect, dispatch, ref)

    def _fault(self, component: Component, effect: Effect, dispatch: Dispatch, ref: RefCell) -> AnyFinding:
        message = f"{called(dispatch)} is called, and {ref.name} does not hold it: the dedupe takes something older for sent last"
        path = (
            *steps(component, dispatch.state),
            Step(dispatch.node.span, f"calls {called(dispatch)}; nothing behind this writes {ref.name}"),
            Step(effect.call.callee.span, f"a later run compares with what {ref.name} held before"),
        )
        return self.finding(component.program, dispatch.node, message, path=path)
