"""Headers: the algorithm is RS256 and nothing else, extensions are refused, and no key is ever taken from a header."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reflex_clerk.errors import InvalidAlgorithm, InvalidSignature, TokenMalformed, TokenTypeMismatch, UnknownKey

from ..minting import (
    ABSENT,
    KID,
    base64url,
    claims,
    header,
    jwk,
    mint,
    pem,
    private_key,
    segment,
    sign_text,
    signature_of,
)
from .case import Case
from .not_objects import not_json_objects, stray_bits


def cases() -> Iterator[Case]:
    yield from _algorithm_names()
    yield from _other_signatures()
    yield from _types()
    yield from _extensions()
    yield from _not_objects()
    yield from _kids()
    yield from _keys_in_the_header()


def _algorithm_names() -> Iterator[Case]:
    """Each header is signed with RS256, so that only the name can be the reason."""
    names: list[object] = [
        "none", "None", "NONE", "nOnE", "", "rs256", "Rs256", "RS256 ", " RS256", "RS256\n", "RS256\0", "RS2560", "RS-256",
        "RSA256", "HS256", "HS384", "HS512", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES256K", "ES384",
        "ES512", "EdDSA", "Ed25519", "RSA-OAEP", "RSA1_5", "A128KW", "dir", "\uff32\uff33256",
        None, True, 0, 256, ["RS256"], {"RS256": 1}, [],
    ]  # fmt: skip
    for position, name in enumerate(names):
        label = (
            name.strip() if isinstance(name, str) and name.strip().isascii() and name.strip().isalnum() else position
        )
        reason = "RS256 is the only algorithm, spelled exactly so"
        yield Case(f"alg-{position}-{label}", reason, mint(head=header(alg=name)), InvalidAlgorithm)
    yield Case("alg-absent", "no algorithm is no default", mint(head=header(alg=ABSENT)), InvalidAlgorithm)
    unsigned = f"{segment(header(alg='none'))}.{segment(claims())}."
    yield Case("alg-none-unsigned", "the classic: no signature at all", unsigned, TokenMalformed)
    yield Case("alg-none-any", "no algorithm and a signature of nothing", unsigned + "AA", InvalidAlgorithm)
    twice = json.dumps(header()).replace('"RS256"', '"RS256","alg":"none"')
    yield Case("alg-twice-none-last", "of a name given twice the last counts", mint(head=twice), InvalidAlgorithm)


def _other_signatures() -> Iterator[Case]:
    """Signatures that do hold, by other algorithms, under their own name and under RS256's."""
    key = private_key()
    secrets = {
        "pem": pem().encode(),
        "pem-stripped": pem().strip().encode(),
        "pkcs1-pem": pem(form=PublicFormat.PKCS1).encode(),
        "der": key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        "modulus": jwk()["n"].encode(),
        "jwk": json.dumps(jwk()).encode(),
        "empty": b"",
    }
    for claimed, error in (("HS256", InvalidAlgorithm), ("RS256", InvalidSignature)):
        for name, secret in secrets.items():
            text = f"{segment(header(alg=claimed))}.{segment(claims())}"
            token = f"{text}.{base64url(hmac.digest(secret, text.encode(), hashlib.sha256))}"
            yield Case(f"hmac-{name}-as-{claimed}", "the public key is no shared secret", token, error)
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
    signers: dict[str, Callable[[bytes], bytes]] = {
        "RS384": lambda data: key.sign(data, padding.PKCS1v15(), hashes.SHA384()),
        "RS512": lambda data: key.sign(data, padding.PKCS1v15(), hashes.SHA512()),
        "PS256": lambda data: key.sign(data, pss, hashes.SHA256()),
        "ES256": lambda data: ec.generate_private_key(ec.SECP256R1()).sign(data, ec.ECDSA(hashes.SHA256())),
        "EdDSA": lambda data: ed25519.Ed25519PrivateKey.generate().sign(data),
    }
    for algorithm, sign in signers.items():
        for claimed, error in ((algorithm, InvalidAlgorithm), ("RS256", InvalidSignature)):
            text = f"{segment(header(alg=claimed))}.{segment(claims())}"
            token = f"{text}.{base64url(sign(text.encode()))}"
            reason = "another algorithm, even by Clerk's key, is not RS256"
            yield Case(f"made-by-{algorithm}-as-{claimed}", reason, token, error)


def _types() -> Iterator[Case]:
    """Clerk signs OAuth's access tokens with the same key: whoever has one of those is not signed in."""
    kinds: list[Any] = [
        "at+jwt", "application/at+jwt", "dpop+jwt", "JWT ", "JWS", "id_token", "", "jwtx", None, True, 7, ["JWT"], {}, [],
    ]  # fmt: skip
    for position, kind in enumerate(kinds):
        token = mint(head=header(typ=kind))
        yield Case(f"typ-{position}", "a session's token is of type JWT", token, TokenTypeMismatch)
        templates = {"accept_templates": True}
        yield Case(f"typ-{position}-template", "a template's, too", token, TokenTypeMismatch, settings=templates)
    order = mint(head=header(typ="at+jwt", kid="ins_other"))
    yield Case("typ-before-kid", "no fetch of keys for another kind of token", order, TokenTypeMismatch)


def _extensions() -> Iterator[Case]:
    extensions: list[Any] = [[], ["alg"], ["b64"], ["exp"], ["kid", "alg"], None, "b64", True, {}, 0]
    for position, value in enumerate(extensions):
        token = mint(head=header(crit=value))
        yield Case(
            f"crit-{position}", "whoever says that something must be understood is refused", token, TokenMalformed
        )
    for position, value in enumerate((False, None, 0, 1, "true", [], {})):
        yield Case(f"b64-{position}", "an unencoded payload is not ours", mint(head=header(b64=value)), TokenMalformed)
    yield Case("crit-b64", "RFC 7797 as it stands", mint(head=header(crit=["b64"], b64=False)), TokenMalformed)
    order = mint(head=header(alg="none", crit=["b64"]))
    yield Case("crit-after-alg", "the algorithm is looked at first", order, InvalidAlgorithm)


def _not_objects() -> Iterator[Case]:
    for name, reason, content in not_json_objects():
        yield Case(f"header-{name}", reason, mint(head=content), TokenMalformed)
    payload = segment(claims())
    for position, spelling in enumerate(stray_bits(_with_remainder(2))):
        token = sign_text(f"{spelling}.{payload}")
        yield Case(f"header-stray-bits-{position}", "bits that mean nothing are zero", token, TokenMalformed)
    for last in "Ax":
        odd = sign_text(f"{_with_remainder(0)}{last}.{payload}")
        yield Case(f"header-length-1-modulo-4-{last}", "no bytes have this spelling", odd, TokenMalformed)


def _with_remainder(remainder: int) -> str:
    """Encode a valid header to a text whose length modulo 4 is this."""
    return next(text for n in range(4) if len(text := segment(header(x="y" * n))) % 4 == remainder)


def _kids() -> Iterator[Case]:
    strange: dict[str, Any] = {
        "absent": ABSENT, "null": None, "empty": "", "number": 7, "true": True, "list": [], "list-of-kid": [KID], "object": {},
        "other": "ins_other", "upper": KID.upper(), "space": f"{KID} ", "space-before": f" {KID}", "nul": f"{KID}\0",
        "prefix": KID[:-1], "path": "../../../../dev/null", "sql": "x' UNION SELECT 'key'--", "url": "https://evil.example/jwks",
        "dunder": "__class__", "float-nan-text": "NaN",
    }  # fmt: skip
    for name, kid in strange.items():
        yield Case(f"kid-{name}", "a kid is matched exactly or not at all", mint(head=header(kid=kid)), UnknownKey)


def _keys_in_the_header() -> Iterator[Case]:
    """Headers that bring the attacker's own key, which has signed the token."""
    attacker = private_key("attacker")
    brought: dict[str, Any] = {
        "jwk": jwk(attacker), "jku": "https://evil.example/jwks.json", "x5u": "https://evil.example/cert.pem",
        "x5c": ["MIIB"], "x5t": "AAAA", "keys": [jwk(attacker)],
    }  # fmt: skip
    for name, value in brought.items():
        known = mint(head=header(**{name: value}), key=attacker)
        yield Case(f"brings-{name}", "a key in the header is not looked at", known, InvalidSignature)
        unknown = mint(head=header(**{name: value, "kid": "attacker"}), key=attacker)
        yield Case(f"brings-{name}-and-kid", "nor is it added to the key set", unknown, UnknownKey)
        held = mint(head=header(**{name: value}))
        yield Case(f"holds-despite-{name}", "Clerk's own signature holds whatever else the header says", held)
    foreign = f"{segment(header())}.{segment(claims())}.{base64url(signature_of('x', attacker))}"
    yield Case("brings-nothing", "the attacker's signature over something else", foreign, InvalidSignature)
