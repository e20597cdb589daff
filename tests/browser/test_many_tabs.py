"""Many tabs at once."""

from __future__ import annotations

import pytest

from reflex_clerk.testing import User
from tests.browser.conftest import OpenTab

pytestmark = pytest.mark.long


def test_thirty_tabs_at_once(open_tab: OpenTab, ada: User) -> None:
    """Each tab has its own state on the backend; all are right, and stay right through a sign-out."""
    tabs = [open_tab(ada), *(open_tab(load=False) for _ in range(29))]
    for tab in tabs[1:]:
        tab.page.goto(tab.address, wait_until="commit")
    for tab in tabs:
        tab.wait_until_loaded()
        tab.wait_until_equal(ada, patience=60)
    assert len({tab.name for tab in tabs}) == 30
    tabs[0].sign_out()
    for tab in tabs:
        tab.wait_until_equal(None, patience=60)
