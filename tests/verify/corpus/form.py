"""What is not three base64url parts in one plain string: it comes over a websocket, which carries any JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reflex_clerk.errors import TokenMalformed, UnknownKey

from ..minting import claims, header, mint, segment, sign_text
from .case import Case

SIGNATURE_CHARACTERS = 342
"""256 bytes in base64url."""


class TextSubclass(str):
    """A str that could lie about its length or characters."""

    __slots__ = ()


def cases() -> Iterator[Case]:
    yield from _other_types()
    yield from _number_of_parts()
    yield from _characters()
    yield from _wrapped()
    yield from _sizes()


def _other_types() -> Iterator[Case]:
    valid = mint()
    head, payload, signature = valid.split(".")
    values: dict[str, object] = {
        "null": None, "true": True, "false": False, "zero": 0, "integer": 7, "float": 1.5, "huge-integer": 10**400,
        "empty-list": [], "list-of-token": [valid], "list-of-parts": [head, payload, signature], "empty-object": {},
        "object-with-token": {"token": valid}, "nested": [[[valid]]], "bytes": valid.encode(),
        "flattened-jws": {"protected": head, "payload": payload, "signature": signature},
        "general-jws": {"payload": payload, "signatures": [{"protected": head, "signature": signature}]},
    }  # fmt: skip
    for name, value in values.items():
        yield Case(f"type-{name}", "only a string can be a token", value, TokenMalformed)
    yield Case("type-subclass", "a subclass of str may answer otherwise each time", TextSubclass(valid), TokenMalformed)


def _number_of_parts() -> Iterator[Case]:
    head, payload, signature = mint().split(".")
    texts = {
        "empty": "", "space": " ", "dot": ".", "two-dots": "..", "three-dots": "...", "no-dot": "abc",
        "word-null": "null", "word-undefined": "undefined", "header-only": head, "two-parts": f"{head}.{payload}",
        "unsecured": f"{head}.{payload}.", "no-header": f".{payload}.{signature}", "no-payload": f"{head}..{signature}",
        "four-parts": f"{head}.{payload}.{signature}.{signature}", "five-parts": f"{head}.{payload}.{signature}.e30.e30",
        "leading-dot": f".{head}.{payload}.{signature}", "trailing-dot": f"{head}.{payload}.{signature}.",
        "api-key": "ak_abcdefghijklmnopqrstuvwxyz", "oauth-token": "oat_abcdefghijklmnopqrstuvwxyz",
        "machine-token": "mt_abcdefghijklmnopqrstuvwxyz", "machine-token-2": "m2m_abcdefghijklmnopqrstuvwxyz",
    }  # fmt: skip
    for name, text in texts.items():
        yield Case(f"parts-{name}", "a compact JWS has three parts, none of them empty", text, TokenMalformed)
    yield Case("parts-letters", "three letters have the form but no header in them", "a.b.c", TokenMalformed)


def _characters() -> Iterator[Case]:
    """Each foreign character once in each place where a lenient decoder would overlook it."""
    head, payload, signature = mint().split(".")
    characters = {
        "padding": "=", "double-padding": "==", "plus": "+", "slash": "/", "star": "*", "exclamation": "!",
        "comma": ",", "percent": "%", "space": " ", "newline": "\n", "carriage-return": "\r\n", "tab": "\t", "nul": "\0",
        "zero-width-space": "\u200b", "byte-order-mark": "\ufeff", "no-break-space": "\u00a0", "fullwidth-a": "\uff21",
        "cyrillic-a": "\u0410", "arabic-digit": "\u0661", "emoji": "\U0001f511", "lone-surrogate": "\ud800",
        "combining": "\u0301",
    }  # fmt: skip
    for name, character in characters.items():
        reason = "only the 64 characters of base64url and two dots: every token has one spelling"
        yield Case(f"end-{name}", reason, f"{head}.{payload}.{signature}{character}", TokenMalformed)
        yield Case(f"start-{name}", reason, f"{character}{head}.{payload}.{signature}", TokenMalformed)
        yield Case(f"signed-{name}", reason, sign_text_unchecked(f"{head}.{payload}{character}"), TokenMalformed)


def sign_text_unchecked(text: str) -> str:
    """Sign text as it is; what cannot be encoded gets the signature of the text without it."""
    return f"{text}.{sign_text(text.encode(errors='ignore').decode()).rpartition('.')[2]}"


def _wrapped() -> Iterator[Case]:
    valid = mint()
    wrappers = {
        "bearer": f"Bearer {valid}", "bearer-lower": f"bearer {valid}", "quotes": f'"{valid}"', "cookie": f"__session={valid}",
        "url-dots": valid.replace(".", "%2E"), "fullwidth-dots": valid.replace(".", "\uff0e"), "reversed": valid[::-1],
        "spaces-around": f" {valid} ", "comma-dots": valid.replace(".", ","), "two-tokens": f"{valid} {valid}",
    }  # fmt: skip
    for name, text in wrappers.items():
        yield Case(f"wrapped-{name}", "nothing is trimmed or unwrapped", text, TokenMalformed)


def _sizes() -> Iterator[Case]:
    yield Case("size-limit", "16384 characters are still looked at", _of_length(16_384))
    yield Case("size-over", "one more is not", _of_length(16_385), TokenMalformed)
    big = segment(header(filler="x" * 750_000))
    yield Case("size-megabyte", "a megabyte is a default limit of websockets", f"{big}.e30.AAAA", TokenMalformed)
    yield Case("size-dots", "splitting a million dots would cost memory", "." * 1_000_000, TokenMalformed)
    yield Case("size-letters", "no part is decoded before the length is checked", "A" * 10_000_000, TokenMalformed)
    long_kid = mint(head=header(kid="k" * 9_000))
    yield Case("size-kid", "a kid of 9000 characters is only a key of a dictionary", long_kid, UnknownKey)


def _of_length(characters: int) -> str:
    """Mint a valid token of exactly this length; base64url has no text of some lengths, so two parts are filled."""
    for in_header, in_payload in product(range(3), range(11_600, 11_800)):
        head, payload = segment(header(filler="x" * in_header)), segment(claims(filler="x" * in_payload))
        if len(head) + len(payload) + len("..") + SIGNATURE_CHARACTERS == characters:
            return sign_text(f"{head}.{payload}")
    raise AssertionError("no filling gives this length")
