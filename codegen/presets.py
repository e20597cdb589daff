"""Presets: named sets of option values, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Unpack

from .errors import ConfigurationError, Problem

if TYPE_CHECKING:
    from .config import SynchronizerConfig
    from .options import PresetName, SynchronizerOptions

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
    # The field defaults of SynchronizerConfig: identity key, connection epoch, cleanup, bounded back-off, time-out,
    # latest getToken.
    "resilient": {},
    # The closed loop on top of it. Clerk's cached token will do while it outlives the one that a refresh replaces.
    "acknowledged": {
        "acknowledgement": {"enabled": True},
        "token": {"skip_cache": "near_expiry", "min_remaining_seconds": 20},
    },
}
"""Values by preset; what a preset does not name keeps the default of `SynchronizerConfig`."""

DEFAULT_PRESET = "resilient"
"""The preset of a configuration that names none."""


def preset(name: PresetName, /, **options: Unpack[SynchronizerOptions]) -> SynchronizerConfig:
    """Return a preset's configuration with some options changed: `preset("pr24", retry={"delay_ms": 750})`.

    A table of options changes those that it names. Raises ConfigurationError with all problems at once.
    """
    return from_preset(name, options)


def from_preset(name: str, options: Mapping[str, Any]) -> SynchronizerConfig:
    """Return what `preset` does, for a name and options that only come to be known when the program runs."""
    from .config import SynchronizerConfig
    from .config_sources.layers import Layer, resolve
    from .config_sources.problems import faults
    from .config_sources.toml_file import Place

    def nowhere(_path: object) -> Place:
        return Place()

    if name not in PRESETS:
        raise ConfigurationError(preset_problem(name))
    found = faults(SynchronizerConfig, options, nowhere)
    resolved = resolve(PRESETS[name], [Layer.without_faults(options, nowhere, found)])
    problems = [*(fault.problem for fault in found), *resolved.problems]
    if problems or resolved.config is None:
        raise ConfigurationError(problems)
    return resolved.config


def preset_problem(name: str, *, path: str | None = None) -> Problem:
    """Return the problem of a preset that does not exist."""
    from .names import suggestion

    return Problem(f"no preset is called {name!r}", path=path, value=name, hint=suggestion(name, PRESETS))
