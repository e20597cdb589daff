"""Taking things out of refs, objects and containers: behind a boundary that may be what another run has put there."""

from __future__ import annotations

from collections.abc import Iterator

from ..js.node import Node
from ..js.scope import Variable
from .boundaries import Phase
from .branching import Branching
from .facts import ANY, Atom, AtomKind, Fact, Place, strip
from .merging import may_be
from .state import MOST_FACTS
from .values import Controller, Members, RefCell, Signal, Value


class Taking(Branching):
    """Where what a name stands for has been taken from."""

    def _note_taking(self, name: Node | Variable, value: Value, place: Place | None) -> None:
        """Note that a constant names what a ref holds behind a boundary: that may be the controller or flag of a newer run."""
        variable = (
            name if isinstance(name, Variable) else self.scopes.resolve(name) if name.type == "Identifier" else None
        )
        if variable is None or place is None:
            return
        if not isinstance(place.owner, RefCell) and place.members[:1] != (ANY,):
            return
        if _is_kept(value) and variable.is_constant and self.here.phase is Phase.CONTINUATION:
            self.taken_late[variable] = place

    def taken_from(self, source: Node, value: Value) -> Place | None:
        """Return the place in a ref from which an expression takes a controller or an object, on one of its ways at least."""
        if not _is_kept(value):
            return None
        for node in self._ways_of(source):
            place = self.item_of_all(node) or self.place(node)
            if place is not None and (isinstance(place.owner, RefCell) or place.members[:1] == (ANY,)):
                return place
        return None

    def _ways_of(self, node: Node) -> Iterator[Node]:
        """Yield the names and members whose value an expression has, those that a function of the file returns too."""
        node = strip(node)
        match node.type:
            case "ConditionalExpression":
                parts = [node.consequent, node.alternate]
            case "LogicalExpression":
                parts = [node.left, node.right]
            case "AssignmentExpression":
                parts = [node.right]
            case "SequenceExpression":
                parts = [node.expressions[-1]]
            case "AwaitExpression":
                parts = [node.argument]
            case "CallExpression":
                returned = (place for _, _, place in self.outcomes.get(node, ()))
                parts = [item.argument if item.type == "ReturnStatement" else item for item in returned]
                parts = [item for item in parts if item is not None and item.type != "BlockStatement"]
                yield node
                yield from (item for item in map(strip, parts) if item.type in {"Identifier", "MemberExpression"})
                return
            case _:
                yield node
                return
        for part in parts:
            yield from self._ways_of(part)

    def _remember_member(self, name: Node, place: Place) -> None:
        """Remember what a constant says that has been taken out of an object: `const { live } = run`."""
        variable = self.scopes.resolve(name) if name.type == "Identifier" else None
        state = self.state
        if state is None or variable is None or not variable.is_constant or not isinstance(place.owner, Members):
            return
        true, false = (frozenset({Fact(Atom(AtomKind.TRUTHY, (place,)), outcome)}) for outcome in (True, False))
        if len(state.tests) < MOST_FACTS:
            self.state = state.evolve(tests=state.tests | {(variable, true, false)})


def _is_kept(value: Value) -> bool:
    """Whether a value may be what a run is made void by: a controller, its signal, an object."""
    return may_be(value, (Controller, Signal, Members))
