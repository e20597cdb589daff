"""Clerk in a Reflex app: the backend's session follows the browser's, and only what Clerk has signed counts.

Names are loaded when they are first used, so `import reflex_clerk.token` brings in neither Reflex nor an HTTP client.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from .components import MODULE_OF as _COMPONENTS

if TYPE_CHECKING:
    from .components import *  # noqa: F403 - every component is public here too

_MODULE_OF = {
    **{name: f"components.{module}" for name, module in _COMPONENTS.items()},
    "Appearance": "appearance",
    "Authenticator": "authenticator",
    "Captcha": "appearance",
    "ClerkProvider": "provider",
    "ClerkState": "state",
    "ClerkUser": "users",
    "ConfigError": "errors",
    "FaultySynchronizerError": "synchronizer",
    "Identity": "session",
    "KeySet": "keys.jwks",
    "KeySettings": "settings",
    "KeysUnavailable": "errors",
    "Localization": "localization",
    "MissingUserError": "users",
    "Options": "appearance",
    "Refusal": "refusal",
    "RemoteKeys": "keys.remote",
    "Reverification": "authorization",
    "SessionClaims": "claims",
    "TokenError": "errors",
    "UserError": "users",
    "UserUnavailableError": "users",
    "Variables": "appearance",
    "Verifier": "token",
    "VerifierSettings": "settings",
    "add_create_organization_page": "pages",
    "add_organization_profile_page": "pages",
    "add_sign_in_page": "pages",
    "add_sign_up_page": "pages",
    "add_sso_callback_page": "pages",
    "add_task_pages": "pages",
    "add_user_profile_page": "pages",
    "add_waitlist_page": "pages",
    "authenticate": "http",
    "clerk_provider": "provider",
    "configure": "configuration",
    "current_claims": "current",
    "fetch_user": "users",
    "get_user": "users",
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
    "update_user_phone_number": "users",
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
