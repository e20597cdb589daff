"""What a rule about options is: which options do not go together, why, and what to do; and what rules ask of a configuration."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .config import SynchronizerConfig

SESSION_TOKEN_LIFE_SECONDS = 60
"""Life of Clerk's plain session token; only a JWT template can change it."""

LONGEST_VALUE = 60
"""Characters of a value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Options that do not go together, why, and what to do.

    `keys` are the options that take part, in the order in which they are named. A warning is given only if the user
    wrote one of `subjects`: what a preset sets, or what another option makes idle, is no mistake of the user's.
    """

    keys: tuple[str, ...]
    applies: Callable[[SynchronizerConfig], bool]
    reason: str
    hint: str
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A rule that a configuration breaks, in words."""

    rule: Rule
    message: str


def toml_text(value: Any) -> str:
    """Return an option's value as it would stand in a configuration file."""
    return json.dumps(value, ensure_ascii=False, default=str)


def shortened(text: str) -> str:
    """Return a value's text on one line, as much of it as a message has room for."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 1]}…"


def option(config: SynchronizerConfig, key: str) -> Any:
    """Return the value of an option by its dotted key, such as `retry.delay_ms`."""
    return reduce(getattr, key.split("."), config)


def retries(config: SynchronizerConfig) -> bool:
    """Return whether a failed request is tried again."""
    return config.retry.attempts > 1


def voids(config: SynchronizerConfig) -> bool:
    """Return whether anything voids an older run."""
    return config.cleanup or config.request_id != "none"


def refreshes(config: SynchronizerConfig) -> bool:
    """Return whether the closed loop renews a session before it ends."""
    return config.acknowledgement.enabled and config.acknowledgement.refresh_lead_seconds is not False


def duplicates(values: Iterable[str]) -> bool:
    """Return whether a value stands there twice."""
    return max(Counter(values).values(), default=0) > 1
