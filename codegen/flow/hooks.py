"""Running hooks: refs, state, context, Clerk's session, effects, memoized functions, and custom hooks of the same file."""

from __future__ import annotations

from ..js.node import Node
from ..js.scope import Variable
from .boundaries import Phase
from .calls import Calls
from .facts import Place, strip
from .merging import derived, is_plain, merge, options_of
from .operations import EffectCall, RefWrite
from .reasons import Reason
from .roles import AUTH_MEMBERS, EFFECT_HOOKS
from .settling import Promise
from .values import NOTHING, UNKNOWN, Builtin, Constant, Function, Members, Reactive, RefCell, Sink, Source, Value

COMPONENT_FRAMES = 2
"""Frames under way in the component's own body: the module's and its own; any more are those of custom hooks."""


class Hooks(Calls):
    """What a hook call gives, and what it registers."""

    def call_hook(self, node: Node, name: str) -> Value | None:
        """Run a hook call; None if the name is no hook's."""
        name = name.removeprefix("React.")
        if not is_hook_name(name) or self.here.phase is not Phase.RENDER:
            return None
        if self.roles.names & {name, f"{name}()"}:
            self.arguments(node)
            return Source(name) if self.roles.sources and name in self.roles.sources else Sink(name)
        method = _HOOKS.get(name)
        if method is not None:
            value: Value = method(self, node)
            return value
        if name in EFFECT_HOOKS:
            return self._register_effect(node, name)
        function = self.peek(node.callee)
        arguments = self.arguments(node)
        if isinstance(function, Function):
            return self.invoke(function, arguments, node)
        for argument in arguments:
            self.hand_over(argument, node, name)
        return Reactive(name, node)

    # --- effects ----------------------------------------------------------------------------------------------------------

    def _register_effect(self, node: Node, name: str) -> Value:
        arguments = self.arguments(node)
        callback = arguments[0] if arguments and isinstance(arguments[0], Function) else None
        if callback is None and arguments and not is_plain(arguments[0]):
            self.unclear(node, Reason.UNKNOWN_EFFECT, f"what the function given to {name} does is not known here")
            self.hand_over(arguments[0], node, name)
        effect = self.effect_at(node)
        effect.hook, effect.callback = name, callback
        effect.dependencies = node.arguments[1] if len(node.arguments) > 1 else None
        if len(arguments) > 1 and isinstance(arguments[1], Members) and arguments[1].rest is NOTHING:
            effect.held = tuple(arguments[1].members.values())
        if callback is not None and len(self.frames) > COMPONENT_FRAMES:
            effect.bound = self._captured_values(callback.node)
        self.effects.append(effect)
        return UNKNOWN

    def effect_at(self, node: Node) -> EffectCall:
        """Return the effect of a hook call: the same one in every run of the component."""
        key = (EffectCall, node, self.frame.path)
        if key not in self.things:
            self.things[key] = EffectCall(node, self.frame.path)
        effect: EffectCall = self.things[key]
        return effect

    def _captured_values(self, function: Node) -> dict[Variable, Value]:
        """Return the values of all variables that a function reaches: a custom hook may be called again with others."""
        found: dict[Variable, Value] = {}
        pending = [function]
        while pending:
            for variable in self.scopes.captures(pending.pop()).variables:
                if variable in self.values and variable not in found:
                    value = found[variable] = self.values[variable]
                    pending += [option.node for option in options_of(value) if isinstance(option, Function)]
        return found

    # --- refs and state ---------------------------------------------------------------------------------------------------

    def _use_ref(self, node: Node) -> Value:
        initial = node.arguments[0] if node.arguments else None
        value = self.evaluate(initial) if initial is not None else Constant(...)
        ref = self.make(RefCell, node)
        parent = node.parent
        named = parent is not None and parent.type == "VariableDeclarator" and parent.id.type == "Identifier"
        ref.name = parent.id.name if parent is not None and named else "the ref"
        ref.initial = initial
        ref.content = merge(ref.content, value)
        self.refs[ref] = None
        return ref

    def _use_state(self, node: Node) -> Value:
        arguments = self.arguments(node)
        names = _pattern_names(node)
        setter = names[1] if len(names) > 1 and names[1] else "setState"
        state: Value = Reactive(f"useState.{names[0] if names and names[0] else 'state'}", node)
        made = self.make(Members, node)
        for argument in arguments:
            if isinstance(argument, Function):
                self.followed.add(argument.node)
        if arguments and isinstance(arguments[0], Function) and _name_of(node) == "useState":
            initial = self.invoke(arguments[0], (), node)
            if not is_plain(initial) and (len(names) < 2 or not names[1]):
                state = initial
        made.members.update({"0": state, "1": Sink(setter, local=True), "2": Sink(f"{setter}2", local=True)})
        return made

    def _use_transition(self, node: Node) -> Value:
        made = self.make(Members, node)
        made.members.update({"0": Reactive("useTransition", node), "1": Builtin("startTransition")})
        return made

    def _use_action_state(self, node: Node) -> Value:
        for argument in self.arguments(node):
            self.show(argument, node)
        made = self.make(Members, node)
        made.members.update({"0": Reactive("useActionState", node), "1": Sink("dispatch", local=True)})
        return made

    # --- context and Clerk ------------------------------------------------------------------------------------------------

    def _use_context(self, node: Node) -> Value:
        arguments = self.arguments(node)
        context = self.callee_name(strip(node.arguments[0])) if node.arguments else ""
        if context == "EventLoopContext":
            made = self.make(Members, node)
            made.members.update(
                {"0": Sink("addEvents", origin="EventLoopContext.0"), "1": Reactive("EventLoopContext.1")}
            )
            made.rest = Reactive("EventLoopContext")
            return made
        if arguments and isinstance(arguments[0], Promise):
            return arguments[0].resolves
        return Reactive(context or "useContext")

    def _use_auth(self, node: Node) -> Value:
        self.arguments(node)
        made = self.make(Members, node)
        made.members["getToken"] = Source("getToken", "useAuth.getToken")
        for name in AUTH_MEMBERS:
            made.members[name] = Reactive(f"useAuth.{name}", whole=True)
        made.rest = Reactive("useAuth")
        return made

    def _use_session(self, node: Node) -> Value:
        self.arguments(node)
        session, made = self.make(Members, node.callee), self.make(Members, node)
        session.members["getToken"] = Source("getToken", "useAuth.getToken")
        session.rest = Reactive("useAuth")
        made.members["session"] = session
        made.rest = Reactive("useAuth")
        return made

    # --- functions and values kept over renders ---------------------------------------------------------------------------

    def _use_function(self, node: Node) -> Value:
        values = self.arguments(node)
        return values[0] if values else UNKNOWN

    def _use_memo(self, node: Node) -> Value:
        values = self.arguments(node)
        if not values or not isinstance(values[0], Function):
            return Reactive("useMemo", node)
        value = self.invoke(values[0], (), node)
        held = derived(values[1:])
        if isinstance(value, Promise) or is_plain(value):
            return derived((value, held)) if value.origins or held.origins else Reactive("useMemo", node)
        return value

    def _use_handle(self, node: Node) -> Value:
        """Run `useImperativeHandle(ref, make)`: the parent gets what it makes."""
        values = self.arguments(node)
        for ref in options_of(values[0]) if values else ():
            if isinstance(ref, RefCell):
                place = Place(None, ("current",), owner=ref)
                self.record(RefWrite(node, self.here, None, place, UNKNOWN, ref, None))
        for make in options_of(values[1]) if len(values) > 1 else ():
            if isinstance(make, Function):
                self.handlers[make] = None
        return UNKNOWN

    def _use_store(self, node: Node) -> Value:
        """Run `useSyncExternalStore(subscribe, read)`: React calls both."""
        for argument in self.arguments(node):
            self.show(argument, node)
        return Reactive("useSyncExternalStore", node)


def _name_of(node: Node) -> str:
    callee = node.callee
    return str(callee.property.name if callee.type == "MemberExpression" else callee.name)


_HOOKS = {
    "useRef": Hooks._use_ref,
    "useState": Hooks._use_state,
    "useReducer": Hooks._use_state,
    "useOptimistic": Hooks._use_state,
    "useActionState": Hooks._use_action_state,
    "useTransition": Hooks._use_transition,
    "useContext": Hooks._use_context,
    "use": Hooks._use_context,
    "useAuth": Hooks._use_auth,
    "useSession": Hooks._use_session,
    "useClerk": Hooks._use_session,
    "useCallback": Hooks._use_function,
    "useEffectEvent": Hooks._use_function,
    "useMemo": Hooks._use_memo,
    "useImperativeHandle": Hooks._use_handle,
    "useSyncExternalStore": Hooks._use_store,
}


def is_hook_name(name: str) -> bool:
    """Whether a name is a hook's, by React's convention: `use`, or `use` and a capital letter."""
    return name == "use" or (name.startswith("use") and len(name) > 3 and (name[3].isupper() or name[3].isdigit()))


def _pattern_names(node: Node) -> list[str | None]:
    parent = node.parent
    if parent is None or parent.type != "VariableDeclarator" or parent.id.type != "ArrayPattern":
        return []
    return [
        element.name if element is not None and element.type == "Identifier" else None for element in parent.id.elements
    ]
