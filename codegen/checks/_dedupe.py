"""Which refs an effect is deduped or gated by: those that an early return asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..component import Effect
from ..flow.acts import writing
from ..flow.boundaries import Phase
from ..flow.facts import strip
from ..flow.operations import EarlyReturn, PlaceWrite, RefWrite
from ..flow.values import RefCell
from ..js.node import Node
from ..js.scope import DefinitionKind, Variable
from ..js.walk import ancestors, is_function, walk
from ..records import record
from ._assumed import Atom, ways


@record()
class Question:
    """An early return, one reason for it, and the refs that this reason reads; `other_values` if it reads more than refs."""

    leave: EarlyReturn
    test: Node
    outcome: bool
    refs: frozenset[RefCell]
    other_values: bool


def questions(effect: Effect) -> list[Question]:
    """Return the reasons for early returns that read a ref."""
    known: list[Question] | None = effect.answers.get(questions)
    if known is None:
        known = effect.answers[questions] = list(_questions(effect))
    return known


def _questions(effect: Effect) -> Iterator[Question]:
    seen: set[tuple[Node, Node]] = set()
    for leave in effect.returns:
        if leave.state.branch is None:
            continue
        test, outcome = leave.state.branch
        if _goes_on(leave, test):
            continue
        for reason, how in _reasons(test, outcome):
            if (leave.node, reason) in seen:
                continue
            seen.add((leave.node, reason))
            refs, others = _reads(effect, reason)
            if refs:
                yield Question(leave, reason, how, refs, others)


def _goes_on(leave: EarlyReturn, test: Node) -> bool:
    """Whether the effect is left where it has done something, well behind its last test: `if (...) return; ask(); return stop`."""
    state = leave.state
    if not state.asked and not state.said and state.begun is None:
        return False
    decides = next((above for above in ancestors(test) if above.type.endswith("Statement")), None)
    return decides is not None and decides is not leave.node and decides not in ancestors(leave.node)


def _reasons(test: Node, outcome: bool) -> Iterator[Atom]:
    """Yield the parts of a test each of which alone makes it come out so: the operands of `||`, and of a failed `&&`."""
    test = strip(test)
    if test.type == "UnaryExpression" and test.operator == "!":
        parts = list(_reasons(test.argument, not outcome))
        yield from parts if len(parts) > 1 else [(test, outcome)]
    elif test.type == "LogicalExpression" and test.operator == ("||" if outcome else "&&"):
        yield from _reasons(test.left, outcome)
        yield from _reasons(test.right, outcome)
    else:
        yield test, outcome


@record()
class Dedupe:
    """An early return that takes something for sent: its last test, and each way to it as the atoms that hold on it."""

    leave: EarlyReturn
    test: Node
    ways: tuple[tuple[Atom, ...], ...]


def dedupes(effect: Effect) -> list[Dedupe]:
    """Return the early returns that compare a ref with other values."""
    known: list[Dedupe] | None = effect.answers.get(dedupes)
    if known is None:
        known = effect.answers[dedupes] = list(_dedupes(effect))
    return known


def _dedupes(effect: Effect) -> Iterator[Dedupe]:
    seen: set[tuple[Node, Node]] = set()
    for question in questions(effect):
        key = (question.leave.node, question.test)
        if not question.other_values or key in seen:
            continue
        seen.add(key)
        before = tuple(_passed_before(question.test))
        found = ways(question.test, question.outcome)
        yield Dedupe(question.leave, question.test, tuple((*before, *way) for way in found))


def _passed_before(test: Node) -> Iterator[Atom]:
    """Yield the tests that are certainly passed ahead of another one: those round it, and early returns above it."""
    node = test
    while node.parent is not None and not is_function(node):
        above = node.parent
        if above.type == "IfStatement" and node is not above.test:
            yield from _certain(above.test, node is above.consequent)
        elif above.type == "BlockStatement":
            for statement in above.body[: above.body.index(node)]:
                if statement.type == "IfStatement" and statement.alternate is None and _leaves(statement.consequent):
                    yield from _certain(statement.test, False)
        node = above


def _certain(test: Node, outcome: bool) -> Iterator[Atom]:
    found = ways(test, outcome)
    if len(found) == 1:
        yield from found[0]


def _leaves(statement: Node) -> bool:
    last = statement.body[-1] if statement.type == "BlockStatement" and statement.body else statement
    return last.type in {"ReturnStatement", "ThrowStatement"}


def dedupe_refs(effect: Effect) -> list[RefCell]:
    """Return the refs that an early return compares with a value of the render: what was sent last."""
    found = {ref for question in questions(effect) if question.other_values for ref in question.refs}
    return sorted(found, key=lambda ref: ref.node.start)


def gate_refs(effect: Effect) -> list[tuple[Question, RefCell]]:
    """Return the refs that an early return rests on alone, with the return, if the effect shuts them: before it goes on."""
    shut = {write.ref for write in effect.of(RefWrite) if write.state.phase is Phase.EFFECT}
    return [
        (question, ref)
        for question in questions(effect)
        if not question.other_values
        for ref in sorted((question.refs & shut) - question.leave.state.wrote, key=lambda ref: ref.node.start)
    ]


def writes_of(effect: Effect, ref: RefCell) -> list[PlaceWrite]:
    """Return the writes of a ref by an effect, those of its members too."""
    return [write for write in effect.of(RefWrite) if write.ref is ref]


# --- what a test reads ------------------------------------------------------------------------------------------------------


def _reads(effect: Effect, test: Node) -> tuple[frozenset[RefCell], bool]:
    """Return the refs that a test reads, and whether it reads other variables too."""
    refs, others = read_refs(effect, test)
    return frozenset(refs.values()), others


def read_refs(effect: Effect, test: Node) -> tuple[Mapping[Node, RefCell], bool]:
    """Return where a test reads which ref, and whether it reads other variables too; seen through constants and helpers."""
    cells = effect.component.cells
    refs: dict[Node, RefCell] = {}
    others = False
    pending, seen = [test], set[Node]()
    while pending:
        for node in walk(pending.pop()):
            if node in cells:
                refs[node] = cells[node]
            elif node.type == "Identifier" and node not in seen:
                seen.add(node)
                variable = effect.component.program.scopes.resolve(node)
                if variable is None or effect.component.program.scopes.reference(node) is None:
                    continue
                behind = _behind(variable)
                if behind is not None and behind not in seen:
                    seen.add(behind)
                    pending.append(behind)
                elif behind is None:
                    others = others or not _holds_ref(effect, variable)
    return refs, others


def _behind(variable: Variable) -> Node | None:
    """Return the test that a constant holds, or the body of the function that a name means."""
    definition = variable.definitions[0] if variable.definitions else None
    if definition is None:
        return None
    if definition.kind is DefinitionKind.FUNCTION:
        body: Node = definition.node.body
        return body
    if definition.kind is not DefinitionKind.VARIABLE or not variable.is_constant:
        return None
    init = definition.node.init
    if init is None or definition.node.id.type != "Identifier":
        return None
    init = strip(init)
    if is_function(init):
        return init.body if init.body.type == "BlockStatement" else init
    return init if init.type in _TELLING else None


_TELLING = frozenset({"BinaryExpression", "LogicalExpression", "MemberExpression", "UnaryExpression"})
"""What a constant may hold that says which refs a test of it reads."""


def _holds_ref(effect: Effect, variable: Variable) -> bool:
    value = effect.component.run.values.get(variable)
    return isinstance(value, RefCell)


# --- gates ------------------------------------------------------------------------------------------------------------------


def openings(effect: Effect, ref: RefCell) -> list[PlaceWrite]:
    """Return the writes anywhere in the component that open a gate again."""
    return [write for write in effect.component.run.knowledge.ref_writes(ref) if not _shuts(effect, ref, write)]


def is_latch(effect: Effect, ref: RefCell) -> bool:
    """Whether a gate is meant to let only the first run through: nothing opens it, and nothing leaves the page behind it."""
    return not openings(effect, ref) and all(dispatch.local for dispatch in effect.dispatches)


def is_opened_by_cleanup(effect: Effect, ref: RefCell) -> bool:
    """Whether the cleanup of every run that has shut a gate opens it: then it is open for the next run."""
    knowledge = effect.component.run.knowledge
    acts = [
        writing(write.place, write.written)
        for write in openings(effect, ref)
        if write.effect is effect.registered and write.state.phase is Phase.CLEANUP
    ]
    shut = [knowledge.ends_at(leave) for leave in effect.returns if ref in leave.state.wrote]
    return all(any(opening and opening <= ended for opening in acts) for ended in shut)


def _shuts(effect: Effect, ref: RefCell, write: PlaceWrite) -> bool:
    """Whether a write shuts a gate: it is made in the effect's synchronous part, or writes what is written there."""
    if write.effect is effect.registered and write.state.phase is Phase.EFFECT:
        shutting = next(item for item in writes_of(effect, ref) if item.state.phase is Phase.EFFECT)
        return write is shutting or _same(write, shutting)
    return any(_same(write, shut) for shut in writes_of(effect, ref) if shut.state.phase is Phase.EFFECT)


def _same(first: PlaceWrite, second: PlaceWrite) -> bool:
    if first.constant is None or second.constant is None:
        return first.node is second.node
    values = (first.constant.value, second.constant.value)
    if all(isinstance(value, str) and value for value in values):
        return values[0] == values[1]
    return first.constant.is_truthy == second.constant.is_truthy
