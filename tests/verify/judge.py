"""Run a case of the corpus against a verifier, which may be a mutant, and tell what came of it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from reflex_clerk import token as token_module
from reflex_clerk.errors import InvalidClaim, TokenError
from reflex_clerk.keys import jwks as jwks_module
from reflex_clerk.settings import VerifierSettings

from .corpus import Case
from .minting import mint


@dataclass(frozen=True)
class Outcome:
    """The class that was raised, None for accepted; the claim that it names; what was said about skipped keys."""

    raised: type[BaseException] | None
    claim: str | None
    skipped: tuple[str, ...]


def judge(
    case: Case, token: ModuleType = token_module, jwks: ModuleType = jwks_module, *, warm: bool = False
) -> Outcome:
    """Verify the case's token; `warm` verifies a valid one by the same key set first."""
    skipped: tuple[str, ...] = ()
    raised, claim = None, None
    try:
        verifier: Any = token.Verifier(VerifierSettings(**case.settings))
        keys: Any = None if case.key_set is None else jwks.KeySet.parse(case.key_set)
        skipped = () if keys is None else keys.skipped
        if warm:
            with contextlib.suppress(TokenError):
                verifier.read_signed(_valid_token(), keys=keys)
        verifier.verify(case.token, case.now, keys=keys)
    except Exception as error:  # noqa: BLE001 - whatever a mutant raises is an outcome to compare
        raised = type(error)
        claim = error.claim if isinstance(error, InvalidClaim) else None
    return Outcome(raised, claim, skipped)


def is_right(case: Case, outcome: Outcome) -> bool:
    """Tell whether the outcome is the expected one."""
    said = case.skipped is None or case.skipped in outcome.skipped
    return outcome.raised is case.error and outcome.claim == case.claim and said


@cache
def _valid_token() -> str:
    return mint()
