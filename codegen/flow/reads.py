"""Reading: names, literals, members, objects and arrays, JSX."""

from __future__ import annotations

from ..js.node import Node
from ..js.walk import children
from .boundaries import Phase
from .facts import member_name
from .merging import Choice, any_member, derived, is_plain, member_value, merge, options_of
from .operations import RefRead
from .reasons import Reason
from .roles import CLEARERS, TIMERS
from .values import NOTHING, TANGLED, UNKNOWN, Builtin, Constant, Function, Members, RefCell, Sink, Source, Value
from .writes import Writes


class Reads(Writes):
    """Evaluation of expressions that change nothing; what has no method of its own runs its children in order."""

    def evaluate(self, node: Node) -> Value:
        """Run an expression in the current state and return its value."""
        kind = node.type
        try:
            method = self._evaluations[kind]
        except KeyError:
            method = self._evaluations[kind] = getattr(type(self), f"_evaluate_{kind}", None)
        if method is not None:
            return method(self, node)
        return derived([self.evaluate(child) for child in children(node)])

    # --- leaves -----------------------------------------------------------------------------------------------------------

    def _evaluate_Identifier(self, node: Node) -> Value:
        value = self._value_of_name(node)
        return self._in_role(value, node) if self.roles.names else value

    def _in_role(self, value: Value, node: Node) -> Value:
        """Return the sink or source that a name is declared to be; what is known to be something else stays that."""
        if not is_plain(value):
            return value
        name = self.callee_name(node)
        if name in self.roles.sinks:
            return Sink(name)
        return Source(name) if name in self.roles.sources else value

    def _value_of_name(self, node: Node) -> Value:
        variable = self.scopes.resolve(node)
        if variable is None:
            if node.name in CLEARERS or node.name in TIMERS:
                return Builtin(node.name)
            return Constant(...) if node.name == "undefined" else UNKNOWN
        cell = self.shared_cell(variable)
        if cell is not None:
            self.record(RefRead(node, self.here, self.effect, cell))
            return merge(self.value_of(variable), cell.content)
        return self.value_of(variable)

    def _evaluate_Literal(self, node: Node) -> Value:
        return Constant(node.value) if isinstance(node.value, (str, int, float, bool, type(None))) else UNKNOWN

    def _evaluate_TemplateLiteral(self, node: Node) -> Value:
        if not node.expressions:
            return Constant(node.quasis[0].value["cooked"])
        return derived([self.evaluate(expression) for expression in node.expressions])

    def _function(self, node: Node) -> Value:
        return Function(node)

    _evaluate_ArrowFunctionExpression = _function
    _evaluate_FunctionExpression = _function

    def _opaque(self, node: Node) -> Value:
        return UNKNOWN

    _evaluate_ClassExpression = _opaque
    _evaluate_JSXIdentifier = _opaque
    _evaluate_JSXMemberExpression = _opaque
    _evaluate_PrivateIdentifier = _opaque
    _evaluate_MetaProperty = _opaque

    # --- JSX --------------------------------------------------------------------------------------------------------------

    def _evaluate_JSXAttribute(self, node: Node) -> Value:
        value = self.evaluate(node.value) if node.value is not None else UNKNOWN
        if node.name.type == "JSXIdentifier" and node.name.name == "ref":
            for option in options_of(value):
                if isinstance(option, RefCell):
                    option.attached = True
        else:
            self.show(value, node)
        return UNKNOWN

    def _evaluate_JSXExpressionContainer(self, node: Node) -> Value:
        return self.evaluate(node.expression)

    def _evaluate_JSXSpreadAttribute(self, node: Node) -> Value:
        self.show(self.evaluate(node.argument), node)
        return UNKNOWN

    def show(self, value: Value, node: Node) -> None:
        """Note that another component, or who calls this hook, gets a value: functions are called at any time, refs written."""
        for option in options_of(value):
            if isinstance(option, Function):
                self.handlers[option] = None
            elif isinstance(option, RefCell):
                self.escape(option, Reason.ESCAPED_REF)
                self.unclear(
                    node,
                    Reason.ESCAPED_REF,
                    f"{option.name} is handed to another component, which may write it",
                    option,
                )
            elif isinstance(option, Members):
                for member in {**option.members, "": option.rest}.values():
                    self.show(member, node)

    # --- members ----------------------------------------------------------------------------------------------------------

    def _evaluate_MemberExpression(self, node: Node) -> Value:
        base = self.evaluate(node.object)
        if node.computed:
            self.evaluate(node.property)
        value = self.read_member(base, member_name(node), node)
        return self._in_role(value, node) if self.roles.names else value

    def read_member(self, base: Value, name: str | None, node: Node) -> Value:
        """Return what a member of a value is, recording the read of a ref."""
        if isinstance(base, RefCell):
            if name == "current":
                self.record(RefRead(node, self.here, self.effect, base))
        elif isinstance(base, Choice):
            refs = [option for option in base.options if isinstance(option, RefCell)]
            if refs and name == "current":
                self._read_one_of(refs, node)
        elif base is TANGLED:
            self.unclear(node, Reason.TOO_MANY_VALUES, "this can be too many different things to follow them all")
        return member_value(base, name)

    def _read_one_of(self, refs: list[RefCell], node: Node) -> None:
        for ref in refs:
            self.record(RefRead(node, self.here, self.effect, ref))
        names = " or ".join(ref.name for ref in refs)
        self.unclear(node, Reason.ALIASED_REF, f"which ref is read here cannot be told: {names}, or another", refs[0])

    def _evaluate_ChainExpression(self, node: Node) -> Value:
        return self.evaluate(node.expression)

    def _evaluate_ObjectExpression(self, node: Node) -> Value:
        made = self.make(Members, node)
        for item in node.properties:
            if item.type == "SpreadElement":
                self._spread(made, self.evaluate(item.argument))
                continue
            if item.computed:
                self.evaluate(item.key)
            value = self._put_away(item.value)
            name = None
            if not item.computed:
                name = item.key.name if item.key.type == "Identifier" else str(item.key.value)
            self.put(made, name, value, at_birth=True)
        return made

    def _put_away(self, node: Node) -> Value:
        """Run an expression whose value gets a place in an object: what a ref holds behind a boundary is not followed there."""
        value = self.evaluate(node)
        late = self.state is not None and self.state.phase is Phase.CONTINUATION
        return UNKNOWN if late and self.taken_from(node, value) is not None else value

    def _spread(self, made: Members, spread: Value) -> None:
        for option in options_of(spread):
            if isinstance(option, Members):
                for name, value in option.members.items():
                    self.put(made, name, value, at_birth=True)
                self.put(made, None, option.rest, at_birth=True)
            elif option is not NOTHING:
                self.put(made, None, option if option.origins else UNKNOWN, at_birth=True)

    def _evaluate_ArrayExpression(self, node: Node) -> Value:
        made = self.make(Members, node)
        known = True
        for index, element in enumerate(node.elements):
            if element is None:
                continue
            value = self._put_away(element)
            if element.type == "SpreadElement":
                known = False
                for option in options_of(value):
                    value = any_member(option) if isinstance(option, Members) else value
            self.put(made, str(index) if known else None, value, at_birth=True)
        return made

    def _evaluate_SpreadElement(self, node: Node) -> Value:
        return self.evaluate(node.argument)
