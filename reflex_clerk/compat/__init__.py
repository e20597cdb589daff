"""The names of reflex_clerk_api 1.3.1 on top of this package: change the import, and the app goes on.

    import reflex_clerk.compat as clerk

Where that package was right, this does the same; where it was not, docs/moving-from-reflex-clerk-api.md says what is
different, and why. Apps that use it stay on `@clerk/clerk-react`, as there, until they say `clerk="react"`.
"""

from __future__ import annotations

from ..extras import explain

try:
    from ..components import (
        SignInButton,
        clerk_loaded,
        clerk_loading,
        create_organization,
        organization_switcher,
        protect,
        redirect_to_create_organization,
        redirect_to_organization_profile,
        redirect_to_sign_in,
        redirect_to_sign_up,
        redirect_to_user_profile,
        sign_in,
        sign_in_button,
        sign_out_button,
        sign_up,
        sign_up_button,
        signed_in,
        signed_out,
        user_button,
        user_profile,
    )
    from ..components.line import prefer_line
    from ..errors import ConfigError as MissingSecretKeyError
    from ..pages import add_sign_in_page, add_sign_up_page
    from ..users import ClerkUser, MissingUserError, get_user, update_user_phone_number
    from ..users import UserError as ReflexClerkApiError
    from .components import organization_list, organization_profile
    from .models import Appearance, Captcha, Layout, Variables
    from .provider import clerk_provider, on_load, register_on_auth_change_handler, wrap_app
    from .state import ClerkState
except ModuleNotFoundError as missing:
    raise (explain(missing, __name__) or missing) from None

prefer_line("clerk-react")

sign_on = sign_out_button
"""Written so in that package's README, which it does not have."""

__all__ = [
    "Appearance",
    "Captcha",
    "ClerkState",
    "ClerkUser",
    "Layout",
    "MissingSecretKeyError",
    "MissingUserError",
    "ReflexClerkApiError",
    "SignInButton",
    "Variables",
    "add_sign_in_page",
    "add_sign_up_page",
    "clerk_loaded",
    "clerk_loading",
    "clerk_provider",
    "create_organization",
    "get_user",
    "on_load",
    "organization_list",
    "organization_profile",
    "organization_switcher",
    "protect",
    "redirect_to_create_organization",
    "redirect_to_organization_profile",
    "redirect_to_sign_in",
    "redirect_to_sign_up",
    "redirect_to_user_profile",
    "register_on_auth_change_handler",
    "sign_in",
    "sign_in_button",
    "sign_on",
    "sign_out_button",
    "sign_up",
    "sign_up_button",
    "signed_in",
    "signed_out",
    "update_user_phone_number",
    "user_button",
    "user_profile",
    "wrap_app",
]
