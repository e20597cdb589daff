"""The header of a rendered file, and what it tells of the file: current, stale, or edited by hand."""

from __future__ import annotations

import hashlib
import json
import re
from enum import StrEnum

from .config import SynchronizerConfig
from .version import __version__

HEADER = re.compile(
    r"\A// Rendered by reflex-clerk-sync (?P<version>\S+); change the configuration, not this file\.\n"
    r"// configuration (?P<configuration>[0-9a-f]{16}) body (?P<body>[0-9a-f]{16})\n"
)


class Drift(StrEnum):
    """How a committed file stands to what would be rendered now."""

    CURRENT = "current"
    STALE = "stale"
    EDITED = "edited by hand"
    FOREIGN = "not rendered by reflex-clerk-sync"
    MISSING = "missing"


def header(config: SynchronizerConfig, body: str) -> str:
    """Return the two comment lines that stand above a rendered body: version and hashes, no time."""
    return (
        f"// Rendered by reflex-clerk-sync {__version__}; change the configuration, not this file.\n"
        f"// configuration {configuration_hash(config)} body {_digest(body)}\n"
    )


def configuration_hash(config: SynchronizerConfig) -> str:
    """Return 64 bits of SHA-256, in hexadecimal, over the configuration with all of its defaults."""
    return _digest(json.dumps(config.model_dump(mode="json"), sort_keys=True))


def drift(committed: str | None, rendered: str) -> Drift:
    """Compare a committed file, or None where there is none, with the text that the configuration gives now.

    Line ends are not compared: a checkout may have made CRLF of them.
    """
    if committed is None:
        return Drift.MISSING
    text = committed.replace("\r\n", "\n")
    if text == rendered:
        return Drift.CURRENT
    found = HEADER.match(text)
    if found is None:
        return Drift.FOREIGN
    return Drift.STALE if _digest(text[found.end() :]) == found["body"] else Drift.EDITED


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
