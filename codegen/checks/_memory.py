"""Whether a dispatch asks before what was dispatched last: a ref, a variable of the module or a state that its effect writes."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Effect
from ..flow.boundaries import Phase, Trail
from ..flow.facts import member_name, strip
from ..flow.operations import Dispatch
from ..flow.values import Reactive, RefCell
from ..js.node import Node
from ..js.walk import walk
from ._again import states_by_setter
from ._assumed import made_of, ways
from ._dedupe import openings, read_refs, writes_of

ON_THE_WAY = frozenset({Phase.EFFECT, Phase.CONTINUATION})
"""When an effect does what it is for."""

_PUTTING = frozenset({"add", "push", "set", "unshift"})


def memory_tests(effect: Effect, dispatch: Dispatch) -> Iterator[Node]:
    """Yield the tests before a dispatch that compare the session, or a word for it, with what an earlier run has left."""
    for test, part in _parts(dispatch):
        memory = _memory_asked(effect, part)
        # StrictMode's second run sees the state of the same render: it holds nothing that was dispatched at once.
        if memory is RefCell or (memory is Reactive and dispatch.state.phase is Phase.CONTINUATION):
            yield test


def unknown_memory(effect: Effect, dispatch: Dispatch) -> Node | None:
    """Return a test before a dispatch that compares the session with something not known here: it may be a memory."""
    return next((test for test, part in _parts(dispatch) if _compares_with_unknown(effect, part)), None)


def _parts(dispatch: Dispatch) -> Iterator[tuple[Node, Node]]:
    """Yield each operand of the tests before a dispatch, behind its test."""
    for step in Trail.steps(dispatch.state.trail):
        if isinstance(step.what, bool):
            yield from ((step.node, strip(part)) for way in ways(step.node, step.what) for part, _ in way)


def _compares_with_unknown(effect: Effect, part: Node) -> bool:
    if part.type == "BinaryExpression":
        sides = (strip(part.left), strip(part.right))
    elif part.type == "CallExpression" and part.arguments and strip(part.callee).type == "MemberExpression":
        sides = (strip(part.callee).object, part.arguments[0])
    else:
        return False
    return any(_is_keyed(effect, one) and _is_unknown(effect, other) for one, other in (sides, sides[::-1]))


def _is_unknown(effect: Effect, side: Node) -> bool:
    """Whether an expression reads something that is neither React's nor this component's."""
    is_read = side.type in {"CallExpression", "MemberExpression"} or (
        side.type == "Identifier" and _is_foreign(effect, side)
    )
    return is_read and not made_of(effect.component, side, {}) and not read_refs(effect, side)[0]


def _is_foreign(effect: Effect, name: Node) -> bool:
    return name.name != "undefined" and effect.component.program.scopes.resolve(name) is None


def is_latched(effect: Effect, dispatch: Dispatch) -> bool:
    """Whether a test before a dispatch asks a ref that lets one run through, and no other after it."""
    asked = (
        (node, ref)
        for step in Trail.steps(dispatch.state.trail)
        if isinstance(step.what, bool)
        for node, ref in read_refs(effect, step.node)[0].items()
    )
    return any(
        bool(_written(effect, ref)) and _is_from_before(effect, node) and not openings(effect, ref)
        for node, ref in asked
    )


def _memory_asked(effect: Effect, part: Node) -> type[RefCell | Reactive] | None:
    """Return what kind of memory a part of a test asks: a ref's, a state's, or none."""
    key = (_memory_asked, part)
    if key not in effect.answers:
        effect.answers[key] = _memory(effect, part)
    known: type[RefCell | Reactive] | None = effect.answers[key]
    return known


def _memory(effect: Effect, part: Node) -> type[RefCell | Reactive] | None:
    refs = [(node, ref) for node, ref in read_refs(effect, part)[0].items() if _is_from_before(effect, node)]
    sets_state = any(item.local for item in effect.dispatches)
    if not refs and not sets_state:
        return None
    is_keyed = _is_keyed(effect, part)
    words = {node.value for node in walk(part) if node.type == "Literal" and isinstance(node.value, str)}
    for _, ref in refs:
        written = _written(effect, ref)
        if words & written or (is_keyed and (written or _is_filled(effect, ref))):
            return RefCell
    held = made_of(effect.component, part, {}) if is_keyed and sets_state else ()
    states = ("useState." + origin.split(".")[1] for origin in held if origin.startswith("useState."))
    return Reactive if any(_is_set_by(effect, state) for state in states) else None


def _is_keyed(effect: Effect, node: Node) -> bool:
    """Whether an expression is made of the session, or of a token."""
    return any(origin.startswith("useAuth.") or origin == "Token" for origin in made_of(effect.component, node, {}))


def _written(effect: Effect, ref: RefCell) -> frozenset[object]:
    """Return what an effect writes to a ref on its way (None for what is no literal); nothing if its cleanup writes it too."""
    writes = writes_of(effect, ref)
    if any(write.state.phase is Phase.CLEANUP for write in writes):
        return frozenset()
    on_the_way = (write.constant for write in writes if write.state.phase in ON_THE_WAY)
    return frozenset(constant.value if constant is not None else None for constant in on_the_way)


def _is_filled(effect: Effect, ref: RefCell) -> bool:
    """Whether an effect puts something into the container that a ref holds: `seenRef.current.add(key)`."""
    reads = (read for read in effect.component.reads if read.ref is ref and read.state.phase in ON_THE_WAY)
    return any(_is_put_into(read.node) for read in reads)


def _is_put_into(held: Node) -> bool:
    above = held.parent
    is_called = above is not None and above.parent is not None and getattr(above.parent, "callee", None) is above
    return is_called and above is not None and above.type == "MemberExpression" and member_name(above) in _PUTTING


def _is_set_by(effect: Effect, state: str) -> bool:
    """Whether an effect sets a state."""
    states = states_by_setter(effect.component)
    return any(item.local and state in states.get(item.sink, ()) for item in effect.dispatches)


def _is_from_before(effect: Effect, read: Node) -> bool:
    """Whether a read of a ref can find what an earlier run has written."""
    return any(item.node is read and item.ref not in item.state.wrote for item in effect.component.reads)
