"""Which refs an effect is deduped or gated by: those that an early return asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..component import Effect
from ..flow.operations import EarlyReturn, RefWrite
from ..js.node import Node
from ..js.walk import is_function, walk


@dataclass(frozen=True, slots=True)
class Question:
    """An early return, the test in front of it, and the refs that the test reads."""

    leave: EarlyReturn
    test: Node
    outcome: bool
    refs: frozenset[Node]
    other_values: bool


def questions(effect: Effect) -> Iterator[Question]:
    """Yield the early returns whose test reads a ref; `other_values` tells whether it looks at anything but refs and literals."""
    for leave in effect.returns:
        if leave.at_end or leave.state.branch is None:
            continue
        test, outcome = leave.state.branch
        refs, others = _reads(effect, test)
        if refs:
            yield Question(leave, test, outcome, refs, others)


def dedupe_refs(effect: Effect) -> list[Node]:
    """Return the refs that an early return compares with a value of the render: what was sent last."""
    found = {ref for question in questions(effect) if question.other_values for ref in question.refs}
    return sorted(found, key=lambda ref: ref.start)


def gate_refs(effect: Effect) -> list[tuple[Question, Node]]:
    """Return the refs that an early return rests on alone, with the return, if the effect writes them."""
    written = {write.ref.node for write in effect.of(RefWrite)}
    return [
        (question, ref)
        for question in questions(effect)
        if not question.other_values
        for ref in sorted(question.refs & written, key=lambda ref: ref.start)
    ]


def _reads(effect: Effect, test: Node) -> tuple[frozenset[Node], bool]:
    """Return the refs that a test reads, and whether it reads other variables too."""
    cells = {read.node.start: read.ref for ref in effect.component.refs for read in ref.reads}
    refs: set[Node] = set()
    others = False
    scopes = effect.component.program.scopes
    for node in walk(test):
        if is_function(node):
            continue
        if node.type == "MemberExpression" and node.start in cells and node.property.name == "current":
            refs.add(cells[node.start].node)
        elif node.type == "Identifier" and scopes.reference(node) is not None:
            others = others or not _is_ref_name(effect, node)
    return frozenset(refs), others


def _is_ref_name(effect: Effect, identifier: Node) -> bool:
    scopes = effect.component.program.scopes
    variable = scopes.resolve(identifier)
    names = {ref.node for ref in effect.component.refs}
    if variable is None or not variable.definitions:
        return False
    init = getattr(variable.definitions[0].node, "init", None)
    return init in names
