"""Typed access to the claims of a session token, of both versions; whatever JSON a claim holds, nothing here raises.

Names and meaning follow Clerk's `JwtPayload` and its decoding in `@clerk/shared` (`jwtPayloadParser`, `authorization`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

LAST_SECOND = 253_402_300_799.0
"""The end of the year 9999: times are held within this, so that no date above this layer can overflow."""

NOT_VERIFIED = -1
"""What `fva` holds for a factor that was never verified in this session."""

_ORG_SCOPES = ("o", "org", "organization")
_USER_SCOPES = ("u", "user")


@dataclass(frozen=True, slots=True)
class Entitlements:
    """Features or plans by whom they belong to: the active organization, the user, or both."""

    organization: tuple[str, ...] = ()
    user: tuple[str, ...] = ()

    def covers(self, name: str) -> bool:
        """Tell whether `name` is held: `dashboard` by either, `org:dashboard` or `user:dashboard` by one of them."""
        scope, colon, slug = name.partition(":")
        if not colon:
            return name in self.organization or name in self.user
        if scope in _ORG_SCOPES:
            return slug in self.organization
        return scope in _USER_SCOPES and slug in self.user


@dataclass(frozen=True, slots=True)
class Organization:
    """The active organization; `role` and `permissions` as Clerk's `useAuth` and `auth()` give them."""

    id: str
    slug: str | None = None
    role: str | None = None
    permissions: tuple[str, ...] = ()

    def has_role(self, role: str) -> bool:
        """Tell whether `role` (`org:admin` or `admin`) is the user's role here."""
        return self.role is not None and _with_org_prefix(self.role) == _with_org_prefix(role)

    def has_permission(self, permission: str) -> bool:
        """Tell whether the user has `permission` (`org:invoices:create` or `invoices:create`) here."""
        return _with_org_prefix(permission) in self.permissions


@dataclass(frozen=True, slots=True)
class FactorAges:
    """Minutes since the first and the second factor were verified when the token was issued, or `NOT_VERIFIED`."""

    first: float
    second: float


@dataclass(frozen=True, slots=True, repr=False)
class SessionClaims:
    """Claims of one session token. `raw` is the whole payload; no value of it shows in the object's `repr`."""

    raw: Mapping[str, Any] = field(hash=False)

    def __repr__(self) -> str:
        return f"SessionClaims(version={self.version}, values hidden)"

    @property
    def version(self) -> int:
        """2 for tokens with the `o` claim (since 2025-04), 1 for the older ones with `org_id`."""
        return 2 if self.raw.get("v") == 2 else 1

    @property
    def user_id(self) -> str:
        """`sub`; verification has made sure that it is not empty."""
        return _text(self.raw.get("sub")) or ""

    @property
    def session_id(self) -> str | None:
        """`sid`."""
        return _text(self.raw.get("sid"))

    @property
    def token_id(self) -> str | None:
        """`jti`, another one for each token."""
        return _text(self.raw.get("jti"))

    @property
    def issuer(self) -> str | None:
        """`iss`, the address of the instance's Frontend API."""
        return _text(self.raw.get("iss"))

    @property
    def authorized_party(self) -> str | None:
        """`azp`, the origin of the page that asked for the token."""
        return _text(self.raw.get("azp"))

    @property
    def audience(self) -> tuple[str, ...]:
        """`aud`, which a JWT template may set, as a tuple in any case."""
        audience = self.raw.get("aud")
        return _texts(audience if isinstance(audience, list) else [audience])

    @property
    def expires_at(self) -> float:
        """`exp` in seconds since 1970; 0, long past, if it is no number, which verification does not let through."""
        return _seconds(self.raw.get("exp")) or 0.0

    @property
    def not_before(self) -> float | None:
        """`nbf` in seconds since 1970."""
        return _seconds(self.raw.get("nbf"))

    @property
    def issued_at(self) -> float | None:
        """`iat` in seconds since 1970."""
        return _seconds(self.raw.get("iat"))

    @property
    def status(self) -> str | None:
        """`sts`: `active`, `pending`, or None in tokens without it."""
        return _text(self.raw.get("sts"))

    @property
    def is_pending(self) -> bool:
        """Whether the user has a task to finish before Clerk counts the session as signed in."""
        return self.status == "pending"

    @property
    def is_impersonated(self) -> bool:
        """Whether somebody acts as the user: `act` is there, whatever it holds."""
        return self.raw.get("act") is not None

    @property
    def actor_id(self) -> str | None:
        """`act.sub`: who acts as the user."""
        return _text(_object(self.raw.get("act")).get("sub"))

    @property
    def factor_ages(self) -> FactorAges | None:
        """`fva`; None unless it is a pair of ages."""
        ages = self.raw.get("fva")
        if isinstance(ages, list) and len(ages) == 2 and all(map(_is_factor_age, ages)):
            return FactorAges(*ages)
        return None

    @property
    def features(self) -> Entitlements:
        """`fea`, the features that plans give."""
        return _entitlements(self.raw.get("fea"))

    @property
    def plans(self) -> Entitlements:
        """`pla`."""
        return _entitlements(self.raw.get("pla"))

    @property
    def organization(self) -> Organization | None:
        """The active organization, from `o` in version 2 and from `org_id`, `org_role` … in version 1."""
        if self.version == 1:
            return _organization(
                self.raw.get("org_id"),
                self.raw.get("org_slug"),
                self.raw.get("org_role"),
                _texts(self.raw.get("org_permissions")),
            )
        claim = _object(self.raw.get("o"))
        role = _text(claim.get("rol"))
        permissions = _permissions(self.features.organization, claim.get("per"), claim.get("fpm"))
        return _organization(claim.get("id"), claim.get("slg"), role and f"org:{role}", permissions)


def _organization(id_: object, slug: object, role: object, permissions: tuple[str, ...]) -> Organization | None:
    organization_id = _text(id_)
    if organization_id is None:
        return None
    return Organization(organization_id, _text(slug), _text(role), permissions)


def _permissions(features: tuple[str, ...], per: object, fpm: object) -> tuple[str, ...]:
    """Decode the permissions of version 2: `org:<feature>:<permission>`, in the order of the claims.

    `per` lists permission names; `fpm` has one decimal number for each feature *of the organization* in `fea`, whose
    bit k, counted from the lowest, grants the k-th name for that feature. A number that cannot be read grants nothing,
    and neither do surplus numbers, features and bits. An example:

        fea="o:dashboard,u:search,o:teams"  per="read,manage"  fpm="3,1"
        org:dashboard:read  org:dashboard:manage  org:teams:read

    So it is in Clerk's JavaScript. Its Python SDK counts the user's features too, which shifts the numbers.
    """
    if not isinstance(per, str) or not isinstance(fpm, str) or not per:
        return ()
    names = [name.strip() for name in per.split(",")]
    masks = [_mask(number.strip()) for number in fpm.split(",")]
    return tuple(
        f"org:{feature}:{name}"
        for feature, mask in zip(features, masks, strict=False)
        for bit, name in enumerate(names)
        if mask >> bit & 1
    )


def _mask(number: str) -> int:
    """Read a decimal number of ASCII digits; 0, which grants nothing, for other text and past Python's 4300 digits."""
    try:
        return int(number) if re.fullmatch(r"[0-9]+", number) else 0
    except ValueError:
        return 0


def _entitlements(claim: object) -> Entitlements:
    """Read `o:dashboard,u:search,ou:teams`; an element without a scope makes the whole claim void, as at Clerk."""
    if not isinstance(claim, str):
        return Entitlements()
    organization: list[str] = []
    user: list[str] = []
    for element in claim.split(","):
        scope, colon, slug = element.strip().partition(":")
        if not colon:
            return Entitlements()
        if scope in ("o", "ou", "uo"):
            organization.append(slug)
        if scope in ("u", "ou", "uo"):
            user.append(slug)
    return Entitlements(tuple(organization), tuple(user))


def _with_org_prefix(name: str) -> str:
    return "org:" + re.sub(r"^(org:)*", "", name)


def _is_factor_age(age: object) -> bool:
    return _is_number(age) and (age == NOT_VERIFIED or age >= 0)


def _is_number(value: object) -> TypeGuard[float]:
    """Take any int and any finite float, no bool."""
    return type(value) is int or (type(value) is float and math.isfinite(value))


def _seconds(value: object) -> float | None:
    return float(min(max(value, 0), LAST_SECOND)) if _is_number(value) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(values: object) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
