"""Contents of a segment that are no JSON object, and spellings of a segment that are not its canonical one."""

from __future__ import annotations

import string
from collections.abc import Iterator

ALPHABET = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"

FIELDS = '"alg":"RS256","kid":"ins_2abcdefghijklmnopqrstuvwxyz0","sub":"user_1","sid":"sess_1","exp":1800000050,"nbf":1799999990'
"""Enough for a valid header and a valid payload, so that only what stands beside it can be the reason."""


def not_json_objects() -> Iterator[tuple[str, str, bytes]]:
    """Give name, reason and bytes."""
    for name, text in {
        "null": "null", "true": "true", "number": "7", "string": '"x"', "list": "[]", "list-of-object": f"[{{{FIELDS}}}]",
        "list-of-pairs": '[["alg","RS256"]]',
    }.items():  # fmt: skip
        yield name, "only an object has members", text.encode()
    for name, text in {
        "nothing": " ", "cut": f"{{{FIELDS}", "extra-brace": f"{{{FIELDS}}}}}", "two-objects": f"{{{FIELDS}}}{{}}",
        "trailing-comma": f"{{{FIELDS},}}", "comment": f"{{{FIELDS}/* x */}}", "single-quotes": "{'alg':'RS256'}",
        "bare-names": "{alg:'RS256'}", "control-character": f'{{{FIELDS},"x":"\n"}}', "nul-after": f"{{{FIELDS}}}\0",
        "nul-before": f"\0{{{FIELDS}}}", "hex-number": f'{{{FIELDS},"x":0x10}}', "leading-zero": f'{{{FIELDS},"x":01}}',
        "plus-sign": f'{{{FIELDS},"x":+1}}', "bad-escape": f'{{{FIELDS},"x":"\\q"}}', "half-escape": f'{{{FIELDS},"x":"\\u12"}}',
    }.items():  # fmt: skip
        yield name, "this is not JSON", text.encode()
    for constant in ("NaN", "Infinity", "-Infinity"):
        yield constant, "Python's reader takes it, JSON does not", f'{{{FIELDS},"x":{constant}}}'.encode()
    digits = "9" * 5000
    yield "5000-digits", "reading it takes time that grows with the square", f'{{{FIELDS},"x":{digits}}}'.encode()
    yield "5000-digits-negative", "the same below zero", f'{{{FIELDS},"x":-{digits}}}'.encode()
    yield "deep-list", "nesting ends somewhere", b"[" * 9_000
    yield "deep-in-object", "also inside of an object", f'{{{FIELDS},"x":'.encode() + b"[" * 5_000 + b"]" * 5_000 + b"}"
    deep_object = b'{"a":' * 1_800
    yield "deep-object", "also of objects", deep_object + b"1" + b"}" * 1_800
    whole = f"{{{FIELDS}}}"
    yield "bytes", "random bytes are no text", bytes(range(128, 160))
    yield "latin-1", "JSON is UTF-8", f'{{{FIELDS},"x":"é"}}'.encode("latin-1")
    yield "utf-16", "JSON is UTF-8", whole.encode("utf-16")
    yield "utf-16-no-mark", "Python's reader would guess it", whole.encode("utf-16-be")
    yield "utf-32", "Python's reader would guess it", whole.encode("utf-32-le")
    yield "byte-order-mark", "not part of JSON", whole.encode("utf-8-sig")
    yield "surrogate-bytes", "UTF-8 has no surrogates", f'{{{FIELDS},"x":"\ud800"}}'.encode("utf-8", "surrogatepass")
    yield (
        "surrogate-escape",
        "half a pair is no text, and breaks whoever sends it on",
        f'{{{FIELDS},"x":"\\ud800"}}'.encode(),
    )
    yield "surrogate-escape-name", "nor is it a name", f'{{{FIELDS},"\\udc00":1}}'.encode()
    yield "overlong", "UTF-8 has one spelling of a slash", f'{{{FIELDS},"x":"'.encode() + b'\xc0\xaf"}'


def stray_bits(text: str) -> Iterator[str]:
    """Give the other spellings of a base64url text: those that lenient decoders read as the same bytes."""
    unused = {2: 16, 3: 4}[len(text) % 4]
    last = ALPHABET.index(text[-1])
    for extra in range(1, unused):
        yield text[:-1] + ALPHABET[last + extra]
