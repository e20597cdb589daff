"""The way of a visitor who is not signed in: from a guarded page to Clerk's sign-in card, and back."""

from __future__ import annotations

from playwright.sync_api import expect

from reflex_clerk.testing import User
from reflex_clerk.testing.directory import DEFAULT_PASSWORD
from tests.browser.conftest import OpenTab


def test_from_a_guarded_page_to_the_sign_in_card_and_back(open_tab: OpenTab, ada: User) -> None:
    """Who comes back is not sent there again, although the page is loaded before the synchronizer has spoken."""
    tab = open_tab(path="/members")
    tab.page.wait_for_url("**/sign-in?redirect_url=/members")
    tab.page.fill("input[name=identifier]", "ada@example.com")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/sign-in/factor-one?**")
    tab.page.fill("input[name=password]", DEFAULT_PASSWORD)
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/members")
    expect(tab.page.locator("#user")).to_have_text(ada.id)
    expect(tab.page.locator("#loads")).to_have_text("nobody user_ada")
    tab.stays_equal(ada)
    assert tab.page.url == f"{tab.address}/members"
