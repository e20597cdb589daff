"""Routes beside the app: the header or the cookie, the same verifier, and answers that a client can act on."""

from __future__ import annotations

import base64
import hashlib
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from reflex_clerk import authenticate, configure, require_session
from reflex_clerk.claims import Organization
from reflex_clerk.errors import KeysUnavailable, TokenExpired, TokenMalformed, UntrustedOrigin
from reflex_clerk.http import token_of
from reflex_clerk.testing import mint_token
from tests.app.clocks import SleepingClock
from tests.verify.doubles import Endpoint, run

PUBLISHABLE_KEY = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k"
SUFFIX = base64.urlsafe_b64encode(hashlib.sha1(PUBLISHABLE_KEY.encode(), usedforsecurity=False).digest())[:8].decode()


METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
OURS = "https://app.example"


async def ask(dependency: Any, method: str = "GET", **headers: str) -> httpx.Response:
    async def route(request: Request) -> JSONResponse:
        claims = await dependency(request)
        return JSONResponse({"user_id": claims.user_id})

    transport = httpx.ASGITransport(Starlette(routes=[Route("/", route, methods=METHODS)]))
    async with httpx.AsyncClient(transport=transport, base_url="http://app.example") as client:
        return await client.request(method, "/", headers=headers)


TOKENS = [
    ({"authorization": "Bearer a.b.c"}, "a.b.c"),
    ({"authorization": "bearer a.b.c "}, "a.b.c"),
    ({"authorization": "Basic a.b.c"}, None),
    ({"authorization": "Basic a.b.c", "cookie": "__session=d.e.f"}, None),
    ({"authorization": "", "cookie": "__session=d.e.f"}, None),
    ({"cookie": "a=1; __session=d.e.f; b=2"}, "d.e.f"),
    ({"cookie": '__session="d.e.f"'}, "d.e.f"),
    ({"cookie": "__session=first; __session=second"}, "first"),
    ({"cookie": "x__session=d.e.f; __sessionx=d.e.f; __session_other=d.e.f"}, None),
    ({"cookie": f"__session=other; __session_{SUFFIX}=mine"}, "mine"),
    ({"cookie": ";;=;"}, None),
    ({}, None),
]


@pytest.mark.parametrize(("headers", "token"), TOKENS)
def test_where_the_token_is_found(headers: dict[str, str], token: str | None) -> None:
    configure(publishable_key=PUBLISHABLE_KEY)
    assert token_of(headers) == token


def test_authenticate_gives_claims_or_a_token_error(clock: SleepingClock) -> None:
    async def story() -> None:
        good = httpx.Request("GET", "/", headers={"Authorization": f"Bearer {mint_token('user_a', now=clock.now)}"})
        assert (await authenticate(good)).user_id == "user_a"
        with pytest.raises(TokenMalformed):
            await authenticate(httpx.Request("GET", "/"))
        clock.advance(65)
        with pytest.raises(TokenExpired):
            await authenticate(good)

    run(story())


def test_the_dependency_says_what_is_missing(clock: SleepingClock) -> None:
    async def story() -> None:
        organization = Organization("org_1", role="org:admin")
        token = mint_token("user_a", now=clock.now, organization=organization, factor_ages=(1, 30))
        header = {"authorization": f"Bearer {token}"}
        granted = await ask(require_session(role="admin"), **header)
        assert (granted.status_code, granted.json()) == (200, {"user_id": "user_a"})
        assert (await ask(require_session(), cookie=f"__session={token}")).status_code == 200
        nothing = await ask(require_session())
        assert (nothing.status_code, nothing.headers["www-authenticate"]) == (401, "Bearer")
        forged = await ask(require_session(), authorization=f"Bearer {token[:-8]}AAAAAAAA")
        assert forged.status_code == 401
        assert (
            'error="invalid_token", error_description="token-invalid-signature"' in forged.headers["www-authenticate"]
        )
        assert token not in forged.text + str(forged.headers)
        assert (await ask(require_session(role="member"), **header)).status_code == 403
        assert (await ask(require_session(role="admin", permission="org:a:b"), **header)).status_code == 403
        assert (await ask(require_session(fresh_within="strict"), **header)).status_code == 403
        assert (await ask(require_session(fresh_within="moderate"), **header)).status_code == 200
        assert (await ask(require_session(fresh_within=31), **header)).status_code == 200
        clock.advance(60)
        assert (await ask(require_session(fresh_within=31), **header)).status_code == 403, "a minute has passed"

    run(story())


FORGED_REQUESTS: list[dict[str, str]] = [
    {},
    {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
    {"origin": "https://blog.app.example", "sec-fetch-site": "same-site"},
    {"origin": "null"},
    {"origin": f"{OURS}.evil.example"},
    {"sec-fetch-site": "none"},
    {"referer": f"{OURS}/"},
]
OWN_REQUESTS: list[dict[str, str]] = [
    {"sec-fetch-site": "same-origin"},
    {"origin": OURS},
    {"origin": OURS, "sec-fetch-site": "same-site"},
]


@pytest.mark.parametrize("method", METHODS)
def test_a_cookie_counts_for_a_change_only_if_a_page_of_the_app_sent_it(method: str, clock: SleepingClock) -> None:
    """The cookie of a forged request is the user's own, made for our origin: `azp` says nothing of who sends it."""

    async def story() -> None:
        configure(authorized_parties=[OURS])
        token = mint_token("user_a", now=clock.now, authorized_party=OURS)
        for headers in FORGED_REQUESTS:
            answer = await ask(require_session(), method, cookie=f"__session={token}", **headers)
            assert answer.status_code == (200 if method in ("GET", "HEAD", "OPTIONS") else 403), headers
            assert (await ask(require_session(), method, authorization=f"Bearer {token}", **headers)).status_code == 200
        for headers in OWN_REQUESTS:
            assert (await ask(require_session(), method, cookie=f"__session={token}", **headers)).status_code == 200

    run(story())


def test_without_authorized_parties_no_origin_is_one_of_them(clock: SleepingClock) -> None:
    async def story() -> None:
        cookie = f"__session={mint_token('user_a', now=clock.now)}"
        assert (await ask(require_session(), "POST", cookie=cookie, origin=OURS)).status_code == 403
        assert (await ask(require_session(), "POST")).status_code == 401, "no token at all"
        with pytest.raises(UntrustedOrigin):  # the handshake of a websocket has no method
            await authenticate(SimpleNamespace(headers={"cookie": cookie, "origin": OURS}))

    run(story())


def test_while_no_keys_can_be_had_the_answer_is_to_come_again(clock: SleepingClock) -> None:
    async def story() -> None:
        endpoint = Endpoint({})
        endpoint.status = 500
        configure(jwt_key=None, publishable_key=PUBLISHABLE_KEY, keys=endpoint.keys(clock))
        answer = await ask(require_session(), authorization=f"Bearer {mint_token('user_a', now=clock.now)}")
        assert (answer.status_code, int(answer.headers["retry-after"]) >= 1) == (503, True)
        with pytest.raises(KeysUnavailable):
            await authenticate(httpx.Request("GET", "/", headers={"Cookie": f"__session={mint_token('user_a')}"}))

    run(story())
