"""Clerk's own provider, as a component without ours round it.

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Unpack

import reflex as rx

from ..appearance import Appearance
from ..localization import Localization
from .base import ClerkBase
from .line import LineName
from .typing import Prop, ReflexProps


class ClerkProviderProps(ReflexProps, total=False):
    """Props of `ClerkProvider`."""

    clerk_instance: Prop[dict[str, Any]]
    after_multi_session_single_sign_out_url: Prop[str]
    after_sign_in_url: Prop[str]
    after_sign_out_url: Prop[str]
    after_sign_up_url: Prop[str]
    allowed_redirect_origins: Prop[list[Any]]
    allowed_redirect_protocols: Prop[list[Any]]
    appearance: Appearance | Prop[dict[str, Any]]
    clerk_js_url: Prop[str]
    clerk_js_variant: Prop[Literal["", "headless"]]
    clerk_js_version: Prop[str]
    domain: Prop[Any]
    experimental: Prop[dict[str, Any]]
    initial_state: Prop[dict[str, Any]]
    is_satellite: Prop[Any]
    localization: Localization | Prop[str | dict[str, Any]]
    new_subscription_redirect_url: Prop[str]
    nonce: Prop[str]
    polling: Prop[bool]
    prefetch_ui: Prop[bool]
    protect_assertion: Prop[Any]
    proxy_url: Prop[Any]
    publishable_key: Prop[str]
    redirect_url: Prop[str]
    router_debug: Prop[bool]
    router_push: Prop[Any]
    router_replace: Prop[Any]
    satellite_auto_sync: Prop[bool]
    sdk_metadata: Prop[dict[str, Any]]
    select_initial_session: Prop[Any]
    sign_in_fallback_redirect_url: Prop[str]
    sign_in_force_redirect_url: Prop[str]
    sign_in_url: Prop[str]
    sign_up_fallback_redirect_url: Prop[str]
    sign_up_force_redirect_url: Prop[str]
    sign_up_url: Prop[str]
    standard_browser: Prop[bool]
    support_email: Prop[str]
    task_urls: Prop[dict[str, Any]]
    telemetry: Prop[Any]
    touch_session: Prop[bool]
    ui: Prop[dict[str, Any]]
    unsafe_disable_development_mode_console_warning: Prop[bool]
    waitlist_url: Prop[str]


class ClerkProvider(ClerkBase):
    """Clerk's context for everything in it; use `clerk_provider`, which adds the synchronizer."""

    clerk_name = "ClerkProvider"
    props_of_line: ClassVar[Mapping[str, LineName]] = {
        "after_sign_in_url": "clerk-react",
        "after_sign_up_url": "clerk-react",
        "clerk_js_url": "clerk-react",
        "clerk_js_variant": "clerk-react",
        "clerk_js_version": "clerk-react",
        "prefetch_ui": "react",
        "protect_assertion": "react",
        "redirect_url": "clerk-react",
        "satellite_auto_sync": "react",
        "ui": "react",
        "unsafe_disable_development_mode_console_warning": "react",
    }
    renamed: ClassVar[Mapping[str, str]] = {
        "clerkInstance": "Clerk",
        "clerkJsUrl": "clerkJSUrl",
        "clerkJsVariant": "clerkJSVariant",
        "clerkJsVersion": "clerkJSVersion",
        "prefetchUi": "prefetchUI",
        "unsafeDisableDevelopmentModeConsoleWarning": "unsafe_disableDevelopmentModeConsoleWarning",
    }

    clerk_instance: rx.Var[dict[str, Any]]
    """A Clerk object made elsewhere, instead of the script that is loaded."""

    after_multi_session_single_sign_out_url: rx.Var[str]
    """Address to go to after signing out of one of several sessions."""

    after_sign_in_url: rx.Var[str]
    """Address to go to after signing in; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    after_sign_out_url: rx.Var[str]
    """Address to go to after signing out."""

    after_sign_up_url: rx.Var[str]
    """Address to go to after signing up; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    allowed_redirect_origins: rx.Var[list[Any]]
    """Origins that a redirect may lead to."""

    allowed_redirect_protocols: rx.Var[list[Any]]
    """Protocols that a redirect may use, such as `my-app:`."""

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    clerk_js_url: rx.Var[str]
    """Address of the clerk-js script."""

    clerk_js_variant: rx.Var[Literal["", "headless"]]
    """`headless` for a clerk-js without Clerk's user interface."""

    clerk_js_version: rx.Var[str]
    """The npm version of clerk-js."""

    domain: rx.Var[Any]
    """The domain of a satellite application."""

    experimental: rx.Var[dict[str, Any]]
    """Experiments of Clerk's to switch on."""

    initial_state: rx.Var[dict[str, Any]]
    """Clerk's state from server-side rendering."""

    is_satellite: rx.Var[Any]
    """Whether this is a satellite application of another domain."""

    localization: rx.Var[Any]
    """Translations: a language such as `fr-FR`, a `Localization`, or a dict."""

    new_subscription_redirect_url: rx.Var[str]
    """Address to go to after a new subscription."""

    nonce: rx.Var[str]
    """The nonce of the page's content security policy."""

    polling: rx.Var[bool]
    """Whether Clerk keeps the session token fresh in the background."""

    prefetch_ui: rx.Var[bool]
    """Whether the script of Clerk's user interface is loaded."""

    protect_assertion: rx.Var[Any]
    """What Clerk's fraud protection is given."""

    proxy_url: rx.Var[Any]
    """Address of a proxy in front of Clerk's Frontend API."""

    publishable_key: rx.Var[str]
    """The instance's publishable key, `pk_test_…` or `pk_live_…`."""

    redirect_url: rx.Var[str]
    """Address to go to afterwards."""

    router_debug: rx.Var[bool]
    """Whether navigation is logged."""

    router_push: rx.Var[Any]
    """A JavaScript function that goes to an address."""

    router_replace: rx.Var[Any]
    """A JavaScript function that goes to an address without an entry in the history."""

    satellite_auto_sync: rx.Var[bool]
    """Whether a satellite asks the primary domain for the session at once."""

    sdk_metadata: rx.Var[dict[str, Any]]
    """What Clerk is told about the package in use."""

    select_initial_session: rx.Var[Any]
    """A JavaScript function that chooses among several sessions at load."""

    sign_in_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing in, unless the page's address names another."""

    sign_in_force_redirect_url: rx.Var[str]
    """Address to go to after signing in, whatever the page's address names."""

    sign_in_url: rx.Var[str]
    """The sign-in page."""

    sign_up_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing up, unless the page's address names another."""

    sign_up_force_redirect_url: rx.Var[str]
    """Address to go to after signing up, whatever the page's address names."""

    sign_up_url: rx.Var[str]
    """The sign-up page."""

    standard_browser: rx.Var[bool]
    """Whether cookies can be set."""

    support_email: rx.Var[str]
    """The address for help that Clerk's cards show."""

    task_urls: rx.Var[dict[str, Any]]
    """Your own pages for the tasks of a pending session, by the task's name."""

    telemetry: rx.Var[Any]
    """Whether Clerk collects usage data in development."""

    touch_session: rx.Var[bool]
    """Whether a page that gets the focus marks the session as active."""

    ui: rx.Var[dict[str, Any]]
    """The user interface of Clerk as a module, instead of the script that is loaded."""

    unsafe_disable_development_mode_console_warning: rx.Var[bool]
    """Whether the console is silent about development keys."""

    waitlist_url: rx.Var[str]
    """The page of the waitlist."""


def clerk_provider(*children: Any, **props: Unpack[ClerkProviderProps]) -> ClerkProvider:
    """Clerk's context for everything in it; use `clerk_provider`, which adds the synchronizer."""
    return ClerkProvider.create(*children, **props)
