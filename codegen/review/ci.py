"""Whether a machine is at work that must not write: what it would accept, nobody has looked at."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..errors import InputError, Problem

_OFF = frozenset({"", "0", "false"})


def is_ci(environment: Mapping[str, str] | None = None) -> bool:
    """Whether the environment says so: every CI service sets `CI`."""
    return (os.environ if environment is None else environment).get("CI", "").lower() not in _OFF


def demand_person() -> None:
    """Raise InputError where CI is set."""
    if is_ci():
        hint = "review where you work, and commit what you accept"
        raise InputError(Problem("CI is set, and nothing is accepted or written there", hint=hint))
