"""Running expressions: values, reads and writes of refs, branches inside expressions, awaits."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from ..js.node import Node
from ..js.walk import children
from .facts import Place, member_name, strip
from .machine import Machine
from .operations import Await, Mutation, PlaceWrite, RefRead, RefWrite
from .state import Boundary, BoundaryKind, State, join
from .values import (
    UNKNOWN,
    Constant,
    Controller,
    Function,
    Members,
    Promise,
    Reactive,
    RefCell,
    Signal,
    TimerId,
    Value,
    merge,
)


class Expressions(Machine):
    """Evaluation of every ESTree expression; what is not named below runs its children in order and gives `UNKNOWN`."""

    @abstractmethod
    def call(self, node: Node) -> Value:
        """Run a call or a `new` expression."""

    @abstractmethod
    def cross(self, boundary: Boundary, promise: Promise | None) -> State:
        """Return the state behind a boundary that a promise's settling crosses."""

    def evaluate(self, node: Node) -> Value:
        """Run an expression in the current state and return its value."""
        method = getattr(self, f"_evaluate_{node.type}", None)
        if method is not None:
            value: Value = method(node)
            return value
        for child in children(node):
            self.evaluate(child)
        return UNKNOWN

    # --- leaves -----------------------------------------------------------------------------------------------------------

    def _evaluate_Identifier(self, node: Node) -> Value:
        if node.name == "undefined" and self.scopes.resolve(node) is None:
            return Constant(...)
        return self.lookup(node)

    def _evaluate_Literal(self, node: Node) -> Value:
        return Constant(node.value) if isinstance(node.value, (str, int, float, bool, type(None))) else UNKNOWN

    def _evaluate_TemplateLiteral(self, node: Node) -> Value:
        for expression in node.expressions:
            self.evaluate(expression)
        return UNKNOWN if node.expressions else Constant(node.quasis[0].value["cooked"])

    def _function(self, node: Node) -> Value:
        return Function(node)

    _evaluate_ArrowFunctionExpression = _function
    _evaluate_FunctionExpression = _function

    def _opaque(self, node: Node) -> Value:
        return UNKNOWN

    _evaluate_ClassExpression = _opaque
    _evaluate_JSXIdentifier = _opaque
    _evaluate_JSXMemberExpression = _opaque

    def _evaluate_JSXAttribute(self, node: Node) -> Value:
        value = self.evaluate(node.value) if node.value is not None else UNKNOWN
        if isinstance(value, RefCell) and node.name.name != "ref":
            self.unclear(node, "escaped-ref", f"{value.name} is handed to another component, which may write it", None)
        return UNKNOWN

    # --- members ----------------------------------------------------------------------------------------------------------

    def _evaluate_MemberExpression(self, node: Node) -> Value:
        base = self.evaluate(node.object)
        if node.computed:
            self.evaluate(node.property)
        name = member_name(node)
        return self.member(base, name, node)

    def member(self, base: Value, name: str | None, node: Node) -> Value:
        """Return what a member of a value is, recording the read of a ref."""
        match base:
            case RefCell() if name == "current":
                self.record(RefRead(node, self.here, self.effect, base))
                return base.content()
            case Members() if name is not None:
                return base.get(name)
            case Controller() if name == "signal":
                return Signal(base)
            case Reactive() if name is not None:
                return Reactive(f"{base.origin}.{name}")
        return UNKNOWN

    def _evaluate_ChainExpression(self, node: Node) -> Value:
        return self.evaluate(node.expression)

    def _evaluate_ObjectExpression(self, node: Node) -> Value:
        members: dict[str, Value] = {}
        for item in node.properties:
            if item.type == "SpreadElement":
                spread = self.evaluate(item.argument)
                members.update(spread.members if isinstance(spread, Members) else {})
                continue
            if item.computed:
                self.evaluate(item.key)
            value = self.evaluate(item.value)
            if not item.computed:
                members[item.key.name if item.key.type == "Identifier" else str(item.key.value)] = value
        return Members(members)

    def _evaluate_ArrayExpression(self, node: Node) -> Value:
        values = [self.evaluate(element) if element is not None else UNKNOWN for element in node.elements]
        return Members({str(index): value for index, value in enumerate(values)})

    def _evaluate_SpreadElement(self, node: Node) -> Value:
        return self.evaluate(node.argument)

    # --- branches ---------------------------------------------------------------------------------------------------------

    def branch(self, test: Node, outcome: bool) -> State | None:
        """Enter the side of a test; None when what is known rules it out. The test itself has been run before."""
        if self.state is None:
            return None
        if self.contradicts(test, outcome):
            self.state = None
            return None
        self.learn(test, outcome)
        return self.state

    def _evaluate_LogicalExpression(self, node: Node) -> Value:
        left = self.evaluate(node.left)
        before = self.state
        goes_on = {"&&": True, "||": False}.get(node.operator)
        if goes_on is None:
            right = self.evaluate(node.right) if self.state is not None else UNKNOWN
            self.state = join(before, self.state)
            return merge(left, right)
        skipped = self.branch(node.left, not goes_on)
        self.state = before
        right = self.evaluate(node.right) if self.branch(node.left, goes_on) is not None else UNKNOWN
        self.state = join(self._quietly(skipped), self._quietly(self.state))
        return right if node.operator == "&&" else merge(left, right)

    def _evaluate_ConditionalExpression(self, node: Node) -> Value:
        self.evaluate(node.test)
        before = self.state
        first = self.evaluate(node.consequent) if self.branch(node.test, True) is not None else None
        after_first = self.state
        self.state = before
        second = self.evaluate(node.alternate) if self.branch(node.test, False) is not None else None
        self.state = join(self._quietly(after_first), self._quietly(self.state))
        if first is None or second is None:
            return first or second or UNKNOWN
        return merge(first, second)

    @staticmethod
    def _quietly(state: State | None) -> State | None:
        """Leave the last branch out of a path: behind the expression it decides nothing any more."""
        return None if state is None else replace(state, branch=None)

    def _evaluate_SequenceExpression(self, node: Node) -> Value:
        value: Value = UNKNOWN
        for expression in node.expressions:
            value = self.evaluate(expression)
        return value

    # --- writes -----------------------------------------------------------------------------------------------------------

    def _evaluate_AssignmentExpression(self, node: Node) -> Value:
        target = strip(node.left)
        if target.type == "MemberExpression":
            self._evaluate_target(target)
        value = self.evaluate(node.right)
        written: Node | None = node.right if node.operator == "=" else None
        self.assign(target, value, written, node)
        return value

    def _evaluate_UpdateExpression(self, node: Node) -> Value:
        target = strip(node.argument)
        if target.type == "MemberExpression":
            self._evaluate_target(target)
        self.assign(target, UNKNOWN, None, node)
        return UNKNOWN

    def _evaluate_target(self, target: Node) -> None:
        """Run the object of a member that is written, without reading the member itself."""
        self.evaluate(target.object)
        if target.computed:
            self.evaluate(target.property)

    def assign(self, target: Node, value: Value, written: Node | None, node: Node) -> None:
        """Write a value to a variable, a member or a pattern."""
        if target.type in {"ObjectPattern", "ArrayPattern", "AssignmentPattern", "RestElement"}:
            self.bind(target, value)
            return
        place = self.place(target)
        if place is None:
            return
        ref = self.ref_at(place)
        constant = value if isinstance(value, Constant) else None
        if ref is not None:
            self._write_ref(ref, place, value, written, constant, node)
        else:
            self._write_place(target, place, value, constant, node)
        self.state = self.here.without(place)

    def _write_ref(
        self, ref: RefCell, place: Place, value: Value, written: Node | None, constant: Constant | None, node: Node
    ) -> None:
        if place.members == ("current",):
            ref.contents.append(value)
            if isinstance(value, Controller):
                self.ref_controllers.append((value.node, ref.node))
        self.record(RefWrite(node, self.here, self.effect, ref, written, constant))
        self.state = replace(self.here, written=self.here.written | {ref.node})

    def _write_place(self, target: Node, place: Place, value: Value, constant: Constant | None, node: Node) -> None:
        self.record(PlaceWrite(node, self.here, self.effect, place, constant))
        owner = self.value_of(place.variable) if place.variable is not None and place.members else UNKNOWN
        if isinstance(owner, Reactive):
            self.record(Mutation(node, self.here, self.effect, owner.origin))
        variable = self.scopes.resolve(target) if target.type == "Identifier" else None
        if variable is None:
            if isinstance(value, RefCell):
                self.unclear(node, "aliased-ref", f"{value.name} gets another name that is not followed", None)
            return
        known = self.values.get(variable)
        if isinstance(value, RefCell):
            self.unclear(node, "aliased-ref", f"{value.name} gets the name {variable.name}, which can change", variable)
        elif isinstance(value, (TimerId, Controller, Promise, Function)) or known is None:
            self.values[variable] = value
        elif known != value:
            self.values[variable] = merge(known, value) if isinstance(known, type(value)) else known

    def bind(self, pattern: Node, value: Value) -> None:
        """Give the names of a pattern their values, as a declaration or a parameter does."""
        match pattern.type:
            case "Identifier":
                variable = self.scopes.resolve(pattern)
                if variable is not None:
                    self.values[variable] = value
                    self.declared[variable] = self.here
            case "AssignmentPattern":
                default = self.evaluate(pattern.right)
                self.bind(pattern.left, default if value is UNKNOWN else value)
            case "ObjectPattern":
                for item in pattern.properties:
                    if item.type == "RestElement":
                        self.bind(item.argument, value)
                        continue
                    if item.computed:
                        self.evaluate(item.key)
                    name = item.key.name if item.key.type == "Identifier" and not item.computed else None
                    self.bind(item.value, self.member(value, name, item.value))
            case "ArrayPattern":
                for index, element in enumerate(pattern.elements):
                    if element is not None:
                        known = value.get(str(index)) if isinstance(value, Members) else UNKNOWN
                        self.bind(element, known if element.type != "RestElement" else UNKNOWN)
            case "RestElement":
                self.bind(pattern.argument, UNKNOWN)

    # --- calls and boundaries ---------------------------------------------------------------------------------------------

    def _evaluate_CallExpression(self, node: Node) -> Value:
        return self.call(node)

    def _evaluate_NewExpression(self, node: Node) -> Value:
        return self.call(node)

    def _evaluate_AwaitExpression(self, node: Node) -> Value:
        value = self.evaluate(node.argument)
        promise = value if isinstance(value, Promise) else None
        rejects = promise.rejects if promise is not None else value is UNKNOWN
        self.record(Await(node, self.here, self.effect, rejects))
        frame = self.frames[-1] if self.frames else None
        if frame is not None and self.here.boundary is frame.entry.boundary:
            frame.suspended.append(self.here)
        boundary = Boundary(BoundaryKind.AWAIT, node)
        fulfilled = self.cross(boundary, promise)
        if rejects:
            self.state = self.here.after(boundary)
            self.may_throw(surely=promise is not None)
        self.state = fulfilled
        return promise.resolves if promise is not None else value

    def _evaluate_YieldExpression(self, node: Node) -> Value:
        if node.argument is not None:
            self.evaluate(node.argument)
        self.unclear(node, "generator", "who goes on behind this yield, and when, is not followed")
        self.state = replace(self.here.after(Boundary(BoundaryKind.CALLBACK, node)), doubt="generator")
        return UNKNOWN
