"""Who is a source and who is a sink: inferred for Clerk, Reflex and React, and configurable for anything else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

CLERK_PACKAGES = ("@clerk/react", "@clerk/clerk-react", "@clerk/nextjs")
"""Packages whose `useAuth` gives Clerk's session."""

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

LISTENERS = {
    "addEventListener": "removeEventListener",
    "addListener": "removeListener",
    "on": "off",
    "subscribe": "unsubscribe",
    "observe": "disconnect",
}
"""Methods that register a listener, with the one that takes it away again."""

ENDINGS = frozenset({"disconnect", "close", "unsubscribe", "remove", "unobserve", "terminate", "removeAllListeners"})
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
    }
)
"""Constructors of things that call back until they are closed."""

SYNCHRONOUS_CALLERS = frozenset({"startTransition", "flushSync", "unstable_batchedUpdates", "batch", "act", "untrack"})
"""Functions that call their argument before they return."""

ITERATORS = frozenset(
    {
        "forEach",
        "map",
        "filter",
        "some",
        "every",
        "find",
        "findIndex",
        "findLast",
        "reduce",
        "reduceRight",
        "flatMap",
        "sort",
        "replace",
    }
)
"""Array methods that call their argument any number of times before they return."""

HARMLESS = frozenset(
    {"console", "Math", "Object", "Array", "Number", "String", "Boolean", "Symbol", "performance", "Reflect"}
)
"""Globals whose calls do not throw in the ways that a component uses them, and call nobody back."""

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


@dataclass(frozen=True, slots=False)
class Roles:
    """Names that a user declared as sources or sinks: `name` of a function, or `object.method`."""

    sources: tuple[str, ...] = ()
    sinks: tuple[str, ...] = ()

    @cached_property
    def names(self) -> frozenset[str]:
        """All declared names."""
        return frozenset((*self.sources, *self.sinks))
