"""Clerk in a Reflex app: the backend's session follows the browser's, and only what Clerk has signed counts.

Names are loaded when they are first used, so `import reflex_clerk.token` brings in neither Reflex nor an HTTP client.
"""

from __future__ import annotations

import importlib
from typing import Any

_MODULE_OF = {
    "Authenticator": "authenticator",
    "ClerkState": "state",
    "ConfigError": "errors",
    "FaultySynchronizerError": "synchronizer",
    "KeySet": "keys.jwks",
    "KeySettings": "settings",
    "KeysUnavailable": "errors",
    "RemoteKeys": "keys.remote",
    "SessionClaims": "claims",
    "TokenError": "errors",
    "Verifier": "token",
    "VerifierSettings": "settings",
    "clerk_provider": "provider",
    "configure": "configuration",
    "wrap_app": "provider",
}
"""Every public name and the module, below this one, that defines it."""

__all__ = sorted(_MODULE_OF)  # noqa: PLE0605 - one list of names, read from the table above


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_MODULE_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF})
