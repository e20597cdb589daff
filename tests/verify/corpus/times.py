"""exp, nbf and iat: numbers, bounded by the leeway at both ends, with nothing that compares false to everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reflex_clerk.errors import (
    InvalidClaim,
    MissingClaim,
    TokenError,
    TokenExpired,
    TokenIssuedInFuture,
    TokenNotYetValid,
)

from ..minting import ABSENT, NOW, Content, claims, mint
from .case import Case


def cases() -> Iterator[Case]:
    yield from _not_numbers()
    yield from _bounds()
    yield from _extremes()
    yield from _order()


def _not_numbers() -> Iterator[Case]:
    values: dict[str, Any] = {
        "null": None, "true": True, "false": False, "empty-text": "", "list": [], "list-of-number": [NOW], "object": {},
    }  # fmt: skip
    good = {"exp": NOW + 50, "nbf": NOW - 20, "iat": NOW - 10}
    for claim, number in good.items():
        for name, value in {**values, "text": str(number), "date": "2027-01-15T08:00:00Z"}.items():
            token = mint(claims(**{claim: value}))
            yield Case(f"{claim}-{name}", "a time is a number, as JSON spells it", token, InvalidClaim, claim)
        for sign in ("", "-"):
            text = _with_number(claim, f"{sign}1e999")
            yield Case(
                f"{claim}-{sign}1e999", "too large for a float: infinite once read", mint(text), InvalidClaim, claim
            )
    for claim in ("exp", "nbf"):
        token = mint(claims(**{claim: ABSENT}))
        yield Case(f"{claim}-absent", "without it the token has no bounds", token, MissingClaim, claim)
    yield Case("iat-absent", "iat bounds nothing, so it may be absent", mint(claims(iat=ABSENT)))


def _with_number(claim: str, spelling: str) -> str:
    """Write claims with a number spelled as Python's writer would not."""
    others = {"exp": str(NOW + 50), "nbf": str(NOW - 20), "iat": str(NOW - 10), claim: spelling}
    return '{"sub":"user_1","sid":"sess_1",' + ",".join(f'"{name}":{value}' for name, value in others.items()) + "}"


def _bounds() -> Iterator[Case]:
    """At each leeway: the last moment that holds, and the first that does not."""
    long = {"exp": NOW + 10_000, "nbf": NOW - 10_000, "iat": NOW - 10_000}
    for leeway in (0, 1, 60, 3600):
        settings = {"leeway": leeway}
        bounds: list[tuple[str, float, type[TokenError] | None]] = [
            ("exp", NOW - leeway + 1, None),
            ("exp", NOW - leeway + 0.001, None),
            ("exp", NOW - leeway, TokenExpired),
            ("exp", NOW - leeway - 1, TokenExpired),
            ("nbf", NOW + leeway, None),
            ("nbf", NOW + leeway + 0.001, TokenNotYetValid),
            ("nbf", NOW + leeway + 1, TokenNotYetValid),
            ("iat", NOW + leeway, None),
            ("iat", NOW + leeway + 0.001, TokenIssuedInFuture),
            ("iat", NOW + leeway + 1, TokenIssuedInFuture),
        ]
        for claim, value, error in bounds:
            name = f"{claim}-{value - NOW:+.3f}-leeway-{leeway}"
            reason = "exp must be after now less the leeway; nbf and iat not after now plus the leeway"
            yield Case(name, reason, mint(claims(**{**long, claim: value})), error, settings=settings)
    yield Case("exp-default-leeway", "60 seconds if nothing is said", mint(claims(exp=NOW - 59)))
    yield Case("exp-default-leeway-over", "and no more", mint(claims(exp=NOW - 60)), TokenExpired)
    always = mint(claims(exp=2**40, nbf=0, iat=0))
    yield Case("now-not-given", "then it is the machine's own", always, now=None)
    yield Case("now-not-given-expired", "by any clock", mint(claims(exp=1, nbf=0, iat=0)), TokenExpired, now=None)
    yield Case("now-is-a-float", "the clock has fractions", mint(claims(exp=NOW - 60)), now=NOW - 0.5)


def _extremes() -> Iterator[Case]:
    huge = "9" * 4000
    accepted: dict[str, Content] = {
        "exp-4000-digits": _with_number("exp", huge), "nbf-4000-digits-below-zero": _with_number("nbf", f"-{huge}"),
        "iat-4000-digits-below-zero": _with_number("iat", f"-{huge}"), "exp-1e300": _with_number("exp", "1e300"),
        "exp-exponent": _with_number("exp", "1.8000001e9"), "nbf-zero": claims(nbf=0), "iat-negative": claims(iat=-5),
    }  # fmt: skip
    for name, payload in accepted.items():
        yield Case(name, "odd, but a number that says the right thing", mint(payload))
    refused: dict[str, tuple[Content, type[TokenError]]] = {
        "exp-zero": (claims(exp=0), TokenExpired),
        "exp-negative": (claims(exp=-1), TokenExpired),
        "exp-milliseconds-before-1970": (_with_number("exp", f"-{huge}"), TokenExpired),
        "exp-tiny": (_with_number("exp", "1e-300"), TokenExpired),
        "nbf-milliseconds": (claims(nbf=NOW * 1000), TokenNotYetValid),
        "nbf-4000-digits": (_with_number("nbf", huge), TokenNotYetValid),
        "iat-milliseconds": (claims(iat=NOW * 1000), TokenIssuedInFuture),
        "iat-4000-digits": (_with_number("iat", huge), TokenIssuedInFuture),
    }
    for name, (payload, error) in refused.items():
        yield Case(name, "whatever its size, it is compared", mint(payload), error)


def _order() -> Iterator[Case]:
    both = claims(exp=NOW - 1000, nbf=NOW + 1000, iat=NOW + 1000)
    yield Case("times-all-wrong", "expiry is told first: the token will never be good again", mint(both), TokenExpired)
    future = claims(nbf=NOW + 1000, iat=NOW + 1000)
    yield Case("times-both-in-future", "nbf before iat", mint(future), TokenNotYetValid)
    yield Case("times-expired-pending", "time before status", mint(claims(exp=0, sts="pending")), TokenExpired)
