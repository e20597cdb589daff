"""The public key of a Clerk instance from PEM text, in the forms in which environment variables hold it."""

from __future__ import annotations

import re

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import InvalidKeyError

from reflex_clerk.errors import ConfigError

from .jwks import UnusableKeyError, fit_for_rs256

_PEM = re.compile(
    r"""\s*["']?\s*-----BEGIN\ (?P<label>(?:RSA\ )?PUBLIC\ KEY)-----
        (?P<body>(?:[A-Za-z0-9+/=\s]|\\r|\\n)+)
        -----END\ (?P=label)-----(?:\s|\\r|\\n)*["']?\s*""",
    re.VERBOSE,
)
"""PEM as people have it in environment variables: real or literal line breaks, spaces in their place, quotes."""


def public_key_from_pem(text: str) -> RSAPublicKey:
    r"""Read the PEM public key of Clerk's dashboard ("JWKS Public Key"), in SPKI or PKCS #1 form.

    Line breaks may be LF, CRLF, the two characters `\n`, spaces, or missing, as environment variables leave them.
    Raises `ConfigError` for anything that is not an RSA public key of 2048 to 8192 bits.
    """
    found = _PEM.fullmatch(text)
    if found is None:
        raise ConfigError(
            "jwt_key is not a PEM public key: it must read -----BEGIN PUBLIC KEY-----, base64 text,"
            " -----END PUBLIC KEY-----; copy the JWKS Public Key from Clerk's dashboard"
        )
    label = found["label"]
    body = re.sub(r"\\[rn]|\s", "", found["body"])
    try:
        key = RSAAlgorithm(RSAAlgorithm.SHA256).prepare_key(f"-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
        return fit_for_rs256(key)
    except (ValueError, InvalidKeyError):
        raise ConfigError("jwt_key cannot be read as an RSA public key; copy it from Clerk's dashboard") from None
    except UnusableKeyError as problem:
        raise ConfigError(f"jwt_key cannot be used for RS256: {problem}") from None
