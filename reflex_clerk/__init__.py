"""Clerk in a Reflex app: the backend's session follows the browser's, and only what Clerk has signed counts.

Names are loaded when they are first used, so `import reflex_clerk.token` brings in neither Reflex nor an HTTP client.
A name whose packages are not installed is an ImportError that says which extra brings them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .components import MODULE_OF as _COMPONENTS
from .extras import load as _load

if TYPE_CHECKING:  # a type checker does not see the table below; of two names it takes the first
    from .provider import ClerkProvider as ClerkProvider
    from .provider import clerk_provider as clerk_provider

if TYPE_CHECKING:
    from .appearance import Appearance as Appearance
    from .appearance import Captcha as Captcha
    from .appearance import Options as Options
    from .appearance import Variables as Variables
    from .authenticator import Authenticator as Authenticator
    from .authorization import Reverification as Reverification
    from .authorization import has as has
    from .claims import SessionClaims as SessionClaims
    from .components import *  # type: ignore[assignment] # noqa: F403 - the provider is not the bare one of Clerk's
    from .configuration import configure as configure
    from .current import current_claims as current_claims
    from .errors import ConfigError as ConfigError
    from .errors import KeysUnavailable as KeysUnavailable
    from .errors import TokenError as TokenError
    from .guards.decorators import require_auth as require_auth
    from .guards.decorators import require_feature as require_feature
    from .guards.decorators import require_permission as require_permission
    from .guards.decorators import require_plan as require_plan
    from .guards.decorators import require_role as require_role
    from .guards.loading import on_load as on_load
    from .hooks import register_on_auth_change_handler as register_on_auth_change_handler
    from .hooks import register_on_organization_change_handler as register_on_organization_change_handler
    from .hooks import register_on_session_change_handler as register_on_session_change_handler
    from .hooks import reset_on_identity_change as reset_on_identity_change
    from .http import authenticate as authenticate
    from .http import require_session as require_session
    from .keys.jwks import KeySet as KeySet
    from .keys.remote import RemoteKeys as RemoteKeys
    from .localization import Localization as Localization
    from .pages import add_create_organization_page as add_create_organization_page
    from .pages import add_organization_profile_page as add_organization_profile_page
    from .pages import add_sign_in_page as add_sign_in_page
    from .pages import add_sign_up_page as add_sign_up_page
    from .pages import add_sso_callback_page as add_sso_callback_page
    from .pages import add_task_pages as add_task_pages
    from .pages import add_user_profile_page as add_user_profile_page
    from .pages import add_waitlist_page as add_waitlist_page
    from .provider import wrap_app as wrap_app
    from .refusal import Refusal as Refusal
    from .session import Identity as Identity
    from .settings import KeySettings as KeySettings
    from .settings import VerifierSettings as VerifierSettings
    from .state import ClerkState as ClerkState
    from .synchronizer import FaultySynchronizerError as FaultySynchronizerError
    from .token import Verifier as Verifier
    from .users import ClerkUser as ClerkUser
    from .users import MissingUserError as MissingUserError
    from .users import UserError as UserError
    from .users import UserUnavailableError as UserUnavailableError
    from .users import fetch_user as fetch_user
    from .users import get_user as get_user
    from .users import update_user_phone_number as update_user_phone_number

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
        from codegen.names import nearest

        alike = [known for known in _MODULE_OF if known[0].isupper() == name[:1].isupper()]  # sign_in, and not SignIn
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}{nearest(name, alike)}")
    return _load(f"{__name__}.{_MODULE_OF[name]}", name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF})
