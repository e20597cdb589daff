"""Where a Clerk instance publishes its key set, worked out from the keys that a project has; no I/O."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field

from reflex_clerk.errors import ConfigError

BACKEND_API = "https://api.clerk.com"

_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?")
_PUBLISHABLE_KEY = re.compile(r"pk_(test|live)_(?P<host>[A-Za-z0-9+/_-]+={0,2})")
_SECRET_KEY = re.compile(r"sk_(test|live)_[!-~]+")
"""Printable ASCII without spaces: anything else could not stand in an HTTP header."""

_BASE_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[::1\])(:(?P<port>[0-9]{1,5}))?(/[A-Za-z0-9._~-]+)*/?"
)
"""No user, no query, nothing to escape: what cannot be written down wrongly cannot be read wrongly."""

LAST_PORT = 65_535

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class KeyEndpoint:
    """Address of a key set, and the Authorization header that it asks for, if any; the latter is never shown."""

    url: str
    authorization: str | None = field(default=None, repr=False)


def backend_endpoint(secret_key: str, api_url: str | None = None) -> KeyEndpoint:
    """Give the Backend API's key set, which asks for the secret key; `api_url` stands in for `https://api.clerk.com`.

    Raises `ConfigError` for a text that is no secret key, and for an `api_url` that is not https (http on loopback is).
    """
    if not isinstance(secret_key, str) or not _SECRET_KEY.fullmatch(secret_key):
        raise ConfigError("secret_key must start with sk_test_ or sk_live_; copy it from API keys in Clerk's dashboard")
    return KeyEndpoint(
        f"{_base('api_url', BACKEND_API if api_url is None else api_url)}/v1/jwks", f"Bearer {secret_key}"
    )


def frontend_endpoint(publishable_key: str, frontend_api_url: str | None = None) -> KeyEndpoint:
    """Give the Frontend API's well-known key set: the publishable key names the host, and no secret is needed.

    `frontend_api_url` stands in for the host of the key, for a proxy. Raises `ConfigError` as `backend_endpoint` does.
    """
    base = f"https://{frontend_api_host(publishable_key)}"
    if frontend_api_url is not None:
        base = _base("frontend_api_url", frontend_api_url)
    return KeyEndpoint(f"{base}/.well-known/jwks.json")


def frontend_api_host(publishable_key: str) -> str:
    """Read the host in a publishable key: `pk_test_` or `pk_live_`, then base64 of the host and a dollar sign."""
    found = _PUBLISHABLE_KEY.fullmatch(publishable_key) if isinstance(publishable_key, str) else None
    decoded = _decode_base64(found["host"]) if found else ""
    host = decoded.removesuffix("$")
    if host == decoded or not _HOST.fullmatch(host):
        raise ConfigError(
            "publishable_key must start with pk_test_ or pk_live_ and name the host of Clerk's Frontend API;"
            " copy it from API keys in Clerk's dashboard"
        )
    return host


def _decode_base64(text: str) -> str:
    """Read base64 of either alphabet, padded or not, as clerk-js does; empty if it is none."""
    try:
        return base64.b64decode(f"{text}==", altchars=b"-_").decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _base(option: str, url: str) -> str:
    """Check an address that the key set, and with it everyone's identity, will be trusted from."""
    found = _BASE_URL.fullmatch(url) if isinstance(url, str) else None
    if found is None or int(found["port"] or 0) > LAST_PORT:
        raise ConfigError(f"{option} must be an address such as https://clerk.example.com")
    if found["scheme"] == "http" and found["host"] not in _LOOPBACK:
        raise ConfigError(f"{option} must start with https://; plain http is accepted on this machine only (localhost)")
    return url.rstrip("/")
