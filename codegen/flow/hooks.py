"""Running hooks: refs, state, context, Clerk's session, effects, memoized functions, and custom hooks of the same file."""

from __future__ import annotations

from ..js.node import Node
from .calls import Calls
from .facts import strip
from .machine import EffectCall
from .roles import EFFECT_HOOKS
from .state import Phase
from .values import UNKNOWN, Function, Members, Promise, Reactive, RefCell, Sink, Source, Value


class Hooks(Calls):
    """What a hook call gives, and what it registers."""

    def call_hook(self, node: Node, name: str) -> Value | None:
        """Run a hook call; None if the name is no hook's."""
        name = name.removeprefix("React.")
        if not is_hook_name(name) or self.here.phase is not Phase.RENDER:
            return None
        if name in EFFECT_HOOKS:
            return self._register_effect(node, name)
        method = _HOOKS.get(name)
        if method is not None:
            value: Value = method(self, node)
            return value
        callee = node.callee
        function = self.lookup(callee) if callee.type == "Identifier" else UNKNOWN
        if isinstance(function, Function):
            arguments = [self.evaluate(argument) for argument in node.arguments]
            return self.invoke(function, arguments, node)
        for argument in node.arguments:
            self.evaluate(argument)
        if self.roles.names & {name, f"{name}()"}:
            return Source(name) if name in self.roles.sources else Sink(name)
        return Reactive(name)

    def _register_effect(self, node: Node, name: str) -> Value:
        arguments = [self.evaluate(argument) for argument in node.arguments]
        callback = arguments[0] if arguments and isinstance(arguments[0], Function) else None
        if callback is None:
            self.unclear(node, "unknown-effect", f"the function given to {name} is not in this file")
        dependencies = node.arguments[1] if len(node.arguments) > 1 else None
        self.effects.append(EffectCall(node, name, callback, dependencies))
        return UNKNOWN

    def _use_ref(self, node: Node) -> Value:
        initial = node.arguments[0] if node.arguments else None
        value = self.evaluate(initial) if initial is not None else UNKNOWN
        known = next((ref for ref in self.refs if ref.node is node), None)
        if known is not None:
            return known
        parent = node.parent
        named = parent is not None and parent.type == "VariableDeclarator" and parent.id.type == "Identifier"
        ref = RefCell(node, parent.id.name if parent is not None and named else "the ref", initial, [value])
        self.refs.append(ref)
        return ref

    def _use_state(self, node: Node) -> Value:
        for argument in node.arguments:
            value = self.evaluate(argument)
            if isinstance(value, Function):
                self.followed.add(value.node)
        names = _pattern_names(node)
        setter = names[1] if len(names) > 1 and names[1] else "setState"
        return Members({"0": Reactive(names[0] if names and names[0] else "state"), "1": Sink(setter)})

    def _use_context(self, node: Node) -> Value:
        for argument in node.arguments:
            self.evaluate(argument)
        context = self.callee_name(strip(node.arguments[0])) if node.arguments else ""
        if context == "EventLoopContext":
            return Members({"0": Sink("addEvents"), "1": Reactive("connectErrors")}, Reactive("EventLoopContext"))
        return Reactive(context or "useContext")

    def _use_auth(self, node: Node) -> Value:
        for argument in node.arguments:
            self.evaluate(argument)
        known: dict[str, Value] = {"getToken": Source("getToken")}
        for name in (
            "isLoaded",
            "isSignedIn",
            "userId",
            "sessionId",
            "orgId",
            "orgRole",
            "orgSlug",
            "actor",
            "sessionClaims",
        ):
            known[name] = Reactive(name)
        return Members(known)

    def _use_session(self, node: Node) -> Value:
        for argument in node.arguments:
            self.evaluate(argument)
        session = Members({"getToken": Source("getToken")}, Reactive("session"))
        return Members({"session": session}, Reactive("useSession"))

    def _use_function(self, node: Node) -> Value:
        values = [self.evaluate(argument) for argument in node.arguments]
        return values[0] if values else UNKNOWN

    def _use_memo(self, node: Node) -> Value:
        values = [self.evaluate(argument) for argument in node.arguments]
        if not values or not isinstance(values[0], Function):
            return Reactive("useMemo")
        value = self.invoke(values[0], (), node)
        return Reactive("useMemo") if value is UNKNOWN or isinstance(value, Promise) else value


_HOOKS = {
    "useRef": Hooks._use_ref,
    "useState": Hooks._use_state,
    "useReducer": Hooks._use_state,
    "useOptimistic": Hooks._use_state,
    "useActionState": Hooks._use_state,
    "useContext": Hooks._use_context,
    "use": Hooks._use_context,
    "useAuth": Hooks._use_auth,
    "useSession": Hooks._use_session,
    "useClerk": Hooks._use_session,
    "useCallback": Hooks._use_function,
    "useEffectEvent": Hooks._use_function,
    "useMemo": Hooks._use_memo,
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
