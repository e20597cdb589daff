"""What a page still shows of an account that has left."""

from __future__ import annotations

from playwright.sync_api import expect

from reflex_clerk.testing import User
from tests.browser.conftest import OpenTab

SWITCH_WITHOUT_WAITING = "Clerk.setActive({session: Clerk.client.sessions.find(one => one.user.id === argument)});"


def test_a_page_whose_state_cannot_be_reset_is_loaded_anew_and_signed_in(
    open_tab: OpenTab, ada: User, bob: User
) -> None:
    """Bob sees nothing that Ada wrote, and is signed in with no act of his."""
    tab = open_tab(bob, ada, path="/stubborn")
    tab.wait_until_equal(ada)
    text, first = tab.page.locator("#text"), tab.name
    tab.page.get_by_role("button", name="Write").click()
    expect(text).to_have_text("of the first user")
    with tab.page.expect_event("load"):
        tab.run(SWITCH_WITHOUT_WAITING, bob.id)
    tab.wait_until_loaded()
    expect(text).to_have_text("")
    tab.wait_until_equal(bob)
    assert tab.name != first, "the state that could not be reset is not its own any more"
    assert "Stubborn failed at a change of identity" in tab.backend.new_log()
