"""Code that is not known here: what it may do with what it is given, and when it may call back."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Sequence

from ..js.node import Node
from ..js.scope import DefinitionKind
from .acts import Act, ActKind, ending
from .boundaries import Boundary, BoundaryKind, Phase
from .expressions import UNSURE_CUT
from .facts import Place, member_name, strip
from .functions import Functions
from .machine import Frame
from .merging import derived, options_of, without_token
from .operations import Listener, ListenerEnded
from .reasons import Reason
from .roles import (
    ASKING,
    CHAINING,
    GLOBAL_TARGETS,
    HARMLESS,
    HARMLESS_CALLS,
    ITERATORS,
    KEEPING,
    REQUESTS,
    SYNCHRONOUS_CALLERS,
    TELLING_LITTLE,
)
from .settling import NOT_CUT, Cut, Promise, Resolver, Response
from .state import State, join
from .values import (
    UNKNOWN,
    Bound,
    Controller,
    Function,
    Members,
    RefCell,
    Signal,
    Sink,
    Source,
    Subscription,
    TimerId,
    Value,
)

REMOVING = "(?i)abort|cancel|clear|detach|dispose|off|remove|stop|un(?=[a-z])"
"""How the names of functions begin that a cleanup gives a function to, so that it is called no more."""


class Strangers(Functions):
    """Calls of functions that are not known here."""

    def call_stranger(self, arguments: Sequence[Value], node: Node, name: str) -> Value:
        """Call something unknown: it may throw, keep what it is given, and call it back at any time."""
        root = name.split(".", 1)[0]
        if root in HARMLESS or name in HARMLESS_CALLS:
            return self._call_harmless(arguments, node, name)
        if _is_awaited(node) or (_is_returned(node) and not self._adopts()):
            self.may_stop()
        else:
            self.may_throw()
        self.state = self.here.unsettled()
        result: Value = derived(arguments)
        callbacks = any(isinstance(option, Function) for argument in arguments for option in options_of(argument))
        subscription = self.make(Subscription, node) if callbacks else None
        if subscription is not None:
            subscription.known = False
            result = subscription
        for argument in arguments:
            self.hand_over(argument, node, name, subscription)
        signal = next((signal for argument in arguments for signal in _signals(argument)), None)
        if signal is not None:
            cut = self.knowledge.cut(self.effect, Act(ActKind.ABORTED, signal.controller))
            here = self.here
            self.begin(node)
            return Promise(Response(cut), here, here, here, cut, cut)
        if name.rpartition(".")[2] in REQUESTS and (root in GLOBAL_TARGETS or root == name):
            self.begin(node)
            return Promise(UNKNOWN, self.here, self.here, self.here)
        return result

    def _call_harmless(self, arguments: Sequence[Value], node: Node, name: str) -> Value:
        """Call a global that starts nothing by itself; what it is given to call may be called through what it gives."""
        if name in KEEPING and arguments:
            return arguments[0]
        for argument in arguments if name not in ASKING else ():
            if any(_calls_back(option) for option in options_of(argument)):
                self.hand_over(argument, node, name)
        return without_token(derived(arguments)) if name in TELLING_LITTLE else derived(arguments)

    def _adopts(self) -> bool:
        """Whether the function under way is asynchronous or handles a promise, so that a failure of what it returns is its own."""
        return self.frame.is_async or (self.frames[-2].absorbs and not self.frames[-2].is_async)

    def begin(self, node: Node) -> None:
        """Note that this run waits for something behind its synchronous part."""
        if self.here.begun is None:
            self.state = self.here.evolve(begun=node)

    # --- what is given away -----------------------------------------------------------------------------------------------

    def hand_over(self, value: Value, node: Node, name: str, subscription: Subscription | None = None) -> None:
        """Note that code which is not known here gets a value."""
        who = name or "a function"
        for option in options_of(value):
            match option:
                case Function():
                    self._hand_function(option, node, name, subscription)
                case Bound():
                    self.hand_over(option.function, node, name, subscription)
                case Sink() | Source():
                    self._hand_role(option, node, who, subscription)
                case RefCell():
                    self.escape(option, Reason.ESCAPED_REF)
                    self.unclear(
                        node, Reason.ESCAPED_REF, f"{option.name} is handed to {who}, which may write it", option
                    )
                case Members():
                    self._hand_members(option, node, name, subscription)
                case TimerId() | Controller() | Subscription():
                    self.escape(option, Reason.ESCAPED_HANDLE)
                case Resolver():
                    self.open_up(option)

    def _hand_members(self, value: Members, node: Node, name: str, subscription: Subscription | None) -> None:
        if value in self.handing:
            return
        self.handing.add(value)
        self.escape(value, Reason.ESCAPED_REF)
        for member in (*value.members.values(), value.rest):
            self.hand_over(member, node, name, subscription)
        self.handing.discard(value)

    def _hand_role(self, role: Sink | Source, node: Node, who: str, subscription: Subscription | None) -> None:
        """Note that a stranger gets a sink or source, which it may call at any time."""
        reason = Reason.ESCAPED_SINK if isinstance(role, Sink) else Reason.ESCAPED_SOURCE
        if self.here.phase is Phase.RENDER:
            if not (isinstance(role, Sink) and role.local):
                self.unclear(node, reason, f"{role.name} is handed to {who}, which is not known here", role)
            return
        self.call_back_sometime(role, node, subscription, reason)
        self.unclear(node, reason, f"{role.name} is handed to {who}, which is not known here", role)

    @abstractmethod
    def open_up(self, resolver: Resolver) -> None:
        """Note that anybody may settle a promise."""

    # --- callbacks --------------------------------------------------------------------------------------------------------

    def _hand_function(self, function: Function, node: Node, name: str, subscription: Subscription | None) -> None:
        if function.node in self.active:
            return
        short = name.rpartition(".")[2]
        if self.here.phase is Phase.CLEANUP and re.match(REMOVING, short):
            self.state = self.here.evolve(done=self.here.done | {Act(ActKind.ENDED, (function,))})
        elif short in SYNCHRONOUS_CALLERS:
            before = self.here
            self.attempt(lambda: self.invoke(function, (), node))
            self.state = join(before, self.state)
        elif self.here.phase is Phase.RENDER:
            self.handlers[function] = None
        else:
            self.call_back_sometime(function, node, subscription)

    def call_back_sometime(
        self, function: Value, node: Node, subscription: Subscription | None, reason: Reason = Reason.UNKNOWN_CALLEE
    ) -> None:
        """Run a callback that a stranger may call: now, later, or never; not behind the cleanup, if that ends what began here."""
        before = self.here
        cut = UNSURE_CUT
        if subscription is not None:
            cut = self.knowledge.cut(self.effect, Act(ActKind.ENDED, subscription)).both(UNSURE_CUT)
        cut = cut.both(self.knowledge.cut(self.effect, Act(ActKind.ENDED, (function,))))
        self.state = before.after(Boundary(BoundaryKind.CALLBACK, node), cut, reason)
        self.detached(function, (), node)
        self.state = before

    def detached(self, function: Value, arguments: Sequence[Value], node: Node, dropper: str = "") -> State | None:
        """Run a callback in the current state on its own, and return the state behind it.

        What it throws goes nowhere; a promise that it gives is dropped by `dropper`, if that is known to happen.
        """
        frame = Frame(node, self.here, (*self.frame.path, node), many=self.frame.in_circle)
        self.frames.append(frame)
        value = self.attempt(lambda: self.apply(function, arguments, node))
        if dropper and self.state is not None:
            self.drop(value, node, dropper)
        self.frames.pop()
        return self.state

    @abstractmethod
    def apply(self, function: Value, arguments: Sequence[Value], node: Node, name: str = "") -> Value:
        """Call a value with arguments, in the current state; brought by the subclass."""

    # --- members of strangers ---------------------------------------------------------------------------------------------

    def listen_by_assignment(self, target: Node, base: Value, value: Value, node: Node) -> None:
        """Write to a member of something that is not known here: `socket.onmessage = ...` listens, anything else gives away."""
        name = member_name(target) or ""
        callback = next((option for option in options_of(value) if isinstance(option, (Function, Sink))), None)
        if not (name.startswith("on") and name.islower()):
            self.hand_over(value, node, f"a member {name}" if name else "a member")
            return
        key, identity = (self.program.text(target),), (self.identity_of(target),)
        if callback is None:
            self.end(node, key, identity, UNKNOWN)
            return
        subscription = self.make(Subscription, node)
        owner = base if isinstance(base, Subscription) else None
        own = self.knowledge.cut(self.effect, Act(ActKind.ENDED, owner)) if owner is not None else NOT_CUT
        cut = own.both(self.listener_cut(subscription, identity))
        self.record(Listener(node, self.here, self.effect, name, subscription, key, identity, once=True))
        self.listen(callback, node, cut)
        self.note_listening(subscription)

    def listen(self, callback: Value, node: Node, cut: Cut) -> None:
        """Run a listener's callback, at any time from now on until it is ended."""
        before = self.here
        self.state = before.after(Boundary(BoundaryKind.LISTENER, node), cut, Reason.SEVERAL_INSTANCES)
        self.detached(callback, (), node, "a listener")
        self.state = before

    def note_listening(self, subscription: Subscription) -> None:
        """Note that a listener can be called from now on."""
        place = Place(None, owner=subscription)
        self.state = self.here.evolve(armed=self.here.armed | {(place, subscription)})

    def listener_cut(self, subscription: Subscription, identity: tuple[object, ...]) -> Cut:
        """Return how surely a listener is ended by the cleanup, through what the registration gave, or by its words."""
        by_value = self.knowledge.cut(self.effect, Act(ActKind.ENDED, subscription))
        return by_value.both(self.knowledge.cut(self.effect, Act(ActKind.ENDED, identity))) if identity else by_value

    def end(self, node: Node, key: tuple[str, ...], identity: tuple[object, ...], value: Value) -> None:
        """End a listener or connection, by the words of its registration or by what that gave."""
        self.record(ListenerEnded(node, self.here, self.effect, key, identity, value))
        acts = set(ending(value))
        if identity:
            acts.add(Act(ActKind.ENDED, identity))
        if acts:
            self.state = self.here.evolve(done=self.here.done | acts)

    def identity_of(self, node: Node) -> object:
        """Return what tells an expression from others: its place, a function's own text, or its text."""
        if node.type == "Identifier" and (several := self._several_of(node)) is not None:
            return several
        place = self.place(node)
        if place is not None:
            return place
        if node.type in {"ArrowFunctionExpression", "FunctionExpression", "CallExpression"}:
            return node
        return " ".join(self.program.text(node).split())

    def _several_of(self, name: Node) -> object | None:
        """Return what stands for each item of a list, if a name means one after the other: `names.forEach((name) => ...)`."""
        definition = self.scopes.definition(name)
        if definition is None:
            return None
        above = definition.node.parent
        if definition.kind is DefinitionKind.PARAMETER and above is not None and above.type == "CallExpression":
            callee = strip(above.callee)
            if callee.type == "MemberExpression" and member_name(callee) in ITERATORS:
                return "each of", self.identity_of(strip(callee.object))
        loop = above.parent if above is not None and definition.kind is DefinitionKind.VARIABLE else None
        if loop is not None and loop.type == "ForOfStatement" and loop.left is above:
            return "each of", self.identity_of(strip(loop.right))
        return None


def _is_awaited(call: Node) -> bool:
    """Whether the result of a call is taken for a promise: the function is asynchronous then, and rejects rather than throws."""
    parent = call.parent
    if parent is None or parent.type == "AwaitExpression":
        return parent is not None
    return parent.type == "MemberExpression" and parent.object is call and member_name(parent) in CHAINING


def _is_returned(call: Node) -> bool:
    """Whether a call is what a function returns."""
    parent = call.parent
    if parent is None or parent.type != "ArrowFunctionExpression":
        return parent is not None and parent.type == "ReturnStatement"
    return bool(parent.body is call)


def _calls_back(value: Value) -> bool:
    """Whether a value can be called, or has a member that can."""
    parts = value.parts if isinstance(value, Members) else (value,)
    return any(isinstance(option, (Function, Sink, Source, Bound)) for part in parts for option in options_of(part))


def _signals(value: Value) -> list[Signal]:
    """Return the abort signals in an argument: itself, or its member `signal`."""
    found = []
    for option in options_of(value):
        if isinstance(option, Signal):
            found.append(option)
        elif isinstance(option, Members):
            found += [item for item in options_of(option.members.get("signal", UNKNOWN)) if isinstance(item, Signal)]
    return found
