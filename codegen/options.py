"""The options of a configuration as Python writes them: with these types a type checker knows every name and value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from . import config

PresetName = Literal["pr24", "resilient", "acknowledged"]


class EventsOptions(TypedDict, total=False):
    """As `config.Events`."""

    set: str
    clear: str


class TokenOptions(TypedDict, total=False):
    """As `config.Token`."""

    skip_cache: config.SkipCache | Literal["always", "never", "near_expiry"]
    min_remaining_seconds: int
    fallback_to_cache: bool
    template: Literal[False] | str
    timeout_ms: Literal[False] | int


class RetryOptions(TypedDict, total=False):
    """As `config.Retry`."""

    attempts: int
    delay_ms: int
    backoff: config.Backoff | Literal["fixed", "linear", "exponential"]
    max_delay_ms: int
    jitter: float
    guarded: bool


class AcknowledgementOptions(TypedDict, total=False):
    """As `config.Acknowledgement`."""

    enabled: bool
    prop: str
    hydrated_prop: str
    answer_timeout_ms: int
    replacements: int
    refresh_lead_seconds: Literal[False] | int
    min_refresh_seconds: int
    max_refresh_seconds: int
    wake: bool


class SynchronizerOptions(TypedDict, total=False):
    """As `config.SynchronizerConfig`; a table holds those of its options that differ."""

    component: str
    state: str
    events: EventsOptions
    clerk: config.ClerkLine | Literal["react", "clerk-react"]
    reflex: config.ReflexImports | Literal[">=0.8.8", "<0.8.8"]
    token: TokenOptions
    retry: RetryOptions
    acknowledgement: AcknowledgementOptions
    on_failure: config.OnFailure | Literal["keep", "clear"]
    null_token: config.NullToken | Literal["failure", "sign_out"]
    identity: Sequence[
        config.IdentityPart | Literal["signed_in", "user_id", "session_id", "org_id", "org_role", "actor"]
    ]
    reconnect: config.Reconnect | Literal["none", "add_events", "connection_epoch"]
    cleanup: bool
    request_id: config.RequestId | Literal["none", "first", "after_dedupe"]
    get_token: config.GetTokenUse | Literal["dependency", "latest_ref"]
    dependencies: Literal["auto"] | Sequence[str]
    style: config.Style | Literal["promise", "async"]
    debug: bool
