"""`@require_auth` and its kin: put them below `@rx.event`, or `require_auth` below `@rx.page`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, TypeVar, overload

from reflex_clerk.authorization import Freshness, reverification
from reflex_clerk.errors import ConfigError
from reflex_clerk.refusal import OnRefused

Guarded = TypeVar("Guarded", bound=Callable[..., Any])


@overload
def require_auth(guarded: Guarded, /) -> Guarded: ...


@overload
def require_auth(
    *,
    fresh_within: Freshness | None = None,
    replay: bool = False,
    on_refused: OnRefused | None = None,
    loading: Any = None,
) -> Callable[[Guarded], Guarded]: ...


def require_auth(
    guarded: Any = None,
    /,
    *,
    fresh_within: Freshness | None = None,
    replay: bool = False,
    on_refused: OnRefused | None = None,
    loading: Any = None,
) -> Any:
    """Let an event handler run, or a page be seen, only while somebody is signed in.

    Handlers take `self`; `fresh_within` asks for a recent verification of the user's factors (minutes, one of Clerk's
    names such as "strict", or a `Reverification`). A refused event tells the user so: `on_refused` takes a `Refusal`
    and gives the events for that, the configured one if not given. With `replay` the event, payload and all, is kept
    in the state and comes again once after the next sign-in of the same user, within ten minutes.

    Pages take no parameter. Whoever is not signed in is sent to the sign-in page, and back afterwards; `loading` is
    shown until that is known. It hides a view: what the view shows comes from handlers, which need guards of their own.
    """

    def decorate(function: Any) -> Any:
        _demand_function(function)
        if not inspect.signature(function).parameters:
            if fresh_within is not None or replay or on_refused is not None:
                raise ConfigError(f"{function.__name__} is a page: require_auth takes nothing but loading for it")
            from .pages import protect_page

            return protect_page(function, loading)
        if loading is not None:
            raise ConfigError(f"{function.__name__} is an event handler: loading is for pages")
        return _protect(function, fresh_within, replay, on_refused)

    return decorate if guarded is None else decorate(guarded)


def require_role(
    role: str, *, fresh_within: Freshness | None = None, replay: bool = False, on_refused: OnRefused | None = None
) -> Callable[[Guarded], Guarded]:
    """Let a handler run only for this role in the active organization (`org:admin` or `admin`); else as `require_auth`."""
    return _guard("role", role, fresh_within, replay, on_refused)


def require_permission(
    permission: str, *, fresh_within: Freshness | None = None, replay: bool = False, on_refused: OnRefused | None = None
) -> Callable[[Guarded], Guarded]:
    """Let a handler run only with this permission in the active organization (`org:invoices:create`)."""
    return _guard("permission", permission, fresh_within, replay, on_refused)


def require_feature(
    feature: str, *, fresh_within: Freshness | None = None, replay: bool = False, on_refused: OnRefused | None = None
) -> Callable[[Guarded], Guarded]:
    """Let a handler run only if user or organization has this feature (`dashboard`, `org:dashboard`, `user:dashboard`)."""
    return _guard("feature", feature, fresh_within, replay, on_refused)


def require_plan(
    plan: str, *, fresh_within: Freshness | None = None, replay: bool = False, on_refused: OnRefused | None = None
) -> Callable[[Guarded], Guarded]:
    """Let a handler run only if user or organization is on this plan (`pro`, `org:pro`, `user:pro`)."""
    return _guard("plan", plan, fresh_within, replay, on_refused)


def _guard(
    right: str, value: str, fresh_within: Freshness | None, replay: bool, on_refused: OnRefused | None
) -> Callable[[Any], Any]:
    if not isinstance(value, str) or not value:
        raise ConfigError(f"require_{right} needs the name of a {right}: @require_{right}('…')")

    def decorate(function: Any) -> Any:
        _demand_function(function)
        if not inspect.signature(function).parameters:
            raise ConfigError(f"{function.__name__} takes no self: only require_auth guards pages")
        return _protect(function, fresh_within, replay, on_refused, **{right: value})

    return decorate


def _protect(
    function: Any, fresh_within: Freshness | None, replay: bool, on_refused: OnRefused | None, **rights: str
) -> Any:
    from .handlers import Guard
    from .requirement import Requirement

    fresh = None if fresh_within is None else reverification(fresh_within)
    guard = Guard(requirement=Requirement(fresh_within=fresh, **rights), replay=replay, on_refused=on_refused)
    return guard.protect(function)


def _demand_function(function: Any) -> None:
    if not inspect.isfunction(function):
        raise ConfigError(
            f"a guard is for the function of an event handler or a page, not for a {type(function).__name__};"
            " put it directly above def"
        )
