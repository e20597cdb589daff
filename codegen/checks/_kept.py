"""Tokens that outlive the run that has requested them: those that are handed on through a state, a ref or the module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..component import Component, Effect
from ..flow.boundaries import Phase
from ..flow.facts import member_name
from ..flow.merging import options_of
from ..flow.operations import Dispatch, Operation, RefRead, RefWrite, TokenRequest
from ..flow.roles import CHAINING
from ..flow.settling import Promise
from ..flow.values import Constant, RefCell, Sink, Value
from ..js.scope import Variable
from ._operations import holds_token, sets_session
from ._session import IDENTITY, dependency_origins, session_dispatches, value_of


def handed_on(component: Component) -> Mapping[str, Effect]:
    """Return the states that are given a token, by their origin (`useState.token`), each with the effect that requests and sets it."""
    found: dict[str, Effect] = {}
    for effect in component.effects:
        setters = {item.sink for item in effect.dispatches if item.local and sets_session(item)}
        for variable, value in component.run.values.items() if setters and effect.requests else ():
            if isinstance(value, Sink) and value.local and value.name in setters:
                found.update((f"useState.{name}", effect) for name in state_names(variable))
    return found


def left_in_refs(component: Component) -> Mapping[RefCell, Effect]:
    """Return the refs and variables of the module in which an effect leaves a token that it has requested, each with the effect."""
    return {
        write.ref: effect
        for effect in component.effects
        for write in effect.of(RefWrite)
        if effect.requests and holds_token(write.written)
    }


def kept_tokens(effect: Effect) -> Iterator[Dispatch | RefRead]:
    """Yield where an effect takes a token that this run of it has not requested.

    It is dispatched before any request can have been answered, or it is taken out of a ref; a mere comparison takes nothing. What holds it
    may be emptied by whoever has requested it as soon as another session is there: then it is as good as a new one.
    """
    sent = session_dispatches(effect)
    at_once = [item for item in sent if item.state.phase is Phase.EFFECT]
    if at_once and _is_emptied_for(effect):
        return
    yield from at_once
    if sent and not effect.requests and any(map(is_of_render, effect.component.run.operations)):
        yield from sent
    for read in effect.of(RefRead) if sent and not at_once else ():
        if _gives_token(effect.component, read):
            yield read


def is_of_render(operation: Operation) -> bool:
    """Whether an operation requests a token while rendering, for whichever effect takes it."""
    return isinstance(operation, TokenRequest) and operation.state.phase is Phase.RENDER


def _is_emptied_for(effect: Effect) -> bool:
    """Whether all that an effect can have a token from is emptied by the cleanup of the effect that has requested it.

    A state is emptied in the next render: an effect that runs at a change of identity still sees what it held.
    """
    component, held = effect.component, dependency_origins(effect)
    states = [
        _empties_state(asking, origin) and not held & _IDENTITY
        for origin, asking in handed_on(component).items()
        if origin in held
    ]
    read = {read.ref for read in effect.of(RefRead)}
    refs = [_empties_ref(asking, ref) for ref, asking in left_in_refs(component).items() if ref in read]
    return bool(states or refs) and all((*states, *refs))


def _empties_state(asking: Effect, origin: str) -> bool:
    setters = {
        value.name
        for variable, value in asking.component.run.values.items()
        if isinstance(value, Sink) and origin in {f"useState.{name}" for name in state_names(variable)}
    }
    ending = (item for item in asking.dispatches if item.state.phase is Phase.CLEANUP and item.sink in setters)
    return any(isinstance(item, Constant) and item.is_absent for told in ending for item in told.arguments[:1])


def _empties_ref(asking: Effect, ref: RefCell) -> bool:
    ending = (write for write in asking.of(RefWrite) if write.ref is ref and write.state.phase is Phase.CLEANUP)
    return any(isinstance(write.written, Constant) and write.written.is_absent for write in ending)


_IDENTITY = frozenset(f"useAuth.{part}" for part in IDENTITY)


def _gives_token(component: Component, read: RefRead) -> bool:
    """Whether what is read from a ref is a token, or the promise of one, and is not only compared."""
    node = read.node
    value = read.ref.content
    while node.parent is not None and node.parent.type == "MemberExpression" and node.parent.object is node:
        node = node.parent
        if member_name(node) in CHAINING:
            break
        value = value_of(component, node)
    while node.parent is not None and node.parent.type in {"ChainExpression", "UnaryExpression", "LogicalExpression"}:
        if node.parent.type == "UnaryExpression":
            return False
        node = node.parent
    above = node.parent
    asked = above is not None and (above.type == "BinaryExpression" or getattr(above, "test", None) is node)
    return not asked and any(map(_is_token, options_of(value)))


def _is_token(value: Value) -> bool:
    return holds_token(value.resolves if isinstance(value, Promise) else value)


def state_names(setter: Variable) -> Iterator[str]:
    """Yield the name of the state that stands before its setter in `const [token, setToken] = useState(null)`."""
    for definition in setter.definitions:
        pattern = getattr(definition.node, "id", None)
        state = pattern.elements[0] if pattern is not None and pattern.type == "ArrayPattern" else None
        if state is not None and state.type == "Identifier":
            yield str(state.name)
