"""Key sets: any JSON may be fetched, and only keys that are fit for RS256 count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from reflex_clerk.errors import InvalidSignature, UnknownKey

from ..minting import ABSENT, KID, base64url, claims, header, jwk, jwks, mint, number, private_key, segment
from .case import Case
from .signature import SHA256_PREFIX

OTHER_KIND = "kty is not RSA"
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
        "null": None, "list": [], "list-of-key": [jwk()], "text": "keys", "number": 7, "empty-object": {}, "true": True,
        "keys-null": {"keys": None}, "keys-object": {"keys": {KID: jwk()}}, "keys-text": {"keys": "x"}, "keys-number": {"keys": 3},
        "key-itself": jwk(), "upper-case": {"KEYS": [jwk()]}, "error": {"errors": [{"code": "x"}]},
    }  # fmt: skip
    for name, document in documents.items():
        yield Case(
            f"keys-{name}", "a set is an object with a list", mint(), UnknownKey, key_set=document, skipped=no_list
        )
    yield Case("keys-empty", "a set without keys knows no kid", mint(), UnknownKey, key_set={"keys": []})
    for position, entry in enumerate((None, 1, "x", [], [jwk()], True)):
        token, key_set = mint(), {"keys": [entry]}
        yield Case(
            f"keys-entry-{position}",
            "a key is an object",
            token,
            UnknownKey,
            key_set=key_set,
            skipped="it is not an object",
        )


def _refused_members() -> Iterator[Case]:
    """Change one member of a right key."""
    refused: dict[str, tuple[str, list[Any]]] = {
        "kid": ("kid is not a non-empty string", [ABSENT, None, 7, [], {}, [KID], True]),
        "kty": (OTHER_KIND, [ABSENT, None, "EC", "oct", "OKP", "rsa", "RSA ", "", 7, ["RSA"], {}]),
        "use": ("use is not sig", ["enc", "", "SIG", "sig ", 7, [], ["sig"], {}, False]),
        "alg": ("alg is not RS256", ["RS512", "RS384", "PS256", "RSA-OAEP", "HS256", "none", "", "rs256", 7, [], ["RS256"], {}]),
        "key_ops": ("key_ops has no verify", [[], ["sign"], ["encrypt", "wrapKey"], "verify", {}, {"verify": 1}, 7, True, [["verify"]]]),
        "n": (NO_NUMBER, [ABSENT, None, "", 7, [], {}, "!!!!", jwk()["n"] + "==", jwk()["n"] + "\n", "+/+/", " ", "\ud800"]),
        "e": (NO_NUMBER, [ABSENT, None, "", 65537, [], {}, "AQAB=", "AQ AB", "\u0661"]),
    }  # fmt: skip
    for member, (problem, values) in refused.items():
        for position, value in enumerate(values):
            key_set = jwks(jwk(**{member: value}))
            yield Case(f"jwk-{member}-{position}", problem, mint(), UnknownKey, key_set=key_set, skipped=problem)
    empty_kid = mint(head=header(kid=""))
    problem = "kid is not a non-empty string"
    yield Case(
        "jwk-kid-empty",
        "an empty kid matches nothing",
        empty_kid,
        UnknownKey,
        key_set=jwks(jwk(kid="")),
        skipped=problem,
    )


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
    yield Case(
        "size-1024",
        "too small, though the signature holds",
        mint(key=small),
        UnknownKey,
        key_set=jwks(jwk(small)),
        skipped=WRONG_SIZE,
    )
    for bits in (3072, 4096):
        key = private_key(f"bits-{bits}", bits=bits)
        yield Case(f"size-{bits}", "larger keys hold, too", mint(key=key), key_set=jwks(jwk(key)))
    for bits, counts in ((512, False), (2047, False), (2048, True), (8192, True), (8193, False), (65_536, False)):
        # Not a real modulus, so no signature can hold: the error tells whether the key counted.
        key_set = jwks(jwk(n=number((1 << (bits - 1)) | 1)))
        error, skipped = (InvalidSignature, None) if counts else (UnknownKey, WRONG_SIZE)
        yield Case(
            f"modulus-{bits}", "2048 to 8192 bits, both included", mint(), error, key_set=key_set, skipped=skipped
        )


def _numbers() -> Iterator[Case]:
    n = private_key().public_key().public_numbers().n
    exponents = {"0": 0, "1": 1, "2": 2, "4": 4, "even": 65536, "modulus": n, "above-modulus": n + 2}
    for name, e in exponents.items():
        key_set = jwks(jwk(e=number(e)))
        yield Case(f"exponent-{name}", "odd, at least 3, below n", mint(), UnknownKey, key_set=key_set, skipped=NO_KEY)
    for bits, counts in ((64, True), (72, True), (73, False), (2000, False)):
        key_set = jwks(jwk(e=number((1 << (bits - 1)) | 1)))
        error, skipped = (InvalidSignature, None) if counts else (UnknownKey, "e is too long")
        yield Case(
            f"exponent-{bits}-bits",
            "9 bytes at most: time grows with it",
            mint(),
            error,
            key_set=key_set,
            skipped=skipped,
        )
    for name, modulus, problem in (
        ("even", n - 1, "n is even"),
        ("zero", 0, NO_KEY),
        ("one", 1, NO_KEY),
        ("tiny", 5, NO_KEY),
    ):
        key_set = jwks(jwk(n=number(modulus)))
        yield Case(
            f"modulus-{name}", "a product of two large primes", mint(), UnknownKey, key_set=key_set, skipped=problem
        )
    text = f"{segment(header())}.{segment(claims())}"
    content = SHA256_PREFIX + hashlib.sha256(text.encode()).digest()
    forged = b"\0\1" + b"\xff" * (256 - 3 - len(content)) + b"\0" + content
    token = f"{text}.{base64url(forged)}"
    yield Case(
        "exponent-1-forged",
        "with e = 1 every text signs itself",
        token,
        UnknownKey,
        key_set=jwks(jwk(e=number(1))),
        skipped=NO_KEY,
    )


def _several_keys() -> Iterator[Case]:
    other = private_key("attacker")
    junk = [
        None,
        7,
        {"kty": "oct", "k": "AAAA", "kid": KID},
        {"kty": "EC", "crv": "P-256", "kid": "x"},
        {"kty": "new", "kid": "y"},
    ]
    yield Case("several-with-junk", "one strange key does not stop the others", mint(), key_set=jwks(*junk, jwk()))
    yield Case(
        "several-first-counts", "of two usable keys with one kid the first", mint(), key_set=jwks(jwk(), jwk(other))
    )
    yield Case(
        "several-second-does-not",
        "and not the second",
        mint(key=other),
        InvalidSignature,
        key_set=jwks(jwk(), jwk(other)),
    )
    usable = jwks(jwk(other, use="enc"), jwk())
    yield Case(
        "several-unusable-first",
        "an unusable one does not take the kid",
        mint(),
        key_set=usable,
        skipped="use is not sig",
    )
    many = jwks(*[jwk(kid=f"ins_{position}") for position in range(200)], jwk())
    yield Case("several-hundred", "found by kid, wherever it stands", mint(), key_set=many)
    oct_key = {"kty": "oct", "kid": KID, "k": base64url(b"secret"), "alg": "HS256"}
    yield Case(
        "several-oct-only",
        "a shared secret in a key set is no key",
        mint(),
        UnknownKey,
        key_set=jwks(oct_key),
        skipped=OTHER_KIND,
    )
