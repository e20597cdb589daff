"""configure: set once, merged, checked when it is set; the environment stands in for what is not given."""

from __future__ import annotations

from typing import Any

import pytest

from reflex_clerk import ConfigError, configure
from reflex_clerk.configuration import backend, restore
from reflex_clerk.errors import TokenError, TokenExpired
from reflex_clerk.refusal import Refusal
from reflex_clerk.testing import configured, mint_token, test_key

PUBLISHABLE_KEY = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k"


def test_options_are_added_to_those_that_were_set_and_saying_it_again_keeps_the_keys() -> None:
    configure(authorized_parties=["https://app.example.com"])
    configure(publishable_key=PUBLISHABLE_KEY)
    held = backend()
    assert held.configuration.authorized_parties == ("https://app.example.com",)
    configure(publishable_key=PUBLISHABLE_KEY)
    assert backend() is held
    configure(leeway=7)
    assert (backend() is held, backend().configuration.leeway, backend().clock) == (False, 7, held.clock)


def test_it_is_too_late_once_tokens_are_verified_by_other_options() -> None:
    """Whose tokens count never changes under a running app, whoever calls `configure`."""
    configure(leeway=7)
    with pytest.raises(TokenError):
        backend().authenticator.check_at_once("not a token")
    held = backend()
    with pytest.raises(ConfigError, match=r"configure\(issuer=…, clock=…\) comes too late"):
        configure(leeway=7, issuer="https://clerk.example.com", clock=lambda: 0.0)
    configure(leeway=7)
    assert backend() is held


def test_a_test_may_set_other_options_for_a_while_at_any_time() -> None:
    token = mint_token("user_a", now=backend().clock() - 70)
    with pytest.raises(TokenExpired):
        backend().authenticator.check_at_once(token)
    held = backend()
    with configured(leeway=20) as inside:
        assert (inside.leeway, inside.jwt_key, backend().clock) == (20, test_key().pem, held.clock)
        assert backend().authenticator.check_at_once(token) is not None
        with pytest.raises(ConfigError, match="comes too late"):
            configure(leeway=5)
    assert backend() is held


def test_the_environment_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    restore(None)
    monkeypatch.setenv("CLERK_JWT_KEY", test_key().pem)
    monkeypatch.setenv("CLERK_SECRET_KEY", "sk_test_from_the_environment")
    monkeypatch.setenv("CLERK_PUBLISHABLE_KEY", "")
    found = backend().configuration
    assert (found.jwt_key, found.secret_key, found.publishable_key) == (
        test_key().pem,
        "sk_test_from_the_environment",
        None,
    )
    assert "sk_test" not in repr(found)


async def _async_refusal(refusal: Refusal) -> None: ...


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"publishable_key": "pk_test_x"}, "publishable_key must start with"),
    ({"jwt_key": None, "secret_key": "sk_wrong"}, "secret_key must start with"),
    ({"jwt_key": "not a key"}, "jwt_key is not a PEM"),
    ({"leeway": -1}, "leeway must be"),
    ({"authorized_parties": "https://app.example.com/"}, "authorized_parties must be origins"),
    ({"offline_grace": -1}, "offline_grace must be a number of seconds from 0 to 3600"),
    ({"offline_grace": True}, "offline_grace"),
    ({"offline_grace": float("nan")}, "offline_grace"),
    ({"check_timeout": 601}, "check_timeout"),
    ({"sign_in_url": ""}, "sign_in_url"),
    ({"public_claims": [""]}, "public_claims must be a string, or a list of strings"),
    ({"public_claims": 7}, "public_claims must be a string, or a list of strings"),
    ({"on_refused": "toast"}, "on_refused must be a function"),
    ({"on_refused": lambda: None}, "on_refused must be a function"),
    ({"on_refused": lambda refusal, more: None}, "on_refused must be a function"),
    ({"on_refused": _async_refusal}, "on_refused must be a function, not async"),
    ({"on_refuse": None}, "configure has no option 'on_refuse'; did you mean on_refused?"),
    ({"authorised_parties": []}, "did you mean authorized_parties?"),
    ({"colour": "red"}, "there are accept_pending, accept_templates, api_url"),
]


@pytest.mark.parametrize(("options", "problem"), WRONG)
def test_a_wrong_option_is_an_error_when_it_is_set_and_changes_nothing(options: dict[str, Any], problem: str) -> None:
    held = backend()
    with pytest.raises(ConfigError, match=problem):
        configure(**options)
    assert backend() is held


def test_one_origin_is_no_list_of_letters() -> None:
    found = configure(authorized_parties="https://app.example.com", audience="app")
    assert (found.authorized_parties, found.audience) == (("https://app.example.com",), ("app",))


def test_one_name_of_a_claim_is_no_list_of_letters() -> None:
    assert configure(public_claims="email").public_claims == ("email",)
