"""The same session on HTTP routes beside the app: `authenticate(request)`, and a dependency for Starlette and FastAPI."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from .authorization import Freshness, has, reverification
from .claims import SessionClaims
from .configuration import backend
from .errors import KeysUnavailable, TokenError, TokenMalformed, UntrustedOrigin

if TYPE_CHECKING:
    from starlette.exceptions import HTTPException
    from starlette.requests import Request

SESSION_COOKIE = "__session"
"""Clerk's cookie with the session token, on the origin of the app; of several instances each has one with a suffix."""


SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""What must change nothing; a websocket's handshake has no method, and is none of these."""


class HasHeaders(Protocol):
    """A request of Starlette, FastAPI, httpx and others; without a `method` it counts as one that changes something."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers; names are looked up in lower case."""


async def authenticate(request: HasHeaders) -> SessionClaims:
    """Give the claims of the session token in the Authorization header or, without one, in the `__session` cookie.

    Raises a `TokenError`, `TokenMalformed` when there is no token; `KeysUnavailable` means that nothing can be said now.
    A browser sends cookies with requests that other sites have made, too: unless the method is GET, HEAD or OPTIONS, a
    cookie counts only if the browser says that the request is of the same origin, or of one of `authorized_parties`;
    else `UntrustedOrigin`.
    """
    token = token_of(request.headers)
    if token is not None and request.headers.get("authorization") is None and not _is_of_the_app(request):
        raise UntrustedOrigin
    return await backend().authenticator.authenticate(token)


def _is_of_the_app(request: HasHeaders) -> bool:
    """Tell whether a request with a cookie can do no harm, or has been sent by a page of the app."""
    if getattr(request, "method", None) in SAFE_METHODS or request.headers.get("sec-fetch-site") == "same-origin":
        return True
    return request.headers.get("origin") in (backend().configuration.authorized_parties or ())


def token_of(headers: Mapping[str, str]) -> str | None:
    """Find the token; None when there is none. A header that is no bearer token is not made up for by a cookie."""
    authorization = headers.get("authorization")
    if authorization is not None:
        scheme, _, token = authorization.partition(" ")
        return token.strip() if scheme.lower() == "bearer" else None
    cookies = _cookies(headers.get("cookie") or "")
    for name in _cookie_names():
        if name in cookies:
            return cookies[name]
    return None


def require_session(
    *,
    role: str | None = None,
    permission: str | None = None,
    feature: str | None = None,
    plan: str | None = None,
    fresh_within: Freshness | None = None,
) -> Callable[[Request], Awaitable[SessionClaims]]:
    """Make a dependency that gives the claims of a request: `claims = Depends(require_session(role="org:admin"))`.

    Without FastAPI it is awaited with the request. It raises Starlette's `HTTPException`: 401 without a valid token,
    403 when the session lacks what is asked (see `has`) or the cookie may be misused (see `authenticate`), 503 while the
    key set cannot be had. Raises `ConfigError` as `has` does.
    """
    wanted: dict[str, Any] = {"role": role, "permission": permission, "feature": feature, "plan": plan}
    asked = {name: value for name, value in wanted.items() if value is not None}
    has(None, **asked)  # what cannot be asked is told here, and not to whoever sends a request
    fresh = None if fresh_within is None else reverification(fresh_within)

    async def claims_of_request(request: Request) -> SessionClaims:
        try:
            claims = await authenticate(request)
        except TokenError as refusal:
            raise _refused(refusal) from None
        if asked and not has(claims, **asked):
            raise _forbidden("the session lacks what this address requires")
        if fresh is not None and not has(claims, reverification=fresh):
            raise _forbidden("the user must be verified anew")
        return claims

    # FastAPI reads the annotations; a name that is imported for type checking only would tell it nothing.
    from starlette.requests import Request

    claims_of_request.__annotations__ = {"request": Request, "return": SessionClaims}
    return claims_of_request


def _refused(refusal: TokenError) -> HTTPException:
    from starlette.exceptions import HTTPException

    if isinstance(refusal, KeysUnavailable):
        wait = max(1, round(refusal.retry_after))
        return HTTPException(503, "the key set is not available", {"Retry-After": str(wait)})
    if isinstance(refusal, UntrustedOrigin):
        return _forbidden(str(refusal))
    if isinstance(refusal, TokenMalformed):
        return HTTPException(401, str(refusal), {"WWW-Authenticate": "Bearer"})
    return HTTPException(
        401, str(refusal), {"WWW-Authenticate": f'Bearer error="invalid_token", error_description="{refusal.code}"'}
    )


def _forbidden(problem: str) -> HTTPException:
    from starlette.exceptions import HTTPException

    return HTTPException(403, problem)


def _cookie_names() -> tuple[str, ...]:
    """Give the instance's own cookie first: `__session_` and eight characters of the publishable key's digest."""
    key = backend().configuration.publishable_key
    if key is None:
        return (SESSION_COOKIE,)
    digest = hashlib.sha1(key.encode(), usedforsecurity=False).digest()
    suffix = base64.urlsafe_b64encode(digest).decode()[:8]
    return (f"{SESSION_COOKIE}_{suffix}", SESSION_COOKIE)


def _cookies(header: str) -> dict[str, str]:
    """Read a Cookie header; of two with one name the first counts, as it is the more specific one."""
    cookies: dict[str, str] = {}
    for pair in header.split(";"):
        name, _, value = pair.strip().partition("=")
        cookies.setdefault(name, value.strip('"'))
    return cookies
