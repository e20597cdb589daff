"""Organizations at the Frontend API, without a browser: switched, chosen, managed, left."""

from __future__ import annotations

from collections.abc import Callable

from reflex_clerk import SessionClaims
from reflex_clerk.testing import FakeClerk, User
from reflex_clerk.testing.directory import DEFAULT_PASSWORD

from .front_end import FrontEnd


def test_organizations(
    fake_clerk: FakeClerk, front_end: FrontEnd, ada: User, claims: Callable[[str], SessionClaims]
) -> None:
    """A switch is a touch; a token of another organization can be had without a switch."""
    acme = fake_clerk.add_organization("Acme", features=["dashboard"], plans=["pro"])
    looms = fake_clerk.add_organization("Jacquard Looms")
    strange = fake_clerk.add_organization("Strangers")
    fake_clerk.add_member(ada, acme, "org:admin", ["org:invoices:read"])
    fake_clerk.add_member(ada, looms)
    session_id = front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    touch = f"/client/sessions/{session_id}/touch"
    front_end.post(touch, active_organization_id=acme.id, intent="select_org")
    held = claims(front_end.token(session_id)).organization
    assert held is not None
    assert (held.id, held.slug, held.role, held.permissions) == (acme.id, "acme", "org:admin", ("org:invoices:read",))
    assert claims(front_end.token(session_id)).plans.organization == ("pro",)
    other = claims(front_end.token(session_id, organization_id=looms.id)).organization
    assert other is not None
    assert (other.id, other.role) == (looms.id, "org:member")
    assert front_end.client()["sessions"][0]["last_active_organization_id"] == acme.id
    assert front_end.refusal("POST", touch, active_organization_id=strange.id) == (404, "resource_not_found")
    front_end.post(touch, active_organization_id="")
    assert claims(front_end.token(session_id)).organization is None


def test_leaving_an_organization_takes_it_out_of_the_tokens(
    fake_clerk: FakeClerk, front_end: FrontEnd, ada: User, claims: Callable[[str], SessionClaims]
) -> None:
    membership = fake_clerk.add_member(ada, fake_clerk.add_organization("Acme"))
    session_id = front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    front_end.post(f"/client/sessions/{session_id}/touch", active_organization_id=membership.organization.id)
    fake_clerk.remove_member(membership)
    assert claims(front_end.token(session_id)).organization is None


def test_a_session_is_pending_until_an_organization_is_chosen(
    fake_clerk: FakeClerk, front_end: FrontEnd, ada: User, claims: Callable[[str], SessionClaims]
) -> None:
    fake_clerk.settings.force_organization_selection = True
    acme = fake_clerk.add_organization("Acme")
    fake_clerk.add_member(ada, acme)
    session_id = front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    assert front_end.client()["sessions"][0]["tasks"] == [{"key": "choose-organization"}]
    assert claims(front_end.token(session_id)).is_pending
    front_end.post(f"/client/sessions/{session_id}/touch", active_organization_id=acme.id)
    assert not claims(front_end.token(session_id)).is_pending


def test_what_the_components_ask(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User, bob: User) -> None:
    """The profile and organization components find their lists, and change what they may."""
    front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    made = front_end.post("/organizations", name="Acme")["response"]
    one = f"/organizations/{made['id']}"
    acme = fake_clerk.find_organization("acme")
    assert acme is not None
    fake_clerk.add_member(bob, acme, "org:member", ["org:invoices:read"])
    assert [item["role"] for item in front_end.get(f"{one}/memberships")["response"]["data"]] == [
        "org:admin",
        "org:member",
    ]
    front_end.send("PATCH", f"{one}/memberships/{bob.id}", role="org:admin")
    promoted = bob.membership_in(acme)
    assert promoted is not None
    assert (promoted.role, promoted.permissions[-1]) == ("org:admin", "org:invoices:read")
    assert front_end.send("PATCH", one, name="Acme Ltd").json()["response"]["name"] == "Acme Ltd"
    assert front_end.get("/me/organization_memberships")["response"]["total_count"] == 1
    assert front_end.send("PATCH", "/me", first_name="Augusta").json()["response"]["first_name"] == "Augusta"
    assert len(front_end.send("GET", "/me/sessions/active").json()) == 1
    for empty in (
        "/me/organization_invitations",
        "/me/organization_suggestions",
        f"{one}/invitations",
        f"{one}/domains",
    ):
        assert front_end.get(empty)["response"]["data"] == []
    assert front_end.send("DELETE", f"{one}/memberships/{bob.id}").json()["response"]["deleted"] is True
    assert bob.memberships == []


def test_a_member_may_not_manage_members(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User, bob: User) -> None:
    acme = fake_clerk.add_organization("Acme")
    for user in (ada, bob):
        fake_clerk.add_member(user, acme)
    front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    path = f"/organizations/{acme.id}/memberships/{bob.id}"
    assert front_end.refusal("DELETE", path) == (403, "missing_permission")
