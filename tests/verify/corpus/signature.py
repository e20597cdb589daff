"""Signatures: one key, one padding, one hash, one spelling, over exactly the bytes that came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

from reflex_clerk.errors import InvalidSignature, TokenMalformed

from ..minting import base64url, claims, header, jwk, jwks, mint, pem, private_key, segment, signature_of
from .case import Case
from .not_objects import stray_bits

SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")
"""DigestInfo of SHA-256 (RFC 8017, section 9.2, note 1)."""
SHA256_PREFIX_WITHOUT_NULL = bytes.fromhex("302f300b0609608648016503040201" + "0420")


def cases() -> Iterator[Case]:
    yield from _changed_bytes()
    yield from _spellings()
    yield from _stray_bits()
    yield from _changed_text()
    yield from _other_keys()
    yield from _padding()
    yield from _low_exponent()


def _text() -> str:
    return f"{segment(header())}.{segment(claims())}"


def _with(signature: bytes) -> str:
    return f"{_text()}.{base64url(signature)}"


def _changed_bytes() -> Iterator[Case]:
    right = signature_of(_text())
    for bit in (0, 1, 7, 8, 63, 64, 512, 1023, 1024, 1500, 2040, 2046, 2047):
        flipped = int.from_bytes(right, "big") ^ (1 << bit)
        yield Case(f"bit-{bit}", "one wrong bit", _with(flipped.to_bytes(256, "big")), InvalidSignature)
    numbers = private_key().public_key().public_numbers()
    value = int.from_bytes(right, "big")
    shapes = {
        "zeros": bytes(256), "ones": b"\xff" * 256, "one": (1).to_bytes(256, "big"), "one-byte": b"\0", "short": right[:-1],
        "shorter": right[:128], "first-cut": right[1:], "long": right + b"\0", "longer": right * 2, "zero-before": b"\0" + right,
        "reversed": right[::-1], "modulus": numbers.n.to_bytes(256, "big"), "modulus-less-one": (numbers.n - 1).to_bytes(256, "big"),
        "negative": (numbers.n - value).to_bytes(256, "big"), "plus-modulus": (value + numbers.n).to_bytes(257, "big"),
        "text-of-signature": base64url(right).encode(), "hex": right.hex().encode(), "hash": hashlib.sha256(_text().encode()).digest(),
        "huge": bytes(9_000),
    }  # fmt: skip
    for name, signature in shapes.items():
        yield Case(f"signature-{name}", "256 bytes, the right ones", _with(signature), InvalidSignature)


def _spellings() -> Iterator[Case]:
    right = base64url(signature_of(_text()))
    yield Case(
        "signature-one-more-character",
        "a length of 1 modulo 4 spells nothing",
        f"{_text()}.{right}AAA",
        InvalidSignature,
    )
    standard = right.replace("-", "+").replace("_", "/")
    if standard == right:  # both are missing in one signature of 46000
        standard = f"+{right}"
    yield Case(
        "signature-standard-alphabet", "the same bytes in the other alphabet", f"{_text()}.{standard}", TokenMalformed
    )


def _stray_bits() -> Iterator[Case]:
    """Respell signatures of either remainder modulo 4 and with every last character: the same bytes, one spelling."""
    for bits in (2048, 2056):
        key = private_key(f"bits-{bits}", bits=bits)
        by_last_character = {token[-1]: token for n in range(200) if (token := mint(claims(n=n), key=key))}
        for last, token in sorted(by_last_character.items()):
            text, _, signature = token.rpartition(".")
            yield Case(f"signature-{bits}-ends-{last}", "the canonical spelling holds", token, key_set=jwks(jwk(key)))
            for spelling in stray_bits(signature):
                name = f"signature-{bits}-ends-{last}-respelled-{spelling[-1]}"
                respelled = f"{text}.{spelling}"
                yield Case(name, "bits that mean nothing are zero", respelled, InvalidSignature, key_set=jwks(jwk(key)))


def _changed_text() -> Iterator[Case]:
    head, payload, signature = mint().split(".")
    other = segment(claims(sub="user_victim"))
    swapped = {
        "payload": f"{head}.{other}.{signature}",
        "header": f"{segment(header(typ='jwt'))}.{payload}.{signature}",
        "header-order": f"{segment(dict(reversed(header().items())))}.{payload}.{signature}",
        "payload-respelled": f"{head}.{segment(str(claims()).replace(chr(39), chr(34)))}.{signature}",
        "header-twice": f"{head}.{head}.{signature}",
        "empty-object": f"{head}.e30.{signature}",
    }
    for name, token in swapped.items():
        yield Case(f"text-{name}", "the signature is over the bytes that came", token, InvalidSignature)
    moved = f"{head}{payload[:4]}.{payload[4:]}.{signature}"
    yield Case("text-dot-moved", "the header then has bytes after its end", moved, TokenMalformed)
    signed_texts = {
        "payload-only": payload, "header-only": head, "no-dot": head + payload, "newline": f"{head}.{payload}\n",
        "trailing-dot": f"{head}.{payload}.", "decoded": str(claims()), "swapped": f"{payload}.{head}", "nothing": "",
        "padded": f"{head}=.{payload}=",
    }  # fmt: skip
    for name, text in signed_texts.items():
        yield Case(
            f"over-{name}", "the signature is over header, dot and payload", _with(signature_of(text)), InvalidSignature
        )


def _other_keys() -> Iterator[Case]:
    attacker = private_key("attacker")
    yield Case("key-other", "another key under our kid", mint(key=attacker), InvalidSignature)
    both = jwks(jwk(), jwk(attacker, kid="ins_other"))
    yield Case(
        "key-other-in-set",
        "keys are never tried one after the other",
        mint(key=attacker),
        InvalidSignature,
        key_set=both,
    )
    yield Case(
        "key-other-its-kid",
        "the other key under its own kid",
        mint(head=header(kid="ins_other"), key=attacker),
        key_set=both,
    )
    networkless = {"jwt_key": pem()}
    yield Case("key-other-networkless", "a PEM is one key", mint(key=attacker), InvalidSignature, settings=networkless)


def _padding() -> Iterator[Case]:
    """Signatures by Clerk's own key, which a lenient verifier would take."""
    key, data = private_key(), _text().encode()
    digest = hashlib.sha256(data).digest()
    made = {
        "pss": key.sign(data, padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.MAX_LENGTH), hashes.SHA256()),
        "pss-no-salt": key.sign(data, padding.PSS(padding.MGF1(hashes.SHA256()), 0), hashes.SHA256()),
        "sha-384": key.sign(data, padding.PKCS1v15(), hashes.SHA384()),
        "sha-512": key.sign(data, padding.PKCS1v15(), hashes.SHA512()),
        "sha-224": key.sign(data, padding.PKCS1v15(), hashes.SHA224()),
        "hashed-twice": key.sign(digest, padding.PKCS1v15(), hashes.SHA256()),
        "prehashed-other": key.sign(hashlib.sha256(b"").digest(), padding.PKCS1v15(), Prehashed(hashes.SHA256())),
        "no-padding": _raw(key, SHA256_PREFIX + digest),
        "no-digest-info": _raw(key, padded_block(digest)),
        "no-null": _raw(key, padded_block(SHA256_PREFIX_WITHOUT_NULL + digest)),
        "block-type-2": _raw(key, padded_block(SHA256_PREFIX + digest, kind=2)),
        "short-padding": _raw(key, b"\0\1" + b"\xff" * 8 + b"\0" + SHA256_PREFIX + digest + bytes(194)),
        "garbage-before-hash": _raw(key, padded_block(b"\1" + SHA256_PREFIX + digest)),
    }
    for name, signature in made.items():
        yield Case(
            f"padding-{name}", "RSASSA-PKCS1-v1_5 with SHA-256, padded in full", _with(signature), InvalidSignature
        )
    right = _raw(key, padded_block(SHA256_PREFIX + digest))
    yield Case("padding-right", "the same construction with nothing wrong holds", _with(right))


def padded_block(content: bytes, kind: int = 1, size: int = 256) -> bytes:
    """Pad as RSASSA-PKCS1-v1_5 does."""
    return b"\0" + bytes([kind]) + b"\xff" * (size - 3 - len(content)) + b"\0" + content


def _raw(key: rsa.RSAPrivateKey, block: bytes) -> bytes:
    """Apply the private key to a block as it is, which no library offers."""
    numbers = key.private_numbers()
    return pow(int.from_bytes(block, "big"), numbers.d, numbers.public_numbers.n).to_bytes(256, "big")


def _low_exponent() -> Iterator[Case]:
    """Bleichenbacher's forgery of 2006: with e = 3 a cube root of a well-formed start needs no private key."""
    key = private_key("exponent-3", exponent=3)
    key_set = jwks(jwk(key))
    digest = hashlib.sha256(_text().encode()).digest()
    start = b"\0\1\xff\xff\xff\xff\xff\xff\xff\xff\0" + SHA256_PREFIX + digest
    target = int.from_bytes(start + b"\xff" * (256 - len(start)), "big")
    forged = _cube_root(target).to_bytes(256, "big")
    yield Case("exponent-3-forged", "nothing may follow the hash", _with(forged), InvalidSignature, key_set=key_set)
    yield Case("exponent-3", "a key of exponent 3 is unusual, not wrong", mint(key=key), key_set=key_set)


def _cube_root(value: int) -> int:
    """Give the largest integer whose cube is not above `value`."""
    low, high = 0, 1 << (value.bit_length() // 3 + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**3 <= value else (low, middle - 1)
    return low
