"""The people of the demo: two users, two organizations, different roles."""

from __future__ import annotations

from .instance import Instance


def seed_demo(instance: Instance) -> None:
    """Add Ada, an administrator with a paid plan in one organization, and Bob, a member in two."""
    analytical = instance.add_organization("Analytical Engines", features=["dashboard", "invoices"], plans=["pro"])
    looms = instance.add_organization("Jacquard Looms", features=["dashboard"], plans=["free"])
    ada = instance.add_user(
        "ada@example.com",
        first_name="Ada",
        last_name="Lovelace",
        username="ada",
        phone_number="+12025550101",
        id="user_ada",
    )
    bob = instance.add_user("bob@example.com", first_name="Bob", last_name="Babbage", username="babbage", id="user_bob")
    instance.add_member(
        ada, analytical, "org:admin", ["org:invoices:read", "org:invoices:create", "org:dashboard:read"]
    )
    instance.add_member(bob, analytical, "org:member", ["org:invoices:read"])
    instance.add_member(bob, looms, "org:admin", ["org:dashboard:read"])
