"""Rules about the options of the closed loop: what it cannot do without, and what has a price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .config_rule import SESSION_TOKEN_LIFE_SECONDS, Rule, duplicates, option, refreshes, retries, toml_text

if TYPE_CHECKING:
    from .config import SynchronizerConfig

TAKEN_PROPS = frozenset({"children", "key", "ref"})
"""Props that mean something to React."""


def _prop_names(config: SynchronizerConfig) -> list[str]:
    return [config.acknowledgement.prop, config.acknowledgement.hydrated_prop]


def _open_loop(key: str, value: str, reason: str, hint: str) -> Rule:
    """Return the rule that the closed loop needs another value of an option."""
    return Rule(
        ("acknowledgement.enabled", key),
        lambda config: config.acknowledgement.enabled and toml_text(option(config, key)) == value,
        reason,
        hint,
    )


CLOSED_LOOP: tuple[Rule, ...] = (
    _open_loop(
        "cleanup",
        "false",
        "an answer could not end the wait for it, so each would be followed by another dispatch",
        "set cleanup = true",
    ),
    *(
        _open_loop(
            "reconnect",
            toml_text(reconnect),
            "a dispatch that was lost with its connection would be waited for on the next one",
            'use "connection_epoch"',
        )
        for reconnect in ("none", "add_events")
    ),
    _open_loop(
        "null_token",
        '"sign_out"',
        "a clear for a user whom Clerk holds signed in is answered, found wrong and followed by a set, in a loop",
        'use "failure"',
    ),
    _open_loop(
        "on_failure",
        '"clear"',
        "a clear for a user whom Clerk holds signed in is answered, found wrong and followed by a set, in a loop",
        'use "keep"',
    ),
    _open_loop(
        "request_id",
        '"after_dedupe"',
        "there is no dedupe: the acknowledgement says what need not be sent",
        'use "none", as the cleanup voids older runs',
    ),
    Rule(
        ("acknowledgement.enabled", "identity"),
        lambda config: config.acknowledgement.enabled and not {"user_id", "session_id"} & set(config.identity),
        "nothing of the acknowledgement is compared, so any signed-in session would do",
        "add session_id",
    ),
    Rule(
        ("acknowledgement.refresh_lead_seconds", "token.skip_cache"),
        lambda config: refreshes(config) and config.token.skip_cache == "never",
        "a refresh could get the very token that it is to replace",
        'use "near_expiry", or set acknowledgement.refresh_lead_seconds = false',
    ),
    Rule(
        ("acknowledgement.refresh_lead_seconds", "token.skip_cache", "token.min_remaining_seconds"),
        lambda config: (
            refreshes(config)
            and config.token.skip_cache == "near_expiry"
            and config.token.min_remaining_seconds <= config.acknowledgement.refresh_lead_seconds
        ),
        "a refresh could get the very token that it is to replace",
        "raise token.min_remaining_seconds above the lead time",
    ),
    Rule(
        ("acknowledgement.min_refresh_seconds", "token.skip_cache", "token.min_remaining_seconds"),
        lambda config: (
            refreshes(config)
            and config.token.skip_cache == "near_expiry"
            and config.token.min_remaining_seconds <= config.acknowledgement.min_refresh_seconds
        ),
        "a cached token could end before its refresh is allowed",
        "lower acknowledgement.min_refresh_seconds below token.min_remaining_seconds",
    ),
    Rule(
        ("acknowledgement.min_refresh_seconds", "acknowledgement.max_refresh_seconds"),
        lambda config: (
            refreshes(config)
            and config.acknowledgement.max_refresh_seconds < config.acknowledgement.min_refresh_seconds
        ),
        "the longest time between two refreshes is below the least",
        "raise acknowledgement.max_refresh_seconds",
    ),
    Rule(
        ("acknowledgement.prop", "acknowledgement.hydrated_prop"),
        lambda config: (
            config.acknowledgement.enabled
            and (duplicates(_prop_names(config)) or not TAKEN_PROPS.isdisjoint(_prop_names(config)))
        ),
        "each prop needs a name that no other prop has",
        f"name two props, neither of them {', '.join(sorted(TAKEN_PROPS))}",
    ),
)
"""What the closed loop cannot do without."""


def _idle_without_acknowledgement(name: str) -> Rule:
    key = f"acknowledgement.{name}"
    return Rule(
        (key, "acknowledgement.enabled"),
        lambda config: not config.acknowledgement.enabled,
        "no effect, because nothing is acknowledged",
        f'set acknowledgement.enabled = true, or preset = "acknowledged", or drop {key}',
        (key,),
    )


LOOP_DOUBTS: tuple[Rule, ...] = (
    *map(
        _idle_without_acknowledgement,
        (
            "prop",
            "hydrated_prop",
            "answer_timeout_ms",
            "replacements",
            "refresh_lead_seconds",
            "min_refresh_seconds",
            "max_refresh_seconds",
            "wake",
        ),
    ),
    *(
        Rule(
            (key, "acknowledgement.refresh_lead_seconds"),
            lambda config: config.acknowledgement.enabled and config.acknowledgement.refresh_lead_seconds is False,
            "no effect, because nothing is refreshed",
            f"set acknowledgement.refresh_lead_seconds, or drop {key}",
            (key,),
        )
        for key in ("acknowledgement.min_refresh_seconds", "acknowledgement.max_refresh_seconds")
    ),
    Rule(
        ("acknowledgement.max_refresh_seconds", "token.template"),
        lambda config: (
            refreshes(config)
            and config.token.template is False
            and config.acknowledgement.max_refresh_seconds >= SESSION_TOKEN_LIFE_SECONDS
        ),
        f"a session token lives {SESSION_TOKEN_LIFE_SECONDS} s, so a browser whose clock is behind lets the session end",
        f"lower acknowledgement.max_refresh_seconds below {SESSION_TOKEN_LIFE_SECONDS}",
        ("acknowledgement.max_refresh_seconds",),
    ),
    Rule(
        ("acknowledgement.answer_timeout_ms", "retry.attempts", "acknowledgement.replacements"),
        lambda config: (
            config.acknowledgement.enabled and not retries(config) and config.acknowledgement.replacements < 2
        ),
        "no effect, because nothing is repeated",
        "raise retry.attempts, or drop acknowledgement.answer_timeout_ms",
        ("acknowledgement.answer_timeout_ms",),
    ),
    Rule(
        ("acknowledgement.refresh_lead_seconds", "token.template"),
        lambda config: (
            refreshes(config)
            and config.token.template is False
            and config.acknowledgement.refresh_lead_seconds >= SESSION_TOKEN_LIFE_SECONDS
        ),
        f"a session token lives {SESSION_TOKEN_LIFE_SECONDS} s, so each would be refreshed as soon as it may be",
        "lower acknowledgement.refresh_lead_seconds",
        ("acknowledgement.refresh_lead_seconds",),
    ),
    Rule(
        ("acknowledgement.refresh_lead_seconds",),
        lambda config: config.acknowledgement.enabled and config.acknowledgement.refresh_lead_seconds is False,
        "the backend's session ends with its token, a minute after sign-in, and stays ended until something changes",
        "set a lead time, such as 15",
        ("acknowledgement.refresh_lead_seconds",),
    ),
    Rule(
        ("acknowledgement.enabled", "token.template"),
        lambda config: config.acknowledgement.enabled and config.token.template is not False,
        "Clerk leaves sid and the organization out of a template's token unless the template names them; what the "
        "backend acknowledges would never equal Clerk's session",
        "name them in the template, or leave session_id and org_id out of identity",
        ("acknowledgement.enabled", "token.template"),
    ),
)
"""Doubts about the options of the closed loop."""
