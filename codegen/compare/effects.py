"""From an effect to its portrait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from ..checks._operations import sets_session, to_backend, worst
from ..component import Effect
from ..flow.guards import GuardKind
from ..flow.operations import (
    Aborted,
    Dispatch,
    EarlyReturn,
    ListenerEnded,
    Operation,
    PlaceWrite,
    RefRead,
    RefWrite,
    TimerCleared,
    TokenRequest,
)
from ..flow.state import Phase
from ..flow.values import Constant, Members, Reactive, Value
from ..js.node import Node
from .names import AWAITED, Names
from .portrait import (
    STATE_SETTER,
    CleanupPortrait,
    DependencyPortrait,
    DispatchPortrait,
    EffectPortrait,
    QuestionPortrait,
    RequestPortrait,
)
from .questions import questions
from .results import Results
from .timing import Timing

PLACEHOLDER = "__placeholder_"
"""Begin of a name that stands for what a Python file puts in when it runs."""


def paint_effect(effect: Effect, names: Names, timing: Timing) -> EffectPortrait:
    """Return the portrait of an effect."""
    asked = tuple(questions(effect, names))
    return EffectPortrait(
        node=effect.call,
        hook=effect.hook,
        dependencies=_dependencies(effect, names),
        dispatches=tuple(_dispatches(effect, names, asked)),
        requests=tuple(_requests(effect, timing)),
        questions=asked,
        cleanup=CleanupPortrait(next(iter(effect.cleanups), None), frozenset(_cleanup(effect, timing))),
        guard_refs=frozenset(
            guard.ref for item in effect.dispatches for guard in item.state.guards if guard.ref is not None
        ),
        attempts=timing.attempts,
        pauses=bool(timing.pauses),
        retry_delay=timing.retry_delay,
        timeout=timing.timeout,
        listeners=frozenset(f"{item.method}{_event_of(item.key)}" for item in effect.listeners),
        handles_rejection=not effect.floating,
        returns_before_advance=_returns_before_advance(effect),
        keeps=_keeps(effect),
    )


def _dependencies(effect: Effect, names: Names) -> tuple[DependencyPortrait, ...] | None:
    if effect.dependencies is None:
        return None
    return tuple(DependencyPortrait(item.node, item.text, names.held(item.node)) for item in effect.dependencies)


# --- dispatches and requests --------------------------------------------------------------------------------------------


def _dispatches(effect: Effect, names: Names, asked: Iterable[QuestionPortrait]) -> Iterator[DispatchPortrait]:
    """Yield what holds at all dispatches of the same event at the same time: how many places say it is the writer's business."""
    keys = {question.ref for question in asked if question.compared}
    groups: dict[tuple[str, str, tuple[str, ...], bool], list[Dispatch]] = {}
    for dispatch in effect.dispatches:
        groups.setdefault((*_event(dispatch), dispatch.state.phase is Phase.EFFECT), []).append(dispatch)
    results = Results(effect, names)
    given = frozenset({f"truthy {AWAITED}"}) if results.are_tested else frozenset[str]()
    for (state, event, payload, at_once), group in groups.items():
        states = [dispatch.state for dispatch in group]
        signs_in = any(map(sets_session, group))
        conditions = [frozenset(filter(None, map(names.condition, known.facts))) for known in states]
        yield DispatchPortrait(
            node=min((dispatch.node for dispatch in group), key=lambda node: node.start),
            state=state,
            event=event,
            payload=payload,
            signs_in=signs_in,
            at_once=at_once,
            fresh=all(known.fresh for known in states),
            mounted=all(known.mounted for known in states),
            guards=frozenset(guard.kind.value for known in states for guard in known.guards),
            conditions=frozenset.intersection(*conditions) | (given if signs_in else frozenset()),
            committed=_committed(effect, group, keys),
            occasions=frozenset() if at_once or signs_in else results.occasions(group),
        )


def _committed(effect: Effect, group: Iterable[Dispatch], keys: Set[Node]) -> bool | None:
    """Whether what was sent last is noted before one of these dispatches; None where nothing is noted beside them."""
    phases = {write.state.phase for write in effect.of(RefWrite) if write.ref.node in keys}
    found = [bool(dispatch.state.written & keys) for dispatch in group if dispatch.state.phase in phases]
    return any(found) if found else None


def _event(dispatch: Dispatch) -> tuple[str, str, tuple[str, ...]]:
    """Return the backend state, the event handler, and the names of what it is given."""
    if dispatch.event is None:
        sink = dispatch.sink if to_backend(dispatch) else STATE_SETTER
        return "", sink, ("token",) if sets_session(dispatch) else ()
    state, _, handler = dispatch.event.name.rpartition(".")
    known = "" if state.startswith(PLACEHOLDER) else state  # a placeholder is a name that only the running app knows
    return known, handler or dispatch.sink, tuple(sorted(dispatch.event.payload))


def _requests(effect: Effect, timing: Timing) -> Iterator[RequestPortrait]:
    groups: dict[tuple[bool, str], list[TokenRequest]] = {}
    for request in effect.requests:
        groups.setdefault(_options(request), []).append(request)
    for (skip_cache, template), group in groups.items():
        later = [request.state for request in group if request.state.phase is not Phase.EFFECT]
        yield RequestPortrait(
            node=min((request.node for request in group), key=lambda node: node.start),
            skip_cache=skip_cache,
            template=template,
            places=len({request.state.boundary and request.state.boundary.node for request in group}),
            at_once=len(later) < len(group) or any(timing.follows_pause(request) for request in group),
            fresh=all(state.fresh for state in later),
        )


def _options(request: TokenRequest) -> tuple[bool, str]:
    """Return whether Clerk's cache is passed by, and the template."""
    given = request.arguments[0] if request.arguments else None
    if not isinstance(given, Members):
        return False, ""
    skip, template = given.members.get("skipCache"), given.members.get("template")
    skips = skip is not None and not (isinstance(skip, Constant) and skip.value is False)
    return skips, _said(template) if template is not None else ""


def _said(template: Value) -> str:
    match template:
        case Constant():
            return str(template.value)
        case Reactive():
            return template.origin
    return "of its own"


# --- beginning and end of a run -----------------------------------------------------------------------------------------


def _cleanup(effect: Effect, timing: Timing) -> Iterator[str]:
    for operation in effect.in_phase(Phase.CLEANUP):
        match operation:
            case PlaceWrite() if operation.constant is not None:
                yield "voids the run"
            case RefWrite():
                yield "changes a ref"
            case TimerCleared():
                yield from _cleared(operation, timing)
            case ListenerEnded():
                yield f"ends the listener{_event_of(operation.key)}"
            case Aborted():
                yield "aborts the request"


def _cleared(operation: TimerCleared, timing: Timing) -> Iterator[str]:
    """Yield which timers a place can hold when it is cleared."""
    held = [timer for timer in timing.effect.timers if timer.place == operation.place]
    if any(timer.node in timing.limits for timer in held):
        yield "clears the time-out"
    if not held or any(timer.node not in timing.limits for timer in held):
        yield "clears the timer"


def _event_of(key: tuple[str, ...]) -> str:
    """Return the event of a listener, from the text of its registration."""
    event = key[1].strip("\"'") if len(key) > 1 else ""
    return f" ({event})" if event.isidentifier() else ""


def _returns_before_advance(effect: Effect) -> int | None:
    """Return behind how many early returns the effect advances its request id; None without a request id."""
    guards = (guard for operation in effect.dispatches for guard in operation.state.guards)
    counters = {guard.ref for guard in guards if guard.kind is GuardKind.COUNTER}
    if not counters:
        return None
    early = [leave for leave in worst(effect.returns) if not leave.at_end and leave.cleanup is None]
    return sum(not counters & leave.state.written for leave in early)


def _keeps(effect: Effect) -> tuple[Node, ...]:
    """Return the refs of an effect that does nothing but give them a value."""
    acts: list[Operation] = [item for item in effect.operations if not isinstance(item, RefRead | EarlyReturn)]
    if not acts or not all(isinstance(item, RefWrite) for item in acts):
        return ()
    return tuple(dict.fromkeys(write.ref.node for write in effect.of(RefWrite)))
