"""From a component to its portrait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..checks._dedupe import questions
from ..checks._operations import sets_session, worst
from ..checks._session import IDENTITY, dependency_origins, origins
from ..component import Component, Effect, Ref
from ..flow.facts import Fact, Place, strip
from ..flow.guards import Guard, GuardKind
from ..flow.operations import (
    Aborted,
    Dispatch,
    ListenerEnded,
    Operation,
    PlaceWrite,
    RefWrite,
    TimeLimit,
    Timer,
    TimerCleared,
)
from ..flow.state import Phase
from ..js.node import Node
from ..js.scope import Variable
from ..js.walk import walk
from .attempts import attempts_of, counted_variable
from .constants import Delay, delay_of
from .form import form_of
from .portrait import (
    DependencyPortrait,
    DispatchPortrait,
    EffectPortrait,
    Portrait,
    RefPortrait,
    RequestPortrait,
    ReturnPortrait,
)

PLACEHOLDER = "__placeholder_"
"""Begin of a name that stands for what a Python file puts in when it runs."""

IDENTITY_ORIGINS = frozenset(f"useAuth.{name}" for name in ("isSignedIn", *IDENTITY))
"""Members of `useAuth()` that make the identity."""


def paint(component: Component) -> Portrait:
    """Return the portrait of a component."""
    effects = tuple(_effect(effect) for effect in component.effects)
    imports = [node for node in component.program.tree.body if node.type == "ImportDeclaration"]
    return Portrait(
        component.name,
        component.node,
        effects,
        tuple(_ref(ref) for ref in component.refs),
        frozenset(_imported(imports)),
        tuple(imports),
        frozenset(dispatch.state for effect in effects for dispatch in effect.dispatches if dispatch.state),
        form_of(component),
    )


def _imported(imports: Iterable[Node]) -> Iterator[tuple[str, str]]:
    for node in imports:
        for specifier in node.specifiers:
            if specifier.type == "ImportSpecifier":
                imported = specifier.imported
                yield str(node.source.value), imported.name if imported.type == "Identifier" else str(imported.value)
            else:
                yield str(node.source.value), "*" if specifier.type == "ImportNamespaceSpecifier" else "default"


# --- refs ---------------------------------------------------------------------------------------------------------------


def _ref(ref: Ref) -> RefPortrait:
    uses = {f"written {_PHASES[write.state.phase]}" for write in ref.writes if write.state.doubt is None}
    uses |= {f"read {_PHASES[read.state.phase]}" for read in ref.reads}
    return RefPortrait(ref.node, ref.name, ref.initial, frozenset(uses))


_PHASES = {
    Phase.RENDER: "while rendering",
    Phase.EFFECT: "in the effect",
    Phase.CONTINUATION: "later",
    Phase.CLEANUP: "in the cleanup",
}


# --- effects ------------------------------------------------------------------------------------------------------------


def _effect(effect: Effect) -> EffectPortrait:
    component = effect.component
    attempts, bounded = attempts_of(effect)
    limits = _time_limits(effect)
    pauses = [timer for timer in worst(effect.timers) if timer.node not in limits]
    return EffectPortrait(
        node=effect.call,
        hook=effect.hook,
        dependencies=_dependencies(effect),
        dispatches=tuple(_dispatch(component, dispatch) for dispatch in worst(effect.dispatches)),
        requests=tuple(_requests(effect)),
        returns=tuple(_returns(effect)),
        cleanup=frozenset(_cleanup(effect)),
        cleanup_node=next(iter(effect.cleanups), None),
        identity=frozenset(dependency_origins(effect) & IDENTITY_ORIGINS),
        attempts=attempts,
        bounded=bounded,
        retry_delay=next((delay for timer in pauses if (delay := _delay(effect, timer)) is not None), None),
        timeout=next((delay for timer in limits.values() if (delay := _delay(effect, timer)) is not None), None),
        listeners=frozenset(listener.method for listener in effect.listeners),
        handles_rejection=not effect.floating,
        commit_first=_commits_first(effect),
        returns_before_advance=_returns_before_advance(effect),
    )


def _dependencies(effect: Effect) -> tuple[DependencyPortrait, ...] | None:
    if effect.dependencies is None:
        return None
    return tuple(
        DependencyPortrait(item.node, item.text, _held(effect.component, item.node, item.text))
        for item in effect.dependencies
    )


def _held(component: Component, node: Node, text: str) -> str:
    """Return what a dependency holds: hook members where they are known, else what the name was made by."""
    known = origins(component, node)
    if known:
        return " ".join(sorted(known))
    root = strip(node)
    while root.type == "MemberExpression":
        root = strip(root.object)
    variable = component.program.scopes.resolve(root) if root.type == "Identifier" else None
    return _made_by(component, variable) if variable is not None else text


def _made_by(component: Component, variable: Variable) -> str:
    """Return how a local name came to be, without the name: the hook or expression that made it, or the place of a parameter."""
    definition = variable.definitions[0] if variable.definitions else None
    if definition is None:
        return variable.name
    init = getattr(definition.node, "init", None)
    if init is not None and init.type == "CallExpression":
        path = "" if definition.node.id.type == "Identifier" else f" {_position(definition.name)}"
        return f"{component.text(init.callee)}(){path}"
    return definition.kind.value


def _position(name: Node) -> str:
    parent = name.parent
    if parent is not None and parent.type == "ArrayPattern":
        return f"[{parent.elements.index(name)}]"
    if parent is not None and parent.type == "Property":
        return f".{getattr(parent.key, 'name', '?')}"
    return ""


def _dispatch(component: Component, dispatch: Dispatch) -> DispatchPortrait:
    name = dispatch.event.name if dispatch.event is not None else ""
    state, _, handler = name.rpartition(".")
    if state.startswith(PLACEHOLDER):
        state = ""  # a name that only the running app knows
    payload = (
        tuple(sorted(dispatch.event.payload))
        if dispatch.event is not None
        else (("token",) if sets_session(dispatch) else ())
    )
    at_once = dispatch.state.phase is Phase.EFFECT
    return DispatchPortrait(
        node=dispatch.node,
        state=state,
        event=handler or dispatch.sink,
        payload=payload,
        at_once=at_once,
        fresh=dispatch.state.fresh,
        mounted=dispatch.state.mounted,
        guards=frozenset(_guard(guard) for guard in dispatch.state.guards),
        conditions=frozenset(filter(None, (_condition(component, fact) for fact in dispatch.state.facts))),
    )


def _guard(guard: Guard) -> str:
    return guard.kind.value


def _condition(component: Component, fact: Fact) -> str:
    """Return a fact in words that no rename changes, or nothing for facts of local making."""
    places = [_place(component, place) for place in fact.atom.places]
    if not all(places) or any(place.startswith("useAuth.getToken") for place in places):
        return ""
    said = f"{fact.atom.kind.value} {' '.join(places)}"
    return said if fact.holds else f"not {said}"


def _place(component: Component, place: Place) -> str:
    if place.is_literal:
        return str(place.literal)
    if place.variable is None or not place.variable.definitions or _is_computed(place.variable):
        return ""
    known = origins(component, place.variable.definitions[0].name)
    return ".".join(("+".join(sorted(known)), *place.members)) if known else ""


def _is_computed(variable: Variable) -> bool:
    """Whether a variable is made from hook values rather than being one: facts about the values themselves say more."""
    definition = variable.definitions[0]
    init = getattr(definition.node, "init", None)
    return init is not None and strip(init).type not in {"CallExpression", "Identifier", "MemberExpression"}


def _requests(effect: Effect) -> Iterator[RequestPortrait]:
    for request in worst(effect.requests):
        options = {
            item.key.name: item.value
            for item in (
                request.options.properties
                if request.options is not None and request.options.type == "ObjectExpression"
                else []
            )
            if item.type == "Property" and item.key.type == "Identifier"
        }
        skip = options.get("skipCache")
        template = options.get("template")
        yield RequestPortrait(
            request.node,
            skip is not None and not (skip.type == "Literal" and skip.value is False),
            effect.component.text(template) if template is not None else "",
            request.state.phase is Phase.EFFECT,
            request.state.fresh,
        )


def _returns(effect: Effect) -> Iterator[ReturnPortrait]:
    component = effect.component
    asked_refs = {question.leave.node: question for question in questions(effect)}
    for leave in worst(effect.returns):
        if leave.at_end or leave.cleanup is not None or leave.state.branch is None:
            continue
        test, _ = leave.state.branch
        asks = {name for node in walk(test) if node.type == "Identifier" for name in origins(component, node)}
        if leave.node in asked_refs:
            asks.add("a ref")
        yield ReturnPortrait(leave.node, frozenset(asks))


def _cleanup(effect: Effect) -> Iterator[str]:
    for operation in effect.in_phase(Phase.CLEANUP):
        said = _ENDS.get(type(operation))
        if said is not None:
            yield said


_ENDS: dict[type[Operation], str] = {
    PlaceWrite: "voids the run",
    RefWrite: "changes a ref",
    TimerCleared: "clears the timer",
    ListenerEnded: "ends the listener",
    Aborted: "aborts the request",
}


def _commits_first(effect: Effect) -> bool | None:
    """Whether a ref is written before the dispatch of the same path; None where nothing is written beside a dispatch."""
    found = None
    for dispatch in effect.dispatches:
        here = [write for write in effect.of(RefWrite) if write.ref.name and write.state.phase is dispatch.state.phase]
        keys = {
            question_ref for question in questions(effect) if question.other_values for question_ref in question.refs
        }
        if any(write.ref.node in keys for write in here):
            found = bool(found) or bool(dispatch.state.written & keys)
    return found


def _returns_before_advance(effect: Effect) -> int | None:
    """Return behind how many early returns the effect advances its request id; None without a request id."""
    guards = (guard for operation in effect.dispatches for guard in operation.state.guards)
    counters = {guard.ref for guard in guards if guard.kind is GuardKind.COUNTER}
    if not counters:
        return None
    early = [leave for leave in worst(effect.returns) if not leave.at_end and leave.cleanup is None]
    return sum(not counters & leave.state.written for leave in early)


# --- timers -------------------------------------------------------------------------------------------------------------


def _time_limits(effect: Effect) -> dict[Node, Timer]:
    """Return the timers that end a wait: those whose promise is raced, or that stand in the executor of the wait itself."""
    limits: dict[Node, Timer] = {}
    for limit in effect.of(TimeLimit):
        inside = [limit.node, *_raced(effect.component, limit.node)]
        for timer in effect.timers:
            if any(part.start <= timer.node.start and timer.node.end <= part.end for part in inside):
                limits[timer.node] = timer
    return limits


def _raced(component: Component, call: Node) -> Iterator[Node]:
    for node in walk(call):
        variable = component.program.scopes.resolve(node) if node.type == "Identifier" else None
        if (
            variable is not None
            and variable.definitions
            and getattr(variable.definitions[0].node, "init", None) is not None
        ):
            init = variable.definitions[0].node.init
            if init.type == "NewExpression":
                yield init


def _delay(effect: Effect, timer: Timer) -> Delay | None:
    counted = counted_variable(effect, timer.node)
    first = 2 if any(_beyond_first(fact, counted) for fact in timer.state.facts) else 1
    return delay_of(effect.component, timer.delay, counted, first)


def _beyond_first(fact: Fact, counted: Variable | None) -> bool:
    """Whether a fact says that the first attempt is over: `attempt > 1`."""
    places = fact.atom.places
    return fact.atom.kind.value == "less" and fact.holds and places[0].literal == "1" and places[1].variable is counted
