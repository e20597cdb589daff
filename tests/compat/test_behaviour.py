"""What the older package's settings and props do here."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
import reflex as rx
from reflex_base.registry import RegistrationContext

from reflex_clerk import ClerkState, compat, hooks
from reflex_clerk import components as clerk
from reflex_clerk.components.line import LINES, choose_line, current_line
from reflex_clerk.configuration import backend, configure
from reflex_clerk.errors import ConfigError
from reflex_clerk.testing import mint_token, test_key
from tests.app.tabs import SleepingClock, running

KEY = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k"


class Page(rx.State):
    """An app's state that asks the older package's names."""

    seen: str = ""
    changes: int = 0

    @rx.event
    async def look(self) -> None:
        state = await self.get_state(compat.ClerkState)
        self.seen = f"{state.is_signed_in} {state.auth_checked} {state.user_id}"

    @rx.event
    def changed(self) -> None:
        self.changes += 1


def test_an_apps_handlers_read_the_session_through_the_older_state() -> None:
    """Handlers run at sign-in and sign-out, not at every token, and see who it is."""

    async def story() -> None:
        clock = SleepingClock(1_800_000_000.0)
        configure(jwt_key=test_key().pem, clock=clock, sleep=clock.sleep)
        compat.ClerkState.register_dependent_handler(Page.changed)
        async with running() as backend_:
            tab = backend_.tab()
            await tab.set(mint_token("user_ada", session_id="sess_1", now=clock.now))
            await tab.set(mint_token("user_ada", session_id="sess_1", now=clock.now))
            await tab.send(Page.look)
            assert tab.shown(Page)["seen"] == "True True user_ada"
            assert tab.shown(Page)["changes"] == 1
            await tab.clear()
            await tab.send(Page.look)
            assert tab.shown(Page)["seen"] == "False True None"
            assert tab.shown(Page)["changes"] == 2

    asyncio.run(story())


def test_the_settings_reach_the_verifier() -> None:
    compat.ClerkState.set_jwt_validate_leeway_seconds(7)
    compat.ClerkState.set_auth_wait_timeout_seconds(2.5)
    compat.ClerkState.set_claims_options(
        {
            "exp": {"essential": True},
            "iss": {"value": "https://clerk.example.com"},
            "azp": {"essential": False, "values": ["https://example.com"]},
            "aud": {"value": "app"},
        }
    )
    found = backend().configuration
    assert (found.leeway, found.check_timeout, found.issuer) == (7, 2.5, "https://clerk.example.com")
    assert (found.authorized_parties, found.audience) == (("https://example.com",), ("app",))


def test_a_setting_is_made_on_the_class_and_cannot_be_reached_from_a_tab() -> None:
    """Events are handled by instances, and Reflex's `setvar` would call `set_…` of an instance with a stranger's value."""
    tab = compat.ClerkState(_reflex_internal_init=True)
    reachable = {name for name in dir(compat.ClerkState) if name.startswith("set_") and hasattr(tab, name)}
    assert reachable == {"set_clerk_session", "set_is_hydrated"}, "the first takes anything, the second is Reflex's own"


def test_no_state_of_the_session_has_setvar() -> None:
    class Mine(compat.ClerkState):
        """A state of the app's own."""

    registered = RegistrationContext.get().event_handlers
    for state in (ClerkState, compat.ClerkState, Mine):
        assert f"{state.get_full_name()}.setvar" not in registered
        assert "setvar" not in state.event_handlers


@pytest.mark.parametrize("seconds", [-1, 3601, True, 1.5, "60"])
def test_a_leeway_that_cannot_be_is_a_value_error_as_before(seconds: Any) -> None:
    with pytest.raises(ValueError, match="leeway"):
        compat.ClerkState.set_jwt_validate_leeway_seconds(seconds)


def test_a_claim_that_cannot_be_asked_for_is_named() -> None:
    """There it was checked by authlib; here it would be forgotten in silence."""
    with pytest.raises(ConfigError, match="'azq': did you mean azp"):
        compat.ClerkState.set_claims_options({"azq": {"essential": True}})


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"azp": {"essential": True}}, "azp name no value"),
        ({"iss": {}}, "iss name no value"),
        ({"aud": {"value": None}}, "aud name no value"),
        ({"aud": {"value": "app", "validate": lambda claims, value: False}}, "aud cannot have 'validate'"),
        ({"exp": {"essential": True, "value": 7}}, "exp cannot have 'value'"),
        ({"azp": ["https://example.com"]}, "azp must be a dict"),
    ],
)
def test_a_check_that_would_be_lost_is_an_error(options: Any, told: str) -> None:
    """Whoever moves an app must not have fewer checks than before, without a word; and nothing is half set."""
    before = backend().configuration
    with pytest.raises(ConfigError, match=told):
        compat.ClerkState.set_claims_options({"iss": {"value": "https://clerk.example.com"}, **options})
    assert backend().configuration == before


def test_the_package_stays_on_the_older_line_until_it_is_told_otherwise() -> None:
    assert current_line() == LINES["clerk-react"]


def test_the_newer_line_can_be_chosen() -> None:
    choose_line("react")
    assert current_line() == LINES["react"]


def test_props_that_clerk_never_reads_are_left_out_and_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        profile = compat.organization_profile(custom_pages=[{"label": "x"}], routing="hash")
        provider = compat.clerk_provider(
            publishable_key=KEY, dynamic=True, sync_host="x", clerk_js_version="", nonce="n"
        )
    assert "customPages" not in str(profile)
    assert "routing" in str(profile)
    assert "nonce" in str(provider)
    assert not {"dynamic", "syncHost", "clerkJSVersion"} & {
        prop.partition(":")[0] for prop in provider.render()["props"]
    }
    assert (
        "organization_profile: Clerk has no prop custom_pages; put reflex_clerk.organization_profile.page"
        in caplog.text
    )


def test_registering_the_users_state_loads_it_at_each_change() -> None:
    compat.clerk_provider(publishable_key=KEY, register_user_state=True)
    assert [hook for _, hook in hooks._hooks] == [compat.ClerkUser.load_user]


def test_older_names_of_colors_reach_both_lines() -> None:
    look = compat.Appearance(
        layout=compat.Layout(logo_placement="none"),
        variables=compat.Variables(color_text="red", spacing_unit="2rem"),
        base_theme="dark",
    )
    for line in LINES.values():
        written = str(look.var(line))
        assert '["colorForeground"] : "red"' in written
        assert '["spacing"] : "2rem"' in written
        assert "ClerkThemeDark" in written
        assert '["logoPlacement"] : "none"' in written


def test_a_fallback_that_is_text_and_one_that_is_a_component_are_shown() -> None:
    """There a text was all that could be given, and it was no JSX."""
    assert 'fallback:"no"' in str(compat.protect("x", role="a", fallback="no"))
    assert "RadixThemesText" in str(compat.protect("x", role="a", fallback=rx.text("no")))


def test_props_that_were_lost_as_styles_reach_clerk() -> None:
    card = clerk.sign_in(path="/sign-in", force_redirect_url="/home")
    assert 'forceRedirectUrl:"/home"' in str(card)
    assert "css" not in str(card)


def test_on_load_without_events_is_an_empty_list_as_before() -> None:
    assert compat.on_load(None) == []
    assert len(compat.on_load([Page.look, Page.changed])) == 1
