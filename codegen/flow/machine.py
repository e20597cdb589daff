"""The machine of the abstract run: current state, values of variables, records, and the answers that guards ask for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from ..js.node import Node
from ..js.program import Program
from ..js.scope import DefinitionKind, Variable
from ..records import record
from .acts import Act
from .boundaries import Certainty, Phase
from .facts import Place
from .implications import Meaning, Reader
from .knowledge import Knowledge
from .merging import is_plain, merge, options_of
from .operations import EffectCall, Operation, Unclear
from .reasons import Reason
from .roles import Roles
from .settling import Cut, PendingPromise, Promise
from .state import State, join, join_all
from .values import NOTHING, UNKNOWN, Function, RefCell, Thing, TimerId, Value

if TYPE_CHECKING:
    from .functions import Memory

AnyThing = TypeVar("AnyThing", bound=Thing)
AnyAnswer = TypeVar("AnyAnswer")


@record(frozen=False)
class Throws:
    """The states in which something is thrown: joined where nobody needs to tell them apart, so that they never pile up.

    A throw is certain, or possible, or is not to be expected: what handles a failure is taken at its word that it does not fail itself.
    """

    _states: dict[tuple[Certainty, Certainty], State] = field(default_factory=dict)

    def add(self, state: State, surely: Certainty) -> None:
        """Add a state in which something is thrown, so surely."""
        key = surely, state.hopped
        self._states[key] = join(self._states.get(key), state) or state

    def __iter__(self) -> Iterator[tuple[State, Certainty]]:
        return iter([(state, surely) for (surely, _), state in self._states.items()])

    def state(self, surely: Certainty = Certainty.NO) -> State | None:
        """Return what is known wherever something is thrown at least so surely; None where nothing is."""
        return join_all(state for state, sure in self if sure >= surely)


class NeverError(Exception):
    """Control flow of the machine: the expression under way is never finished, so what stands behind it is not run."""


@record(frozen=False)
class Frame:
    """One call under way: where its awaits suspended it, what it may throw, who catches, how it ends.

    `path` are the calls that lead here. `again` joins the states in which it was called from inside itself, `value` and `resumed` are
    what such a call gives, as far as it is known. A frame that `absorbs` turns a throw into a rejection; one that is `handling` runs
    what handles a failure, or an end.
    """

    function: Node
    entry: State
    path: tuple[Node, ...] = ()
    suspended: list[State] = field(default_factory=list)
    uncaught: Throws = field(default_factory=Throws)
    catchers: list[list[State]] = field(default_factory=list)
    refusals: list[list[Cut]] = field(default_factory=list)
    returns: list[tuple[State, Value, Node]] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    again: State | None = None
    value: Value = NOTHING
    resumed: State | None = None
    is_async: bool = False
    is_effect: bool = False
    absorbs: bool = False
    handling: bool = False
    prefix_only: bool = False
    mixed: bool = False
    many: bool = False

    @property
    def in_circle(self) -> bool:
        """Whether what happens now can happen again in the same run of an effect."""
        if self.many or self.again is not None:
            return True
        return bool(self.jumps) and any(jump.loop for jump in self.jumps)


@record(frozen=False)
class Jump:
    """Where a `break` or `continue` goes: the states that arrive there."""

    label: str | None
    loop: bool
    block: bool = False
    broken: list[State] = field(default_factory=list)
    continued: list[State] = field(default_factory=list)


class Machine(Reader):
    """State and records; the walking of expressions and statements comes with the subclasses.

    A class keeps its methods by the type of node that each is for, once they have been looked for.
    """

    _evaluations: ClassVar[dict[str, Callable[[Any, Node], Value] | None]]
    _executions: ClassVar[dict[str, Callable[[Any, Node], None] | None]]

    def __init_subclass__(cls) -> None:
        cls._evaluations, cls._executions = {}, {}

    def __init__(self, program: Program, roles: Roles, knowledge: Knowledge, things: dict[object, Any]) -> None:
        self.program = program
        self.scopes = program.scopes
        self.roles = roles
        self.knowledge = knowledge
        self.state: State | None = State(Phase.RENDER)
        self.effect: EffectCall | None = None
        self.effects: list[EffectCall] = []
        self.values: dict[Variable, Value] = {}
        self.of_all_calls: dict[Variable, Value] = {}
        self.changing: dict[Variable, Value] = dict(knowledge.lessons.variables)
        self.kept: dict[TimerId, Place] = {}
        self.born: dict[Variable | Thing, tuple[State, EffectCall | None, tuple[Node, ...]]] = {}
        self.several: set[Variable | Thing] = set()
        self.things = things
        self.aliases: dict[Variable, Place] = {}
        self.named: dict[Variable, Place] = {}
        self.taken_late: dict[Variable, Place] = {}
        self.lasting_tests: dict[Variable, Meaning] = {}
        self.memories: dict[Node, list[Memory]] = {}
        self.calls: dict[Node, int] = {}
        self.asking: dict[Node, bool] = {}
        self.outcomes: dict[Node, list[tuple[State, Value, Node]]] = {}
        self.parameters: dict[Node, dict[Variable, Place]] = {}
        self.cleanups: dict[tuple[EffectCall, Node], frozenset[Act]] = {}
        self.handing: set[Thing] = set()
        self.escapes: dict[Thing, Reason] = {}
        self.operations: list[Operation] = []
        self.refs: dict[RefCell, None] = {}
        self.frames: list[Frame] = [Frame(program.tree, State(Phase.RENDER))]
        self.active: dict[Node, Frame] = {}
        self.executors: list[PendingPromise] = []
        self.followed: set[Node] = set()
        self.handlers: dict[Function, None] = {}
        self._captured: dict[Node, frozenset[str]] = {}
        self.changes = 0
        self.learnt = 0
        self.made = 0
        self.muted = 0

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
        if not self.muted:
            self.operations.append(operation)

    @property
    def here(self) -> State:
        """The current state; raises NeverError where no path leads."""
        if self.state is None:
            raise NeverError
        return self.state

    @property
    def frame(self) -> Frame:
        """The call under way."""
        return self.frames[-1]

    def unclear(self, node: Node, reason: Reason, message: str, subject: Value | None = None) -> None:
        """Keep a place that could not be followed."""
        self.record(Unclear(node, self.here, self.effect, reason, message, subject))

    def may_throw(self, surely: Certainty = Certainty.UNSURE) -> None:
        """Note that the current point may throw: it goes to the innermost `catch`, or out of the function."""
        state = self.state
        if state is None:
            return
        frame = self.frames[-1]
        if frame.catchers:
            frame.catchers[-1].append(state)
        else:
            expected = not frame.handling or surely is Certainty.YES
            frame.uncaught.add(state, surely if expected else Certainty.NO)

    def may_stop(self) -> None:
        """Note for the innermost `catch` that what stands behind the current point may throw by itself."""
        if self.state is not None and self.frames[-1].catchers:
            self.frames[-1].catchers[-1].append(self.state)

    def attempt(self, run: Callable[[], Value]) -> Value:
        """Run something that may never be finished; then there is no state, and no value."""
        try:
            return run()
        except NeverError:
            self.state = None
            return NOTHING

    # --- things -----------------------------------------------------------------------------------------------------------

    def once(self, question: Callable[..., AnyAnswer], subject: object, *given: object) -> AnyAnswer:
        """Return the answer to a question about the text, which is the same in every run of the component, whatever is given with it."""
        key = (question, subject)
        known = self.things.get(key)
        if known is None:
            known = self.things[key] = question(subject, *given)
        return cast(AnyAnswer, known)

    def make(self, kind: type[AnyThing], node: Node) -> AnyThing:
        """Return the thing that an expression makes: the same one each time that the same path of calls comes by."""
        self.made += 1
        frame = self.frames[-1]
        key = (kind, node, frame.path)
        thing = self.things.get(key)
        if thing is None:
            thing = self.things[key] = kind(node)
            self.changes += 1
        if frame.in_circle:
            thing.many = True
        if thing not in self.born:
            self.born[thing] = (self.here, self.effect, frame.path)
        return cast(AnyThing, thing)

    def is_several(self, root: Variable | Thing) -> bool:
        """Whether a run of an effect has more than one of a variable or thing, so that they cannot be told apart."""
        return root in self.several or (isinstance(root, Thing) and root.many)

    # --- variables --------------------------------------------------------------------------------------------------------

    def lookup(self, identifier: Node) -> Value:
        """Return what is known of the value of an identifier."""
        variable = self.scopes.resolve(identifier)
        return self.value_of(variable) if variable is not None else UNKNOWN

    def value_of(self, variable: Variable) -> Value:
        """Return what is known of a variable's value."""
        if variable.is_constant:
            known = self.values.get(variable)
            return known if known is not None else self._declared_value(variable)
        known = self.changing.get(variable, NOTHING)
        return merge(self._declared_value(variable), known) if known is not NOTHING else self._declared_value(variable)

    def _declared_value(self, variable: Variable) -> Value:
        """Return what a variable outside the functions under way is: a function by its text, the value of a module's constant."""
        for definition in variable.definitions:
            if definition.kind is DefinitionKind.FUNCTION:
                return Function(definition.node)
            if definition.kind is not DefinitionKind.VARIABLE or definition.node.id.type != "Identifier":
                continue
            init = definition.node.init
            if init is None:
                continue
            if init.type in {"ArrowFunctionExpression", "FunctionExpression"}:
                return Function(init)
            if variable.scope is self.scopes.module and variable.is_constant:
                value = self.values[variable] = self.module_value(init)
                return value
        return UNKNOWN

    @abstractmethod
    def module_value(self, init: Node) -> Value:
        """Return the value of a constant of the module; brought by the subclass."""

    def shared_cell(self, variable: Variable) -> RefCell | None:
        """Return the cell of a variable of the module that is assigned: components share it, like a ref of them all."""
        if variable.scope is not self.scopes.module or variable.is_constant or not variable.definitions:
            return None
        if variable.definitions[0].kind is not DefinitionKind.VARIABLE:
            return None
        cell = self.things.get(variable)
        if cell is None:
            node = variable.definitions[0].node
            cell = self.things[variable] = RefCell(node, name=variable.name, initial=node.init)
        return cast(RefCell, cell)

    def change(self, variable: Variable, value: Value) -> None:
        """Add a value to those of a variable that is assigned more than once."""
        known = self.changing.get(variable, NOTHING)
        merged = merge(known, value)
        if merged != known:
            self.changing[variable] = merged
            self.learn_of(value)

    def learn_of(self, value: Value) -> None:
        """Note that a value has been put where code that has been run already may read it; what is plain matters to nobody."""
        self.changes += 1
        if not all(is_plain(option) or isinstance(option, Promise) for option in options_of(value)):
            self.learnt += 1

    def excerpt(self, node: Node) -> str:
        """Return the text of a node on one line, shortened to what fits a message."""
        text = " ".join(self.program.text(node).split())
        return text if len(text) <= 60 else text[:57] + "..."
