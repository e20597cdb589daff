"""The machine of the abstract run: current state, values of variables, records, and the answers that guards ask for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..findings import Step
from ..js.node import Node
from ..js.program import Program
from ..js.scope import DefinitionKind, Variable
from .facts import Fact, Place, implied, place_of
from .guards import Guard, Verdict, judge
from .knowledge import Knowledge
from .operations import Operation, Unclear, UselessGuard
from .roles import Roles
from .state import TRAIL, Phase, State
from .values import UNKNOWN, Controller, Function, PendingPromise, RefCell, Signal, Value


@dataclass(slots=True)
class Frame:
    """One call under way: where its awaits suspended it, what it may throw, who catches.

    `again` joins the states in which it was called from inside itself; a frame that `absorbs` turns a throw into a rejection.
    """

    function: Node
    entry: State
    suspended: list[State] = field(default_factory=list)
    uncaught: list[tuple[State, bool]] = field(default_factory=list)
    catchers: list[list[State]] = field(default_factory=list)
    again: State | None = None
    absorbs: bool = False


@dataclass(slots=True)
class Jump:
    """Where a `break` or `continue` goes: the states that arrive there."""

    label: str | None
    loop: bool
    broken: list[State] = field(default_factory=list)
    continued: list[State] = field(default_factory=list)


@dataclass(slots=True)
class EffectCall:
    """An effect as the component registers it."""

    call: Node
    hook: str
    callback: Function | None
    dependencies: Node | None


class Machine(ABC):
    """State and records; the walking of expressions and statements comes with the subclasses."""

    def __init__(self, program: Program, roles: Roles, knowledge: Knowledge) -> None:
        self.program = program
        self.scopes = program.scopes
        self.roles = roles
        self.knowledge = knowledge
        self.state: State | None = State(Phase.RENDER)
        self.effect: Node | None = None
        self.values: dict[Variable, Value] = {}
        self.declared: dict[Variable, State] = {}
        self.operations: list[Operation] = []
        self.effects: list[EffectCall] = []
        self.refs: list[RefCell] = []
        self.ref_controllers: list[tuple[Node, Node]] = []
        self.frames: list[Frame] = []
        self.returns: list[list[tuple[State, Value, Node]]] = [[]]
        self.jumps: list[Jump] = []
        self.executors: list[PendingPromise] = []
        self.followed: set[Node] = set()

    # --- what the subclasses bring ----------------------------------------------------------------------------------------

    @abstractmethod
    def evaluate(self, node: Node) -> Value:
        """Run an expression and return its value."""

    @abstractmethod
    def execute(self, node: Node) -> None:
        """Run a statement."""

    @abstractmethod
    def invoke(self, function: Function, arguments: Sequence[Value], call: Node) -> Value:
        """Call a function whose text is known, in the current state, and return what it gives."""

    # --- records ----------------------------------------------------------------------------------------------------------

    def record(self, operation: Operation) -> None:
        """Keep an operation."""
        self.operations.append(operation)

    @property
    def here(self) -> State:
        """The current state; an expression that is run is reachable."""
        if self.state is None:
            raise RuntimeError("an unreachable expression was run")
        return self.state

    def unclear(self, node: Node, reason: str, message: str, variable: Variable | None = None) -> None:
        """Keep a place that could not be followed."""
        self.record(Unclear(node, self.here, self.effect, reason, message, variable))

    def may_throw(self, *, surely: bool = False) -> None:
        """Note that the current point may throw: it goes to the innermost `catch`, or out of the function."""
        if self.state is None or not self.frames:
            return
        frame = self.frames[-1]
        if frame.catchers:
            frame.catchers[-1].append(self.state)
        else:
            frame.uncaught.append((self.state, surely))

    # --- variables --------------------------------------------------------------------------------------------------------

    def lookup(self, identifier: Node) -> Value:
        """Return what is known of the value of an identifier."""
        variable = self.scopes.resolve(identifier)
        return self.value_of(variable) if variable is not None else UNKNOWN

    def value_of(self, variable: Variable) -> Value:
        """Return what is known of a variable's value."""
        if variable in self.values:
            return self.values[variable]
        for definition in variable.definitions:
            if definition.kind is DefinitionKind.FUNCTION:
                return Function(definition.node)
            if definition.kind is DefinitionKind.VARIABLE and variable.is_constant:
                init = definition.node.init
                if init is not None and init.type in {"ArrowFunctionExpression", "FunctionExpression"}:
                    return Function(init)
        return UNKNOWN

    def place(self, node: Node) -> Place | None:
        """Return the place that an expression names, seen through constants that are only another name for it."""
        place = place_of(node, self.scopes)
        while place is not None and place.variable is not None and place.variable.is_constant:
            alias = self._alias(place.variable)
            if alias is None:
                return place
            place = Place(alias.variable, (*alias.members, *place.members))
        return place

    def _alias(self, variable: Variable) -> Place | None:
        definition = variable.definitions[0] if variable.definitions else None
        if definition is None or definition.kind is not DefinitionKind.VARIABLE:
            return None
        node = definition.node
        if (
            node.id.type != "Identifier"
            or node.init is None
            or node.init.type not in {"Identifier", "MemberExpression"}
        ):
            return None
        value = self.values.get(variable)
        if not isinstance(value, (RefCell, Controller, Signal)):
            return None
        place = place_of(node.init, self.scopes)
        return None if place is None or "current" in place.members else place

    # --- what guards ask --------------------------------------------------------------------------------------------------

    def ref_at(self, place: Place) -> RefCell | None:
        """Return the ref whose `current`, or a member of it, a place is."""
        if place.variable is None or place.members[:1] != ("current",):
            return None
        value = self.value_of(place.variable)
        return value if isinstance(value, RefCell) else None

    def controller_at(self, place: Place) -> Node | None:
        """Return the AbortController that `controller.signal.aborted` or `signal.aborted` asks."""
        if place.variable is None:
            return None
        value = self.value_of(place.variable)
        if isinstance(value, RefCell):
            value = value.content()
        if isinstance(value, Signal):
            value = value.controller
        return value.node if isinstance(value, Controller) else None

    def captured_late(self, variable: Variable) -> bool:
        """Whether a variable got its value after a boundary, when the run could have been void already."""
        state = self.declared.get(variable)
        return state is not None and state.phase is Phase.CONTINUATION and not state.fresh

    def belongs_to_run(self, variable: Variable) -> bool:
        """Whether each run of the current effect has its own copy of a variable."""
        callback = self.current_callback()
        return (
            callback is not None
            and variable.scope.block.start >= callback.start
            and variable.scope.block.end <= callback.end
        )

    def current_callback(self) -> Node | None:
        """Return the function of the current effect."""
        for effect in self.effects:
            if effect.call is self.effect and effect.callback is not None:
                return effect.callback.node
        return None

    def is_flag(self, variable: Variable) -> bool:
        """Whether a variable is declared with `true` or `false`."""
        return any(
            definition.kind is DefinitionKind.VARIABLE
            and definition.node.init is not None
            and definition.node.init.type == "Literal"
            and isinstance(definition.node.init.value, bool)
            for definition in variable.definitions
        )

    def runs_once(self, effect: Node) -> bool:
        """Whether an effect has an empty dependency array: one run a mount."""
        for call in self.effects:
            if call.call is effect and call.dependencies is not None:
                node = call.dependencies
                return node.type == "ArrayExpression" and not node.elements
        return False

    # --- branches ---------------------------------------------------------------------------------------------------------

    def learn(self, test: Node, outcome: bool) -> None:
        """Go on behind a test that came out as `outcome`: what it implies holds, and it may be a guard."""
        state = self.here
        facts = implied(test, outcome, self.scopes, self._meaning)
        says = f"`{self.excerpt(test)}` is {'true' if outcome else 'false'}"
        state = state.knowing(facts, test, outcome, says)
        for fact in facts:
            verdict = judge(fact, self)
            if verdict is not None:
                state = self._judged(state, verdict, test)
        self.state = state

    def _judged(self, state: State, verdict: Verdict, test: Node) -> State:
        if verdict.useless is not None:
            if state.phase is Phase.CONTINUATION:
                self.record(UselessGuard(test, state, self.effect, verdict.guard, verdict.useless))
            return state
        return replace(
            state,
            fresh=state.fresh or verdict.fresh,
            mounted=state.mounted or verdict.mounted,
            guards=state.guards | {verdict.guard} if state.phase is Phase.CONTINUATION else state.guards,
        )

    def contradicts(self, test: Node, outcome: bool) -> bool:
        """Whether what is known already rules an outcome of a test out."""
        facts = implied(test, outcome, self.scopes, self._meaning)
        return any(Fact(fact.atom, not fact.holds) in self.here.facts for fact in facts)

    def _meaning(self, node: Node) -> Node | None:
        """Return the test behind a name (`const stale = id !== ref.current`) or a call (`isStale()`), if it still holds."""
        if node.type == "Identifier":
            variable = self.scopes.resolve(node)
            return next((test for known, test in self.here.tests if known is variable), None)
        if node.type == "CallExpression" and not node.arguments and node.callee.type == "Identifier":
            function = self.lookup(node.callee)
            if isinstance(function, Function):
                return returned_expression(function.node)
        return None

    def excerpt(self, node: Node) -> str:
        """Return the text of a node on one line, shortened to what fits a message."""
        text = " ".join(self.program.text(node).split())
        return text if len(text) <= 60 else text[:57] + "..."

    def step(self, node: Node, says: str) -> None:
        """Add a step to the path that readers are shown."""
        self.state = replace(self.here, trail=(*self.here.trail, Step(node.span, says))[-TRAIL:])


def returned_expression(function: Node) -> Node | None:
    """Return the one expression that a function gives back, if that is all it does."""
    body: Node = function.body
    if body.type != "BlockStatement":
        return body
    if len(body.body) == 1 and body.body[0].type == "ReturnStatement":
        argument: Node | None = body.body[0].argument
        return argument
    return None


__all__ = ["EffectCall", "Frame", "Guard", "Jump", "Machine", "returned_expression"]
