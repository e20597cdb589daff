"""Key sets: any JSON may be fetched, and only keys that are fit for RS256 count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from reflex_clerk.errors import InvalidSignature, UnknownKey

from ..minting import ABSENT, KID, base64url, claims, header, jwk, jwks, mint, number, private_key, segment
from .case import Case
from .signature import SHA256_PREFIX, padded_block

NOT_RSA = "kty is not RSA"
NO_KID = "kid is not a non-empty string"
NO_NUMBER = "n or e is not a base64url number"
NO_KEY = "n and e are not an RSA public key"
WRONG_SIZE = "it has not between 2048 and 8192 bits"


def cases() -> Iterator[Case]:
    yield from _documents()
    yield from _refused_members()
    yield from _accepted_members()
    yield from _sizes()
    yield from _numbers()
    yield from _several_keys()


def _documents() -> Iterator[Case]:
    """Pair a valid token with documents that are no key set, or hold nothing of use."""
    no_list = "the document is not an object with a list of keys"
    documents: dict[str, Any] = {
        "list": [], "list-of-key": [jwk()], "text": "keys", "number": 7, "empty-object": {}, "true": True, "key-itself": jwk(),
        "keys-null": {"keys": None}, "keys-object": {"keys": {KID: jwk()}}, "keys-text": {"keys": "x"}, "keys-number": {"keys": 3},
        "upper-case": {"KEYS": [jwk()]}, "error": {"errors": [{"code": "x"}]},
    }  # fmt: skip
    for name, document in documents.items():
        reason = "a set is an object with a list"
        yield Case(f"keys-{name}", reason, mint(), UnknownKey, key_set=document, skipped=no_list)
    yield Case("keys-empty", "a set without keys knows no kid", mint(), UnknownKey, key_set={"keys": []})
    yield Case("keys-not-given", "no set is a set without keys", mint(), UnknownKey, key_set=None)
    entries: list[Any] = [None, 1, "x", [], [jwk()], True]
    for position, entry in enumerate(entries):
        yield _left_out(f"keys-entry-{position}", entry, "it is not an object")


def _left_out(name: str, key: Any, problem: str, token: str | None = None) -> Case:
    """Make a case whose key set holds one key, which is left out with a word about the problem."""
    said = f"key 1 of 1: {problem}"
    return Case(name, f"left out: {problem}", token or mint(), UnknownKey, key_set=jwks(key), skipped=said)


def _counts(name: str, key: Any, reason: str) -> Case:
    """Make a case whose one key is looked at, and denies the signature: its modulus is not that of the token's key."""
    return Case(name, reason, mint(), InvalidSignature, key_set=jwks(key))


def _refused_members() -> Iterator[Case]:
    """Change one member of a right key."""
    n = jwk()["n"]
    refused: dict[str, tuple[str, list[Any]]] = {
        "kid": (NO_KID, [ABSENT, None, 7, [], {}, [KID], True]),
        "kty": (NOT_RSA, [ABSENT, None, "EC", "oct", "OKP", "rsa", "RSA ", "", 7, ["RSA"], {}]),
        "use": ("use is not sig", ["enc", "", "SIG", "sig ", 7, [], ["sig"], {}, False]),
        "alg": ("alg is not RS256", ["RS512", "PS256", "RSA-OAEP", "HS256", "none", "", "rs256", 7, [], ["RS256"], {}]),
        "key_ops": ("key_ops has no verify", [[], ["sign"], ["wrapKey"], "verify", {}, {"verify": 1}, 7, True, [["verify"]]]),
        "n": (NO_NUMBER, [ABSENT, None, "", 7, [], {}, "!!!!", f"{n}==", f"{n}\n", f" {n}", "+/+/", " ", "\ud800"]),
        "e": (NO_NUMBER, [ABSENT, None, "", 65537, [], {}, "AQAB=", "AQ AB", "\u0661"]),
    }  # fmt: skip
    for member, (problem, values) in refused.items():
        for position, value in enumerate(values):
            yield _left_out(f"jwk-{member}-{position}", jwk(**{member: value}), problem)
    yield _left_out("jwk-kid-empty", jwk(kid=""), NO_KID, mint(head=header(kid="")))


def _accepted_members() -> Iterator[Case]:
    n = private_key().public_key().public_numbers().n
    accepted: dict[str, list[Any]] = {
        "use": [None, ABSENT], "alg": [None, ABSENT], "key_ops": [None, ["verify"], ["sign", "verify"], [7, "verify"]],
        "x5c": ["MIIB", [], None], "d": ["AAAA", 7, None], "unknown": [{}],
        "n": [base64url(b"\0" + n.to_bytes(256, "big"))], "e": [base64url(b"\0\0\1\0\1")],
    }  # fmt: skip
    for member, values in accepted.items():
        for position, value in enumerate(values):
            reason = "absent, null or right; members that say nothing about the public key are not read"
            yield Case(f"jwk-with-{member}-{position}", reason, mint(), key_set=jwks(jwk(**{member: value})))


def _sizes() -> Iterator[Case]:
    small = private_key("small", bits=1024)
    yield _left_out("size-1024", jwk(small), WRONG_SIZE, mint(key=small))
    for bits in (3072, 4096):
        key = private_key(f"bits-{bits}", bits=bits)
        yield Case(f"size-{bits}", "larger keys hold, too", mint(key=key), key_set=jwks(jwk(key)))
    for bits in (2048, 8192):
        yield _counts(f"modulus-{bits}", jwk(n=number((1 << (bits - 1)) | 1)), "2048 to 8192 bits, both included")
    for bits in (512, 2047, 8193, 65_536):
        yield _left_out(f"modulus-{bits}", jwk(n=number((1 << (bits - 1)) | 1)), WRONG_SIZE)


def _numbers() -> Iterator[Case]:
    n = private_key().public_key().public_numbers().n
    exponents = {"0": 0, "1": 1, "2": 2, "4": 4, "even": 65536, "modulus": n, "above-modulus": n + 2}
    for name, e in exponents.items():
        yield _left_out(f"exponent-{name}", jwk(e=number(e)), NO_KEY)
    for bits in (64, 72):
        yield _counts(f"exponent-{bits}-bits", jwk(e=number((1 << (bits - 1)) | 1)), "an exponent of up to 9 bytes")
    for bits in (73, 2000):
        yield _left_out(f"exponent-{bits}-bits", jwk(e=number((1 << (bits - 1)) | 1)), "e is too long")
    for name, modulus, problem in (
        ("even", n - 1, "n is even"),
        ("zero", 0, NO_KEY),
        ("one", 1, NO_KEY),
        ("tiny", 5, NO_KEY),
    ):
        yield _left_out(f"modulus-{name}", jwk(n=number(modulus)), problem)
    yield _left_out("exponent-1-forged", jwk(e=number(1)), NO_KEY, _signed_by_exponent_1())


def _signed_by_exponent_1() -> str:
    """Forge a token without any private key: raised to the power of 1, the padded hash is its own signature."""
    text = f"{segment(header())}.{segment(claims())}"
    content = SHA256_PREFIX + hashlib.sha256(text.encode()).digest()
    return f"{text}.{base64url(padded_block(content))}"


def _several_keys() -> Iterator[Case]:
    other = private_key("attacker")
    ec_key = {"kty": "EC", "crv": "P-256", "kid": "x"}
    oct_key = {"kty": "oct", "kid": KID, "k": base64url(b"secret"), "alg": "HS256"}
    yield _left_out("several-oct-only", oct_key, NOT_RSA)
    with_junk = jwks(None, 7, oct_key, ec_key, {"kty": "new", "kid": "y"}, jwk())
    said = f"key 4 of 6: {NOT_RSA}"
    yield Case("several-junk", "one strange key does not stop the others", mint(), key_set=with_junk, skipped=said)
    twice = jwks(jwk(), jwk(other))
    yield Case("several-first", "of two usable keys with one kid the first counts", mint(), key_set=twice)
    yield Case("several-second", "and the second does not", mint(key=other), InvalidSignature, key_set=twice)
    unusable = jwks(jwk(other, use="enc"), jwk())
    said = "key 1 of 2: use is not sig"
    yield Case("several-unusable-first", "it does not take the kid", mint(), key_set=unusable, skipped=said)
    many = jwks(*[jwk(kid=f"ins_{position}") for position in range(50)], jwk())
    yield Case("several-fifty", "found by kid, wherever it stands", mint(), key_set=many)
