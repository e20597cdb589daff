"""The answers that guards ask for: whose copy of a variable this is, what an effect depends on, when a value was captured."""

from __future__ import annotations

from abc import abstractmethod

from ..js.node import Node
from ..js.scope import DefinitionKind, Variable
from .acts import Act, ActKind
from .boundaries import Phase
from .facts import Place
from .merging import is_plain, member_value, options_of
from .operations import EffectCall, PlaceWrite
from .places import Places
from .reasons import Reason
from .values import NO_ORIGINS, Constant, Controller, Function, Members, RefCell, Signal, Sink, Thing, Value


class Answers(Places):
    """Questions about the current run of the current effect."""

    @abstractmethod
    def callee_name(self, callee: Node) -> str:
        """Return the name of what is called; brought by the subclass."""

    def captured_late(self, root: Variable | Thing) -> bool:
        """Whether a variable got its value after a boundary, when the run could have been void already."""
        born = self.born.get(root)
        return born is not None and born[0].phase is Phase.CONTINUATION and not born[0].fresh

    def belongs_to_run(self, root: Variable | Thing) -> bool:
        """Whether each run of the current effect has its own copy of a variable or object."""
        born = self.born.get(root)
        if isinstance(root, RefCell) or self.effect is None:
            return False
        return born is not None and born[1] is self.effect

    def outlives_runs(self, controller: Controller) -> bool:
        """Whether a controller is made once, while rendering, for an effect that runs more than once."""
        born = self.born.get(controller)
        return born is not None and born[0].phase is Phase.RENDER and not self.runs_once(self.effect)

    def writes_of(self, place: Place) -> list[PlaceWrite]:
        """Return the assignments that can change a place, those of what a ref holds by another name too."""
        found = self.knowledge.writes(place)
        if not isinstance(place.owner, RefCell) or len(place.members) < 2:
            return found
        for option in options_of(place.owner.content):
            if isinstance(option, Members):
                found = [*found, *self.knowledge.writes(Place(None, place.members[1:], owner=option))]
        return found

    def doubt_of(self, place: Place) -> Reason | None:
        """Return why a flag may not be the one that the cleanup turns over, or may be turned back."""
        root = place.root
        if root is None:
            return None
        if self.is_several(root):
            return Reason.SEVERAL_INSTANCES
        return self.knowledge.escaped(root) if isinstance(root, Thing) else None

    def is_flag(self, place: Place) -> bool:
        """Whether every value ever given to a place is true or false."""
        return bool(self.flag_values(place))

    def flag_values(self, place: Place) -> frozenset[bool]:
        """Return the values that are ever given to a place, if each of them is true or false; nothing if not."""
        if isinstance(place.owner, Members) and len(place.members) == 1:
            value = place.owner.members.get(place.members[0])
            return (
                frozenset({value.value}) if isinstance(value, Constant) and isinstance(value.value, bool) else NO_VALUES
            )
        variable = place.variable
        if variable is None or place.members:
            return NO_VALUES
        return self.once(_flag_values, variable)

    def runs_once(self, effect: EffectCall | None) -> bool:
        """Whether an effect runs once for each mount: nothing in its dependency array ever changes."""
        return effect is not None and effect.held is not None and all(is_stable(value) for value in effect.held)

    def covers_dependencies(self, origins: frozenset[str]) -> bool:
        """Whether the current effect depends on nothing but these hook members, and on stable values."""
        if self.effect is None or self.effect.held is None:
            return False
        return all(self._is_covered(value, origins) for value in self.effect.held)

    def _is_covered(self, value: Value, origins: frozenset[str]) -> bool:
        if isinstance(value, Function):
            return self.function_origins(value.node) <= origins
        return is_stable(value) or bool(value.origins and value.origins <= origins)

    def function_origins(self, function: Node) -> frozenset[str]:
        """Return the hook members that a function takes from outside."""
        known = self._captured.get(function)
        if known is None:
            self._captured[function] = NO_ORIGINS
            found = NO_ORIGINS
            for variable in self.scopes.captures(function).variables:
                for value in options_of(self.value_of(variable)):
                    found |= self.function_origins(value.node) if isinstance(value, Function) else value.origins
            known = self._captured[function] = found
        return known

    def origins_of(self, place: Place) -> frozenset[str]:
        """Return the hook members that the value of a captured place is made of."""
        if place.variable is None:
            return NO_ORIGINS
        value = self.value_of(place.variable)
        for name in place.members:
            value = member_value(value, name)
        return value.origins

    def ref_of(self, controller: Controller) -> RefCell | None:
        """Return the ref that keeps a controller."""
        return next((ref for ref in self.refs if controller in options_of(ref.content)), None)

    def aborts_at_start(self, controller: Controller) -> bool:
        """Whether some way through the synchronous part of the effect aborts what an earlier run has kept."""
        return self.knowledge.starts(self.effect, Act(ActKind.ABORTED, controller))


NO_VALUES: frozenset[bool] = frozenset()


def _flag_values(variable: Variable) -> frozenset[bool]:
    """Return the values that are written to a variable, if each is true or false; nothing if not."""
    written = [reference.written for reference in variable.references if reference.is_write]
    is_declared = any(item.kind is DefinitionKind.VARIABLE for item in variable.definitions)
    if not is_declared or not all(_is_boolean(node) for node in written):
        return NO_VALUES
    return frozenset(node.value for node in written if node is not None)


def is_stable(value: Value) -> bool:
    """Whether a value is the same in every render: state setters, refs, functions of the module, literals."""
    if isinstance(value, Sink):
        return value.local
    return isinstance(value, (Constant, RefCell, Controller, Signal))


def is_unknown_function(value: Value) -> bool:
    """Whether calling a value runs code that is not in the program."""
    return is_plain(value) and not isinstance(value, Constant)


def _is_boolean(node: Node | None) -> bool:
    return node is not None and node.type == "Literal" and isinstance(node.value, bool)
