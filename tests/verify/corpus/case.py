"""One token of the corpus, and what must become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reflex_clerk.errors import TokenError

from ..minting import NOW, jwks


@dataclass(frozen=True)
class Case:
    """A token under some options and a key set; `error` is the exact class that must come, None if it must hold."""

    name: str
    reason: str
    token: object = field(repr=False)
    error: type[TokenError] | None = None
    claim: str | None = None
    """The claim that an `InvalidClaim` must name."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    key_set: object = field(default_factory=jwks, repr=False)
    """The key set document; None to give no set."""
    skipped: str | None = None
    """What the key set must say about a key that it leaves out."""
    now: float | None = NOW
    """None to give no time."""
