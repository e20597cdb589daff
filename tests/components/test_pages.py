"""Pages for Clerk's flows: where they are, what is on them, and whose provider is round them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import reflex as rx
from reflex_base.registry import RegistrationContext

import reflex_clerk
from reflex_clerk.configuration import restore
from reflex_clerk.errors import ConfigError
from reflex_clerk.provider import wrap_app

KEY = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k"

ADDERS = {
    "sign-in/[[...splat]]": (reflex_clerk.add_sign_in_page, "ClerkSignIn"),
    "sign-up/[[...splat]]": (reflex_clerk.add_sign_up_page, "ClerkSignUp"),
    "user-profile/[[...splat]]": (reflex_clerk.add_user_profile_page, "ClerkUserProfile"),
    "organization-profile/[[...splat]]": (reflex_clerk.add_organization_profile_page, "ClerkOrganizationProfile"),
    "create-organization/[[...splat]]": (reflex_clerk.add_create_organization_page, "ClerkCreateOrganization"),
    "waitlist": (reflex_clerk.add_waitlist_page, "ClerkWaitlist"),
    "sso-callback": (reflex_clerk.add_sso_callback_page, "ClerkAuthenticateWithRedirectCallback"),
    "tasks/setup-mfa": (reflex_clerk.add_task_pages, "ClerkTaskSetupMFA"),
}


@pytest.fixture(autouse=True)
def _clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the configuration, and what the provider writes, away from other tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLERK_PUBLISHABLE_KEY", raising=False)
    saved = restore(None)
    with RegistrationContext.ensure_context().fork():
        yield
    restore(saved)


@pytest.fixture
def app(_clean: None) -> rx.App:
    return rx.App()


def shown(app: rx.App, route: str) -> str:
    """Return the JavaScript of a page."""
    page: Any = app._unevaluated_pages[route].component
    return str(page())


@pytest.mark.parametrize("route", ADDERS)
def test_each_flow_has_a_page(app: rx.App, route: str) -> None:
    add, component = ADDERS[route]
    add(app, KEY)
    text = shown(app, route)
    assert component in text
    if route.endswith("splat]]"):
        assert f'path:"/{route.partition("/")[0]}"' in text
        assert 'routing:"path"' in text


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_page_has_a_provider_only_if_the_app_has_none(app: rx.App, wrapped: bool) -> None:
    """Two providers in one page are one too many; the app may be wrapped after the page was added."""
    reflex_clerk.add_sign_in_page(app, KEY, "/enter")
    if wrapped:
        wrap_app(app, publishable_key=KEY)
    assert ("Provider" in shown(app, "enter/[[...splat]]")) is not wrapped


def test_the_card_is_put_into_the_apps_own_layout(app: rx.App) -> None:
    reflex_clerk.add_sign_up_page(app, KEY, layout=lambda card: rx.box(rx.heading("Welcome"), card), waitlist_url="/w")
    assert "Welcome" in shown(app, "sign-up/[[...splat]]")
    assert 'waitlistUrl:"/w"' in shown(app, "sign-up/[[...splat]]")


def test_the_addresses_of_the_tasks_are_what_the_provider_takes(app: rx.App) -> None:
    assert reflex_clerk.add_task_pages(app, KEY, "/todo", redirect_url_complete="/home") == {
        "choose-organization": "/todo/choose-organization",
        "reset-password": "/todo/reset-password",
        "setup-mfa": "/todo/setup-mfa",
    }
    assert 'redirectUrlComplete:"/home"' in shown(app, "todo/reset-password")


@pytest.mark.parametrize("route", ["sign-in", "/sign-in/", ""])
def test_a_route_that_cannot_be_is_refused(app: rx.App, route: str) -> None:
    with pytest.raises(ConfigError, match="a route starts with /"):
        reflex_clerk.add_sign_in_page(app, KEY, route)
