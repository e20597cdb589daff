"""The names of both packages, as text: nothing of them is imported here."""

from __future__ import annotations

OLD = "reflex_clerk_api"
NEW = "reflex_clerk"
COMPAT = "reflex_clerk.compat"

OLD_DISTRIBUTION = "reflex-clerk-api"
NEW_DISTRIBUTION = "reflex-clerk-sync[reflex,users]"

SAME = frozenset(
    [
        "ClerkUser",
        "SignInButton",
        "add_sign_in_page",
        "add_sign_up_page",
        "clerk_loaded",
        "clerk_loading",
        "create_organization",
        "get_user",
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
        "sign_out_button",
        "sign_up",
        "sign_up_button",
        "signed_in",
        "signed_out",
        "update_user_phone_number",
        "user_button",
        "user_profile",
    ]
)
"""Names that `reflex_clerk` has as well, and that take there what they took."""

ONLY_COMPAT = frozenset(
    [
        "Appearance",
        "Captcha",
        "ClerkState",
        "Layout",
        "MissingSecretKeyError",
        "MissingUserError",
        "ReflexClerkApiError",
        "Variables",
        "clerk_provider",
        "models",
        "on_load",
        "organization_list",
        "organization_profile",
        "sign_on",
        "wrap_app",
    ]
)
"""Names that `reflex_clerk.compat` has, and `reflex_clerk` has not, or with other parameters or another default."""

CLASSES = frozenset(
    [
        "ClerkLoaded",
        "ClerkLoading",
        "CreateOrganization",
        "OrganizationList",
        "OrganizationProfile",
        "OrganizationSwitcher",
        "Protect",
        "RedirectToCreateOrganization",
        "RedirectToOrganizationProfile",
        "RedirectToSignIn",
        "RedirectToSignUp",
        "RedirectToUserProfile",
        "SignIn",
        "SignOutButton",
        "SignUp",
        "SignUpButton",
        "SignedIn",
        "SignedOut",
        "UserButton",
        "UserProfile",
        "ClerkProvider",
    ]
)
"""Component classes that are in modules of the old package, and in `reflex_clerk` itself."""

MODELS = "models"
"""The one module of the old package that `reflex_clerk.compat` has too."""

SETTINGS = {
    "set_auth_wait_timeout_seconds": "check_timeout",
    "set_jwt_validate_leeway_seconds": "leeway",
}
"""Class methods of the old `ClerkState`, and the option of `reflex_clerk.configure` that each sets."""


def home(name: str, *, native: bool) -> str | None:
    """Return the module that has what the old package called `name`; None if no module has it."""
    if name in SAME:
        return NEW if native else COMPAT
    if name in ONLY_COMPAT or name == "*":
        return COMPAT
    return NEW if name in CLASSES else None
