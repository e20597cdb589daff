"""Claims of both token versions, read as Clerk's JavaScript reads them, and never raising."""

from __future__ import annotations

from typing import Any

import pytest

from reflex_clerk.claims import LAST_SECOND, Entitlements, FactorAges, Organization, SessionClaims

from .minting import NOW, claims


def organization(**payload: Any) -> Organization | None:
    return SessionClaims(payload).organization


def permissions(fea: object, per: object, fpm: object) -> tuple[str, ...]:
    found = organization(v=2, fea=fea, o={"id": "org_1", "per": per, "fpm": fpm})
    assert found is not None
    return found.permissions


def test_a_token_of_version_2() -> None:
    """All that a Clerk token of today says, in one place."""
    read = SessionClaims(
        claims(
            o={"id": "org_1", "slg": "acme", "rol": "admin", "per": "read,manage", "fpm": "3,1"},
            fea="o:dashboard,u:search,ou:teams", pla="u:free,o:pro", act={"sub": "user_admin"}, aud="api",
        )
    )  # fmt: skip
    assert read.version == 2
    assert (read.user_id, read.session_id, read.token_id) == (claims()["sub"], claims()["sid"], claims()["jti"])
    assert (read.issuer, read.authorized_party) == ("https://clerk.example.com", "https://app.example.com")
    assert (read.expires_at, read.not_before, read.issued_at) == (NOW + 50, NOW - 20, NOW - 10)
    assert (read.status, read.is_pending, read.audience) == ("active", False, ("api",))
    assert (read.is_impersonated, read.actor_id) == (True, "user_admin")
    assert read.factor_ages == FactorAges(first=3, second=-1)
    assert read.plans == Entitlements(organization=("pro",), user=("free",))
    assert read.features == Entitlements(organization=("dashboard", "teams"), user=("search", "teams"))
    granted = ("org:dashboard:read", "org:dashboard:manage", "org:teams:read")
    assert read.organization == Organization("org_1", "acme", "org:admin", granted)


def test_a_token_of_version_1() -> None:
    """Older instances and JWT templates: flat claims, role and permissions spelled out."""
    found = organization(
        org_id="org_1", org_slug="acme", org_role="org:admin", org_permissions=["org:a:read", 7, "org:b:read"]
    )
    assert found == Organization("org_1", "acme", "org:admin", ("org:a:read", "org:b:read"))
    assert SessionClaims({}).version == 1


@pytest.mark.parametrize("version", [1, 2.0, 2, True, "2", None, [2], 3])
def test_only_the_number_2_is_version_2(version: object) -> None:
    """As in JavaScript, where 2 and 2.0 are one number; each version's claims are read in it alone."""
    found = organization(v=version, o={"id": "org_new"}, org_id="org_old")
    assert found is not None
    assert found.id == ("org_new" if version in (2, 2.0) and version is not True else "org_old")


@pytest.mark.parametrize(
    ("fea", "per", "fpm", "granted"),
    [
        ("o:impersonation", "read,manage", "3", ("org:impersonation:read", "org:impersonation:manage")),
        ("o:impersonation,o:memberships", "read,manage", "2,3",
            ("org:impersonation:manage", "org:memberships:read", "org:memberships:manage")),
        ("o:a,o:b", "read,manage", "1", ("org:a:read",)),  # fewer numbers than features
        ("o:a", "read", "1,1,1", ("org:a:read",)),  # more numbers than features
        ("o:a", "read", "255", ("org:a:read",)),  # more bits than names
        ("o:a", "read,manage", "0", ()),
        ("u:mine,o:a", "read,manage", "1,2", ("org:a:read",)),  # numbers count features of the organization only
        ("ou:both,uo:also,u:mine", "read", "1,1", ("org:both:read", "org:also:read")),
        (" o:a , o:b ", " read , manage ", " 1 , 2 ", ("org:a:read", "org:b:manage")),
        ("o:a,o:b", "read", "x,1", ("org:b:read",)),  # an unreadable number grants nothing, and keeps its place
        ("o:a,o:b", "read", "-1,+1", ()), ("o:a,o:b", "read", "0x1,1.0", ()), ("o:a", "read", "\u0661", ()),
        ("o:a", "read", "9" * 5000, ()),  # past what Python reads
        ("o:a", "read", str(2**3000 + 1), ("org:a:read",)),
        ("o:a", "read", "001", ("org:a:read",)),
        ("a", "read", "1", ()), ("o:a,b", "read", "1,1", ()),  # no scope: the whole claim is void
        ("x:a,o:b", "read", "1", ("org:b:read",)),  # an unknown scope is nobody's
        ("o:a:b", "read", "1", ("org:a:b:read",)),
        ("", "read", "1", ()), ("o:a", "", "1", ()), ("o:a", "read", "", ()),
        (None, "read", "1", ()), ("o:a", None, "1", ()), ("o:a", "read", None, ()),
        ("o:a", ["read"], "1", ()), ("o:a", "read", 1, ()), (["o:a"], "read", "1", ()),
    ],
)  # fmt: skip
def test_permissions_of_version_2(fea: object, per: object, fpm: object, granted: tuple[str, ...]) -> None:
    """The bits of `fpm`, lowest first, choose names of `per` for each organization feature of `fea`."""
    assert permissions(fea, per, fpm) == granted


def test_either_order_of_both_scopes_is_both() -> None:
    """Clerk writes `ou`, and reads `uo` too."""
    for fea in ("ou:x", "uo:x"):
        assert SessionClaims({"fea": fea}).features == Entitlements(("x",), ("x",))


def test_a_membership_without_role_has_none() -> None:
    """`org:` alone would be a role that everyone without one has in common."""
    assert organization(v=2, o={"id": "org_1"}) == Organization("org_1")
    assert organization(v=2, o={"id": "org_1", "rol": ""}) == Organization("org_1")
    assert organization(org_id="org_1") == Organization("org_1")


def test_a_pending_session_says_so() -> None:
    """Whoever accepts pending sessions must be able to tell them from others."""
    assert SessionClaims({"sts": "pending"}).is_pending
    assert not SessionClaims({"sts": "active"}).is_pending


@pytest.mark.parametrize(
    ("aud", "audience"), [("api", ("api",)), (["a", 7, "b"], ("a", "b")), ([], ()), (None, ()), (7, ()), ({"a": 1}, ())]
)
def test_an_audience_is_a_tuple_in_any_case(aud: object, audience: tuple[str, ...]) -> None:
    """JWT allows text and lists; readers should not have to."""
    assert SessionClaims({"aud": aud}).audience == audience


def test_what_is_asked_for_with_and_without_prefix() -> None:
    """`admin` and `org:admin` are one role, as in Clerk's `has`."""
    found = Organization("org_1", role="org:admin", permissions=("org:a:read",))
    assert found.has_role("admin")
    assert found.has_role("org:admin")
    assert not found.has_role("member")
    assert Organization("org_1", role="admin").has_role("org:admin")
    assert not Organization("org_1").has_role("admin")
    assert not Organization("org_1").has_role("")
    assert found.has_permission("a:read")
    assert found.has_permission("org:a:read")
    assert not found.has_permission("a:write")


def test_entitlements_by_scope() -> None:
    """`dashboard` is anyone's, `org:` and `user:` name one side, and other scopes name nobody."""
    held = Entitlements(organization=("dashboard",), user=("search",))
    for name in (
        "dashboard",
        "o:dashboard",
        "org:dashboard",
        "organization:dashboard",
        "search",
        "u:search",
        "user:search",
    ):
        assert held.covers(name), name
    for name in (
        "u:dashboard",
        "user:dashboard",
        "org:search",
        "x:dashboard",
        "x:search",
        "",
        "org:",
        ":dashboard",
        "Dashboard",
    ):
        assert not held.covers(name), name


@pytest.mark.parametrize("ages", [[0, 0], [0, -1], [-1, -1], [5.5, 1440], [-1.0, 3]])
def test_ages_are_minutes_or_never(ages: list[float]) -> None:
    """0 is now, -1 is never."""
    assert SessionClaims({"fva": ages}).factor_ages == FactorAges(*ages)


@pytest.mark.parametrize(
    "ages",
    [
        None,
        [],
        [1],
        [1, 2, 3],
        "1,2",
        [1, "2"],
        [None, 1],
        [True, 1],
        [-2, 1],
        [-0.5, 1],
        [1, -0.5],
        [float("nan"), 1],
        {},
    ],
)
def test_ages_that_are_no_pair_of_minutes_are_no_ages(ages: object) -> None:
    """Whoever asks for a fresh verification must not be satisfied by rubbish."""
    assert SessionClaims({"fva": ages}).factor_ages is None


@pytest.mark.parametrize("o", [None, [], {}, "org_1", 7, {"id": ""}, {"id": 7}, {"id": None, "rol": "admin"}])
def test_an_organization_without_id_is_none(o: object) -> None:
    """A role without an organization would be a role everywhere."""
    assert organization(v=2, o=o) is None
    assert organization(org_id=o, org_role="org:admin") is None or o == "org_1"


@pytest.mark.parametrize("act", ["user_admin", [], {}, 7, {"sub": 7}, False])
def test_an_unreadable_actor_is_still_somebody(act: object) -> None:
    """An app that refuses impersonators must not be fooled by a claim that it cannot read."""
    read = SessionClaims({"act": act})
    assert read.is_impersonated
    assert read.actor_id is None
    assert not SessionClaims({"act": None}).is_impersonated


def test_times_beyond_all_dates_are_held_in_the_calendar() -> None:
    """`datetime` overflows after the year 9999, and `float` above 10^308: a signed token must not crash a state."""
    assert SessionClaims({}).user_id == ""
    huge = SessionClaims({"exp": 10**4000, "nbf": -(10**4000), "iat": 1e300})
    assert (huge.expires_at, huge.not_before, huge.issued_at) == (LAST_SECOND, 0.0, LAST_SECOND)
    unreadable: list[object] = [None, "1", True, [], float("inf"), float("nan")]
    for value in unreadable:
        read = SessionClaims({"exp": value, "iat": value})
        assert (read.expires_at, read.issued_at) == (0.0, None)
