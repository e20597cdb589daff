"""Writing: refs, variables, members, patterns."""

from __future__ import annotations

from abc import abstractmethod

from ..js.node import Node
from ..js.scope import Variable
from .acts import writing
from .boundaries import Phase
from .facts import Place, member_name, strip
from .machine import NeverError
from .merging import Choice, derived, member_value, merge, options_of
from .operations import Mutation, PlaceWrite, RefWrite, TimerLost
from .reasons import Reason
from .taking import Taking
from .values import NOTHING, UNKNOWN, Constant, Members, Reactive, RefCell, Thing, TimerId, Value


class Writes(Taking):
    """Assignments, declarations, parameters."""

    @abstractmethod
    def listen_by_assignment(self, target: Node, base: Value, value: Value, node: Node) -> None:
        """Write a value to a member of something that is not known here; brought by the subclass."""

    @staticmethod
    def never() -> NeverError:
        """Return the exception for an expression that is never finished."""
        return NeverError()

    # --- assignments ------------------------------------------------------------------------------------------------------

    def _evaluate_AssignmentExpression(self, node: Node) -> Value:
        target = strip(node.left)
        base: Value = UNKNOWN
        if target.type == "MemberExpression":
            base = self._evaluate_target(target)
        if node.operator in {"&&=", "||=", "??="}:
            before = self.state
            value = self.attempt(lambda: self.evaluate(node.right))
            if self.state is None:
                self.state = before
                return UNKNOWN
        else:
            value = self.evaluate(node.right)
        written = node.right if node.operator == "=" else None
        self.assign(
            target,
            base,
            value if written is not None or node.operator[0] in "&|?" else derived((value,)),
            written,
            node,
        )
        return value

    def _evaluate_UpdateExpression(self, node: Node) -> Value:
        target = strip(node.argument)
        base = self._evaluate_target(target) if target.type == "MemberExpression" else UNKNOWN
        self.assign(target, base, UNKNOWN, None, node)
        return UNKNOWN

    def _evaluate_target(self, target: Node) -> Value:
        """Run the object of a member that is written, without reading the member itself."""
        base = self.evaluate(target.object)
        if target.computed:
            self.evaluate(target.property)
        return base

    def assign(self, target: Node, base: Value, value: Value, written: Node | None, node: Node) -> None:
        """Write a value to a variable, a member or a pattern."""
        if target.type in {"ObjectPattern", "ArrayPattern", "AssignmentPattern", "RestElement"}:
            self._assign_pattern(target, value, node)
            return
        if target.type == "MemberExpression":
            self._write_member(target, base, value, node)
        place = self.place(target)
        if place is None:
            return
        if isinstance(place.owner, RefCell) and place.members[:1] == ("current",):
            self.write_ref(place.owner, place, value, written, node)
        else:
            self.record(PlaceWrite(node, self.here, self.effect, place, value))
            variable = self.scopes.resolve(target) if target.type == "Identifier" else None
            if variable is not None:
                self._write_variable(variable, value, node)
        self._settle_write(place, value, node)

    def _settle_write(self, place: Place, value: Value, node: Node) -> None:
        """Bring the state up to date behind a write."""
        state = self.here.without(place)
        if state.phase in (Phase.CLEANUP, Phase.EFFECT):
            acts = writing(place, value)
            undone = {act for act in state.done if isinstance(act.subject, Place) and act.subject.is_within(place)}
            if acts or undone:
                state = state.evolve(done=(state.done - undone) | acts)
        self.state = state
        self.keep_timer(place, value, node)
        self.may_stop()

    def write_ref(self, ref: RefCell, place: Place, value: Value, written: Node | None, node: Node) -> None:
        """Write to a ref, or to a member of what it holds."""
        if place.members == ("current",):
            self.fill(ref, value)
        self.record(RefWrite(node, self.here, self.effect, place, value, ref, written))
        if ref not in self.here.wrote:
            self.state = self.here.evolve(wrote=self.here.wrote | {ref})

    def fill(self, ref: RefCell, value: Value) -> None:
        """Add a value to those that a ref holds at some time."""
        content = merge(ref.content, value)
        if content != ref.content:
            ref.content = content
            self.learn_of(value)

    def keep_timer(self, place: Place, value: Value, node: Node) -> None:
        """Note where a timer's id is kept, and that the place may have held another one whose timer can still fire."""
        timers = [option for option in options_of(value) if isinstance(option, TimerId)]
        if not timers:
            return
        state = self.here
        for kept, timer in state.armed:
            if kept == place and isinstance(timer, TimerId):
                self.record(TimerLost(node, state, self.effect, timer, place))
        kept_elsewhere = frozenset(pair for pair in state.armed if pair[0] != place)
        self.state = state.evolve(armed=kept_elsewhere | {(place, timer) for timer in timers})
        for timer in timers:
            self.kept.setdefault(timer, place)

    # --- variables --------------------------------------------------------------------------------------------------------

    def _write_variable(self, variable: Variable, value: Value, node: Node) -> None:
        for option in options_of(value):
            if isinstance(option, RefCell):
                self.unclear(
                    node,
                    Reason.ALIASED_REF,
                    f"{option.name} gets the name {variable.name}, which can change",
                    option,
                )
        self.change(variable, value)

    def _assign_pattern(self, pattern: Node, value: Value, node: Node) -> None:
        """Write the parts of a value to the targets of a pattern: `[a.b, c] = value`."""
        match pattern.type:
            case "AssignmentPattern":
                self._assign_pattern(pattern.left, merge(self.evaluate(pattern.right), value), node)
            case "ObjectPattern":
                for item in pattern.properties:
                    if item.type == "RestElement":
                        self._assign_pattern(item.argument, value, node)
                        continue
                    name = None if item.computed else getattr(item.key, "name", None)
                    self._assign_pattern(item.value, member_value(value, name), node)
            case "ArrayPattern":
                for index, element in enumerate(pattern.elements):
                    if element is not None:
                        self._assign_pattern(element, member_value(value, str(index)), node)
            case "RestElement":
                self._assign_pattern(pattern.argument, UNKNOWN, node)
            case "MemberExpression":
                self.assign(pattern, self._evaluate_target(pattern), value, None, node)
            case _:
                self.assign(pattern, UNKNOWN, value, None, node)

    # --- members ----------------------------------------------------------------------------------------------------------

    def _write_member(self, target: Node, base: Value, value: Value, node: Node) -> None:
        name = member_name(target)
        for option in options_of(base):
            match option:
                case Members():
                    self.put(option, name, value)
                case RefCell() if isinstance(base, Choice) and name == "current":
                    self._write_one_of(base, option, target, value, node)
                case RefCell():
                    pass
                case Reactive():
                    self.record(Mutation(node, self.here, self.effect, option.origin, target))
                    self.listen_by_assignment(target, option, value, node)
                case _:
                    self.listen_by_assignment(target, option, value, node)

    def _write_one_of(self, base: Choice, ref: RefCell, target: Node, value: Value, node: Node) -> None:
        self.fill(ref, value)
        place = Place(None, ("current",), owner=ref)
        self.record(RefWrite(node, self.here, self.effect, place, UNKNOWN, ref, None))
        self.state = self.here.without(place)
        self.unclear(node, Reason.ALIASED_REF, f"which ref is written here cannot be told: {ref.name}, or another", ref)

    def put(self, made: Members, name: str | None, value: Value, *, at_birth: bool = False) -> None:
        """Add a value to those of a member; None stands for a member of which the name is not known."""
        known = made.members.get(name, NOTHING) if name is not None else made.rest
        if name is None and value is UNKNOWN and known is UNKNOWN:
            return
        merged = merge(known, value)
        if merged == known:
            return
        if name is None:
            made.rest = merged
        else:
            made.members[name] = merged
        if at_birth:
            self.changes += 1
        else:
            self.learn_of(value)

    # --- declarations -----------------------------------------------------------------------------------------------------

    def bind(self, pattern: Node, value: Value, source: Node | None = None, place: Place | None = None) -> None:
        """Give the names of a pattern their values, as a declaration or a parameter does.

        `source` is what is bound; `place` the one in a ref that an argument was taken from.
        """
        match pattern.type:
            case "Identifier":
                variable = self.scopes.resolve(pattern)
                if variable is not None:
                    self._bind_variable(variable, value, source, pattern)
                    self._note_taking(variable, value, place)
            case "AssignmentPattern":
                default = self.evaluate(pattern.right)
                left_out = value == Constant(...)
                taken = place if not left_out else self.taken_from(pattern.right, default)
                self.bind(pattern.left, default if value is UNKNOWN or left_out else merge(value, default), place=taken)
                if left_out and pattern.left.type == "Identifier":
                    self._remember_default(pattern.left, pattern.right)
            case "ObjectPattern":
                for item in pattern.properties:
                    if item.type == "RestElement":
                        self.bind(item.argument, value)
                        continue
                    if item.computed:
                        self.evaluate(item.key)
                    name = item.key.name if item.key.type == "Identifier" and not item.computed else None
                    part = self.read_member(value, name, item.value)
                    self.bind(item.value, part)
                    own = self.place(source) if source is not None else None
                    if own is not None and name is not None:
                        self._remember_member(item.value, Place(own.variable, (*own.members, name), owner=own.owner))
                    whole = self.taken_from(source, value) if source is not None else place
                    if whole is not None and name is not None:
                        self._note_taking(item.value, part, Place(None, (*whole.members, name), owner=whole.owner))
            case "ArrayPattern":
                for index, element in enumerate(pattern.elements):
                    if element is not None:
                        rest = element.type == "RestElement"
                        self.bind(element, UNKNOWN if rest else member_value(value, str(index)))
            case "RestElement":
                self.bind(pattern.argument, value if isinstance(value, Members) else UNKNOWN)

    @abstractmethod
    def read_member(self, base: Value, name: str | None, node: Node) -> Value:
        """Read a member in a pattern; brought by the subclass."""

    def _bind_variable(self, variable: Variable, value: Value, source: Node | None, node: Node) -> None:
        state = self.here
        known = self.born.get(variable)
        frame = self.frame
        if frame.in_circle or (known is not None and known[1] is self.effect and known[2] != frame.path):
            self.several.add(variable)
        if state.phase is Phase.RENDER and variable in self.several:
            self.of_all_calls[variable] = merge(
                self.of_all_calls.get(variable, self.values.get(variable, NOTHING)), value
            )
        self.born[variable] = (state, self.effect, frame.path)
        place = Place(variable)
        self.state = state.without(place)
        if variable.is_constant:
            self._bind_constant(variable, value, source)
        else:
            self.change(variable, value)
        self.keep_timer(place, value, node)

    def _remember_default(self, name: Node, test: Node) -> None:
        """Remember what a parameter says that was left out, and whose default is a test."""
        variable = self.scopes.resolve(name)
        if variable is not None and variable.is_constant:
            self.remember_test(variable, test)

    def _bind_constant(self, variable: Variable, value: Value, source: Node | None) -> None:
        known = self.values.get(variable, NOTHING)
        captured = self.once(_is_captured, variable)
        rendering = self.here.phase is Phase.RENDER
        bound = merge(known, value) if captured and variable in self.several and not rendering else value
        if bound != known:
            self.values[variable] = bound
            self.changes += captured
        place = self.place(source) if source is not None else None
        self.taken_late.pop(variable, None)
        self._note_taking(variable, value, self.taken_from(source, value) if source is not None else None)
        alias = place if not isinstance(value, Thing) else None
        if alias is not None and alias.lasting and not alias.is_literal:
            self.aliases[variable] = alias
        else:
            self.aliases.pop(variable, None)

    def escape(self, thing: Thing, reason: Reason) -> None:
        """Note that others can write a ref or object, or end a timer or subscription."""
        self.escapes.setdefault(thing, reason)


def _is_captured(variable: Variable) -> bool:
    """Whether a function inside the one that declares a variable uses it."""
    home = variable.scope.var_scope
    return any(reference.scope.var_scope is not home for reference in variable.references)
