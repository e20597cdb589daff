"""The steps that lead to what is wrong with a hook: two or three, and none where the message says it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..findings import Step
from ..js.node import Node
from ..js.walk import ancestors, is_function, walk
from .paths import Path
from .uses import CallbackUses

MOST_NAMES = 2
"""Names left out that are shown where they are read; the message has them all."""

_CHOICES = {
    "AssignmentPattern": "left",
    "ConditionalExpression": "test",
    "IfStatement": "test",
    "LogicalExpression": "left",
    "SwitchStatement": "discriminant",
}
"""What runs a part of itself in some renders only, with what decides about that."""

MOST_CHARACTERS = 60
"""Text of a test that a step repeats; of more, it says `this`."""

_LOOPS = frozenset({"DoWhileStatement", "ForInStatement", "ForOfStatement", "ForStatement", "WhileStatement"})


def of_missing(array: Node, uses: CallbackUses, missing: Sequence[Path], *, is_effect: bool) -> Iterator[Step]:
    """Yield where the first of the names that an array leaves out are read, and what comes of it."""
    for path in missing[:MOST_NAMES]:
        first = min(
            (
                reference.identifier
                for used, use in uses.by_path.items()
                if used[: len(path)] == path
                for reference in use.references
            ),
            key=lambda identifier: identifier.start,
        )
        yield Step(first.span, f"the callback reads `{uses.links.written(path)}`")
    what, change = ("it", "it changes") if len(missing) == 1 else ("them", "they change")
    end = "the effect does not run again" if is_effect else "the old result stays in use"
    if missing:
        yield Step(array.span, f"the array leaves {what} out: when {change}, {end}")


def of_construction(name: str, definition: Node, kind: str, array: Node, hook: str) -> tuple[Step, ...]:
    """Return where something is built anew, and where it is compared."""
    return (
        Step(definition.span, f"each render makes another {kind}, `{name}`"),
        Step(array.span, f"which is never that of the render before: {hook} runs every time"),
    )


def of_loop_of_renders(setter: Node, hook: Node) -> tuple[Step, ...]:
    """Return how an effect without an array brings about its own next run."""
    return (
        Step(setter.span, f"calls `{setter.name}`: the component renders again"),
        Step(hook.span, "which runs this again, as no array holds it back"),
    )


def of_condition(call: Node, owner: Node, text: str) -> tuple[Step, ...]:
    """Return what keeps some renders from a hook's call: a condition round it, or a return above it; nothing if neither does."""
    hook = text[call.callee.start : call.callee.end]
    decides = _decides(call, owner)
    if decides is not None:
        asked = " ".join(text[decides.start : decides.end].split())
        return (
            Step(
                decides.span,
                f"{f'`{asked}`' if len(asked) <= MOST_CHARACTERS else 'this'} decides whether {hook} is called",
            ),
            Step(call.callee.span, "a render that leaves it out gives its place to the hook behind it"),
        )
    early = early_return(call, owner)
    if early is None:
        return ()
    return (
        Step(early.span, "some renders return here"),
        Step(call.callee.span, f"and do not get to {hook}: the hooks of two renders are not the same"),
    )


def _decides(call: Node, owner: Node) -> Node | None:
    """Return what decides whether a call is made: the test of the nearest choice round it."""
    inside = call
    for above in ancestors(call):
        if above is owner:
            break
        decides = getattr(above, _CHOICES[above.type]) if above.type in _CHOICES else None
        if decides is not None and decides is not inside:
            test: Node = decides
            return test
        inside = above
    return None


def of_repetition(call: Node, owner: Node) -> tuple[Step, ...]:
    """Return the loop that calls a hook again."""
    for above in ancestors(call):
        if above is owner:
            break
        if above.type in _LOOPS:
            turns = getattr(above, "test", None) or getattr(above, "right", None) or above
            return (
                Step(turns.span, "how often this goes round can differ from one render to the next"),
                Step(call.callee.span, "and each turn takes the place of another hook"),
            )
    return ()


def early_return(call: Node, owner: Node) -> Node | None:
    """Return the first return of a function that stands in front of a call."""
    for node in walk(owner):
        own = next((above for above in ancestors(node) if is_function(above)), None)
        if node.type == "ReturnStatement" and node.end <= call.start and own is owner:
            return node
    return None
