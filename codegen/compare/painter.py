"""From a component to its portrait."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Ref
from ..flow.facts import strip
from ..flow.operations import RefWrite
from ..flow.state import Phase
from ..js.dump import dump
from ..js.node import Node
from ..js.walk import walk, walk_own
from .effects import paint_effect
from .names import Names
from .outside import calls, numbers
from .portrait import Portrait, RefPortrait
from .timing import Timing

_PHASES = {
    Phase.RENDER: "while rendering",
    Phase.EFFECT: "in the effect",
    Phase.CONTINUATION: "behind a wait",
    Phase.CLEANUP: "in the cleanup",
}


def paint(component: Component) -> Portrait:
    """Return the portrait of a component."""
    names = Names(component)
    timings = [Timing(effect) for effect in component.effects]
    accounted = {literal for timing in timings for literal in timing.accounted()}
    for ref in component.refs:
        accounted.update(node for node in walk(ref.node) if node.type == "Literal")
    rendered = list(_rendered(component.node))
    nodes = list(walk(component.node))
    return Portrait(
        name=component.name,
        node=component.node,
        effects=tuple(paint_effect(timing.effect, names, timing) for timing in timings),
        refs=tuple(_ref(ref, component) for ref in component.refs),
        renders=" or ".join(str(dump(node, names.of)) for node in rendered),
        rendered=rendered[-1] if rendered else component.node,
        calls=calls(component, nodes, names),
        numbers=tuple(numbers(nodes, accounted)),
    )


def _rendered(function: Node) -> Iterator[Node]:
    """Yield the expressions that a component returns."""
    if function.body.type != "BlockStatement":
        yield function.body
        return
    for node in walk_own(function):
        if node.type == "ReturnStatement" and node.argument is not None:
            yield node.argument


def _ref(ref: Ref, component: Component) -> RefPortrait:
    writes = {f"{_written(write)} {_PHASES[write.state.phase]}" for write in ref.writes if write.state.doubt is None}
    reads = {_PHASES[read.state.phase] for read in ref.reads}
    initial = ref.node.arguments[0] if ref.node.arguments else None
    written = ref.initial.replace(", }", " }").replace(", ]", " ]")
    return RefPortrait(ref.node, ref.name, written, _shape(initial, component), frozenset(writes), frozenset(reads))


def _written(write: RefWrite) -> str:
    """Return what a ref is given."""
    if write.constant is not None:
        return "undefined" if write.constant.value is ... else str(write.constant.value)
    return "the next number" if write.value is None else "a value"


def _shape(initial: Node | None, component: Component) -> str:
    """Return an initial value without the names in it, which are the component's own business: `{ a: null, b: null }` is `{ None }`."""
    if initial is None:
        return "undefined"
    node = strip(initial)
    match node.type:
        case "Literal":
            return repr(node.value)
        case "ObjectExpression":
            values = {_shape(item.value, component) if item.type == "Property" else "..." for item in node.properties}
            return f"{{ {', '.join(sorted(values))} }}"
        case "ArrayExpression":
            return f"[ {', '.join(_shape(item, component) for item in node.elements)} ]"
        case "Identifier" if node.name != "undefined":
            return "a value"
        case "MemberExpression" if not node.computed:
            return f"{_shape(node.object, component)}.{component.text(node.property)}"
    return component.text(node)
