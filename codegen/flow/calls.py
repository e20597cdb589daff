"""Running calls: sinks and sources, promises, timers, listeners, controllers, functions with known text, and strangers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..js.node import Node
from .facts import Place, member_name, strip
from .machine import Frame
from .operations import (
    Aborted,
    Dispatch,
    Handler,
    Listener,
    ListenerEnded,
    Logged,
    TimeLimit,
    Timer,
    TimerCleared,
    TokenRequest,
)
from .roles import CONNECTIONS, ENDINGS, HARMLESS, HARMLESS_CALLS, ITERATORS, LISTENERS, SYNCHRONOUS_CALLERS, TIMERS
from .state import Boundary, BoundaryKind, Phase, State, join
from .statements import Statements
from .values import (
    UNKNOWN,
    Constant,
    Controller,
    Event,
    Function,
    Members,
    PendingPromise,
    Promise,
    RefCell,
    Resolver,
    Sink,
    Source,
    Subscription,
    TimerId,
    Token,
    Value,
)

CLEARERS = frozenset(TIMERS.values())
REMOVERS = frozenset(LISTENERS.values())
EVENT_FACTORIES = frozenset({"ReflexEvent", "Event"})
PROMISE_METHODS = frozenset({"then", "catch", "finally"})


class Calls(Statements):
    """What happens at a call."""

    def call(self, node: Node) -> Value:
        """Run a call or `new`: the callee, the arguments, then what the callee does."""
        callee = strip(node.callee)
        name = self.callee_name(callee)
        if node.type == "NewExpression":
            return self._construct(node, name)
        if callee.type == "MemberExpression":
            return self._call_member(node, callee, name)
        function = self.evaluate(callee)
        hook = self.call_hook(node, name)
        if hook is not None:
            return hook
        arguments = [self.evaluate(argument) for argument in node.arguments]
        if function is UNKNOWN and callee.type == "Identifier" and self.scopes.resolve(callee) is None:
            known = self._call_global(node, name, arguments)
            if known is not None:
                return known
        if name in EVENT_FACTORIES and not isinstance(function, Function):
            return self._event(arguments)
        return self.apply(function, arguments, node, name)

    def call_hook(self, node: Node, name: str) -> Value | None:
        """Run a hook; None if the callee is none. Brought by the subclass."""
        raise NotImplementedError

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
            case Resolver():
                return self._settle(function, arguments)
            case Subscription():
                self.record(ListenerEnded(node, self.here, self.effect, (), self._callee_place(node)))
                return UNKNOWN
        if name in self.roles.names:
            sink = name in self.roles.sinks
            return self.apply(Sink(name) if sink else Source(name), arguments, node)
        return self._call_stranger(arguments, node, name)

    def _callee_place(self, node: Node) -> Place | None:
        return self.place(node.callee) if node.type == "CallExpression" else None

    def _dispatch(self, sink: Sink, arguments: Sequence[Value], node: Node) -> Value:
        event = next(_events(arguments), None)
        self.record(Dispatch(node, self.here, self.effect, sink.name, event, tuple(arguments)))
        self.may_throw()
        return UNKNOWN

    def _request(self, source: Source, arguments: Sequence[Value], node: Node) -> Value:
        is_call = node.type == "CallExpression" and self.callee_name(strip(node.callee)) not in {"then", "catch"}
        options = node.arguments[0] if is_call and node.arguments else None
        protected = any(frame.catchers or frame.absorbs for frame in self.frames)
        self.record(TokenRequest(node, self.here, self.effect, source.name, options, tuple(arguments), protected))
        self.may_throw()
        self.begin(node)
        return Promise(Token(source.name), rejects=True)

    def begin(self, node: Node) -> None:
        """Note that this run has begun something that outlives its synchronous part."""
        self.state = replace(self.here, started=self.here.started | {node})

    def _settle(self, resolver: Resolver, arguments: Sequence[Value]) -> Value:
        promise = resolver.promise
        if resolver.rejecting:
            promise.rejects = True
        elif arguments and isinstance(arguments[0], Promise):
            promise.resolves, promise.rejects = arguments[0].resolves, promise.rejects or arguments[0].rejects
        elif arguments:
            promise.resolves = arguments[0]
        promise.ungated = True
        return UNKNOWN

    def _call_stranger(self, arguments: Sequence[Value], node: Node, name: str) -> Value:
        """Call something unknown: it may throw, keep what it is given, and call it back at any time."""
        root = name.split(".", 1)[0]
        harmless = root in HARMLESS or name in HARMLESS_CALLS
        if not harmless:
            self.may_throw()
        for argument in arguments:
            self._hand_over(argument, node, name, harmless=harmless)
        return UNKNOWN

    def _hand_over(self, argument: Value, node: Node, name: str, *, harmless: bool) -> None:
        if isinstance(argument, (Sink, Source)) and not harmless:
            self.unclear(
                node, "escaped-sink", f"{argument.name} is handed to {name or 'a function'}, which is not known here"
            )
        elif isinstance(argument, RefCell) and not harmless:
            self.unclear(
                node, "escaped-ref", f"{argument.name} is handed to {name or 'a function'}, which may write it"
            )
        elif isinstance(argument, Function) and argument.node not in {frame.function for frame in self.frames}:
            self._call_back_sometime(argument, node, name)

    def _call_back_sometime(self, function: Function, node: Node, name: str) -> None:
        """Run a callback that a stranger may call: now, later, or never. What it does there is doubtful, and says so."""
        before = self.here
        if name in SYNCHRONOUS_CALLERS or name.rpartition(".")[2] in SYNCHRONOUS_CALLERS:
            self.invoke(function, (), node)
            return
        if self.here.phase is Phase.RENDER:
            return
        boundary = Boundary(BoundaryKind.CALLBACK, node)
        self.state = replace(before.after(boundary), doubt=before.doubt or "unknown-callee")
        self.detached(function, (), node)
        self.state = before

    def detached(self, function: Value, arguments: Sequence[Value], node: Node) -> bool:
        """Run a callback in the current state on its own; what it does to the path stays there. Returns whether it may throw."""
        frame = Frame(node, self.here)
        self.frames.append(frame)
        value = self.apply(function, arguments, node)
        self.frames.pop()
        return bool(frame.uncaught) or (isinstance(value, Promise) and value.rejects)

    # --- globals ----------------------------------------------------------------------------------------------------------

    def _call_global(self, node: Node, name: str, arguments: Sequence[Value]) -> Value | None:
        if name in TIMERS:
            return self._arm(node, name, arguments)
        if name in CLEARERS:
            place = self.place(node.arguments[0]) if node.arguments else None
            self.record(TimerCleared(node, self.here, self.effect, place))
            return UNKNOWN
        if name == "queueMicrotask" and arguments:
            before = self.here
            self.state = before.after(Boundary(BoundaryKind.MICROTASK, node))
            self.detached(arguments[0], (), node)
            self.state = before
            return UNKNOWN
        return None

    def _arm(self, node: Node, name: str, arguments: Sequence[Value]) -> Value:
        before = self.here
        place = self._kept_in(node)
        callback = arguments[0] if arguments else UNKNOWN
        delay = node.arguments[1] if len(node.arguments) > 1 else None
        self.record(Timer(node, before, self.effect, name, place, delay, callback))
        self.begin(node)
        before = self.here
        cleared = before.fresh and self.knowledge.cleared_in_cleanup(place, self.effect)
        if isinstance(callback, Resolver):
            if not callback.rejecting:
                callback.promise.gates.add(node)
            callback.promise.rejects = callback.promise.rejects or callback.rejecting
            callback.promise.timed = True
        else:
            self.state = before.after(Boundary(BoundaryKind.TIMER, node), gated=cleared)
            if not cleared and self.knowledge.cleared_at_unmount(place):
                self.state = replace(self.here, mounted=True)
            self._timer_body(callback, arguments[2:], node)
            self.state = before
        return TimerId(node)

    def _timer_body(self, callback: Value, arguments: Sequence[Value], node: Node) -> None:
        """Run a timer's callback; a promise that only it settles is gated by the timer."""
        ungated = [promise.ungated for promise in self.executors]
        self.detached(callback, arguments, node)
        for promise, was in zip(self.executors, ungated, strict=True):
            if promise.ungated and not was:
                promise.ungated = False
                promise.gates.add(node)
                promise.timed = True

    def _kept_in(self, node: Node) -> Place | None:
        """Return the place that keeps the result of a call: the target of the assignment or declaration round it."""
        parent = node.parent
        while parent is not None and parent.type in {"ChainExpression", "AssignmentExpression"}:
            if parent.type == "AssignmentExpression":
                return self.place(parent.left)
            parent = parent.parent
        if parent is not None and parent.type == "VariableDeclarator":
            return self.place(parent.id)
        return None

    # --- methods ----------------------------------------------------------------------------------------------------------

    def _call_member(self, node: Node, callee: Node, name: str) -> Value:
        receiver = self.evaluate(callee.object)
        method = member_name(callee) or ""
        if callee.computed:
            self.evaluate(callee.property)
        hook = self.call_hook(node, name) if name.startswith("React.") else None
        if hook is not None:
            return hook
        if method in PROMISE_METHODS and not (isinstance(receiver, (Members, RefCell))):
            return self._chain(node, method, receiver)
        function = self.member(receiver, method, callee)
        arguments = [self.evaluate(argument) for argument in node.arguments]
        if name.startswith("Promise."):
            return self._promise_static(node, method, arguments)
        if name.startswith("console."):
            self.record(Logged(node, self.here, self.effect, tuple(arguments)))
            return UNKNOWN
        if name.split(".", 1)[0] in {"window", "globalThis", "self"} and name.count(".") == 1:
            known = self._call_global(node, method, arguments)
            if known is not None:
                return known
        if isinstance(receiver, Controller) and method == "abort":
            self.record(Aborted(node, self.here, self.effect, self.place(callee.object), receiver.node))
            return UNKNOWN
        return self._call_method(node, callee, method, function, arguments, name)

    def _call_method(
        self, node: Node, callee: Node, method: str, function: Value, arguments: Sequence[Value], name: str
    ) -> Value:
        if method in LISTENERS and any(isinstance(argument, (Function, Sink)) for argument in arguments):
            return self._listen(node, callee, method, arguments)
        if method in REMOVERS or method in ENDINGS:
            key = self._listener_key(callee, node)
            self.record(ListenerEnded(node, self.here, self.effect, key, self.place(callee.object)))
            return UNKNOWN
        if method in ITERATORS and arguments and isinstance(arguments[0], Function):
            return self._iterate(arguments[0], node)
        if function is UNKNOWN and method == "json" and isinstance(self.evaluate(callee.object), Promise):
            return UNKNOWN
        return self.apply(function, arguments, node, name)

    def _iterate(self, function: Function, node: Node) -> Value:
        before = self.state
        self.invoke(function, (), node)
        self.state = join(before, self.state)
        return UNKNOWN

    def _listen(self, node: Node, callee: Node, method: str, arguments: Sequence[Value]) -> Value:
        key, place = self._listener_key(callee, node), self._kept_in(node)
        self.record(Listener(node, self.here, self.effect, method, key, place))
        self.begin(node)
        before = self.here
        returned = node.parent is not None and node.parent.type == "ReturnStatement"
        ended = before.fresh and (returned or self.knowledge.ended_in_cleanup(key, place, self.effect))
        callback = next(argument for argument in arguments if isinstance(argument, (Function, Sink)))
        self.state = before.after(Boundary(BoundaryKind.LISTENER, node), gated=ended)
        self.detached(callback, (), node)
        self.state = before
        return Subscription(node)

    def _listener_key(self, callee: Node, node: Node) -> tuple[str, ...]:
        """Return what a registration and its removal have in common: receiver, event and function, as text."""
        receiver = self.program.text(strip(callee.object))
        return (receiver, *(self.program.text(argument) for argument in node.arguments[:2]))

    # --- promises ---------------------------------------------------------------------------------------------------------

    def cross(self, boundary: Boundary, promise: Promise | None) -> State:
        """Return the state behind a boundary; a promise whose every way to resolve the cleanup cuts off keeps the run fresh."""
        before = self.here
        gates = promise.gates if promise is not None else frozenset()
        gated = bool(gates) and before.fresh and all(self._gate_closes(gate) for gate in gates)
        return before.after(boundary, gated=gated)

    def _gate_closes(self, gate: Node) -> bool:
        if gate.type == "NewExpression":
            return self.knowledge.aborted_in_cleanup(gate, self.effect)
        return self.knowledge.cleared_in_cleanup(self._kept_in(gate), self.effect)

    def _chain(self, node: Node, method: str, receiver: Value) -> Value:
        """Run `then`, `catch` or `finally`: the handlers run on the other side of a boundary, the path goes on here."""
        promise = receiver if isinstance(receiver, Promise) else Promise()
        handlers = [self.evaluate(argument) for argument in node.arguments]
        self.begin(node)
        if method == "then":
            fulfilled = self._handle(BoundaryKind.THEN, handlers[0] if handlers else None, promise, node)
            failed = self._handle(BoundaryKind.CATCH, handlers[1], promise, node) if len(handlers) > 1 else None
        elif method == "catch":
            fulfilled, failed = None, self._handle(BoundaryKind.CATCH, handlers[0] if handlers else None, promise, node)
        else:
            self._handle(BoundaryKind.FINALLY, handlers[0] if handlers else None, promise, node)
            return promise
        return self._chained(promise, fulfilled, failed)

    @staticmethod
    def _chained(promise: Promise, fulfilled: Promise | None, failed: Promise | None) -> Promise:
        first = fulfilled if fulfilled is not None else replace(promise, rejects=False)
        if failed is None:
            return replace(first, rejects=first.rejects or promise.rejects, gates=first.gates | promise.gates)
        resolves = first.resolves if first.resolves is not UNKNOWN else failed.resolves
        gates = (first.gates | promise.gates) if fulfilled is not None else frozenset[Node]()
        return Promise(resolves, first.rejects or failed.rejects, gates & failed.gates if failed.gates else frozenset())

    def _handle(self, kind: BoundaryKind, handler: Value | None, promise: Promise, node: Node) -> Promise | None:
        """Run one handler; return the promise that it leads to, or None when there is no handler."""
        if handler is None or (isinstance(handler, Constant) and handler.value in (None, ...)):
            return None
        before = self.here
        self.record(Handler(node, before, self.effect, kind, handler))
        boundary = Boundary(kind, node)
        self.state = self.cross(boundary, promise) if kind is BoundaryKind.THEN else before.after(boundary)
        frame = Frame(node, self.here, absorbs=True)
        self.frames.append(frame)
        value = self.apply(handler, [promise.resolves] if kind is BoundaryKind.THEN else [], node)
        self.frames.pop()
        inner = self.state
        self.state = before if inner is None else replace(before, started=before.started | inner.started)
        surely = any(sure for _, sure in frame.uncaught)
        throws = surely if kind is BoundaryKind.CATCH else bool(frame.uncaught)
        if isinstance(value, Promise):
            return replace(value, rejects=value.rejects or throws)
        return Promise(value, rejects=throws)

    def _promise_static(self, node: Node, method: str, arguments: Sequence[Value]) -> Value:
        first = arguments[0] if arguments else UNKNOWN
        if method == "resolve":
            return first if isinstance(first, Promise) else Promise(first, rejects=False)
        if method == "reject":
            return Promise(UNKNOWN, rejects=True)
        items = list(first.members.values()) if isinstance(first, Members) else []
        promises = [item for item in items if isinstance(item, Promise)]
        rejects = method != "allSettled" and (any(item.rejects for item in promises) or not items)
        if method in {"race", "any"} and any(item.gates or item.timed for item in promises):
            self.record(TimeLimit(node, self.here, self.effect))
        tokens = [item.resolves for item in promises if isinstance(item.resolves, Token)]
        return Promise(tokens[0] if tokens and method in {"race", "any"} else UNKNOWN, rejects)

    # --- new --------------------------------------------------------------------------------------------------------------

    def _construct(self, node: Node, name: str) -> Value:
        arguments = [self.evaluate(argument) for argument in node.arguments]
        if name == "AbortController":
            return Controller(node)
        if name == "Promise" and arguments and isinstance(arguments[0], Function):
            return self._executor(arguments[0], node)
        if name in CONNECTIONS:
            self.record(Listener(node, self.here, self.effect, f"new {name}", (), self._kept_in(node)))
            self.begin(node)
            for argument in arguments:
                if isinstance(argument, Function):
                    self._call_back_until_closed(argument, node)
            return Subscription(node)
        if name in {
            "Error",
            "TypeError",
            "RangeError",
            "Map",
            "Set",
            "WeakMap",
            "WeakSet",
            "Date",
            "URL",
            "URLSearchParams",
        }:
            return UNKNOWN
        return self._call_stranger(arguments, node, name)

    def _call_back_until_closed(self, function: Function, node: Node) -> None:
        before = self.here
        ended = before.fresh and self.knowledge.ended_in_cleanup((), self._kept_in(node), self.effect)
        self.state = before.after(Boundary(BoundaryKind.LISTENER, node), gated=ended)
        self.detached(function, (), node)
        self.state = before

    def _executor(self, executor: Function, node: Node) -> Value:
        """Run `new Promise(executor)`: the executor runs now; who settles the promise decides what it is."""
        pending = PendingPromise()
        resolve, reject = Resolver(pending, rejecting=False), Resolver(pending, rejecting=True)
        self.executors.append(pending)
        frame = Frame(node, self.here, absorbs=True)
        self.frames.append(frame)
        self.invoke(executor, [resolve, reject], node)
        self.frames.pop()
        self.executors.pop()
        gates = frozenset() if pending.ungated else frozenset(pending.gates)
        if pending.ungated and (pending.gates or pending.timed):
            self.record(TimeLimit(node, self.here, self.effect))
        return Promise(pending.resolves, pending.rejects or bool(frame.uncaught), gates, timed=pending.timed)

    def _event(self, arguments: Sequence[Value]) -> Value:
        name = arguments[0].value if arguments and isinstance(arguments[0], Constant) else ""
        payload = arguments[1] if len(arguments) > 1 else None
        names = tuple(payload.members) if isinstance(payload, Members) else ()
        token = isinstance(payload, Members) and any(isinstance(value, Token) for value in payload.members.values())
        return Event(str(name), names, token)


def _events(values: Sequence[Value]) -> Iterator[Event]:
    for value in values:
        if isinstance(value, Event):
            yield value
        elif isinstance(value, Members):
            yield from _events(list(value.members.values()))


__all__ = ["Calls"]
