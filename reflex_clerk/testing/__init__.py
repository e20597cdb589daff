"""A fake Clerk for tests and demos: no account, no internet, and Clerk's own front end cannot tell the difference.

`FakeClerk` serves the Frontend and the Backend API on this machine; `mint_token` makes a session token for a unit test.
Names are loaded when they are first used, so a test that only mints tokens starts no server.
"""

from __future__ import annotations

from typing import Any

from reflex_clerk.extras import TESTING_EXTRA_OF as _EXTRA_OF
from reflex_clerk.extras import load as _load

_MODULE_OF = {
    "Client": "model",
    "Fault": "faults",
    "FakeClerk": "fake",
    "LINES": "bundles",
    "Line": "bundles",
    "Organization": "model",
    "Session": "model",
    "SigningKey": "signing",
    "User": "model",
    "chromium": "browser",
    "configured": "options",
    "mint_token": "tokens",
    "seed_demo": "seed",
    "sign_in": "browser",
    "test_key": "tokens",
}
"""Every public name and the module, below this one, that defines it."""

__all__ = sorted(_MODULE_OF)  # noqa: PLE0605 - one list of names, read from the table above


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _load(f"{__name__}.{_MODULE_OF[name]}", name, _EXTRA_OF)


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF})
