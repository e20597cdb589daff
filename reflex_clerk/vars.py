"""A computed var that time alone can change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from reflex.vars.base import ComputedVar

Value = TypeVar("Value")

_NOTHING = object()


class ExpiringVar(ComputedVar[Value]):
    """A computed var whose value is asked for again whenever it is read or sent, and sent only when it has changed.

    Reflex has vars that are cached until a var changes, and vars that are recomputed and sent with every event of the
    app. A session that ends by the clock needs the one's silence and the other's truth. The getter must be cheap.
    """

    def needs_update(self, instance: Any) -> bool:
        """Tell whether the cached value is no longer what the getter gives."""
        return bool(getattr(instance, self._cache_attr, _NOTHING) != self.fget(instance))

    def __get__(self, instance: Any, owner: Any) -> Any:
        """Give the value of now. The read that finds a cached one outdated sees to it that the page is told as well."""
        if instance is not None and hasattr(instance, self._cache_attr) and self.needs_update(instance):
            for name in self._static_deps[None]:
                setattr(instance, name, getattr(instance, name))
        return super().__get__(instance, owner)


def expiring_var(*depends_on: str) -> Callable[[Callable[[Any], Value]], ExpiringVar[Value]]:
    """Make a getter an `ExpiringVar` that is sent when one of the vars `depends_on` changes, or when it expires."""

    def decorate(getter: Callable[[Any], Value]) -> ExpiringVar[Value]:
        # Reflex asks `needs_update` only of vars with an interval; how long it is does not matter here.
        return ExpiringVar(fget=getter, deps=list(depends_on), auto_deps=False, interval=timedelta(0))

    return decorate
