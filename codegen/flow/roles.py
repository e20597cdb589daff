"""Who is a source and who is a sink: inferred for Clerk, Reflex and React, and configurable for anything else."""

from __future__ import annotations

from functools import cached_property

from ..records import record

AUTH_MEMBERS = (
    "isLoaded",
    "isSignedIn",
    "userId",
    "sessionId",
    "orgId",
    "orgRole",
    "orgSlug",
    "actor",
    "sessionClaims",
)
"""Members of Clerk's `useAuth()` that change with the session."""

EFFECT_HOOKS = frozenset({"useEffect", "useLayoutEffect", "useInsertionEffect"})
"""React's effects; each takes a function and a dependency array."""

TIMERS = {
    "setTimeout": "clearTimeout",
    "setInterval": "clearInterval",
    "setImmediate": "clearImmediate",
    "requestAnimationFrame": "cancelAnimationFrame",
    "requestIdleCallback": "cancelIdleCallback",
}
"""Functions that arm a timer, with the one that clears it (HTML Standard, timers; requestIdleCallback; Node for setImmediate)."""

CLEARERS = frozenset(TIMERS.values())

LISTENERS = {
    "addEventListener": "removeEventListener",
    "addListener": "removeListener",
    "listen": "unlisten",
    "on": "off",
    "once": "off",
    "onSnapshot": "unsubscribe",
    "prependListener": "removeListener",
    "subscribe": "unsubscribe",
    "watch": "unwatch",
}
"""Methods that register a listener, with the one that takes it away again."""

ONCE = frozenset({"once"})
"""Those of them whose listener ends by itself."""

REMOVERS = frozenset({"off", "removeEventListener", "removeListener"})
"""Methods that take a listener away by the same words as its registration."""

ENDINGS = frozenset(
    {
        "cancel",
        "close",
        "destroy",
        "disconnect",
        "dispose",
        "end",
        "remove",
        "removeAllListeners",
        "stop",
        "terminate",
        "unlisten",
        "unobserve",
        "unsubscribe",
        "unwatch",
    }
)
"""Methods that end the subscription or connection that they are called on."""

CONNECTIONS = frozenset(
    {
        "WebSocket",
        "EventSource",
        "BroadcastChannel",
        "Worker",
        "IntersectionObserver",
        "ResizeObserver",
        "MutationObserver",
        "PerformanceObserver",
        "ReportingObserver",
        "RTCPeerConnection",
        "SharedWorker",
        "XMLHttpRequest",
    }
)
"""Constructors of things that call back until they are closed."""

SYNCHRONOUS_CALLERS = frozenset(
    {"act", "batch", "batchedUpdates", "flushSync", "produce", "startTransition", "unstable_batchedUpdates", "untrack"}
)
"""Functions that call their argument before they return."""

ITERATORS = frozenset(
    {
        "every",
        "filter",
        "find",
        "findIndex",
        "findLast",
        "findLastIndex",
        "flatMap",
        "forEach",
        "from",
        "map",
        "reduce",
        "reduceRight",
        "replace",
        "replaceAll",
        "some",
        "sort",
        "toSorted",
    }
)
"""Array methods that call their argument any number of times before they return."""

ADDERS = frozenset({"add", "push", "set", "unshift"})
"""Methods of arrays, maps and sets that take something in."""

READERS = frozenset({"at", "entries", "get", "keys", "pop", "shift", "slice", "values"})
"""Methods of arrays, maps and sets that give something out again."""

DROPPERS = frozenset({"clear", "delete", "has", "includes", "indexOf"})
"""Methods of arrays, maps and sets that only ask for something in them, or take it out."""

STATE_MUTATORS = frozenset({"copyWithin", "fill", "pop", "push", "reverse", "shift", "sort", "splice", "unshift"})
"""Methods that change the array that they are called on."""

CONTAINERS = frozenset({"Array", "Map", "Set", "WeakMap", "WeakSet"})

PURE_CONSTRUCTORS = frozenset(
    {
        "Blob",
        "Date",
        "Error",
        "FormData",
        "Headers",
        "RangeError",
        "RegExp",
        "Request",
        "TypeError",
        "URL",
        "URLSearchParams",
    }
)
"""Constructors that call nobody back and start nothing."""

EVENT_FACTORIES = frozenset({"ReflexEvent", "Event"})
"""Functions of Reflex's state module that make a backend event."""

CHAINING = frozenset({"then", "catch", "finally"})
"""Methods that continue a promise."""

REQUESTS = frozenset({"fetch"})
"""Global functions that give a promise which can reject."""

TELLING_LITTLE = frozenset({"Boolean", "Number", "isNaN", "isFinite", "parseInt", "parseFloat"})
"""Functions that tell nothing of a text but what it counts as."""

TEXT_METHODS = frozenset(
    {
        "at",
        "charAt",
        "concat",
        "padEnd",
        "replace",
        "replaceAll",
        "slice",
        "split",
        "substr",
        "substring",
        "toString",
        "trim",
    }
)
"""Methods of a text that give it, or parts of it."""

GLOBAL_TARGETS = frozenset({"globalThis", "self", "window"})
"""Names of the global object."""

HARMLESS = frozenset(
    {"console", "Math", "Object", "Array", "Number", "String", "Boolean", "Symbol", "performance", "Reflect"}
)
"""Globals whose calls do not throw in the ways that a component uses them, and call nobody back."""

KEEPING = frozenset({"Object.freeze", "Object.preventExtensions", "Object.seal"})
"""Those of them that give back what they are given."""

ASKING = frozenset(
    {"Array.isArray", "Boolean", "Number", "Object.hasOwn", "Object.is", "Object.keys", "String", "Symbol"}
)
"""Those of them that keep nothing of what they are given."""

HARMLESS_CALLS = frozenset(
    {
        "Boolean",
        "String",
        "Number",
        "Symbol",
        "parseInt",
        "parseFloat",
        "isNaN",
        "isFinite",
        "clearTimeout",
        "clearInterval",
        "Date",
    }
)
"""Global functions that do not throw."""


@record(slots=False)
class Roles:
    """Names that a user declared as sources or sinks: `name` of a function, or `object.method`."""

    sources: tuple[str, ...] = ()
    sinks: tuple[str, ...] = ()

    @cached_property
    def names(self) -> frozenset[str]:
        """All declared names."""
        return frozenset((*self.sources, *self.sinks))
