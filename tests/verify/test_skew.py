"""The skew between this machine's clock and Clerk's, as tokens show it; said once."""

from __future__ import annotations

import logging

import pytest

from reflex_clerk.authenticator import Authenticator
from reflex_clerk.claims import SessionClaims
from reflex_clerk.errors import TokenError, TokenIssuedInFuture
from reflex_clerk.keys.jwks import KeySet
from reflex_clerk.skew import ClockSkew
from reflex_clerk.token import Verifier

from .doubles import Clock, FixedKeys, run
from .minting import ABSENT, NOW, claims, jwks, mint, private_key


def measured(*ages: float, life: float = 60) -> float | None:
    """Give the skew after tokens of these ages, in seconds by this machine's clock."""
    skew = ClockSkew()
    for age in ages:
        skew.observe(SessionClaims({"iat": NOW - age, "exp": NOW - age + life}), NOW)
    return skew.seconds


@pytest.mark.parametrize(
    ("ages", "seconds"),
    [
        ((), None),
        ((0,), 0),
        ((1, 30, 55), 0),  # cached tokens are up to a minute old
        ((-7,), -7),  # issued in 7 seconds: this clock is behind
        ((-7, -3, 20), -7),
        ((-0.5,), -0.5),  # the least that is behind
        ((60, 61, 62, 63, 64), 0),  # each at its end, one just so: no excess is needed
        ((60.5, 61, 62, 63, 64), 0.5),  # the least that is ahead
        ((100,), 0),  # one that was held up proves nothing
        ((100, 100, 100, 100), 0),
        ((100, 90, 110, 100, 95), 30),  # five in a row are not held up: this clock is ahead
        ((100, 90, 2, 100, 95, 97), 0),  # a fresh one among them: they were held up
    ],
)
def test_the_least_skew_that_explains_the_tokens(ages: tuple[float, ...], seconds: float | None) -> None:
    """Behind is proved by one token, ahead by several."""
    assert measured(*ages) == seconds


def test_only_the_last_tokens_count() -> None:
    """A clock that was set right is right again, though the process lives on."""
    assert measured(-100, *[1] * 64) == 0
    assert measured(-100, *[1] * 63) == -100


@pytest.mark.parametrize("iat", [ABSENT, None, "x", True, [], float("nan")])
def test_a_token_without_iat_shows_nothing(iat: object) -> None:
    """Nothing raises on a payload whose claims are unchecked."""
    skew = ClockSkew()
    skew.observe(SessionClaims(claims(iat=iat)), NOW)
    assert skew.seconds is None


def test_it_is_measured_on_refused_tokens_and_said_once(caplog: pytest.LogCaptureFixture) -> None:
    """Tokens that are refused for their time are the ones that matter; forged ones do not count."""
    caplog.set_level(logging.INFO, logger="reflex_clerk")

    async def scenario() -> Authenticator:
        authenticator = Authenticator(Verifier(), FixedKeys(KeySet.parse(jwks())), clock=Clock())
        forged = mint(claims(iat=NOW + 10_000), key=private_key("attacker"))
        with pytest.raises(TokenError):
            await authenticator.authenticate(forged)
        assert authenticator.skew.seconds is None
        for _ in range(3):
            with pytest.raises(TokenIssuedInFuture):
                await authenticator.authenticate(mint(claims(iat=NOW + 75)))
        return authenticator

    assert run(scenario()).skew.seconds == -75
    assert [record.message for record in caplog.records] == [
        "this machine's clock is at least 75 seconds behind Clerk's; set it by NTP, or raise leeway"
    ]


def test_what_nobody_would_notice_is_not_said(caplog: pytest.LogCaptureFixture) -> None:
    """Clerk's own SDKs allow for 5 seconds."""
    assert measured(-4) == -4
    assert not caplog.records
    assert measured(-5) == -5
    assert "at least 5 seconds behind" in caplog.text
    assert measured(100, 100, 100, 100, 100) == 40
    assert "ahead of Clerk's" in caplog.text
