"""Presets: named sets of option values, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PRESETS: Mapping[str, Mapping[str, Any]] = {
    # The component of reflex-clerk-api 1.3.1 (Apache-2.0), races included: it exists to be compared with.
    "pr24": {
        "state": "reflex___state____state.reflex_clerk_api___clerk_provider____clerk_state",
        "clerk": "clerk-react",
        "token": {"skip_cache": "always", "fallback_to_cache": True, "timeout_ms": False},
        "retry": {"attempts": 2, "delay_ms": 500, "backoff": "fixed", "guarded": False},
        "on_failure": "clear",
        "null_token": "sign_out",
        "identity": ["signed_in"],
        "reconnect": "add_events",
        "cleanup": False,
        "request_id": "after_dedupe",
        "get_token": "dependency",
        "style": "promise",
    },
    # The field defaults of SynchronizerConfig: identity key, connection epoch, cleanup, bounded back-off, time-out, latest getToken.
    "resilient": {},
}
"""Values by preset; what a preset does not name keeps the default of `SynchronizerConfig`."""

DEFAULT_PRESET = "resilient"
"""The preset of a configuration that names none."""
