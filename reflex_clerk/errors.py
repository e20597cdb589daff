# ruff: noqa: N818 - each name says what is wrong with the token, and its base `TokenError` that it is an error
"""What can be wrong with a session token or with the options, as types with stable codes.

No text here ever holds a token, a secret or a claim's value, so every one of these errors may be logged and shown.
Codes are Clerk's own (`TokenVerificationErrorReason` of its SDKs) where Clerk has one.
"""

from __future__ import annotations

from typing import ClassVar


class ConfigError(ValueError):
    """An option that cannot be right; raised when the option is set, never while a token is verified."""


class TokenError(Exception):
    """A token that is not accepted; `code` says why and stays the same from release to release."""

    code: ClassVar[str] = "token-invalid"
    text: ClassVar[str] = "the session token could not be verified; ask Clerk for a new one"

    def __str__(self) -> str:
        return self.text


class TokenMalformed(TokenError):
    """Not a compact JWS of at most 16384 characters whose header and payload are JSON objects."""

    code = "token-malformed"
    text = "this is not a session token: expected three base64url parts of JSON, signed; send what getToken() gave"


class InvalidAlgorithm(TokenError):
    """The header names another algorithm than RS256, the one that Clerk signs session tokens with."""

    code = "token-invalid-algorithm"
    text = "the token is not signed with RS256, the only algorithm of Clerk's session tokens"


class TokenTypeMismatch(TokenError):
    """The header's `typ` is not JWT: an OAuth access token, or another one that the same key signs."""

    code = "token-type-mismatch"
    text = "this is another kind of token than a session's, though the same key may sign it; send what getToken() gave"


class UnknownKey(TokenError):
    """No usable key of the key set has the token's kid: another instance's token, or the keys were rotated."""

    code = "jwk-kid-mismatch"
    text = "no key of the key set has the token's kid; check that the page and the backend use the same Clerk instance"


class InvalidSignature(TokenError):
    """The signature does not hold for these bytes and this key."""

    code = "token-invalid-signature"
    text = "the token's signature does not hold; check that the page and the backend use the same Clerk instance"


class TokenExpired(TokenError):
    """`exp` has passed by more than the leeway: an ordinary outcome for a token that lives a minute."""

    code = "token-expired"
    text = "the session token has expired; ask Clerk for a new one, and check this machine's clock if it happens often"


class TokenNotYetValid(TokenError):
    """`nbf` is in the future by more than the leeway."""

    code = "token-not-active-yet"
    text = "the session token is not valid yet; check this machine's clock, or allow more leeway"


class TokenIssuedInFuture(TokenNotYetValid):
    """`iat` is in the future by more than the leeway."""

    code = "token-iat-in-the-future"
    text = "the session token was issued in the future; check this machine's clock, or allow more leeway"


class InvalidClaim(TokenError):
    """A claim has the wrong type or is not what the options ask for; `claim` is its name."""

    code = "token-invalid-claim"

    def __init__(self, claim: str, problem: str) -> None:
        super().__init__(claim, problem)
        self.claim = claim
        self.problem = problem

    def __str__(self) -> str:
        return f"claim {self.claim} of the session token {self.problem}"


class MissingClaim(InvalidClaim):
    """A claim that must be there is not; `claim` is its name."""

    code = "token-missing-claim"

    def __init__(self, claim: str, problem: str = "is missing") -> None:
        super().__init__(claim, problem)


class InvalidAuthorizedParty(InvalidClaim):
    """`azp` is missing or names an origin that is not among the authorized parties."""

    code = "token-invalid-authorized-parties"

    def __init__(self, claim: str = "azp", problem: str = "is not one of the authorized parties") -> None:
        super().__init__(claim, problem)


class SessionPending(TokenError):
    """`sts` is `pending`: a task is left, such as choosing an organization; Clerk counts this as signed out."""

    code = "session-pending"
    text = "the session is pending: the user has a task to finish before being signed in"


class UntrustedOrigin(TokenError):
    """A request that may change something brings its token in a cookie, and nothing shows that a page of the app sent it."""

    code = "origin-untrusted"
    text = (
        "a cookie does not show who made the request: send the token in the Authorization header, or send the request from "
        "a page whose origin is one of authorized_parties"
    )


class KeysUnavailable(TokenError):
    """The key set could not be had, so nothing is said about the token; `retry_after` is in seconds."""

    code = "jwk-failed-to-load"

    def __init__(self, problem: str, retry_after: float = 0.0) -> None:
        super().__init__(problem, retry_after)
        self.problem = problem
        self.retry_after = retry_after

    def __str__(self) -> str:
        return f"Clerk's key set is not available: {self.problem}"
