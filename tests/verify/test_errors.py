"""The codes and kinds of errors are a promise: front ends and logs of other people are written against them."""

from __future__ import annotations

import pytest

from reflex_clerk import errors

PROMISED = {
    "TokenError": ("token-invalid", "Exception"),
    "TokenMalformed": ("token-malformed", "TokenError"),
    "InvalidAlgorithm": ("token-invalid-algorithm", "TokenError"),
    "TokenTypeMismatch": ("token-type-mismatch", "TokenError"),
    "UnknownKey": ("jwk-kid-mismatch", "TokenError"),
    "InvalidSignature": ("token-invalid-signature", "TokenError"),
    "TokenExpired": ("token-expired", "TokenError"),
    "TokenNotYetValid": ("token-not-active-yet", "TokenError"),
    "TokenIssuedInFuture": ("token-iat-in-the-future", "TokenNotYetValid"),
    "InvalidClaim": ("token-invalid-claim", "TokenError"),
    "MissingClaim": ("token-missing-claim", "InvalidClaim"),
    "InvalidAuthorizedParty": ("token-invalid-authorized-parties", "InvalidClaim"),
    "SessionPending": ("session-pending", "TokenError"),
    "UntrustedOrigin": ("origin-untrusted", "TokenError"),
    "KeysUnavailable": ("jwk-failed-to-load", "TokenError"),
}


@pytest.mark.parametrize("name", PROMISED)
def test_a_class_keeps_its_code_and_its_base(name: str) -> None:
    """Whoever catches a kind goes on to catch it."""
    kind: type[errors.TokenError] = getattr(errors, name)
    assert (kind.code, kind.__base__ and kind.__base__.__name__) == PROMISED[name]


def test_every_error_is_promised() -> None:
    """A new class has its code written down here."""
    kinds = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
    assert kinds == {*PROMISED, "ConfigError"}
    assert not issubclass(errors.ConfigError, errors.TokenError), "a wrong option is no fault of a token"


def test_the_text_says_which_claim_is_wrong() -> None:
    """The claim by name, and never its value."""
    assert (
        str(errors.InvalidClaim("iss", "is not the configured issuer"))
        == "claim iss of the session token is not the configured issuer"
    )
    assert str(errors.MissingClaim("exp")) == "claim exp of the session token is missing"
    assert str(errors.KeysUnavailable("it is down", 3.0)) == "Clerk's key set is not available: it is down"
