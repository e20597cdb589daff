"""Running calls: who is called, and what that one does."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from functools import partial

from ..js.node import Node
from ..js.walk import walk
from .acts import absent
from .boundaries import Boundary, BoundaryKind, Phase
from .branching import perhaps
from .containers import Containers, items_of
from .facts import AtomKind, member_name, strip
from .merging import Choice, any_member, derived, merge, options_of
from .operations import Dispatch, Logged, TokenRequest
from .reasons import Reason
from .roles import CLEARERS, CONNECTIONS, CONTAINERS, EVENT_FACTORIES, GLOBAL_TARGETS, PURE_CONSTRUCTORS, TIMERS
from .settling import Promise, Resolver
from .state import State, join, join_all
from .values import (
    NOTHING,
    TANGLED,
    TOKEN_ORIGIN,
    UNKNOWN,
    Bound,
    Builtin,
    Constant,
    Controller,
    Event,
    Function,
    Members,
    Sink,
    Source,
    Subscription,
    Token,
    Value,
)


class Calls(Containers):
    """What happens at a call."""

    def call(self, node: Node) -> Value:
        """Run a call or `new`: the callee, the arguments, then what the callee does."""
        callee = strip(node.callee)
        name = self.callee_name(callee)
        if node.type == "NewExpression":
            return self._construct(node, name)
        if callee.type == "MemberExpression":
            return self._call_member(node, callee, name)
        hook = self.call_hook(node, name)
        if hook is not None:
            return hook
        function = self.evaluate(callee)
        arguments = self.arguments(node)
        if function is UNKNOWN and callee.type == "Identifier":
            if self.scopes.resolve(callee) is None:
                known = self.call_global(node, name, arguments)
                if known is not None:
                    return known
            if name in EVENT_FACTORIES:
                return _event(arguments, self._is_token_there(node))
        before = self.here
        value = self._apply_named(callee, function, arguments, node, name)
        if node.optional:
            self._perhaps_not(before, callee)
        return value

    def _apply_named(self, callee: Node, function: Value, arguments: Sequence[Value], node: Node, name: str) -> Value:
        """Call what a name stands for; if a cleanup gives the name to something else, a void run may call that."""
        here = self.here
        variable = self.scopes.resolve(callee) if callee.type == "Identifier" else None
        if variable is None or here.phase is not Phase.CONTINUATION or not self.ended_by_cleanup(variable):
            return self.apply(function, arguments, node, name)
        self.state = perhaps(here, Reason.REASSIGNED_GUARD)
        value = self.apply(function, arguments, node, name)
        behind = self.here
        self.state = behind.evolve(
            freshness=min(here.freshness, behind.freshness),
            presence=min(here.presence, behind.presence),
            doubt=here.doubt,
        )
        return value

    def _is_token_there(self, event: Node) -> bool | None:
        """Return what the path knows of the token in an event that is made; None if it has not asked."""
        tokens = {self.place(node) for node in walk(event) if node.type in {"Identifier", "MemberExpression"}}
        for fact in self.here.facts:
            place = fact.atom.places[0]
            if fact.atom.kind is AtomKind.TRUTHY and place in tokens and self.value_at(place).origins >= TOKEN_ORIGIN:
                return fact.holds
        return None

    def arguments(self, node: Node) -> list[Value]:
        """Run the arguments of a call."""
        values = [self.evaluate(argument) for argument in node.arguments]
        if any(value is NOTHING for value in values):
            raise self.never()
        return values

    @abstractmethod
    def call_hook(self, node: Node, name: str) -> Value | None:
        """Run a hook; None if the callee is none. Brought by the subclass."""

    def callee_name(self, callee: Node) -> str:
        """Return the name of what is called, as its own module exports it: `useEffect`, `React.useEffect`, `console.log`."""
        if callee.type == "Identifier":
            definition = self.scopes.definition(callee)
            if definition is not None and definition.node.type == "ImportSpecifier":
                imported = definition.node.imported
                return str(imported.name if imported.type == "Identifier" else imported.value)
            return str(callee.name)
        if callee.type == "MemberExpression":
            return f"{self.callee_name(strip(callee.object))}.{member_name(callee)}"
        return ""

    # --- values that can be called ----------------------------------------------------------------------------------------

    def apply(self, function: Value, arguments: Sequence[Value], node: Node, name: str = "") -> Value:
        """Call a value with arguments, in the current state."""
        match function:
            case Function():
                return self.invoke(function, arguments, node)
            case Sink():
                return self._dispatch(function, arguments, node)
            case Source():
                return self._request(function, arguments, node)
            case Bound():
                return self.apply(function.function, (*function.given, *arguments), node, name)
            case Resolver():
                return self.settle(function, arguments)
            case Subscription():
                self.end(node, (), (), function)
                return UNKNOWN
            case Builtin():
                known = self.call_global(node, function.name, arguments)
                return known if known is not None else self.call_stranger(arguments, node, function.name)
            case Choice():
                return self._apply_each(function, arguments, node, name)
            case _ if function is TANGLED:
                self.unclear(
                    node, Reason.TOO_MANY_VALUES, "this can be too many different functions to follow them all"
                )
        if name in self.roles.names:
            sink = name in self.roles.sinks
            return self.apply(Sink(name) if sink else Source(name), arguments, node)
        return self.call_stranger(arguments, node, name)

    def _apply_each(self, function: Choice, arguments: Sequence[Value], node: Node, name: str) -> Value:
        """Call each of the functions that a value can be, from the same state."""
        before, states = self.here, []
        value: Value = NOTHING
        for option in function.options:
            self.state = before
            value = merge(value, self.attempt(partial(self.apply, option, arguments, node, name)))
            states.append(self.state)
        self.state = join_all(states)
        if self.state is None:
            raise self.never()
        return value

    def _dispatch(self, sink: Sink, arguments: Sequence[Value], node: Node) -> Value:
        for event in dict.fromkeys(_events(arguments)) or (None,):
            self.record(Dispatch(node, self.here, self.effect, sink.name, event, tuple(arguments), sink.local))
        for argument in arguments:
            for option in options_of(argument):
                if isinstance(option, Function) and sink.local:
                    self._update(option, node)
        if not sink.local:  # React's own setters do not throw
            before = self.here
            self.state = before.evolve(failed=before.failed | {node})
            self.may_throw()
            self.state = before.evolve(said=before.said | {node})
        return UNKNOWN

    def _update(self, function: Function, node: Node) -> None:
        """Run the function that a state setter is given: React calls it while rendering."""
        before = self.here
        self.followed.add(function.node)
        self.attempt(lambda: self.invoke(function, (), node))
        self.state = before

    def _request(self, source: Source, arguments: Sequence[Value], node: Node) -> Value:
        here = self.here
        chained = node.type == "CallExpression" and self.callee_name(strip(node.callee)).rpartition(".")[2] in {
            "then",
            "catch",
        }
        options = node.arguments[0] if node.type == "CallExpression" and node.arguments and not chained else None
        protected = any(frame.catchers or frame.absorbs for frame in self.frames)
        place = (node, self.frame.path)
        again = place in here.unbounded and bool(self.frame.path)
        self.record(TokenRequest(node, here, self.effect, source.name, options, tuple(arguments), protected, again))
        self.may_throw()
        self.begin(node)
        here = self.state = self.here.evolve(asked=self.here.asked | {node}, unbounded=self.here.unbounded | {place})
        limited = self.limited_by_signal(arguments, node, source)
        failed = here.evolve(failed=here.failed | {node})
        return Promise(Token(source.name), here, failed, here, timed=limited)

    # --- globals ----------------------------------------------------------------------------------------------------------

    def call_global(self, node: Node, name: str, arguments: Sequence[Value]) -> Value | None:
        """Call a global function that is known; None if it is not."""
        if name in TIMERS:
            return self.arm(node, name, arguments)
        if name in CLEARERS:
            return self.clear(node, arguments)
        if name == "queueMicrotask" and arguments:
            before = self.here
            self.state = before.after(Boundary(BoundaryKind.MICROTASK, node))
            self.detached(arguments[0], (), node, "queueMicrotask")
            self.state = before
            return UNKNOWN
        return None

    # --- methods ----------------------------------------------------------------------------------------------------------

    def _call_member(self, node: Node, callee: Node, name: str) -> Value:
        if name.startswith("React."):
            hook = self.call_hook(node, name)
            if hook is not None:
                return hook
        receiver = self.evaluate(callee.object)
        method = member_name(callee) or ""
        if callee.computed:
            self.evaluate(callee.property)
        if self.is_chain(method, receiver):
            return self.chain(node, method, receiver)
        function = self.read_member(receiver, method or None, callee)
        before = self.here
        arguments = self.arguments(node)
        value = self._call_method(node, callee, receiver, method, function, arguments, name)
        if callee.optional or node.optional:
            self._perhaps_not(before, callee.object if callee.optional else callee)
        return value

    def _perhaps_not(self, before: State, absent_node: Node) -> None:
        """Go on behind a call that was only made if there was something to call."""
        place = self.place(absent_node)
        if place is not None and before.phase in (Phase.CLEANUP, Phase.EFFECT):
            before = before.evolve(done=before.done | absent(place, self.peek(absent_node)))
        self.state = join(before, self.state)

    def _call_method(
        self,
        node: Node,
        callee: Node,
        receiver: Value,
        method: str,
        function: Value,
        arguments: Sequence[Value],
        name: str,
    ) -> Value:
        root = name.split(".", 1)[0]
        is_global = self._is_global(callee)
        if is_global and root == "Promise":
            return self.promise_static(node, method, arguments)
        if is_global and name == "Reflect.apply" and len(arguments) > 2:
            return self.apply(arguments[0], items_of(arguments[2]), node)
        if is_global and root == "console":
            self.record(Logged(node, self.here, self.effect, tuple(arguments)))
            return UNKNOWN
        if is_global and root in GLOBAL_TARGETS and name.count(".") == 1:
            known = self.call_global(node, method, arguments)
            if known is not None:
                return known
        known = self.call_known_method(node, callee, receiver, method, function, arguments)
        return known if known is not None else self.apply(function, arguments, node, name)

    def _is_global(self, callee: Node) -> bool:
        root = callee
        while root.type == "MemberExpression":
            root = strip(root.object)
        return root.type == "Identifier" and self.scopes.resolve(root) is None

    # --- new --------------------------------------------------------------------------------------------------------------

    def _construct(self, node: Node, name: str) -> Value:
        self.evaluate(node.callee)
        arguments = self.arguments(node)
        if name == "AbortController":
            return self.make(Controller, node)
        if name == "Promise" and arguments and isinstance(arguments[0], Function):
            return self.build_promise(arguments[0], node)
        if name in CONNECTIONS:
            return self.connect(node, name, arguments)
        if name in CONTAINERS:
            made = self.make(Members, node)
            for option in options_of(arguments[0]) if arguments else ():
                if isinstance(option, Members):
                    self.put(made, None, any_member(option))
            return made
        if name in PURE_CONSTRUCTORS:
            return derived(arguments)
        return self.call_stranger(arguments, node, name)


def _event(arguments: Sequence[Value], is_there: bool | None) -> Value:
    name = arguments[0].value if arguments and isinstance(arguments[0], Constant) else ""
    payload = arguments[1] if len(arguments) > 1 else None
    names = tuple(payload.members) if isinstance(payload, Members) else ()
    token = isinstance(payload, Members) and any(
        isinstance(option, Token) for value in payload.members.values() for option in options_of(value)
    )
    return Event(str(name), names, token, is_there if token else None)


def _events(values: Sequence[Value]) -> Iterator[Event]:
    for value in values:
        for option in options_of(value):
            if isinstance(option, Event):
                yield option
            elif isinstance(option, Members):
                yield from _events([*option.members.values(), option.rest])
