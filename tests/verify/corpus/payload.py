"""Payloads that are no JSON object, under a signature that holds; and wrong claims, which a wrong signature must hide."""

from __future__ import annotations

from collections.abc import Iterator

from reflex_clerk.errors import InvalidSignature, TokenMalformed

from ..minting import ABSENT, NOW, Content, claims, header, mint, private_key, segment, sign_text
from .case import Case
from .not_objects import not_json_objects, stray_bits


def cases() -> Iterator[Case]:
    for name, reason, content in not_json_objects():
        yield Case(f"payload-{name}", reason, mint(content), TokenMalformed)
    head = segment(header())
    for position, spelling in enumerate(stray_bits(_with_remainder(2))):
        token = sign_text(f"{head}.{spelling}")
        yield Case(f"payload-stray-bits-{position}", "bits that mean nothing are zero", token, TokenMalformed)
    odd = sign_text(f"{head}.{_with_remainder(0)}A")
    yield Case("payload-length-1-modulo-4", "no bytes have this spelling", odd, TokenMalformed)
    yield from _signature_first()


def _with_remainder(remainder: int) -> str:
    """Encode a valid payload to a text whose length modulo 4 is this."""
    return next(text for n in range(4) if len(text := segment(claims(x="y" * n))) % 4 == remainder)


def _signature_first() -> Iterator[Case]:
    """Nobody learns anything about claims from an unsigned token."""
    attacker = private_key("attacker")
    wrong: dict[str, Content] = {
        "expired": claims(exp=0), "future": claims(nbf=NOW * 2), "no-sub": claims(sub=ABSENT), "text-exp": claims(exp="x"),
        "pending": claims(sts="pending"), "not-json": "{", "list": "[]",
    }  # fmt: skip
    for name, payload in wrong.items():
        yield Case(
            f"signature-before-{name}",
            "the signature comes before every claim",
            mint(payload, key=attacker),
            InvalidSignature,
        )
