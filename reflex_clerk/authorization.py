"""What a session may do, with the semantics of Clerk's own `has`: all that is asked must hold, and doubt denies.

The rules are those of `createCheckAuthorization` in `@clerk/shared`, over the claims of one token.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from .claims import NOT_VERIFIED, SessionClaims
from .configuration import backend
from .errors import ConfigError

Level = Literal["first_factor", "second_factor", "multi_factor"]


@dataclass(frozen=True, slots=True)
class Reverification:
    """How recently the user must have verified which factors; `after_minutes` is a positive number."""

    level: Level = "second_factor"
    after_minutes: float = 10

    def __post_init__(self) -> None:
        if self.level not in get_args(Level):
            raise ConfigError(
                f"the level of a reverification is one of {', '.join(get_args(Level))}, not {self.level!r}"
            )
        age = self.after_minutes
        if isinstance(age, bool) or not isinstance(age, int | float) or not math.isfinite(age) or age <= 0:
            raise ConfigError(f"after_minutes must be a positive number of minutes, not {age!r}")

    def holds(self, claims: SessionClaims, now: float) -> bool:
        """Tell whether the factors are fresh enough at the time `now`; claims that do not say how old they are, are not.

        The ages are those of when the token was issued, so the time since then is added. A factor that the user does
        not have does not stand in the way of the other.
        """
        ages, issued_at = claims.factor_ages, claims.issued_at
        if ages is None or issued_at is None:
            return False
        elapsed = max(0.0, now - issued_at) / 60
        first, second = self._is_fresh(ages.first, elapsed), self._is_fresh(ages.second, elapsed)
        if self.level == "first_factor" or ages.second == NOT_VERIFIED:
            return first
        if self.level == "second_factor":
            return second
        return first and second

    def _is_fresh(self, age: float, elapsed: float) -> bool:
        return age != NOT_VERIFIED and age + elapsed < self.after_minutes


REVERIFICATIONS: Mapping[str, Reverification] = {
    "strict_mfa": Reverification("multi_factor", 10),
    "strict": Reverification("second_factor", 10),
    "moderate": Reverification("second_factor", 60),
    "lax": Reverification("second_factor", 1440),
}
"""Clerk's names for usual requirements."""

Freshness = Reverification | str | float
"""A `Reverification`, one of Clerk's names, or minutes since the second factor, or the first if there is no second."""


def reverification(wanted: Freshness) -> Reverification:
    """Read what `fresh_within` and `reverification` take. Raises `ConfigError`."""
    if isinstance(wanted, Reverification):
        return wanted
    if not isinstance(wanted, str):
        return Reverification(after_minutes=wanted)
    if wanted not in REVERIFICATIONS:
        raise ConfigError(f"reverification {wanted!r} is not one of {', '.join(REVERIFICATIONS)}")
    return REVERIFICATIONS[wanted]


def has(
    claims: SessionClaims | None,
    *,
    role: str | None = None,
    permission: str | None = None,
    feature: str | None = None,
    plan: str | None = None,
    reverification: Freshness | None = None,
    now: float | None = None,
) -> bool:
    """Tell whether a session has all that is asked; asked for nothing, it has nothing, and neither has None.

    `role` (`org:admin` or `admin`) and `permission` (`org:invoices:create`) are those in the active organization,
    `feature` and `plan` those of the user or the organization (`org:pro` and `user:pro` say whose). `now` is in seconds
    since 1970, the backend's clock if not given: a reverification grows old while its token lives. Raises
    `ConfigError` for a reverification that there is not, and for a name that is not a string.
    """
    fresh = _freshness(reverification)
    for right, name in (("role", role), ("permission", permission), ("feature", feature), ("plan", plan)):
        if not isinstance(name, str | None):
            raise ConfigError(f"{right} must be a string, not {name!r}: ask for one at a time")
    if claims is None or not claims.user_id:
        return False
    organization = claims.organization
    answers = []
    if role is not None:
        answers.append(organization is not None and organization.has_role(role))
    if permission is not None:
        answers.append(organization is not None and organization.has_permission(permission))
    if feature is not None:
        answers.append(claims.features.covers(feature))
    if plan is not None:
        answers.append(claims.plans.covers(plan))
    if fresh is not None:
        answers.append(fresh.holds(claims, backend().clock() if now is None else now))
    return bool(answers) and all(answers)


def _freshness(wanted: Freshness | None) -> Reverification | None:
    return None if wanted is None else reverification(wanted)
