"""Calling functions whose text is known: each as its caller's code would, recursion to a fixed point."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..js.node import Node
from ..js.walk import walk
from ..records import record
from .boundaries import Boundary, BoundaryKind, Certainty, Phase
from .expressions import UNSURE_CUT
from .facts import Place
from .loops import ROUNDS, Loops
from .machine import Frame, Throws
from .merging import merge
from .reasons import Reason
from .settling import Promise
from .state import State, join, join_all
from .values import NOTHING, UNKNOWN, Constant, Function, Value

DEPTH = 32
"""Calls inside calls that are followed."""

SEPARATE_CALLS = 24
"""Calls of one function that are told apart; what further ones make counts as made by one of them."""


DOING = frozenset({"AssignmentExpression", "UpdateExpression", "CallExpression", "NewExpression", "AwaitExpression"})
"""Expressions that may change something."""


Taken = tuple[Place | None, ...]
"""For each parameter the place in a ref from which it is taken behind a boundary; None for all others."""


@record(frozen=False)
class Memory:
    """What a call gave, in which circumstances; only kept of calls that changed nothing but the state.

    `path` is that of the call if it made things, which another path would have made for itself; `late` tells calls apart that are given
    the same thing, once from a ref that a newer run may have filled.
    """

    entry: State
    arguments: tuple[Value, ...]
    path: tuple[Node, ...] | None
    late: Taken
    value: Value
    resumed: State | None
    uncaught: Throws
    returns: list[tuple[State, Value, Node]]


class Functions(Loops):
    """Calls of functions with known text."""

    def invoke(self, function: Function, arguments: Sequence[Value], call: Node) -> Value:
        """Run a function with known text to the fixed point of its own recursion, and return what it gives."""
        node = function.node
        active = self.active.get(node)
        if active is not None:
            return self._call_again(active)
        if len(self.frames) > DEPTH:
            return self._too_deep(call)
        if node.generator:
            return self._generate(function, arguments, call)
        self.followed.add(node)
        entry = self.here.evolve(hopped=Certainty.NO)
        hopped = self.here.hopped
        late = self._taken_by(node, arguments, call)
        memory = self._remembered(node, entry, arguments, late, call)
        if memory is None:
            memory = self._run(node, arguments, late, entry, call)
        for state, surely in memory.uncaught if not node.is_async else ():
            self.state = state
            self.may_throw(surely)
        self.outcomes[call] = memory.returns
        self._note_arguments(node, call)
        if memory.resumed is None:
            self.state = None
            raise self.never()
        self.state = memory.resumed.evolve(hopped=hopped)
        return memory.value

    # --- one call ---------------------------------------------------------------------------------------------------------

    def _run(self, node: Node, arguments: Sequence[Value], late: Taken, entry: State, call: Node) -> Memory:
        """Run a function until neither the states in which it calls itself nor what it gives change any more."""
        changes, made = self.changes, self.made
        frame = self._enter_function(node, entry, call)
        self._run_body(node, arguments, frame, late)
        known, frame.value, frame.resumed = entry, *self._result(node, frame)
        rounds = 0
        while frame.again is not None:
            wider = join(known, frame.again) or known
            value, resumed = frame.value, frame.resumed
            frame = self._enter_function(node, wider, call, frame)
            self._run_body(node, arguments, frame, late)
            later = self._result(node, frame)
            frame.value, frame.resumed = merge(value, later[0]), join(resumed, later[1])
            if wider == known and frame.value == value and frame.resumed == resumed:
                break
            known = wider
            rounds += 1
            if rounds > ROUNDS:
                self.state = frame.resumed
                self.give_up(node, "what this recursion does could not be worked out")
                frame.resumed = self.state
                break
        if node.is_async and frame.mixed:
            frame.resumed = self._prefix(node, arguments, late, entry, call)
        path = frame.path if self.made != made else None
        memory = Memory(entry, tuple(arguments), path, late, frame.value, frame.resumed, frame.uncaught, frame.returns)
        if self.changes == changes and not self.muted:
            self.memories.setdefault(node, []).append(memory)
        return memory

    def _enter_function(self, node: Node, entry: State, call: Node, before: Frame | None = None) -> Frame:
        caller = self.frame
        path = self._path(node, call)
        self.calls[node] = self.calls.get(node, 0) + 1
        frame = Frame(node, entry, path, is_async=node.is_async)
        frame.many = not path or caller.in_circle
        frame.absorbs = node.is_async
        if before is not None:
            frame.again, frame.value, frame.resumed = before.again, before.value, before.resumed
        return frame

    def _run_body(self, node: Node, arguments: Sequence[Value], frame: Frame, late: Taken = ()) -> None:
        """Run a function's parameters and body in a frame of its own."""
        self.frames.append(frame)
        self.active[node] = frame
        self.state = frame.entry
        for index, parameter in enumerate(node.params):
            rest = parameter.type == "RestElement"
            given = arguments[index] if index < len(arguments) and not rest else Constant(...) if not rest else UNKNOWN
            taken = late[index] if index < len(late) else None
            self.attempt(partial(self._bind_parameter, parameter, given, taken))
        if node.body.type == "BlockStatement":
            self.run_body(node.body.body)
            self.leave(Constant(...), node.body)
        else:
            value = self.attempt(lambda: self.evaluate(node.body))
            self.leave(value, node.body)
        del self.active[node]
        self.frames.pop()

    def _bind_parameter(self, parameter: Node, value: Value, taken: Place | None) -> Value:
        self.bind(parameter, value, place=taken)
        return value

    def _prefix(self, node: Node, arguments: Sequence[Value], late: Taken, entry: State, call: Node) -> State | None:
        """Return the state in which the caller of an async function goes on: run it only up to its awaits, without a record."""
        frame = self._enter_function(node, entry, call)
        frame.prefix_only = True
        self.muted += 1
        self._run_body(node, arguments, frame, late)
        self.muted -= 1
        returned = [state for state, _, _ in frame.returns]
        return join_all([*frame.suspended, *returned, frame.uncaught.state(Certainty.YES)])

    # --- what a call gives ------------------------------------------------------------------------------------------------

    def _result(self, node: Node, frame: Frame) -> tuple[Value, State | None]:
        """Return what a function gives, and the state in which its caller goes on."""
        if node.is_async:
            return self._async_result(frame)
        value: Value = NOTHING
        for _, returned, _ in frame.returns:
            value = merge(value, returned)
        return value, join_all(state for state, _, _ in frame.returns)

    def _async_result(self, frame: Frame) -> tuple[Promise, State | None]:
        resolves: Value = NOTHING
        fulfilled: State | None = None
        rejected = frame.uncaught.state()
        expected = frame.uncaught.state(Certainty.UNSURE) is not None
        for state, value, _ in frame.returns:
            promise = self.promise_at(value, state)
            if promise is None:
                resolves, fulfilled = merge(resolves, value), join(fulfilled, state)
                continue
            resolves = merge(resolves, promise.resolves)
            if promise.fulfilled is not None:
                fulfilled = join(fulfilled, state.has_also(promise.fulfilled, promise.begun))
            if promise.rejected is not None:
                rejected = join(rejected, state.has_also(promise.rejected, promise.begun))
                expected = expected or promise.expected
        resumed = join_all(
            [
                *frame.suspended,
                *(state for state, _, _ in frame.returns if state.hopped is Certainty.NO),
                *(
                    state
                    for state, surely in frame.uncaught
                    if surely is Certainty.YES and state.hopped is Certainty.NO
                ),
            ]
        )
        frame.mixed = frame.mixed or any(state.hopped is Certainty.UNSURE for state, _, _ in frame.returns)
        if resumed is not None and resumed.begun is None:
            resumed = resumed.evolve(begun=next((state.begun for state in frame.suspended if state.begun), None))
        known = resolves if resolves is not NOTHING else UNKNOWN
        return Promise(known, fulfilled, rejected, resumed, expected=expected), resumed

    def promise_at(self, value: Value, state: State) -> Promise | None:
        """Return the promise that a value is, seen from a state."""
        before, self.state = self.state, state
        promise = self.promise_of(value)
        self.state = before
        return promise

    # --- calls that are not run as a whole --------------------------------------------------------------------------------

    def _call_again(self, frame: Frame) -> Value:
        """Call a function that is being run: what it gives is what it is known to give so far."""
        here = self.here
        frame.again = join(frame.again, here.evolve(hopped=Certainty.NO))
        if frame.resumed is None:
            self.state = None
            raise self.never()
        after = here.unsettled().has_also(frame.resumed, frame.entry)
        self.state = after.evolve(facts=here.unsettled().facts, wrote=here.wrote, trail=here.trail)
        return frame.value

    def _too_deep(self, call: Node) -> Value:
        self.unclear(call, Reason.DEEP_CALLS, f"calls nested deeper than {DEPTH} are not followed")
        self.state = self.here.unsettled()
        return UNKNOWN

    def _generate(self, function: Function, arguments: Sequence[Value], call: Node) -> Value:
        """Run a generator's body as somebody else would: at a time that is not known."""
        self.unclear(call, Reason.GENERATOR, "who goes on with this generator, and when, is not followed")
        before = self.here
        node = function.node
        self.state = before.after(Boundary(BoundaryKind.CALLBACK, call), UNSURE_CUT, Reason.GENERATOR)
        frame = self._enter_function(node, self.here, call)
        self._run_body(node, arguments, frame)
        self.state = before
        return UNKNOWN

    def _remembered(
        self, node: Node, entry: State, arguments: Sequence[Value], late: Taken, call: Node
    ) -> Memory | None:
        """Return what the same call in the same circumstances gave before."""
        if entry.phase is Phase.RENDER:
            return None
        path = self._path(node, call)
        for memory in self.memories.get(node, ()):
            if memory.path not in (None, path) or memory.late != late:
                continue
            if memory.entry == entry and memory.arguments == tuple(arguments):
                return memory
        return None

    def _taken_by(self, node: Node, arguments: Sequence[Value], call: Node) -> Taken:
        """Return where in refs the arguments of a call come from, behind a boundary; nothing if none does."""
        if self.here.phase is not Phase.CONTINUATION or call.type != "CallExpression":
            return ()
        given = [self.taken_from(argument, value) for argument, value in zip(call.arguments, arguments, strict=False)][
            : len(node.params)
        ]
        return tuple(given) if any(given) else ()

    def _path(self, node: Node, call: Node) -> tuple[Node, ...]:
        """Return the path of a call; beyond a number of calls of one function they share one."""
        return () if self.calls.get(node, 0) >= SEPARATE_CALLS else (*self.frame.path, call)

    def _note_arguments(self, node: Node, call: Node) -> None:
        """Keep which place each parameter was given, to read tests that are made with the parameters.

        A place that can change counts only if the function itself cannot have changed it.
        """
        if call.type != "CallExpression" or not call.arguments or len(call.arguments) != len(node.params):
            return
        given = {}
        for parameter, argument in zip(node.params, call.arguments, strict=True):
            variable = self.scopes.resolve(parameter) if parameter.type == "Identifier" else None
            place = self.place(argument) if variable is not None and variable.is_constant else None
            if variable is not None and place is not None and (place.lasting or self._only_asks(node)):
                given[variable] = place
        self.parameters[call] = given

    def _only_asks(self, function: Node) -> bool:
        """Whether a function writes nothing and calls nobody."""
        if function not in self.asking:
            self.asking[function] = not any(node.type in DOING for node in walk(function.body))
        return self.asking[function]
