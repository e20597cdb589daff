"""Minted tokens say what was asked, in both versions, and the project's own verifier and claims read them."""

from __future__ import annotations

import string
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflex_clerk import SessionClaims, TokenError, Verifier, VerifierSettings
from reflex_clerk.claims import Entitlements, Organization
from reflex_clerk.testing import SigningKey, mint_token, test_key
from reflex_clerk.testing.tokens import session_claims


def verified(token: str, **settings: Any) -> SessionClaims:
    return Verifier(VerifierSettings(jwt_key=test_key().pem, **settings)).verify(token)


def test_a_minted_token_verifies_with_the_test_key_alone() -> None:
    """A unit test needs one line and no server."""
    claims = verified(mint_token("user_ada"))
    assert claims.user_id == "user_ada"
    assert claims.session_id is not None
    assert claims.version == 2
    assert claims.status == "active"
    assert claims.expires_at == pytest.approx(time.time() + 60, abs=5)
    assert claims.not_before is not None
    assert claims.not_before < time.time()


def test_every_claim_can_be_asked_for() -> None:
    claims = verified(
        mint_token(
            "user_ada",
            session_id="sess_1",
            issuer="https://clerk.example.com",
            authorized_party="https://app.example.com",
            organization=Organization("org_1", "acme", "org:admin", ("org:invoices:read",)),
            features=Entitlements(("dashboard",), ("search",)),
            plans=Entitlements(("pro",), ("free",)),
            actor={"sub": "user_root"},
            factor_ages=(3, -1),
            extra={"aud": "api", "tier": "gold"},
        ),
        issuer="https://clerk.example.com",
        authorized_parties=["https://app.example.com"],
        audience="api",
    )
    assert (claims.session_id, claims.actor_id, claims.raw["tier"]) == ("sess_1", "user_root", "gold")
    assert claims.organization == Organization("org_1", "acme", "org:admin", ("org:invoices:read",))
    assert claims.features == Entitlements(("dashboard", "invoices"), ("search",))
    assert claims.plans == Entitlements(("pro",), ("free",))
    assert claims.factor_ages is not None
    assert (claims.factor_ages.first, claims.factor_ages.second) == (3, -1)


def test_version_1_has_the_older_shape() -> None:
    organization = Organization("org_1", "acme", "org:admin", ("org:invoices:read",))
    claims = verified(mint_token(version=1, organization=organization))
    assert claims.version == 1
    assert claims.organization == organization
    assert {"v", "o", "sts", "fea"}.isdisjoint(claims.raw)


def test_clerks_own_permissions_are_left_out() -> None:
    """No token of Clerk's carries them, so an app that relies on them must fail in its tests, too."""
    permissions = ("org:sys_profile:manage", "org:invoices:read")
    for version in (1, 2):
        minted = session_claims(
            "user_ada", version=version, organization=Organization("org_1", "acme", "org:admin", permissions)
        )
        held = SessionClaims(minted).organization
        assert held is not None
        assert held.permissions == ("org:invoices:read",)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"now": time.time() - 7200}, "token-expired"),
        ({"now": time.time() + 7200}, "token-not-active-yet"),
        ({"status": "pending"}, "session-pending"),
        ({"extra": {"sub": ""}}, "token-invalid-claim"),
        ({"extra": {"exp": None}}, "token-missing-claim"),
        ({"key": SigningKey.generate()}, "token-invalid-signature"),
    ],
)
def test_tokens_that_must_be_refused_can_be_minted(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(TokenError) as refusal:
        verified(mint_token("user_ada", **changes))
    assert refusal.value.code == code


slugs = st.text(string.ascii_lowercase, min_size=1, max_size=6)
permissions = st.lists(st.tuples(slugs, slugs).map(lambda pair: f"org:{pair[0]}:{pair[1]}"), unique=True, max_size=8)


@given(permissions=permissions, features=st.lists(slugs, unique=True, max_size=4))
def test_permissions_survive_their_packing_into_bits(permissions: list[str], features: list[str]) -> None:
    """Minting is the inverse of reading: the numbers of `fpm` count features in the order of `fea`."""
    organization = Organization("org_1", "acme", "org:member", tuple(permissions))
    minted = session_claims("user_ada", organization=organization, features=Entitlements(tuple(features)))
    read = SessionClaims(minted).organization
    assert read is not None
    assert sorted(read.permissions) == sorted(permissions)
    assert set(features) <= set(SessionClaims(minted).features.organization)
