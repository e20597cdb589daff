"""Whether a newer run certainly has another value in a ref than the one that this run has captured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..js.node import Node
from ..js.scope import DefinitionKind, Variable
from ..js.walk import is_function, walk
from .boundaries import Certainty, Phase
from .counting import Direction
from .facts import Place, member_name, strip
from .merging import options_of
from .values import Constant, RefCell, Thing
from .wording import calls_of, init_of, is_promise, is_step, method_of, number_of, right_of

if TYPE_CHECKING:
    from .answers import Answers
    from .operations import PlaceWrite

_WAYS = {"++": Direction.UP, "+=": Direction.UP, "+": Direction.UP}
_WAYS |= {"--": Direction.DOWN, "-=": Direction.DOWN, "-": Direction.DOWN}
"""Which way each operator counts."""

FOLLOWED = 4
"""Names and parameters through which a captured value is followed."""

MANY = 1000
"""Numbers that a counter has before it comes round, from which on nobody meets an older run with the same one."""

MAKERS = frozenset({"Symbol", "Object.create", "crypto.randomUUID", "setTimeout", "setInterval"})
"""Functions that give another value each time."""

KEEPERS = frozenset({"JSON.stringify", "String"})
"""Functions that give different texts for different values."""

FRESH = frozenset(
    {"ObjectExpression", "ArrayExpression", "NewExpression", "ArrowFunctionExpression", "FunctionExpression"}
)
"""Expressions that make something that is equal to nothing else."""


class Telling:
    """One question: what a captured value that is compared with a ref says of newer runs."""

    def __init__(self, place: Place, captured: Place, machine: Answers) -> None:
        self.place = place
        self.captured = captured
        self.machine = machine
        self.writes = machine.writes_of(place)

    def by_value(self) -> Certainty:
        """Return how surely the ref holds another value once a newer run has begun, so that `===` fails."""
        own = any(
            write.effect is self.machine.effect and write.state.phase is not Phase.CONTINUATION for write in self.writes
        )
        if not own:
            return Certainty.UNSURE
        if self._is_made_by_run():
            return Certainty.UNSURE if any(map(self._brings_back, self.writes)) else Certainty.YES
        if self.is_of_ref():
            if self.direction() is not None:
                return Certainty.YES
            if self._comes_round():
                return Certainty.NO
        origins = self.machine.origins_of(self.captured)
        if origins and self.machine.covers_dependencies(origins) and self._keeps_differences():
            return self._unless(self._may_be_equal)
        return Certainty.UNSURE

    def direction(self) -> Direction | None:
        """Return the one way in which every write counts the ref, if there is one."""
        found = {self._step(write) for write in self.writes}
        return found.pop() if len(found) == 1 else None

    def _comes_round(self) -> bool:
        """Whether the effect, or its cleanup, takes back what was counted, so that a later run has the same value."""
        own = [write for write in self.writes if write.effect is self.machine.effect]
        own = [write for write in own if write.state.phase in (Phase.EFFECT, Phase.CLEANUP)]
        ways = {way for write in own if (way := self._step(write)) is not None}
        reset = any(isinstance(write.written, Constant) for write in own)
        return len(ways) > 1 or bool(ways and reset) or any(self._turns(write) for write in own)

    def is_of_ref(self) -> bool:
        """Whether the captured value is one that the ref holds at some time of the run."""
        variable = self.captured.variable
        return variable is not None and not self.captured.members and self._reads(variable, FOLLOWED)

    # --- values that no other run has -------------------------------------------------------------------------------------

    def _is_made_by_run(self) -> bool:
        """Whether the captured value was made by this run, and is equal to nothing that another one makes."""
        root = self.captured.root
        if root is None or self.captured.members or not self.machine.belongs_to_run(root):
            return False
        if isinstance(root, Thing):
            return True
        if is_promise(root):
            return True
        init = init_of(root)
        while init is not None and init.type == "AssignmentExpression" and init.operator == "=":
            init = strip(init.right)
        return init is not None and self._is_fresh(init)

    def _is_fresh(self, node: Node) -> bool:
        called = node.type == "CallExpression" and self.machine.callee_name(strip(node.callee)) in MAKERS
        return called or node.type in FRESH

    def _unless(self, undoes: Callable[[PlaceWrite], bool]) -> Certainty:
        """Return that runs are told apart, unless something that is written behind the effect itself undoes that."""
        later = (write for write in self.writes if write.state.phase is not Phase.EFFECT)
        return Certainty.UNSURE if any(undoes(write) for write in later) else Certainty.YES

    def _brings_back(self, write: PlaceWrite) -> bool:
        """Whether a write may put the captured value into the ref again."""
        if write.state.phase is Phase.EFFECT:
            right = right_of(write)
            return right is not None and self._was_kept(right, FOLLOWED)
        if self._counts(write) or isinstance(write.written, Constant):
            return False
        options = options_of(write.written)
        if not all(isinstance(option, Thing) for option in options):
            return not self._is_fresh(strip(right_of(write) or write.node))
        return self.captured.owner in options

    def _was_kept(self, node: Node, depth: int) -> bool:
        """Whether an expression may give what an earlier run has left in a ref, or in a variable that outlives the run."""
        for part in walk(node):
            if part.type not in {"Identifier", "MemberExpression"}:
                continue
            place = self.machine.place(part)
            if place is not None and isinstance(place.owner, RefCell):
                return True
            variable = self.machine.scopes.resolve(part) if part.type == "Identifier" else None
            init = init_of(variable) if variable is not None else None
            if init is not None and not is_function(init) and depth and self._was_kept(init, depth - 1):
                return True
        return False

    # --- values that the effect depends on --------------------------------------------------------------------------------

    def _may_be_equal(self, write: PlaceWrite) -> bool:
        """Whether a write may put a value into the ref that an older run has captured."""
        right = right_of(write)
        return not (isinstance(write.written, Constant) or (right is not None and self._is_fresh(strip(right))))

    def _keeps_differences(self) -> bool:
        """Whether two different values that the effect depends on give two different captured ones."""
        variable = self.captured.variable
        init = init_of(variable) if variable is not None else None
        return init is None or all(self._keeps(node) for node in walk(init))

    def _keeps(self, node: Node) -> bool:
        if node.type == "UnaryExpression":
            return self._is_test(node)
        if node.type == "BinaryExpression":
            return node.operator == "+" or self._is_test(node)
        if node.type == "CallExpression":
            return self.machine.callee_name(strip(node.callee)) in KEEPERS or method_of(node) in {"join", "toString"}
        return node.type != "MemberExpression" or member_name(node) != "length"

    @staticmethod
    def _is_test(node: Node) -> bool:
        """Whether an expression only chooses between two others."""
        parent = node.parent
        while parent is not None and parent.type in {"LogicalExpression", "UnaryExpression"}:
            node, parent = parent, parent.parent
        return parent is not None and parent.type == "ConditionalExpression" and parent.test is node

    # --- counting ---------------------------------------------------------------------------------------------------------

    def _counts(self, write: PlaceWrite) -> bool:
        return write.node.type == "UpdateExpression" or (
            write.node.type == "AssignmentExpression" and write.node.operator != "="
        )

    def _step(self, write: PlaceWrite) -> Direction | None:
        """Return the way in which a write counts the ref by a step that is known, or None."""
        node = write.node
        if node.type == "UpdateExpression":
            return _WAYS[node.operator]
        if node.type != "AssignmentExpression":
            return None
        if node.operator in {"+=", "-="}:
            return _WAYS[node.operator] if is_step(node.right, node.operator) else None
        return self._sum(node.right, FOLLOWED) if node.operator == "=" else None

    def _sum(self, node: Node, depth: int) -> Direction | None:
        """Return the way in which `ref.current + 1`, or a name for that, goes from what the ref holds."""
        node = strip(node)
        if node.type == "Identifier":
            variable = self.machine.scopes.resolve(node)
            init = init_of(variable) if variable is not None else None
            return self._sum(init, depth - 1) if init is not None and depth else None
        if node.type == "UpdateExpression" and node.prefix and self._is_place(node.argument):
            return _WAYS[node.operator]
        if node.type != "BinaryExpression" or node.operator not in {"+", "-"}:
            return None
        sides = [(node.left, node.right)] + ([(node.right, node.left)] if node.operator == "+" else [])
        for counted, step in sides:
            if self._is_counted(counted, node.operator) and is_step(step, node.operator):
                return _WAYS[node.operator]
        return None

    def _turns(self, write: PlaceWrite) -> bool:
        """Whether a write gives the ref one of few values, the next one each time: `!ref.current`, `(ref.current + 1) % 2`."""
        node = right_of(write)
        for _ in range(FOLLOWED):
            if node is None or strip(node).type != "Identifier":
                break
            variable = self.machine.scopes.resolve(strip(node))
            node = init_of(variable) if variable is not None else None
        node = strip(node) if node is not None else None
        if node is None or node.type not in {"UnaryExpression", "BinaryExpression"}:
            return False
        few = node.operator == "!" or (node.operator == "%" and 0 < (number_of(node.right) or 0) < MANY)
        return few and any(self._is_place(part) for part in walk(node))

    def _is_counted(self, node: Node, operator: str) -> bool:
        """Whether an expression is what the ref holds, or its first value (`ref.current || 0`) where it holds nothing."""
        node = strip(node)
        if node.type == "LogicalExpression" and (node.operator == "??" or (node.operator == "||" and operator == "+")):
            first = strip(node.right)
            starts_low = first.type == "Literal" and (node.operator == "??" or first.value == 0)
            return starts_low and self._is_place(node.left)
        return self._is_place(node)

    def _is_place(self, node: Node) -> bool:
        return self.machine.place(node) == self.place

    # --- what is captured -------------------------------------------------------------------------------------------------

    def _reads(self, variable: Variable, depth: int) -> bool:
        """Whether a constant holds what the ref holds at some time of the run: what was read from it, or is written to it."""
        init = init_of(variable)
        if init is not None:
            return self._is_of_ref(init, depth) or self._is_written(variable)
        given = list(self._given(variable)) if depth else []
        return bool(given) and all(self._is_of_ref(node, depth - 1) for node in given)

    def _is_of_ref(self, node: Node, depth: int) -> bool:
        node = strip(node)
        if node.type == "UpdateExpression":
            return self._is_place(node.argument)
        if node.type == "AssignmentExpression":
            return self._is_place(node.left)
        if node.type == "Identifier" and not self._is_place(node):
            variable = self.machine.scopes.resolve(node)
            return variable is not None and variable.is_constant and bool(depth) and self._reads(variable, depth - 1)
        return self._is_place(node)

    def _is_written(self, variable: Variable) -> bool:
        rights = (right_of(write) for write in self.writes)
        names = (strip(right) for right in rights if right is not None)
        return any(name.type == "Identifier" and self.machine.scopes.resolve(name) is variable for name in names)

    def _given(self, parameter: Variable) -> Iterator[Node]:
        """Yield what the calls of a function give to one of its parameters; nothing if some call is not seen."""
        if len(parameter.definitions) != 1 or parameter.definitions[0].kind is not DefinitionKind.PARAMETER:
            return
        function = parameter.definitions[0].node
        index = next((at for at, item in enumerate(function.params) if self._names(item, parameter)), None)
        calls = calls_of(function, self.machine.scopes)
        if index is None or any(len(call.arguments) <= index for call in calls):
            return
        yield from (call.arguments[index] for call in calls)

    def _names(self, pattern: Node, variable: Variable) -> bool:
        return pattern.type == "Identifier" and self.machine.scopes.resolve(pattern) is variable
