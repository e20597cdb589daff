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
    "Identity": "session",
    "KeySet": "keys.jwks",
    "KeySettings": "settings",
    "KeysUnavailable": "errors",
    "Refusal": "refusal",
    "RemoteKeys": "keys.remote",
    "Reverification": "authorization",
    "SessionClaims": "claims",
    "TokenError": "errors",
    "Verifier": "token",
    "VerifierSettings": "settings",
    "authenticate": "http",
    "clerk_provider": "provider",
    "configure": "configuration",
    "current_claims": "current",
    "has": "authorization",
    "on_load": "guards.loading",
    "register_on_auth_change_handler": "hooks",
    "register_on_organization_change_handler": "hooks",
    "register_on_session_change_handler": "hooks",
    "require_auth": "guards.decorators",
    "require_feature": "guards.decorators",
    "require_permission": "guards.decorators",
    "require_plan": "guards.decorators",
    "require_role": "guards.decorators",
    "require_session": "http",
    "reset_on_identity_change": "hooks",
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
