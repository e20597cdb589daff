"""Session tokens with every claim that Clerk sets, in both versions: the exact inverse of `reflex_clerk.claims`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from reflex_clerk.claims import NOT_VERIFIED, Entitlements
from reflex_clerk.claims import Organization as OrganizationClaim

from .ids import new_id
from .signing import SigningKey

DEFAULT_LIFE = 60.0
"""Seconds that a session token lives, as at Clerk."""

NOT_BEFORE_LEAD = 10
"""Seconds by which `nbf` precedes `iat`, as at Clerk."""

Version = Literal[1, 2]


@cache
def test_key() -> SigningKey:
    """Give the key that `mint_token` signs with by default, one for the whole process; `test_key().pem` verifies."""
    return SigningKey.generate()


test_key.__test__ = False  # type: ignore[attr-defined] # pytest takes functions of this name for tests


def mint_token(user_id: str = "user_test", *, key: SigningKey | None = None, **claims: Any) -> str:
    """Make a session token for a unit test, without any server.

    `claims` are the arguments of `session_claims`. Signed with `test_key()` unless another key is given:

        Verifier(VerifierSettings(jwt_key=test_key().pem)).verify(mint_token("user_ada"))
    """
    return (key or test_key()).sign(session_claims(user_id, **claims))


def session_claims(
    user_id: str,
    *,
    issuer: str = "https://fake-clerk.clerk.accounts.dev",
    session_id: str | None = None,
    now: float | None = None,
    life: float = DEFAULT_LIFE,
    version: Version = 2,
    status: str = "active",
    authorized_party: str | None = None,
    organization: OrganizationClaim | None = None,
    features: Entitlements | None = None,
    plans: Entitlements | None = None,
    actor: Mapping[str, Any] | None = None,
    factor_ages: Sequence[int] = (0, NOT_VERIFIED),
    extra: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Give the payload of a session token.

    `now` is in seconds since 1970, the machine's clock if not given; `life` in seconds; `factor_ages` in minutes since
    the first and the second factor were verified. `extra` adds claims, or replaces them; a value of None leaves one out.
    """
    issued_at = int(time.time() if now is None else now)
    claims: dict[str, Any] = {
        "azp": authorized_party,
        "exp": issued_at + int(life),
        "fva": list(factor_ages),
        "iat": issued_at,
        "iss": issuer,
        "jti": new_id("jti").removeprefix("jti_"),
        "nbf": issued_at - NOT_BEFORE_LEAD,
        "sid": session_id or new_id("sess"),
        "sub": user_id,
        "act": dict(actor) if actor else None,
    }
    if version == 1:
        claims |= _organization_of_version_1(organization)
    else:
        claims |= {"v": 2, "sts": status}
        claims |= _organization_of_version_2(organization, features or Entitlements(), plans or Entitlements())
    claims |= extra or {}
    return {name: value for name, value in claims.items() if value is not None}


def _organization_of_version_1(organization: OrganizationClaim | None) -> dict[str, Any]:
    if organization is None:
        return {}
    return {
        "org_id": organization.id,
        "org_slug": organization.slug,
        "org_role": organization.role,
        "org_permissions": list(_custom(organization.permissions)),
    }


def _organization_of_version_2(
    organization: OrganizationClaim | None, features: Entitlements, plans: Entitlements
) -> dict[str, Any]:
    """Write `o`, `fea` and `pla`; a permission's feature is a feature of the organization, named or not."""
    if organization is None:
        return {"fea": _scoped(features), "pla": _scoped(plans)}
    granted = [permission.split(":", 2)[1:] for permission in _custom(organization.permissions)]
    features = Entitlements(
        tuple(_unique([*features.organization, *(feature for feature, _ in granted)])), features.user
    )
    names = _unique(name for _, name in granted)
    masks = [
        sum(1 << names.index(name) for owner, name in granted if owner == feature) for feature in features.organization
    ]
    claim = {
        "id": organization.id,
        "slg": organization.slug,
        "rol": organization.role and organization.role.removeprefix("org:"),
        "per": ",".join(names) or None,
        "fpm": ",".join(map(str, masks)) if names else None,
    }
    return {
        "o": {name: value for name, value in claim.items() if value is not None},
        "fea": _scoped(features),
        "pla": _scoped(plans),
    }


def _custom(permissions: Sequence[str]) -> tuple[str, ...]:
    """Leave out Clerk's own permissions (`org:sys_…`): they are known to the front end, but no token carries them."""
    return tuple(permission for permission in permissions if not permission.startswith("org:sys_"))


def _scoped(entitlements: Entitlements) -> str | None:
    """Write `o:dashboard,u:search`, in the order of the organization's, which the permissions' numbers follow."""
    scoped = [*(f"o:{name}" for name in entitlements.organization), *(f"u:{name}" for name in entitlements.user)]
    return ",".join(scoped) or None


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
