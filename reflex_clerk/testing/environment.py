"""What the front end is told of the instance: which ways to sign in there are, and how it looks."""

from __future__ import annotations

from typing import Any

from .instance import Settings

NAME = "FAKE Clerk (for tests)"

_UNUSED = ("phone_number", "web3_wallet", "authenticator_app", "backup_code", "passkey")


def environment(settings: Settings, page_url: str) -> dict[str, Any]:
    """Give the environment of an instance with these settings; `page_url` is where its links lead."""
    return {
        "id": "env_fake",
        "object": "environment",
        "maintenance_mode": False,
        "client_debug_mode": False,
        "partitioned_cookies": False,
        "auth_config": {
            "id": "aconf_fake",
            "object": "auth_config",
            "single_session_mode": settings.single_session,
            "claimed_at": None,
            "reverification": True,
            "preferred_channels": {},
            "session_minter": False,
            "native_settings": None,
        },
        "display_config": _display_config(page_url),
        "user_settings": _user_settings(),
        "organization_settings": {
            "enabled": True,
            "max_allowed_memberships": 0,
            "force_organization_selection": settings.force_organization_selection,
            "actions": {"admin_delete": False},
            "domains": {"enabled": False, "enrollment_modes": [], "default_role": None},
            "slug": {"disabled": False},
            "organization_creation_defaults": {"enabled": False},
        },
        "commerce_settings": {
            "id": "cset_fake",
            "object": "commerce_settings",
            "billing": {
                "stripe_publishable_key": None,
                "organization": {"enabled": False, "has_paid_plans": False},
                "user": {"enabled": False, "has_paid_plans": False},
            },
        },
        "api_keys_settings": {
            "id": "akset_fake",
            "object": "api_keys_settings",
            "user_api_keys_enabled": False,
            "orgs_api_keys_enabled": False,
        },
        "protect_config": {"id": "pconf_fake", "object": "protect_config"},
    }


def _display_config(page_url: str) -> dict[str, Any]:
    addresses = (
        "home_url",
        "sign_in_url",
        "sign_up_url",
        "user_profile_url",
        "organization_profile_url",
        "create_organization_url",
        "waitlist_url",
        "after_sign_in_url",
        "after_sign_up_url",
        "after_sign_out_all_url",
        "after_sign_out_one_url",
        "after_switch_session_url",
        "after_leave_organization_url",
        "after_create_organization_url",
        "after_join_waitlist_url",
    )
    return {
        "id": "display_config_fake",
        "object": "display_config",
        **dict.fromkeys(addresses, page_url),
        "application_name": NAME,
        "instance_environment_type": "development",
        "branded": False,
        "captcha_public_key": None,
        "captcha_public_key_invisible": None,
        "captcha_widget_type": None,
        "captcha_provider": "turnstile",
        "captcha_oauth_bypass": [],
        "captcha_heartbeat": False,
        "logo_image_url": "",
        "favicon_image_url": "",
        "preferred_sign_in_strategy": "password",
        "support_email": "",
        "show_devmode_warning": True,
        "terms_url": "",
        "privacy_policy_url": "",
        "theme": _theme(),
    }


def _theme() -> dict[str, Any]:
    return {
        "general": {
            "color": "#6c47ff",
            "background_color": "#ffffff",
            "font_family": "sans-serif",
            "font_color": "#151515",
            "label_font_weight": "600",
            "padding": "1em",
            "border_radius": "0.5em",
            "box_shadow": "0 2px 8px rgba(0, 0, 0, 0.2)",
        },
        "buttons": {"font_color": "#ffffff", "font_family": "sans-serif", "font_weight": "600"},
        "accounts": {"background_color": "#ffffff"},
    }


def _user_settings() -> dict[str, Any]:
    return {
        "attributes": {
            "email_address": _attribute(required=True, factors=["email_code"], at_sign_up=True),
            "password": _attribute(required=True),
            "username": _attribute(first_factor=True),
            "first_name": _attribute(),
            "last_name": _attribute(),
            **{name: _attribute(enabled=False) for name in _UNUSED},
        },
        "actions": {"delete_self": False, "create_organization": True},
        "social": {},
        "enterprise_sso": {"enabled": False, "self_serve_sso": False, "self_serve_directory_sync": False},
        "sign_in": {"second_factor": {"required": False, "enabled": False}},
        "sign_up": {
            "allowlist_only": False,
            "progressive": True,
            "captcha_enabled": False,
            "captcha_widget_type": None,
            "mode": "public",
            "legal_consent_enabled": False,
            "mfa": {"required": False},
        },
        "password_settings": {
            "allowed_special_characters": "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~",
            "disable_hibp": True,
            "min_length": 8,
            "max_length": 72,
            "require_special_char": False,
            "require_numbers": False,
            "require_uppercase": False,
            "require_lowercase": False,
            "show_zxcvbn": False,
            "min_zxcvbn_strength": 0,
        },
        "passkey_settings": {"allow_autofill": False, "show_sign_in_button": False},
        "username_settings": {"min_length": 4, "max_length": 64},
        "attack_protection": {"enumeration_protection": {"enabled": False}},
    }


def _attribute(
    *,
    enabled: bool = True,
    required: bool = False,
    factors: list[str] | None = None,
    first_factor: bool = False,
    at_sign_up: bool = False,
) -> dict[str, Any]:
    return {
        "enabled": enabled,
        "required": required,
        "verifications": factors or [],
        "used_for_first_factor": bool(factors) or first_factor,
        "first_factors": factors or [],
        "used_for_second_factor": False,
        "second_factors": [],
        "verify_at_sign_up": at_sign_up,
    }
