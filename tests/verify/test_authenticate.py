"""A verifier and a key source together: what a token may cause, and what it ends as when keys change or cannot be had."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from reflex_clerk.authenticator import Authenticator
from reflex_clerk.claims import SessionClaims
from reflex_clerk.errors import (
    ConfigError,
    InvalidAlgorithm,
    InvalidSignature,
    KeysUnavailable,
    TokenError,
    TokenExpired,
    TokenMalformed,
    UnknownKey,
)
from reflex_clerk.settings import VerifierSettings
from reflex_clerk.token import Verifier

from .corpus import corpus
from .doubles import Clock, Endpoint, run, settle
from .minting import NOW, claims, header, jwk, jwks, mint, pem, private_key


class World:
    """An authenticator, its endpoint and its clock."""

    def __init__(self, document: object = None, **settings: Any) -> None:
        self.clock = Clock()
        self.endpoint = Endpoint(document or jwks())
        self.authenticator = Authenticator(
            Verifier(VerifierSettings(**settings)), self.endpoint.keys(self.clock), clock=self.clock
        )

    async def outcome(self, token: object) -> type[TokenError] | SessionClaims:
        try:
            return await self.authenticator.authenticate(token)
        except TokenError as error:
            return type(error)

    async def accepts(self, token: object) -> bool:
        return isinstance(await self.outcome(token), SessionClaims)


def rotated(kid: str) -> tuple[str, dict[str, Any]]:
    """Give a token by a new key under this kid, and the key set after the rotation."""
    key = private_key("rotated")
    return mint(head=header(kid=kid), key=key), jwks(jwk(key, kid=kid))


def test_the_first_token_fetches_the_keys_and_the_next_ones_do_not() -> None:
    async def scenario() -> None:
        world = World()
        for _ in range(100):
            assert await world.accepts(mint())
        assert world.endpoint.fetches == 1

    run(scenario())


def test_200_cold_sign_ins_at_once_are_one_fetch() -> None:
    """A deployment that restarts with all its tabs open."""

    async def scenario() -> None:
        world = World()
        world.endpoint.gate.clear()
        waiting = [asyncio.ensure_future(world.accepts(mint())) for _ in range(200)]
        await settle()
        world.endpoint.gate.set()
        assert all(await asyncio.gather(*waiting))
        assert world.endpoint.fetches == 1

    run(scenario())


@pytest.mark.parametrize("kid", ["ins_new", header()["kid"]])
def test_the_first_user_after_a_rotation_is_signed_in(kid: str) -> None:
    """Under a new kid, and under the same one, which only the signature tells; old tokens end with the old key."""

    async def scenario() -> None:
        world = World()
        assert await world.accepts(mint())
        token, world.endpoint.document = rotated(kid)
        assert await world.accepts(token)
        assert await world.accepts(token)
        assert world.endpoint.fetches == 2
        assert not await world.accepts(mint())

    run(scenario())


def test_200_tokens_of_a_new_key_at_once_are_one_fetch() -> None:
    """After a rotation every tab comes with a new token at about the same time."""

    async def scenario() -> None:
        world = World()
        assert await world.accepts(mint())
        token, world.endpoint.document = rotated("ins_new")
        world.endpoint.gate.clear()
        waiting = [asyncio.ensure_future(world.accepts(token)) for _ in range(200)]
        await settle()
        world.endpoint.gate.set()
        assert all(await asyncio.gather(*waiting))
        assert world.endpoint.fetches == 2

    run(scenario())


@pytest.mark.parametrize(
    ("flood", "refused", "without_budget"),
    [
        (lambda n: mint(head=header(kid=f"ins_{n}"), key=private_key("attacker")), UnknownKey, KeysUnavailable),
        (lambda n: mint(claims(n=n), key=private_key("attacker")), InvalidSignature, InvalidSignature),
    ],
)
def test_a_flood_is_two_fetches_and_a_rotation_within_it_is_noticed_in_30_seconds(
    flood: Any, refused: type[TokenError], without_budget: type[TokenError]
) -> None:
    """Whoever pays for the refetch, it brings the new key to everyone; meanwhile good tokens are not disturbed."""

    async def scenario() -> None:
        world = World()
        assert await world.accepts(mint())
        for n in range(100):
            assert await world.outcome(flood(n)) is (refused if n < 2 else without_budget)
        assert world.endpoint.fetches == 1 + 2
        assert await world.accepts(mint())
        token, world.endpoint.document = rotated("ins_new")
        with pytest.raises(KeysUnavailable) as undecided:  # the budget is spent, so nothing is known of that key
            await world.authenticator.authenticate(token)
        assert undecided.value.retry_after == 30
        world.clock.advance(30)
        assert not await world.accepts(flood(101))
        assert world.endpoint.fetches == 1 + 2 + 1
        assert await world.accepts(token)

    run(scenario())


def test_only_an_unknown_key_or_a_wrong_signature_causes_a_fetch() -> None:
    """Over the whole corpus: no other token costs a request, neither with keys nor without."""

    async def scenario() -> None:
        for case in corpus():
            world = World(case.key_set, **case.settings)
            for warm in (False, True):
                if warm:
                    await world.accepts(mint())
                before = world.endpoint.fetches
                await world.outcome(case.token)
                well_formed = case.error not in (TokenMalformed, InvalidAlgorithm) or case.name.startswith("payload-")
                may_fetch = "jwt_key" not in case.settings and (
                    well_formed if not before else case.error in (UnknownKey, InvalidSignature)
                )
                assert may_fetch or world.endpoint.fetches == before, case.name

    run(scenario())


def test_no_json_value_but_a_token_wakes_the_endpoint() -> None:
    """The websocket carries any JSON from anyone: none of it may cause a request."""

    async def scenario() -> None:
        world = World()
        values: list[object] = [None, True, 0, "", "x", "ak_1234567890", "a.b.c", [], {}, [mint()], f"Bearer {mint()}"]
        for value in values:
            assert await world.outcome(value) is TokenMalformed
        assert await world.outcome(mint(head=header(alg="HS256"))) is InvalidAlgorithm
        assert world.endpoint.fetches == 0

    run(scenario())


def test_while_keys_were_never_had_nothing_is_said_about_a_token() -> None:
    """20 tokens in an outage are one attempt, and the first one after it signs in."""

    async def scenario() -> None:
        world = World()
        world.endpoint.status = 503
        for _ in range(20):
            assert await world.outcome(mint()) is KeysUnavailable
        assert world.endpoint.fetches == 1
        world.endpoint.status = 200
        world.clock.advance(2)
        assert await world.accepts(mint())

    run(scenario())


def test_an_outage_does_not_disturb_tokens_of_keys_that_are_held() -> None:
    """For an hour; then the keys are too old, and nothing is said any more."""

    async def scenario() -> None:
        world = World(leeway=0)
        assert await world.accepts(mint())
        world.endpoint.failure = httpx.ConnectError("down")
        for now in range(NOW + 60, NOW + 3600, 60):
            world.clock.now = now
            token = mint(claims(exp=now + 60, iat=now, nbf=now))
            assert await world.accepts(token)
            await settle()
        world.clock.now = NOW + 3600
        assert await world.outcome(mint(claims(exp=NOW + 4000))) is KeysUnavailable

    run(scenario())


def test_in_an_outage_an_unknown_kid_is_undecided_and_a_wrong_signature_is_wrong() -> None:
    """A new kid may be a rotation; but a key that is held has the last word on its own kid."""

    async def scenario() -> None:
        world = World()
        assert await world.accepts(mint())
        world.endpoint.status = 500
        for _ in range(3):
            assert await world.outcome(mint(head=header(kid="ins_new"))) is KeysUnavailable
            assert await world.outcome(mint(key=private_key("attacker"))) is InvalidSignature

    run(scenario())


def test_a_slow_endpoint_delays_only_those_who_need_it() -> None:
    """While a refresh hangs, tokens of the held keys go through; one with a new kid waits for the answer."""

    async def scenario() -> None:
        world = World()
        assert await world.accepts(mint())
        world.endpoint.gate.clear()
        world.clock.advance(301)
        fresh = mint(claims(exp=world.clock.now + 60))
        assert await world.accepts(fresh)
        token, world.endpoint.document = rotated("ins_new")
        waiting = asyncio.ensure_future(world.outcome(token))
        await settle()
        assert not waiting.done()
        assert await world.accepts(fresh)
        world.endpoint.gate.set()
        assert await waiting is TokenExpired, "the key came, and then the claims counted"
        assert world.endpoint.fetches == 2

    run(scenario())


def test_without_network_a_pem_is_all_that_is_needed() -> None:
    """No key source, or one that is never asked."""

    async def scenario() -> None:
        verifier = Verifier(VerifierSettings(jwt_key=pem()))
        endpoint = Endpoint(jwks(jwk(private_key("attacker"))))
        for keys in (None, endpoint.keys(Clock())):
            authenticator = Authenticator(verifier, keys, clock=Clock())
            assert (await authenticator.authenticate(mint())).user_id == claims()["sub"]
            with pytest.raises(InvalidSignature):
                await authenticator.authenticate(mint(key=private_key("attacker")))
        assert endpoint.fetches == 0

    run(scenario())


def test_keys_must_come_from_somewhere() -> None:
    """Found when the app starts, not at the first sign-in."""
    with pytest.raises(ConfigError, match="no source of keys"):
        Authenticator(Verifier())


def test_being_cancelled_is_not_an_error_of_the_token() -> None:
    """A handler that is cancelled ends as cancelled."""

    async def scenario() -> None:
        world = World()
        world.endpoint.gate.clear()
        waiting = asyncio.ensure_future(world.authenticator.authenticate(mint()))
        await settle()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        world.endpoint.gate.set()
        await settle()

    run(scenario())
