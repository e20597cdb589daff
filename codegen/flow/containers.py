"""Methods with a known meaning: of arrays and sets, listeners, connections, abort signals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..js.node import Node
from .acts import Act, ActKind, ending_of
from .facts import strip
from .merging import Choice, any_member, derived, may_be, merge, options_of
from .operations import Aborted, Listener, Mutation, TimeLimit
from .promises import Promises
from .roles import (
    ADDERS,
    DROPPERS,
    ENDINGS,
    ITERATORS,
    LISTENERS,
    ONCE,
    READERS,
    REMOVERS,
    STATE_MUTATORS,
    TEXT_METHODS,
)
from .settling import Response
from .state import NONE, join
from .values import (
    UNKNOWN,
    Bound,
    Builtin,
    Constant,
    Controller,
    Function,
    Members,
    Reactive,
    RefCell,
    Signal,
    Sink,
    Source,
    Subscription,
    Thing,
    Token,
    Value,
)


class Containers(Promises):
    """Calls of methods that are known by their name and by what they are called on."""

    def call_known_method(
        self, node: Node, callee: Node, receiver: Value, method: str, function: Value, arguments: Sequence[Value]
    ) -> Value | None:
        """Call a method whose meaning is known; None for any other."""
        if isinstance(receiver, (Function, Sink, Source, Bound)) and method in LENDING:
            return self._lend(receiver, method, arguments, node)
        own = not isinstance(receiver, Members) or method in receiver.members
        if own and isinstance(function, (Function, Sink, Source)):
            return None
        callbacks = [argument for argument in arguments if _is_callback(argument)]
        match receiver:
            case Controller() if method == "abort":
                return self._abort(node, callee, receiver)
            case Signal() if method == "throwIfAborted":
                return self._throw_if_aborted(node, callee)
            case Response():
                return self.promise_of(receiver)
            case Token() if method in TEXT_METHODS:
                return derived((receiver,))
            case Members() if method in ADDERS or method in READERS:
                return self._use_container(receiver, method, arguments)
            case Members() if method in DROPPERS and method not in receiver.members:
                return UNKNOWN
            case Reactive() if method in STATE_MUTATORS and receiver.origin.startswith("useState."):
                self.record(Mutation(node, self.here, self.effect, receiver.origin, callee.object))
        if method in LISTENERS and callbacks and not isinstance(receiver, RefCell):
            owner = receiver if isinstance(receiver, Subscription) else None
            return self._listen(node, callee, callbacks[0], arguments, owner)
        if method in REMOVERS or method in ENDINGS:
            self.end(node, self._words(callee, node), self._identity(callee, node), receiver)
            if method in ENDINGS and (whole := self.receiver_of(callee)) is not None:
                self.state = self.here.evolve(done=self.here.done | {Act(ActKind.ENDED, whole)})
            for argument in arguments:
                if not _is_callback(argument):
                    self.hand_over(argument, node, method)
            return UNKNOWN
        if method in ITERATORS and callbacks:
            if method in FOLDING:
                return self._fold(callbacks[0], receiver, arguments[1:], node)
            return self._iterate(callbacks[0], receiver, node)
        if isinstance(receiver, Choice) and method == "abort":
            return self._abort_one(node, callee, receiver)
        return None

    # --- containers -------------------------------------------------------------------------------------------------------

    def _use_container(self, container: Members, method: str, arguments: Sequence[Value]) -> Value:
        if method in READERS:
            return any_member(container)
        for argument in arguments if method != "set" else arguments[1:]:
            self.put(container, None, argument)
            self.keep_in_container(argument)
        return container

    def _iterate(self, function: Value, receiver: Value, node: Node) -> Value:
        """Call a function with each item of an array, any number of times, before anything else happens."""
        items = [any_member(option) for option in options_of(receiver) if isinstance(option, Members)]
        before = self.here
        self.state = before.evolve(unbounded=NONE)
        loop = self.enter(node, loop=True)
        value = self.attempt(lambda: self.apply(function, items[:1] or [UNKNOWN], node))
        self.frame.jumps.remove(loop)
        if node.callee.property.name == "forEach":
            self.drop(value, node, "forEach")
        behind = self.state
        self.state = join(before, behind)
        if behind is not None and behind.done != before.done:
            self.state = self.here.evolve(done=behind.done)
        results = self.make(Members, node)
        self.put(results, None, value)
        return results

    def _fold(self, function: Value, receiver: Value, first: Sequence[Value], node: Node) -> Value:
        """Call a function with what it begins with, and any item of an array; what it gives is what the next one begins with."""
        items = [any_member(option) for option in options_of(receiver) if isinstance(option, Members)]
        item = items[0] if items else UNKNOWN
        begins = first[0] if first else item
        before = self.here
        given = self.attempt(partial(self.apply, function, (begins, item), node))
        self.state = join(before, self.state)
        return merge(begins, given)

    def _lend(self, function: Value, method: str, arguments: Sequence[Value], node: Node) -> Value:
        """Run `call`, `apply` or `bind` of a function; what `this` is matters to no function that is followed."""
        if method == "call":
            return self.apply(function, arguments[1:], node)
        if method == "apply":
            return self.apply(function, items_of(arguments[1]) if len(arguments) > 1 else (), node)
        return Bound(function, tuple(arguments[1:])) if len(arguments) > 1 else function

    # --- listeners --------------------------------------------------------------------------------------------------------

    def _listen(
        self, node: Node, callee: Node, callback: Value, arguments: Sequence[Value], owner: Subscription | None
    ) -> Value:
        method = callee.property.name
        subscription, identity = self.make(Subscription, node), self._identity(callee, node)
        once = method in ONCE or _option(arguments, "once") == Constant(True)
        signal = next((item for item in options_of(_option(arguments, "signal")) if isinstance(item, Signal)), None)
        controller = signal.controller if signal is not None else None
        receiver = self.receiver_of(callee)
        ends: tuple[Thing | tuple[object, ...], ...] = tuple(
            end for end in (owner, controller, receiver) if end is not None
        )
        words = self._words(callee, node)
        self.record(Listener(node, self.here, self.effect, method, subscription, words, identity, once, ends))
        cut = self.listener_cut(subscription, identity)
        for act in (act for end in ends for act in ending_of(end)):
            cut = cut.both(self.knowledge.cut(self.effect, act))
        self.listen(callback, node, cut)
        self.note_listening(subscription)
        return subscription

    def receiver_of(self, callee: Node) -> tuple[object, ...] | None:
        """Return what stands for all that is registered on a receiver, if that is something with a name here: a connection."""
        place = self.place(strip(callee.object))
        return (place,) if place is not None and not place.is_literal else None

    def _words(self, callee: Node, node: Node) -> tuple[str, ...]:
        """Return the words of a registration or removal: receiver, event and function as they are written."""
        return tuple(self.program.text(part) for part in (strip(callee.object), *node.arguments[:2]))

    def _identity(self, callee: Node, node: Node) -> tuple[object, ...]:
        """Return what a registration and its removal have in common: receiver, event, function, and whether it captures."""
        parts = [
            self.identity_of(strip(callee.object)),
            *(self.identity_of(argument) for argument in node.arguments[:2]),
        ]
        options = node.arguments[2] if len(node.arguments) > 2 else None
        return (*parts, options is not None and _captures(options))

    def connect(self, node: Node, name: str, arguments: Sequence[Value]) -> Value:
        """Make something that calls back until it is closed."""
        subscription = self.make(Subscription, node)
        self.record(Listener(node, self.here, self.effect, f"new {name}", subscription, (), ()))
        for argument in arguments:
            if _is_callback(argument):
                self.listen(argument, node, self.listener_cut(subscription, ()))
        self.note_listening(subscription)
        return subscription

    # --- abort signals ----------------------------------------------------------------------------------------------------

    def _abort(self, node: Node, callee: Node, controller: Controller) -> Value:
        self.record(Aborted(node, self.here, self.effect, self.place(callee.object), controller))
        self.state = self.here.evolve(done=self.here.done | {Act(ActKind.ABORTED, controller)})
        return UNKNOWN

    def _abort_one(self, node: Node, callee: Node, receiver: Choice) -> Value | None:
        """Abort whichever controller a place holds."""
        controllers = [option for option in receiver.options if isinstance(option, Controller)]
        if not controllers:
            return None
        for controller in controllers:
            self._abort(node, callee, controller)
        return UNKNOWN

    def _throw_if_aborted(self, node: Node, callee: Node) -> Value:
        """Leave if the signal is aborted: behind the call it is not, just as behind a test."""
        self.may_throw()
        signal = self.place(callee.object)
        if signal is not None:
            self.pass_guard(signal, node)
        return UNKNOWN

    def limited_by_signal(self, arguments: Sequence[Value], node: Node, source: Source) -> bool:
        """Whether a request gives up by itself: it is given `AbortSignal.timeout(...)`."""
        text = self.program.text(node)
        if "AbortSignal.timeout(" not in text:
            return False
        self.record(TimeLimit(node, self.here, self.effect, frozenset((source.name,))))
        return True


LENDING = frozenset({"apply", "bind", "call"})
"""Methods of functions that call them, or give them their first arguments."""

FOLDING = frozenset({"reduce", "reduceRight"})
"""Array methods that hand on what their function gave."""


def items_of(value: Value) -> list[Value]:
    """Return the items of a list of arguments, as far as they are known."""
    lists = [option for option in options_of(value) if isinstance(option, Members)]
    if not lists:
        return []
    known = lists[0].members
    return [known[str(index)] for index in range(len(known)) if str(index) in known]


def _is_callback(value: Value) -> bool:
    return may_be(value, (Function, Sink, Bound, Builtin))


def _captures(options: Node) -> bool:
    """Whether the third argument of `addEventListener` asks for the capture phase."""
    if options.type == "Literal":
        return bool(options.value)
    if options.type != "ObjectExpression":
        return False
    return any(
        item.type == "Property"
        and getattr(item.key, "name", "") == "capture"
        and getattr(item.value, "value", None) is True
        for item in options.properties
    )


def _option(arguments: Sequence[Value], name: str) -> Value:
    """Return a member of the options object that stands last among the arguments."""
    last = arguments[-1] if arguments else UNKNOWN
    return last.members.get(name, UNKNOWN) if isinstance(last, Members) else UNKNOWN
