"""The model of a component that checks, comparison and explorer read: effects, refs, dependencies, and what happens when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .flow.answers import is_stable
from .flow.boundaries import Phase
from .flow.facts import strip
from .flow.hooks import is_hook_name
from .flow.interpreter import Run, run_component
from .flow.operations import (
    Await,
    Dispatch,
    EarlyReturn,
    EffectCall,
    Floating,
    Handler,
    Listener,
    Operation,
    RefRead,
    RefWrite,
    Timer,
    TokenRequest,
    Unclear,
)
from .flow.roles import Roles
from .flow.values import UNKNOWN, RefCell, Value
from .js.node import Node
from .js.walk import FUNCTION_TYPES, walk, walk_own
from .records import record

if TYPE_CHECKING:
    from .js.program import Program

AnyOperation = TypeVar("AnyOperation", bound=Operation)


@record()
class Dependency:
    """One entry of a dependency array, as written."""

    node: Node
    text: str
    value: Value = UNKNOWN


@record(eq=False, slots=False)
class Ref:
    """A ref of a component, with everything in its render and its effects that reads or writes it."""

    name: str
    node: Node
    initial: str
    writes: tuple[RefWrite, ...]
    reads: tuple[RefRead, ...]
    cell: RefCell


@record(eq=False, slots=False)
class Effect:
    """One effect: its function, its dependency array, and what it does.

    An operation stands once for every state in which it was seen; `worst` of `codegen.checks.base` picks the least certain.
    """

    component: Component
    registered: EffectCall
    hook: str
    call: Node
    function: Node | None
    dependencies: tuple[Dependency, ...] | None
    operations: tuple[Operation, ...]
    answers: dict[object, Any] = field(default_factory=dict)
    """What checks have worked out about the effect, for the checks that ask the same."""
    _of: dict[type[Operation], Sequence[Operation]] = field(default_factory=dict)

    def of(self, kind: type[AnyOperation]) -> list[AnyOperation]:
        """Return the operations of a kind, in the order in which they were seen."""
        known = self._of.get(kind)
        if known is None:
            known = self._of[kind] = [operation for operation in self.operations if isinstance(operation, kind)]
        return cast(list[AnyOperation], known)

    @cached_property
    def dispatches(self) -> list[Dispatch]:
        """Calls of a sink."""
        return self.of(Dispatch)

    @cached_property
    def requests(self) -> list[TokenRequest]:
        """Calls of a source."""
        return self.of(TokenRequest)

    @cached_property
    def timers(self) -> list[Timer]:
        """Timers armed."""
        return self.of(Timer)

    @cached_property
    def listeners(self) -> list[Listener]:
        """Listeners and subscriptions begun."""
        return self.of(Listener)

    @cached_property
    def awaits(self) -> list[Await]:
        """Awaits."""
        return self.of(Await)

    @cached_property
    def handlers(self) -> list[Handler]:
        """Functions handed to `then`, `catch` and `finally`."""
        return self.of(Handler)

    @cached_property
    def returns(self) -> list[EarlyReturn]:
        """Ends of the synchronous part."""
        return self.of(EarlyReturn)

    @cached_property
    def floating(self) -> list[Floating]:
        """Promises that can reject and that nobody handles."""
        return self.of(Floating)

    @cached_property
    def unclear(self) -> list[Unclear]:
        """Places that could not be followed."""
        return self.of(Unclear)

    @property
    def cleanups(self) -> list[Node]:
        """The functions that the effect returns, each once."""
        found = (cleanup.node for leave in self.returns for cleanup in leave.cleanups)
        return list(dict.fromkeys(found))

    @cached_property
    def runs_once(self) -> bool:
        """Whether nothing in the dependency array ever changes: one run for each mount."""
        held = self.registered.held
        return held is not None and all(is_stable(value) for value in held)

    def in_phase(self, phase: Phase) -> Iterator[Operation]:
        """Yield the operations of one phase."""
        return (operation for operation in self.operations if operation.state.phase is phase)


@record(eq=False, slots=False)
class Component:
    """A React component or a custom hook: a function that calls hooks."""

    name: str
    node: Node
    program: Program
    roles: Roles

    @cached_property
    def run(self) -> Run:
        """The abstract run of the component."""
        return run_component(self.program, self.node, self.roles)

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Everything that happens, while rendering and in effects."""
        return self.run.operations

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """The effects, in the order in which the component registers them."""
        return tuple(self._effect(call) for call in self.run.effects)

    @cached_property
    def refs(self) -> tuple[Ref, ...]:
        """The refs, in the order in which the component makes them."""
        return tuple(self._ref(cell) for cell in self.run.refs)

    @cached_property
    def unclear(self) -> list[Unclear]:
        """Places anywhere in the component that could not be followed."""
        return [operation for operation in self.operations if isinstance(operation, Unclear)]

    def text(self, node: Node) -> str:
        """Return the source text of a node, on one line."""
        return " ".join(self.program.text(node).split())

    @cached_property
    def reads(self) -> list[RefRead]:
        """All reads of refs."""
        return [operation for operation in self.operations if isinstance(operation, RefRead)]

    @cached_property
    def cells(self) -> Mapping[Node, RefCell]:
        """The ref that each place which reads one reads."""
        return {read.node: read.ref for read in self.reads}

    @cached_property
    def _by_effect(self) -> Mapping[EffectCall | None, Sequence[Operation]]:
        grouped: dict[EffectCall | None, list[Operation]] = defaultdict(list)
        for operation in self.operations:
            grouped[operation.effect].append(operation)
        return grouped

    @cached_property
    def _by_ref(self) -> Mapping[RefCell, Sequence[RefWrite | RefRead]]:
        grouped: dict[RefCell, list[RefWrite | RefRead]] = defaultdict(list)
        for operation in self.operations:
            if isinstance(operation, (RefWrite, RefRead)):
                grouped[operation.ref].append(operation)
        return grouped

    def _effect(self, registered: EffectCall) -> Effect:
        operations = tuple(self._by_effect.get(registered, ()))
        function = registered.callback.node if registered.callback is not None else None
        dependencies = self._dependencies(registered)
        return Effect(self, registered, registered.hook, registered.call, function, dependencies, operations)

    def _dependencies(self, registered: EffectCall) -> tuple[Dependency, ...] | None:
        node = registered.dependencies
        if node is None or node.type != "ArrayExpression":
            return None
        elements = [element for element in node.elements if element is not None]
        held = registered.held if registered.held is not None and len(registered.held) == len(elements) else None
        values = held or [UNKNOWN] * len(elements)
        return tuple(
            Dependency(element, self.text(element), value) for element, value in zip(elements, values, strict=True)
        )

    def _ref(self, cell: RefCell) -> Ref:
        known = [item for item in self._by_ref.get(cell, ()) if item.state.phase is not Phase.HANDLER]
        writes = tuple(operation for operation in known if isinstance(operation, RefWrite))
        reads = tuple(operation for operation in known if isinstance(operation, RefRead))
        return Ref(
            cell.name, cell.node, self.text(cell.initial) if cell.initial is not None else "", writes, reads, cell
        )


def find_components(program: Program, roles: Roles) -> tuple[Component, ...]:
    """Return the components and custom hooks of a program, in source order.

    A component is a function with a capitalized or a hook's name, or a default export, that calls a hook in its own body (React, Rules of
    Hooks). A custom hook that another component of the file calls is followed from there, with the values it is given, and not alone.
    """
    found = [
        Component(_name(node) or "default", node, program, roles) for node in _functions(program) if _is_component(node)
    ]
    called = {callee for component in found for callee in _hook_calls(component.node)}
    return tuple(component for component in found if not (is_hook_name(component.name) and component.name in called))


def _is_component(node: Node) -> bool:
    name = _name(node)
    proper = name is not None and (name[:1].isupper() or is_hook_name(name))
    return (proper or _is_default_export(node)) and any(True for _ in _hook_calls(node))


def _functions(program: Program) -> list[Node]:
    return [node for node in walk(program.tree) if node.type in FUNCTION_TYPES]


def _is_default_export(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "ExportDefaultDeclaration"


def _name(node: Node) -> str | None:
    """Return the name of a function: its own, or that of the variable it is given to, through `memo` and `forwardRef`."""
    if node.type != "ArrowFunctionExpression" and node.id is not None:
        name: str = node.id.name
        return name
    parent = node.parent
    while parent is not None and parent.type == "CallExpression" and node in parent.arguments:
        callee = strip(parent.callee)
        wrapper = (
            callee.property.name
            if callee.type == "MemberExpression" and not callee.computed
            else getattr(callee, "name", "")
        )
        if wrapper not in {"memo", "forwardRef", "observer"}:
            return None
        node, parent = parent, parent.parent
    if parent is not None and parent.type == "VariableDeclarator" and parent.id.type == "Identifier":
        return str(parent.id.name)
    return None


def _hook_calls(function: Node) -> Iterator[str]:
    """Yield the names of the hooks that a function calls itself, not in a function inside it."""
    for node in walk_own(function):
        if node.type == "CallExpression":
            callee = strip(node.callee)
            name = (
                callee.property.name
                if callee.type == "MemberExpression" and not callee.computed
                else getattr(callee, "name", "")
            )
            if is_hook_name(str(name)):
                yield str(name)
