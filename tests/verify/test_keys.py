"""The key set of an instance: when it is fetched, how often at most, and how long it is used. No test waits for a clock."""

from __future__ import annotations

import asyncio
import contextlib
import logging

import httpx
import pytest

from reflex_clerk.errors import KeysUnavailable
from reflex_clerk.keys.endpoint import KeyEndpoint
from reflex_clerk.keys.remote import seconds_elapsed
from reflex_clerk.token import Verifier

from .doubles import Clock, Endpoint, first_set, run, settle
from .minting import NOW, jwk, jwks, mint, private_key


def test_a_set_is_used_for_300_seconds_and_then_refreshed_while_it_serves() -> None:
    """Nobody waits for a refresh: the old set is given until the new one is there."""

    async def scenario() -> None:
        clock, endpoint = Clock(), Endpoint(jwks())
        keys = endpoint.keys(clock)
        assert keys.held() is None
        old = await first_set(keys)
        clock.advance(299.9)
        assert keys.held() is old
        await settle()
        assert endpoint.fetches == 1
        clock.advance(0.1)
        endpoint.gate.clear()
        assert [keys.held() for _ in range(100)] == [old] * 100
        await settle()
        assert (endpoint.fetches, keys.held()) == (2, old), "one refresh, and it is not waited for"
        endpoint.gate.set()
        await settle()
        new = keys.held()
        assert new is not None
        assert new is not old
        clock.advance(299.9)
        assert (keys.held(), endpoint.fetches) == (new, 2)

    run(scenario())


def test_a_set_is_never_used_past_3600_seconds() -> None:
    """However long the endpoint is down: a key that was revoked must stop to sign anybody in."""

    async def scenario() -> None:
        clock, endpoint = Clock(), Endpoint(jwks())
        keys = endpoint.keys(clock)
        old = await first_set(keys)
        endpoint.status = 503
        for _ in range(11):
            clock.advance(299)
            assert keys.held() is old
            await settle()
        clock.now = NOW + 3599.9
        assert keys.held() is old
        await settle()
        clock.now = NOW + 3600
        assert keys.held() is None
        clock.advance(60)
        with pytest.raises(KeysUnavailable):
            await keys.refetch(None)

    run(scenario())


def test_the_age_of_a_set_counts_from_the_question() -> None:
    """An answer that was slow is as old as its slowness."""

    async def scenario() -> None:
        clock, endpoint = Clock(), Endpoint(jwks())
        keys = endpoint.keys(clock)
        endpoint.gate.clear()
        waiting = asyncio.ensure_future(first_set(keys))
        await settle()
        clock.advance(8)
        endpoint.gate.set()
        found = await waiting
        clock.now = NOW + 3599
        assert keys.held() is found
        clock.now = NOW + 3600
        assert keys.held() is None
        await settle()

    run(scenario())


def test_200_who_come_at_once_share_one_fetch() -> None:
    """Also when the one who started it gives up: the others still want the answer."""

    async def scenario() -> None:
        endpoint = Endpoint(jwks())
        keys = endpoint.keys(Clock())
        endpoint.gate.clear()
        waiting = [asyncio.ensure_future(keys.refetch(None)) for _ in range(200)]
        await settle()
        waiting[0].cancel()
        await settle()
        endpoint.gate.set()
        found = await asyncio.gather(*waiting[1:])
        assert (endpoint.fetches, len(set(map(id, found)))) == (1, 1)
        assert waiting[0].cancelled()

    run(scenario())


def test_200_who_come_at_once_share_one_failure() -> None:
    """Each gets an error of its own, and the endpoint is asked once."""

    async def scenario() -> None:
        endpoint = Endpoint(jwks())
        endpoint.status = 500
        keys = endpoint.keys(Clock())
        outcomes = await asyncio.gather(*[keys.refetch(None) for _ in range(200)], return_exceptions=True)
        assert endpoint.fetches == 1
        assert len({id(outcome) for outcome in outcomes if isinstance(outcome, KeysUnavailable)}) == 200

    run(scenario())


def test_refetches_that_tokens_ask_for_are_two_at_once_then_one_each_30_seconds() -> None:
    """A flood of unknown kids costs the endpoint no more than that, for as long as it lasts."""

    async def scenario() -> None:
        clock, endpoint = Clock(), Endpoint(jwks())
        keys = endpoint.keys(clock)
        await first_set(keys)
        spent: list[int] = []
        for _ in range(5):
            for _ in range(100):
                with contextlib.suppress(KeysUnavailable):
                    await keys.refetch(keys.held())
            spent.append(endpoint.fetches)
            clock.advance(30)
        assert spent == [3, 4, 5, 6, 7]
        clock.advance(10_000)
        for _ in range(100):
            with contextlib.suppress(KeysUnavailable):
                await keys.refetch(keys.held())
        assert endpoint.fetches == 7 + 1 + 2, "a long peace saves up two, no more; one fetch as the set had ended"

    run(scenario())


def test_whoever_has_seen_an_older_set_gets_the_newer_one_for_nothing() -> None:
    """Of a hundred tokens with a new kid, the first one pays for all."""

    async def scenario() -> None:
        endpoint = Endpoint(jwks())
        keys = endpoint.keys(Clock())
        old = await first_set(keys)
        new = await keys.refetch(old)
        assert new is not old
        assert [await keys.refetch(old) for _ in range(100)] == [new] * 100
        assert endpoint.fetches == 2

    run(scenario())


def test_an_endpoint_that_is_down_is_left_alone_for_longer_and_longer() -> None:
    """From 1 to 30 seconds, half of it by chance; in between the answer is known without asking."""

    async def scenario(jitter: float) -> list[float]:
        clock, endpoint = Clock(), Endpoint(jwks())
        endpoint.status = 503
        keys = endpoint.keys(clock, jitter=jitter)
        waits: list[float] = []
        for attempt in range(1, 9):
            with pytest.raises(KeysUnavailable, match="the endpoint answered 503") as caught:
                await keys.refetch(None)
            waits.append(caught.value.retry_after)
            for _ in range(50):
                with pytest.raises(KeysUnavailable, match="has to wait"):
                    await keys.refetch(None)
            assert endpoint.fetches == attempt
            clock.advance(caught.value.retry_after)
        endpoint.status = 200
        assert await keys.refetch(None) is not None
        endpoint.status = 503
        clock.advance(4000)
        with pytest.raises(KeysUnavailable) as caught:
            await keys.refetch(None)
        assert caught.value.retry_after == waits[0], "a success ends the back-off"
        return waits

    assert run(scenario(0.0)) == [1, 2, 4, 8, 15, 15, 15, 15]
    assert run(scenario(1.0)) == [2, 4, 8, 16, 30, 30, 30, 30]


def test_a_refresh_that_fails_in_the_background_is_retried_after_the_back_off() -> None:
    """The old set serves meanwhile, and no exception is left unread."""

    async def scenario() -> None:
        clock, endpoint = Clock(), Endpoint(jwks())
        keys = endpoint.keys(clock)
        old = await first_set(keys)
        clock.advance(300)
        endpoint.failure = httpx.ConnectError("down")
        for _ in range(20):
            assert keys.held() is old
            await settle()
        assert endpoint.fetches == 2
        endpoint.failure = None
        clock.advance(1)
        assert keys.held() is old
        await settle()
        assert keys.held() is not old
        assert endpoint.fetches == 3

    run(scenario())


def test_an_outage_and_its_end_are_one_line_each(caplog: pytest.LogCaptureFixture) -> None:
    """A log that repeats itself every second hides the rest."""
    caplog.set_level(logging.INFO, logger="reflex_clerk")

    async def scenario() -> None:
        clock, endpoint = Clock(), Endpoint(jwks())
        keys = endpoint.keys(clock)
        await first_set(keys)
        clock.advance(4000)
        assert not caplog.records, "what goes well is no news"
        endpoint.status = 500
        for _ in range(5):
            with pytest.raises(KeysUnavailable):
                await keys.refetch(None)
            clock.advance(30)
        endpoint.status = 200
        await keys.refetch(None)

    run(scenario())
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
    assert "answered 500" in caplog.text
    assert "available again" in caplog.text


def test_keys_that_are_left_out_are_told_once(caplog: pytest.LogCaptureFixture) -> None:
    """Every 300 seconds the same set comes again; only a change is news."""

    async def scenario() -> None:
        endpoint = Endpoint(jwks(jwk(), jwk(kty="EC"), jwk(use="enc")))
        clock = Clock()
        keys = endpoint.keys(clock)
        for document in (endpoint.document, endpoint.document, jwks(jwk(), jwk(alg="ES256")), endpoint.document):
            endpoint.document = document
            clock.advance(4000)
            await first_set(keys)

    run(scenario())
    assert [record.message.partition("left out ")[2] for record in caplog.records] == [
        "key 2 of 3: kty is not RSA; key 3 of 3: use is not sig",
        "key 2 of 2: alg is not RS256",
        "key 2 of 3: kty is not RSA; key 3 of 3: use is not sig",
    ]


def test_two_instances_never_share_keys() -> None:
    """Two Clerk instances may use one kid: a token of the one must not hold at the other."""

    async def scenario() -> None:
        ours, theirs = Endpoint(jwks()), Endpoint(jwks(jwk(private_key("attacker"))))
        our_keys = ours.keys(Clock())
        their_keys = theirs.keys(Clock(), KeyEndpoint("https://other.example.com/.well-known/jwks.json"))
        our_set, their_set = await first_set(our_keys), await first_set(their_keys)
        assert Verifier().verify(mint(), NOW, keys=our_set)
        from_them = mint(key=private_key("attacker"))
        assert Verifier().verify(from_them, NOW, keys=their_set)
        for token, wrong_set in ((mint(), their_set), (from_them, our_set)):
            with pytest.raises(Exception, match="signature does not hold"):
                Verifier().verify(token, NOW, keys=wrong_set)

    run(scenario())


def test_a_fetch_of_another_loop_is_not_waited_for() -> None:
    """A task belongs to its loop: waiting for it from another one is an error, and if that loop is gone, for ever."""
    endpoint = Endpoint(jwks())
    keys = endpoint.keys(Clock())
    first_loop = asyncio.new_event_loop()
    endpoint.gate.clear()
    waiting = first_loop.create_task(first_set(keys))
    first_loop.run_until_complete(settle())
    assert endpoint.fetches == 1
    closed, endpoint.gate = endpoint.gate, asyncio.Event()
    endpoint.gate.set()
    assert run(first_set(keys)).keys
    assert endpoint.fetches == 2
    first_loop.call_soon(closed.set)
    assert first_loop.run_until_complete(waiting).keys
    first_loop.close()


def test_the_clock_never_goes_back() -> None:
    """The default one, which counts a machine's sleep where it can."""
    assert seconds_elapsed() <= seconds_elapsed()
