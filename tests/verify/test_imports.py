"""What importing costs: verification needs neither Reflex nor an HTTP client, and public names are loaded on use."""

from __future__ import annotations

import subprocess
import sys

import pytest

import reflex_clerk

HEAVY = ("reflex", "httpx", "clerk_backend_api", "authlib")


def loaded_by(statement: str) -> set[str]:
    """Give the top-level modules that a fresh interpreter has after a statement."""
    code = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import reflex_clerk",
        "import reflex_clerk.token",
        "from reflex_clerk import Verifier, VerifierSettings, SessionClaims, TokenError, KeySet, ConfigError, KeySettings",
    ],
)
def test_verification_alone_loads_nothing_heavy(statement: str) -> None:
    """A worker that only verifies tokens starts without a web framework."""
    loaded = loaded_by(statement)
    assert "reflex_clerk" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_fetching_keys_loads_the_http_client_and_no_framework() -> None:
    """The authenticator serves any ASGI app."""
    loaded = loaded_by("from reflex_clerk import Authenticator")
    assert "httpx" in loaded
    assert "reflex" not in loaded


def test_every_public_name_can_be_had() -> None:
    """Names are looked up in a table: a wrong entry would show only on use."""
    for name in reflex_clerk.__all__:
        assert callable(getattr(reflex_clerk, name)), name
        assert name in dir(reflex_clerk)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = reflex_clerk.nothing
