"""The check `identity-not-in-key`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.operations import Dispatch, RefRead
from ._assumed import SIGNED_IN_USER, Atom, is_possible, made_of
from ._dedupe import dedupes
from ._examples import synchronizer
from ._kept import handed_on, left_in_refs
from ._operations import called
from ._race import AnyFinding, RaceCheck
from ._session import IDENTITY, dependency_origins, session_dispatches
from ._story import steps
from .base import Invalid

_HEAD = "const { sessionId, orgId, orgRole, actor } = useAuth()\n  const actorId = actor?.sub"
_ALL = "[isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, getToken]"
_SEND = 'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'


class IdentityNotInKey(RaceCheck):
    """A synchronizer that does not see a switch of user, session, organization, role or actor."""

    id = "identity-not-in-key"
    summary = "A part of Clerk's identity is neither in the dependency array nor in the dedupe key."
    rationale = (
        "Clerk switches directly from one user, session or organization to another, signed in before and after. An effect that only "
        "looks at isSignedIn does not run, or is deduped: the backend keeps serving the account that was left."
    )
    mend = "Name userId, sessionId, orgId, orgRole and actor?.sub in the array, and compare all of them in the dedupe."
    limits = (
        "Looks at effects that dispatch a token from Clerk's useAuth. An app without organizations may ignore their "
        "parts."
    )
    severity = Severity.ERROR
    VALID = (synchronizer(_SEND, _ALL, before=_HEAD), "function A({ id }) { useEffect(() => { load(id) }, [id]) }")
    INVALID = (
        Invalid(synchronizer(_SEND), "the dependency array does not see a change of session, user, organization"),
        Invalid(
            synchronizer(
                f"if (sentRef.current === userId) return\n{_SEND}",
                _ALL,
                before=f"{_HEAD}\n  const sentRef = useRef(null)",
            ),
            "the dedupe does not see a change of session, organization",
        ),
        Invalid(
            synchronizer(
                f'const key = !isSignedIn ? JSON.stringify([sessionId, orgId, orgRole, actorId]) : "signed out"\n'
                f"if (sentRef.current === key) return\n{_SEND}",
                _ALL,
                before=f"{_HEAD}\n  const sentRef = useRef(null)",
            ),
            "the dedupe does not see a change of session, user, organization",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the effects that send a session and leave a part of its identity out."""
        for effect in component.effects:
            if not session_dispatches(effect) or effect.dependencies is None or not _uses_clerk(effect):
                continue
            held = dependency_origins(effect)
            missing = _missing(held)
            if missing:
                yield self._fault(component, effect, session_dispatches(effect)[0], missing)
            yield from self._deduped(component, effect, missing)
        yield from self._handed_on(component)

    def _handed_on(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the effects that request a token for a state or ref, from which another effect sends it, and leave a part out."""
        for asking, sending in _pairs(component):
            sent = [item for effect in sending if effect is not asking for item in session_dispatches(effect)]
            missing = _missing(dependency_origins(asking)) if sent and asking.dependencies is not None else []
            if missing and _uses_clerk(asking):
                yield self._fault(component, asking, sent[0], missing)

    def _fault(self, component: Component, effect: Effect, sent: Dispatch, missing: list[str]) -> AnyFinding:
        message = f"the dependency array does not see a change of {_listed(missing)}: the effect does not run on it"
        place = effect.call.arguments[1]
        path = (
            Step(sent.node.span, f"calls {called(sent)} for the user who is signed in"),
            Step(
                place.span,
                f"Clerk changes the {IDENTITY[missing[0]]}; nothing in the array does, so the effect does not run",
            ),
            Step(sent.node.span, "the backend keeps what this has told it before"),
        )
        return self.finding(component.program, place, message, path=path, data={"missing": missing})

    def _deduped(self, component: Component, effect: Effect, reported: list[str]) -> Iterator[AnyFinding]:
        """Yield the dedupes that a user who is signed in passes without some part of the identity being compared."""
        for dedupe in dedupes(effect):
            possible = [way for way in dedupe.ways if is_possible(component, way, SIGNED_IN_USER)]
            unseen = {part for way in possible for part in _missing(_compared(component, way))}
            missing = [part for part in IDENTITY if part in unseen and part not in reported]
            if missing:
                message = (
                    f"the dedupe does not see a change of {_listed(missing)}: the run returns as if it had been sent"
                )
                path = (
                    *steps(component, dedupe.leave.state),
                    Step(dedupe.leave.node.span, "returns here after such a change"),
                )
                yield self.finding(component.program, dedupe.test, message, path=path, data={"missing": missing})


def _pairs(component: Component) -> Iterator[tuple[Effect, Sequence[Effect]]]:
    """Yield each effect that leaves a token for others in a state or ref, with those that look there."""
    for origin, asking in handed_on(component).items():
        yield asking, [effect for effect in component.effects if origin in dependency_origins(effect)]
    for ref, asking in left_in_refs(component).items():
        yield (
            asking,
            [effect for effect in component.effects if any(read.ref is ref for read in effect.of(RefRead))],
        )


def _compared(component: Component, way: tuple[Atom, ...]) -> frozenset[str]:
    """Return the hook members that the tests on a way are made of, for a user who is signed in."""
    return frozenset[str]().union(*(made_of(component, test, SIGNED_IN_USER) for test, _ in way))


def _uses_clerk(effect: Effect) -> bool:
    return any(request.source == "getToken" for request in effect.requests)


def _missing(held: frozenset[str]) -> list[str]:
    """Return the parts of the identity that are not held; a session belongs to one user, so it stands for both."""
    if "useAuth" in held:
        return []
    parts = {known.removeprefix("useAuth.") for known in held}
    if "sessionId" in parts:
        parts.add("userId")
    if "orgSlug" in parts:
        parts.add("orgId")
    return [part for part in IDENTITY if part not in parts]


def _listed(parts: list[str]) -> str:
    return ", ".join(IDENTITY[part] for part in parts)
