"""No error, log line or repr ever shows a token, a claim's value, a key or a secret: they are read by too many people."""

from __future__ import annotations

import base64
import json
import logging
import pickle
import traceback
from collections.abc import Iterator

import httpx
import pytest

from reflex_clerk.authenticator import Authenticator
from reflex_clerk.claims import SessionClaims
from reflex_clerk.errors import ConfigError, TokenError
from reflex_clerk.keys.jwks import KeySet
from reflex_clerk.settings import KeySettings, VerifierSettings
from reflex_clerk.token import Verifier

from .corpus import corpus
from .doubles import Clock, Endpoint, FixedKeys, run
from .minting import NOW, claims, jwks, mint

SHORTEST_TELLTALE = 5
"""Shorter texts stand in messages by chance."""

ALSO_OUR_WORDS = {"active", "pending", "RS256", "RS384"}
"""Values of the corpus that messages use in their own right."""

SECRET_KEY = "sk_test_4v3rys3cr3tk3y"  # noqa: S105 - nobody's


def test_nothing_of_a_token_is_shown_by_errors_or_logs(caplog: pytest.LogCaptureFixture) -> None:
    """Over the whole corpus: the texts of a token are searched in everything that a person could get to read."""
    caplog.set_level(logging.DEBUG, logger="reflex_clerk")
    for case in corpus():
        caplog.clear()
        verifier = Verifier(VerifierSettings(**case.settings))
        authenticator = Authenticator(verifier, FixedKeys(KeySet.parse(case.key_set)), clock=Clock(case.now or NOW))
        shown = ""
        try:
            shown = repr(run(authenticator.authenticate(case.token)))
        except TokenError as error:
            shown = f"{error!r} {error} {error.args} {vars(error)} {''.join(traceback.format_exception(error))}"
        said = shown + caplog.text
        leaked = [text for text in _telltales(case.token) if text in said]
        assert not leaked, case.name


def test_the_search_finds_what_is_shown() -> None:
    """Without this the test above could pass by searching for nothing."""
    assert claims()["sub"] in set(_telltales(mint()))
    assert str(claims()["exp"]) in set(_telltales(mint()))


def _telltales(token: object) -> Iterator[str]:
    """Give the parts of a token, and each value in what the parts spell."""
    if isinstance(token, str):
        found = [token, *token.split(".")]
        for part in token.split(".")[:2]:
            found += _values_in(part)
        yield from (text for text in found if len(text) >= SHORTEST_TELLTALE and text.strip() not in ALSO_OUR_WORDS)


def _values_in(part: str) -> Iterator[str]:
    try:
        value = json.loads(base64.urlsafe_b64decode(part.encode("ascii") + b"=="))
    except (ValueError, RecursionError):
        return
    members = [value]
    while members:
        member = members.pop()
        if isinstance(member, dict):
            members += member.values()
        elif isinstance(member, list):
            members += member
        elif not isinstance(member, bool | int | None) or abs(member or 0) < 10**300:
            yield str(member)


def test_what_went_wrong_unforeseen_is_logged_without_its_text(caplog: pytest.LogCaptureFixture) -> None:
    """An exception of a library may quote its input: type and place are enough to find it."""

    class Broken(FixedKeys):
        def held(self) -> KeySet | None:
            raise RuntimeError(f"cannot handle {mint()}")

    with pytest.raises(TokenError) as caught:
        run(Authenticator(Verifier(), Broken(KeySet())).authenticate(mint()))
    assert caught.value.code == "token-invalid"
    assert "RuntimeError" in caplog.text
    assert "held" in caplog.text
    assert "cannot handle" not in caplog.text + "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("failure", [None, 500, httpx.ConnectError("no route"), ValueError(f"bad header {SECRET_KEY}")])
def test_the_secret_key_is_never_shown(failure: object, caplog: pytest.LogCaptureFixture) -> None:
    """It is sent to the endpoint, and shown nowhere: not in logs of any level, not in errors, not in a repr."""
    caplog.set_level(logging.DEBUG)
    settings = KeySettings(secret_key=SECRET_KEY)

    async def scenario() -> str:
        endpoint = Endpoint(jwks())
        endpoint.status = failure if isinstance(failure, int) else 200
        endpoint.failure = failure if isinstance(failure, Exception) else None
        authenticator = Authenticator(Verifier(), endpoint.keys(Clock(), settings.endpoint), clock=Clock())
        try:
            shown = repr(await authenticator.authenticate(mint()))
        except TokenError as error:
            shown = "".join(traceback.format_exception(error))
        assert endpoint.requests[0].headers["authorization"] == f"Bearer {SECRET_KEY}"
        return shown

    assert SECRET_KEY not in run(scenario()) + caplog.text + repr(settings) + repr(settings.endpoint) + str(settings)


@pytest.mark.parametrize(
    "wrong", ["pk_test_4v3rys3cr3tk3y", "4v3rys3cr3tk3y", "sk_test_4v3rys3cr3tk3y\n", " sk_test_4v3rys3cr3tk3y"]
)
def test_a_wrong_secret_key_is_not_quoted(wrong: str) -> None:
    """A mistyped secret is still most of a secret."""
    with pytest.raises(ConfigError) as caught:
        KeySettings(secret_key=wrong)
    assert "4v3rys3cr3tk3y" not in "".join(traceback.format_exception(caught.value))


def test_errors_travel_between_processes() -> None:
    """A worker may hand one on: every class survives pickling with its code, text and attributes."""
    kinds: set[type[TokenError]] = {TokenError, *TokenError.__subclasses__()}
    kinds |= {deeper for kind in kinds for deeper in kind.__subclasses__()}
    assert len({kind.code for kind in kinds}) == len(kinds) == 15, "one code for each class"
    for kind in kinds:
        arguments: dict[str, tuple[object, ...]] = {
            "InvalidClaim": ("iss", "is wrong"),
            "MissingClaim": ("exp",),
            "KeysUnavailable": ("it is down", 3.0),
        }
        error = kind(*arguments.get(kind.__name__, ()))
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - what was pickled in this line
        assert (type(again), str(again), vars(again), again.code) == (kind, str(error), vars(error), kind.code)


def test_claims_can_be_kept_without_being_shown() -> None:
    """State is pickled to Redis, and printed by debuggers and tests."""
    read = SessionClaims(claims())
    assert pickle.loads(pickle.dumps(read)) == read  # noqa: S301 - what was pickled in this line
    assert claims()["sub"] not in f"{read!r} {read}"
