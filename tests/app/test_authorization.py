"""`has`, held against Clerk's own rules, case by case, and against what must hold of any claims."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflex_clerk import ConfigError, Reverification, SessionClaims, has, require_session
from reflex_clerk.claims import Entitlements, Organization
from reflex_clerk.testing.tokens import session_claims

NOW = 1_800_000_000

ADMIN = SessionClaims(
    session_claims(
        "user_a",
        organization=Organization("org_1", "one", "org:admin", ("org:invoices:create", "org:invoices:read")),
        features=Entitlements(("invoices",), ("search",)),
        plans=Entitlements(("pro",), ("free",)),
        factor_ages=(5, 20),
        now=NOW,
    )
)
ALONE = SessionClaims(session_claims("user_a"))

ASKED: list[tuple[SessionClaims | None, dict[str, Any], bool]] = [
    (ADMIN, {}, False),
    (None, {"role": "org:admin"}, False),
    (SessionClaims({"o": {"id": "org_1", "rol": "admin"}, "v": 2}), {"role": "admin"}, False),
    (ADMIN, {"role": "org:admin"}, True),
    (ADMIN, {"role": "admin"}, True),
    (ADMIN, {"role": "org:org:admin"}, True),
    (ADMIN, {"role": "org:member"}, False),
    (ADMIN, {"role": ""}, False),
    (ALONE, {"role": "org:admin"}, False),
    (ADMIN, {"permission": "org:invoices:create"}, True),
    (ADMIN, {"permission": "invoices:read"}, True),
    (ADMIN, {"permission": "org:invoices:delete"}, False),
    (ALONE, {"permission": "org:invoices:read"}, False),
    (ADMIN, {"feature": "search"}, True),
    (ADMIN, {"feature": "user:search"}, True),
    (ADMIN, {"feature": "org:search"}, False),
    (ADMIN, {"feature": "else:search"}, False),
    (ADMIN, {"plan": "pro"}, True),
    (ADMIN, {"plan": "organization:pro"}, True),
    (ADMIN, {"plan": "u:pro"}, False),
    (ALONE, {"plan": "pro"}, False),
    (ADMIN, {"role": "admin", "permission": "org:invoices:read", "feature": "invoices", "plan": "pro"}, True),
    (ADMIN, {"role": "admin", "plan": "enterprise"}, False),
    (ADMIN, {"role": "member", "plan": "pro"}, False),
    (ADMIN, {"role": "admin", "reverification": "moderate"}, True),
    (ADMIN, {"role": "admin", "reverification": "strict"}, False),
]


@pytest.mark.parametrize(("claims", "asked", "granted"), ASKED)
def test_all_that_is_asked_must_hold(claims: SessionClaims | None, asked: dict[str, Any], granted: bool) -> None:
    assert has(claims, **asked) is granted


FRESHNESS: list[tuple[Any, Any, bool]] = [
    ((5, 20), Reverification("first_factor", 6), True),
    ((5, 20), Reverification("first_factor", 5), False),
    ((-1, 0), Reverification("first_factor", 10), False),
    ((5, 20), Reverification("second_factor", 21), True),
    ((5, 20), Reverification("second_factor", 20), False),
    ((5, -1), Reverification("second_factor", 6), True),
    ((5, -1), Reverification("second_factor", 5), False),
    ((-1, 5), Reverification("second_factor", 6), True),
    ((5, 20), Reverification("multi_factor", 21), True),
    ((25, 20), Reverification("multi_factor", 21), False),
    ((5, 25), Reverification("multi_factor", 21), False),
    ((5, -1), Reverification("multi_factor", 6), True),
    ((-1, 5), Reverification("multi_factor", 6), False),
    ((-1, -1), Reverification("first_factor", 10), False),
    ((-1, -1), Reverification("second_factor", 10), False),
    ((0, 9), "strict_mfa", True),
    ((10, 9), "strict_mfa", False),
    ((99, 9), "strict", True),
    ((0, 10), "strict", False),
    ((0, 59), "moderate", True),
    ((0, 60), "moderate", False),
    ((0, 1439), "lax", True),
    ((0, 1440), "lax", False),
    ((0, 2), 3, True),
    ((0, 2), 2, False),
    (None, "lax", False),
    ((0,), "lax", False),
    ((0, -2), "lax", False),
    ((True, 0), "lax", False),
    (("0", "0"), "lax", False),
]


@pytest.mark.parametrize(("ages", "wanted", "granted"), FRESHNESS)
def test_factors_must_be_fresh_enough(ages: Any, wanted: Any, granted: bool) -> None:
    claims = SessionClaims(session_claims("user_a", now=NOW, extra={"fva": list(ages) if ages is not None else None}))
    assert has(claims, reverification=wanted, now=NOW) is granted


GROWN_OLD: list[tuple[Any, float, str, bool]] = [
    ((9, -1), 59, "first_factor", True),
    ((9, -1), 60, "first_factor", False),
    ((0, 9), 59, "second_factor", True),
    ((0, 9), 60, "second_factor", False),
    ((9, 0), 60, "multi_factor", False),
    ((9, -1), -30, "first_factor", True),
    ((-1, -1), -600, "first_factor", False),
]


@pytest.mark.parametrize(("ages", "seconds", "level", "granted"), GROWN_OLD)
def test_a_verification_grows_old_while_its_token_lives(ages: Any, seconds: float, level: Any, granted: bool) -> None:
    """`fva` is what it was at issue; a token may live a day, and a session longer than its token."""
    claims = SessionClaims(session_claims("user_a", now=NOW, factor_ages=ages))
    assert has(claims, reverification=Reverification(level, 10), now=NOW + seconds) is granted


def test_a_token_that_does_not_say_when_it_was_issued_is_never_fresh() -> None:
    claims = SessionClaims(session_claims("user_a", now=NOW, extra={"iat": None}))
    assert has(claims, reverification="lax", now=NOW) is False


@pytest.mark.parametrize("wanted", ["stricter", "", 0, -1, True, float("nan"), float("inf")])
def test_a_requirement_that_there_is_not_is_an_error_even_when_nobody_is_signed_in(wanted: Any) -> None:
    with pytest.raises(ConfigError):
        has(None, reverification=wanted)


@pytest.mark.parametrize("right", ["role", "permission", "feature", "plan"])
@pytest.mark.parametrize("wrong", [["org:admin"], ("a", "b"), 7], ids=repr)
def test_several_names_at_once_are_an_error_and_no_silent_no(right: str, wrong: Any) -> None:
    """Whoever writes a route is told when it is written, not the visitor when it is asked for."""
    with pytest.raises(ConfigError, match=f"{right} must be a string"):
        has(None, **{right: wrong})
    with pytest.raises(ConfigError, match=f"{right} must be a string"):
        require_session(**{right: wrong})


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.fixed_dictionaries(dict.fromkeys(("sub", "o", "fea", "pla", "fva", "v", "org_role", "org_id"), ANY_JSON)))
def test_whatever_the_claims_hold_a_right_that_no_claim_spells_is_not_granted(raw: dict[str, Any]) -> None:
    claims = SessionClaims(raw)
    for right in ("role", "permission", "feature", "plan"):
        assert has(claims, **{right: "a right that nobody has"}) is False
