"""Who there is in the fake: what may be given for a user, an organization and a member."""

from __future__ import annotations

from typing import Any

import pytest

from reflex_clerk.testing import FakeClerk, User


def test_one_name_is_no_list_of_letters(fake_clerk: FakeClerk, ada: User) -> None:
    """A test that gives a user one permission must not find that it has none."""
    acme = fake_clerk.add_organization("Acme", features="search", plans="pro")
    assert (acme.features, acme.plans) == (("search",), ("pro",))
    bob = fake_clerk.add_user("bob@example.com", features="search", plans="pro")
    assert (bob.features, bob.plans) == (("search",), ("pro",))
    assert "org:invoices:read" in fake_clerk.add_member(ada, acme, permissions="org:invoices:read").permissions


@pytest.mark.parametrize("wrong", [7, [7], [""], None])
def test_what_is_no_name_is_refused_and_nobody_is_added(fake_clerk: FakeClerk, wrong: Any) -> None:
    with pytest.raises(ValueError, match="features must be a string, or a list of strings"):
        fake_clerk.add_user("eve@example.com", features=wrong)
    assert fake_clerk.users == []
