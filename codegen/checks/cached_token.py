"""The check `cached-token`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.boundaries import BoundaryKind, Trail
from ..flow.merging import options_of
from ..flow.operations import Dispatch, EffectCall, TokenRequest, Unclear
from ..flow.reasons import Reason
from ..flow.state import State
from ..flow.values import NOTHING, TOKEN_ORIGIN, Constant, Members, Value
from ..js.node import Node
from ..js.scope import DefinitionKind
from ..js.walk import is_function, walk
from ._again import again, asked_for, has_source, is_periodic
from ._assumed import CONNECTED, made_of
from ._examples import synchronizer
from ._operations import called, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import session_dispatches, value_of
from ._story import steps
from .base import Invalid

_SET = 'addEvents([ReflexEvent("s.set", { token })])'
_AGE = "const endsSoon = (token) => JSON.parse(atob(token.split('.')[1])).exp * 1000 - Date.now() < 9000\n"


class CachedToken(RaceCheck):
    """A token that may have expired before it is sent, and that nothing replaces."""

    id = "cached-token"
    summary = "A token from Clerk's cache is sent, and nothing replaces it if it has expired."
    rationale = (
        "Clerk gives a token out of its cache nearly to its end, by a clock that can be wrong: after the computer has slept it can be dead "
        "on arrival. The backend refuses it and signs the user out; nothing changes in the browser, so nothing sends another."
    )
    mend = "Ask with `{ skipCache: true }`, or look at the token's `exp` and ask so where it ends soon."
    limits = (
        "Looks at Clerk's getToken in a component that sends the token to the backend. An option that is not known here is taken for the "
        "cache. Nothing is said where a test of more than whether there is a token leads to another request, where an interval or a "
        "state asks again, or where the session is compared with what the backend says of its own."
    )
    severity = Severity.WARNING
    VALID = (
        synchronizer(f"getToken({{ skipCache: true }}).then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"),
        synchronizer(
            f"{_AGE}getToken().then((token) => token && endsSoon(token) ? getToken({{ skipCache: true }}) : token)"
            f".then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"
        ),
        "function A({ id, load }) { useEffect(() => { load(id) }, [id, load]) }",
    )
    INVALID = (
        Invalid(
            synchronizer(f"getToken().then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"),
            "getToken may give a token that has expired",
        ),
        Invalid(
            synchronizer(
                "getToken({ skipCache: true }).catch(() => getToken())"
                f".then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"
            ),
            "getToken may give a token that has expired",
        ),
    )

    BLIND = UNSEEN | {Reason.ESCAPED_SOURCE, Reason.GENERATOR}

    def concerns(self, component: Component, unclear: Unclear) -> bool:
        """Only where Clerk's token is at hand."""
        return has_source(component)

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the requests for a cached token in effects that never ask for another one."""
        sent = [item for effect in component.effects for item in session_dispatches(effect) if _may_hold_one(item)]
        for effect, requests in asked_for(component).items() if sent else ():
            cached = [request for request in requests if _may_be_cached(request)]
            if cached and not _is_replaced(component, effect) and not _is_told(component):
                yield from (self._fault(component, effect, request, sent[0]) for request in worst(cached))

    def _fault(
        self, component: Component, effect: EffectCall | None, request: TokenRequest, sent: Dispatch
    ) -> AnyFinding:
        name = request.source
        path = (
            *steps(component, request.state),
            Step(
                request.node.span,
                f"{name} gives what Clerk has in its cache; the computer has slept, and it has expired",
            ),
            Step(sent.node.span, f"calls {called(sent)}; the backend refuses it, and signs the user out"),
            Step(
                effect.call.callee.span if effect is not None else request.node.span,
                "nothing in the array has changed: no other token is sent",
            ),
        )
        message = f"{name} may give a token that has expired, out of Clerk's cache, and nothing replaces it"
        return self.finding(component.program, request.node, message, path=path)


def _may_hold_one(dispatch: Dispatch) -> bool:
    """Whether a token that is dispatched is not known to be missing."""
    return dispatch.event is None or dispatch.event.is_there is not False


def _may_be_cached(request: TokenRequest) -> bool:
    """Whether a request does not say for sure that the cache is to be left out."""
    return not any(map(_skips_cache, options_of(request.arguments[0]))) if request.arguments else True


def _skips_cache(options: Value) -> bool:
    said = options.members.get("skipCache", NOTHING) if isinstance(options, Members) else NOTHING
    return isinstance(said, Constant) and said.is_truthy


def _is_replaced(component: Component, effect: EffectCall | None) -> bool:
    """Whether something asks for another token: because of this one's age, some time after it has been sent, or from time to time."""
    sent = {item.node for sending in component.effects for item in session_dispatches(sending)}
    states = [item.state for item in again(component, effect)]
    if any(is_periodic(state) or (state.said & sent and _is_late(state)) for state in states):
        return True
    tests = {test for state in states for test in _tests(state) if test not in sent}  # most stand on several paths
    return any(_is_of_age(component, test) for test in tests)


def _is_late(state: State) -> bool:
    """Whether a path leads through a timer."""
    return any(step.what is BoundaryKind.TIMER for step in Trail.steps(state.trail))


def _tests(state: State) -> Iterator[Node]:
    """Yield the tests on a path, and those that have sent a token back on any way here."""
    yield from state.failed
    yield from (step.node for step in Trail.steps(state.trail) if isinstance(step.what, bool))


def _is_of_age(component: Component, test: Node) -> bool:
    """Whether a test compares what is made of a token, or gives it to a function that tells."""
    return _holds_token(component, test) and any(
        any(_holds_token(component, part) for part in _compared(node)) for node in _read(component, test, set[Node]())
    )


def _compared(node: Node) -> Sequence[Node]:
    """Return what an expression weighs: the sides of a comparison, or what a function is given or is called on."""
    if node.type == "CallExpression":
        return node.callee, *node.arguments
    weighs = node.type == "BinaryExpression" and node.operator in {"<", ">", "<=", ">="}
    return (node.left, node.right) if weighs else ()


def _holds_token(component: Component, node: Node) -> bool:
    names = (part for part in _read(component, node, set[Node]()) if part.type == "Identifier")
    return any(value_of(component, name).origins >= TOKEN_ORIGIN for name in names)


def _read(component: Component, node: Node, seen: set[Node]) -> Iterator[Node]:
    """Yield the parts of an expression, and those of what its constants were given, also by taking something apart."""
    for part in walk(node):
        yield part
        variable = component.program.scopes.resolve(part) if part.type == "Identifier" else None
        definition = variable.definitions[0] if variable is not None and variable.definitions else None
        if definition is None or definition.kind is not DefinitionKind.VARIABLE or definition.node in seen:
            continue
        seen.add(definition.node)
        if definition.node.init is not None and not is_function(definition.node.init):
            yield from _read(component, definition.node.init, seen)


def _is_told(component: Component) -> bool:
    """Whether a session is compared with a prop, such as the backend's acknowledgement, and effects run by that."""
    return any(_compares(component, effect) for effect in component.effects if session_dispatches(effect))


def _compares(component: Component, effect: Effect) -> bool:
    tests = {test for item in session_dispatches(effect) for test in _tests(item.state)}
    compared = [*(dependency.node for dependency in effect.dependencies or ()), *tests]
    return any(_is_of_both(made_of(component, node, CONNECTED)) for node in compared)


def _is_of_both(held: frozenset[str]) -> bool:
    return any(origin.startswith("props.") for origin in held) and any(origin.startswith("useAuth.") for origin in held)
