"""What a key endpoint may answer, or fail to: one typed error, and the keys that are held go on to serve."""

from __future__ import annotations

import json

import httpx
import pytest

from reflex_clerk.errors import KeysUnavailable
from reflex_clerk.keys import fetch
from reflex_clerk.keys.fetch import MAX_RESPONSE_BYTES

from .doubles import ENDPOINT, Clock, Endpoint, first_set, run
from .minting import jwk, jwks

ANSWERS: dict[str, httpx.Response] = {
    "the endpoint answered 500": httpx.Response(500, json=jwks()),
    "the endpoint answered 401": httpx.Response(401, json=jwks()),
    "the endpoint answered 204": httpx.Response(204),
    "the endpoint answered 302, and redirects are not followed": httpx.Response(302, headers={"location": ENDPOINT.url}),
    "the endpoint answered 307, and redirects are not followed": httpx.Response(307, headers={"location": "https://evil.example"}),
    "the answer is not a JSON object": httpx.Response(200, text="<html>"),
    "the answer is compressed": httpx.Response(200, headers={"content-encoding": "gzip"}, content=b"x"),
    "the answer holds no usable key": httpx.Response(200, json=jwks(jwk(kty="EC"))),
    "the answer is larger than 262144 bytes": httpx.Response(200, json={**jwks(), "x": "y" * MAX_RESPONSE_BYTES}),
}  # fmt: skip


@pytest.mark.parametrize("problem", ANSWERS)
def test_an_answer_that_is_no_key_set(problem: str) -> None:
    """The old set goes on to serve, and the error says what came."""

    async def scenario() -> None:
        clock, endpoint = Clock(), Endpoint(jwks())
        keys = endpoint.keys(clock)
        old = await first_set(keys)
        endpoint.answer = lambda: ANSWERS[problem]
        with pytest.raises(KeysUnavailable) as caught:
            await keys.refetch(old)
        assert caught.value.problem == problem
        assert keys.held() is old
        assert endpoint.fetches == 2, "not even a redirect is followed"

    run(scenario())


def test_an_answer_of_the_largest_size_is_read() -> None:
    """262144 bytes are the last that are taken."""
    body = json.dumps(jwks()).encode().ljust(MAX_RESPONSE_BYTES)

    async def scenario() -> None:
        endpoint = Endpoint(None)
        endpoint.answer = lambda: httpx.Response(200, content=body)
        assert (await first_set(endpoint.keys(Clock()))).keys

    run(scenario())


@pytest.mark.parametrize(
    "content", [b"", b"null", b"[]", b"{", b"[" * 100_000, b'{"keys":NaN}', b"\xff\xfe{}", b"9" * 5000]
)
def test_any_bytes_as_answer(content: bytes) -> None:
    """A proxy's error page, half an answer, or an attack: no other exception than ours."""

    async def scenario() -> None:
        endpoint = Endpoint(None)
        endpoint.answer = lambda: httpx.Response(200, content=content)
        with pytest.raises(KeysUnavailable):
            await endpoint.keys(Clock()).refetch(None)

    run(scenario())


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError("x"), httpx.ReadTimeout("x"), httpx.RemoteProtocolError("x"), httpx.TooManyRedirects("x"),
        httpx.InvalidURL("x"), OSError("x"), ValueError("x"), UnicodeError("x"), TimeoutError("x"), httpx.StreamConsumed(),
    ],
)  # fmt: skip
def test_any_failure_of_the_network(failure: Exception) -> None:
    """Named by its type; its text, which may quote a header, is left out."""

    async def scenario() -> None:
        endpoint = Endpoint(None)
        endpoint.failure = failure
        with pytest.raises(KeysUnavailable) as caught:
            await endpoint.keys(Clock()).refetch(None)
        assert type(failure).__name__ in caught.value.problem or isinstance(failure, TimeoutError)

    run(scenario())


def test_an_endpoint_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is on the whole fetch: an endpoint that sends a byte now and then cannot hold it open."""
    monkeypatch.setattr(fetch, "LONGEST_FETCH", 0.05)

    async def scenario() -> None:
        endpoint = Endpoint(jwks())
        endpoint.gate.clear()
        with pytest.raises(KeysUnavailable, match=r"no answer within 0\.05 seconds"):
            await endpoint.keys(Clock()).refetch(None)

    run(scenario())
