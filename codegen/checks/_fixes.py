"""Edits that mend a finding without changing behaviour that was right."""

from __future__ import annotations

from ..component import Component, Effect
from ..findings import Edit, Fix
from ..flow.operations import Timer
from ..flow.roles import TIMERS
from ..js.node import Node
from ..source import Span


def clear_in_cleanup(component: Component, effect: Effect, timer: Timer) -> Fix | None:
    """Return the edit that clears a timer in the one cleanup that the effect has; None where that cannot be written safely.

    The id must be kept in a name that the cleanup sees, and that is declared when the cleanup runs.
    """
    place = timer.place
    if place is None or len(effect.cleanups) != 1 or not _is_in_scope(effect.cleanups[0], timer):
        return None
    name, clear = str(place), TIMERS[timer.function]
    body = effect.cleanups[0].body
    text = component.program.source.text
    says = f"call {clear}({name}) in the cleanup"
    if body.type != "BlockStatement":
        begins, ends = ("{ ", f"; {clear}({name}); }}")
        return Fix(says, (Edit(Span(body.start, body.start), begins), Edit(Span(body.end, body.end), ends)))
    if not body.body:
        return Fix(says, (Edit(Span(body.start, body.end), f"{{ {clear}({name}); }}"),))
    last: Node = body.body[-1]
    if last.type == "ReturnStatement":
        return None
    line = text.rfind("\n", 0, last.start) + 1
    indent = text[line : last.start]
    separator = f"\n{indent}" if not indent.strip() else " "
    closing = "" if text[last.end - 1] in ";}" else ";"
    return Fix(says, (Edit(Span(last.end, last.end), f"{closing}{separator}{clear}({name});"),))


def _is_in_scope(cleanup: Node, timer: Timer) -> bool:
    """Whether the name that keeps a timer's id means the same in the cleanup: it is declared round it, before it."""
    place = timer.place
    variable = place.variable if place is not None else None
    if variable is None:
        return place is not None and place.members == ("current",)
    block = variable.scope.block
    declared = variable.definitions[0].name
    return block.start <= cleanup.start and cleanup.end <= block.end and declared.start < cleanup.start


def wrap_async(component: Component, function: Node) -> Fix | None:
    """Return the edits that put an async function of an effect into one that calls it; None where it is a named one."""
    if function.type == "FunctionExpression" and function.id is not None:
        return None
    if function.type == "FunctionDeclaration" or function.params:
        return None
    name = _free_name(component, function)
    text = component.program.source.text
    line = text.rfind("\n", 0, function.start) + 1
    indent = text[line : line + len(text[line:]) - len(text[line:].lstrip(" \t"))]
    opening = f"() => {{\n{indent}  const {name} = "
    closing = f";\n{indent}  {name}();\n{indent}}}"
    return Fix(
        "call the async function from a synchronous one",
        (Edit(Span(function.start, function.start), opening), Edit(Span(function.end, function.end), closing)),
    )


def _free_name(component: Component, function: Node) -> str:
    """Return a name that the function does not use."""
    used = {reference.name for reference in component.program.scopes.references}
    return next(name for name in ("run", "start", *(f"run{number}" for number in range(2, 1000))) if name not in used)
