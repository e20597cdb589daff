"""Edits that mend a dependency array."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..findings import Edit, Fix
from ..js.node import Node
from ..source import Span
from .calls import DependencyHook

_END_OF_CALL = r"\s*,?\s*\)"


def array_text(names: Sequence[str]) -> str:
    """Return the JavaScript of a dependency array."""
    return f"[{', '.join(names)}]"


def replace_array(array: Node, names: Sequence[str], *, safe: bool) -> Fix:
    """Write the array anew."""
    text = array_text(names)
    return Fix(f"make the dependency array {text}", (Edit(array.span, text),), safe)


def add_array(hook: DependencyHook, callback: Node, names: Sequence[str], source: str) -> Fix | None:
    """Give a hook an array behind its callback; None where the call has more in it than the callback."""
    text = array_text(names)
    says = f"pass {text} behind the callback"
    argument = hook.array_argument
    if argument is not None:
        return Fix(says, (Edit(argument.span, text),), safe=False)
    if re.compile(_END_OF_CALL).fullmatch(source, callback.end, hook.call.end) is None:
        return None
    return Fix(says, (Edit(Span(callback.end, callback.end), f", {text}"),), safe=False)


def remove_element(array: Node, element: Node) -> Fix:
    """Take an element out of an array, with the comma that parted it from its neighbour."""
    elements: list[Node | None] = array.elements
    index = next(place for place, found in enumerate(elements) if found is element)
    following = elements[index + 1] if index + 1 < len(elements) else None
    preceding = elements[index - 1] if index else None
    span = element.span
    if following is not None:
        span = Span(element.start, following.start)
    elif preceding is not None and index == len(elements) - 1:
        span = Span(preceding.end, element.end)
    return Fix("remove it from the dependency array", (Edit(span, ""),))


def wrap(function: Node, names: Sequence[str]) -> Fix:
    """Wrap a function in useCallback, with its own dependencies."""
    edits = (
        Edit(Span(function.start, function.start), "useCallback("),
        Edit(Span(function.end, function.end), f", {array_text(names)})"),
    )
    return Fix("wrap it in useCallback", edits, safe=False)
