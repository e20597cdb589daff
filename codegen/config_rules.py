"""Which options do not go together: contradictions are errors, doubts are warnings, both with the reason."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .config import SynchronizerConfig

SESSION_TOKEN_LIFE_SECONDS = 60
"""Life of Clerk's plain session token; only a JWT template can change it."""

TAKEN_NAMES = frozenset(
    {"EventLoopContext", "ReflexEvent", "Event"}  # imported
    | {"Date", "Error", "JSON", "Math", "Promise"}  # JavaScript's own
)
"""Upper-case names that a rendered component needs for something else."""


TAKEN_PROPS = frozenset({"children", "key", "ref"})
"""Props that mean something to React."""


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


def option(config: SynchronizerConfig, key: str) -> Any:
    """Return the value of an option by its dotted key, such as `retry.delay_ms`."""
    return reduce(getattr, key.split("."), config)


def _retries(config: SynchronizerConfig) -> bool:
    return config.retry.attempts > 1


def _voids(config: SynchronizerConfig) -> bool:
    return config.cleanup or config.request_id != "none"


def _refreshes(config: SynchronizerConfig) -> bool:
    return config.acknowledgement.enabled and config.acknowledgement.refresh_lead_seconds is not False


def _prop_names(config: SynchronizerConfig) -> list[str]:
    return [config.acknowledgement.prop, config.acknowledgement.hydrated_prop]


def _duplicates(values: Iterable[str]) -> bool:
    return max(Counter(values).values(), default=0) > 1


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
        lambda config: _refreshes(config) and config.token.skip_cache == "never",
        "a refresh could get the very token that it is to replace",
        'use "near_expiry", or set acknowledgement.refresh_lead_seconds = false',
    ),
    Rule(
        ("acknowledgement.refresh_lead_seconds", "token.skip_cache", "token.min_remaining_seconds"),
        lambda config: (
            _refreshes(config)
            and config.token.skip_cache == "near_expiry"
            and config.token.min_remaining_seconds <= config.acknowledgement.refresh_lead_seconds
        ),
        "a refresh could get the very token that it is to replace",
        "raise token.min_remaining_seconds above the lead time",
    ),
    Rule(
        ("acknowledgement.min_refresh_seconds", "token.skip_cache", "token.min_remaining_seconds"),
        lambda config: (
            _refreshes(config)
            and config.token.skip_cache == "near_expiry"
            and config.token.min_remaining_seconds <= config.acknowledgement.min_refresh_seconds
        ),
        "a cached token could end before its refresh is allowed",
        "lower acknowledgement.min_refresh_seconds below token.min_remaining_seconds",
    ),
    Rule(
        ("acknowledgement.min_refresh_seconds", "acknowledgement.max_refresh_seconds"),
        lambda config: (
            _refreshes(config)
            and config.acknowledgement.max_refresh_seconds < config.acknowledgement.min_refresh_seconds
        ),
        "the longest time between two refreshes is below the least",
        "raise acknowledgement.max_refresh_seconds",
    ),
    Rule(
        ("acknowledgement.prop", "acknowledgement.hydrated_prop"),
        lambda config: (
            config.acknowledgement.enabled
            and (_duplicates(_prop_names(config)) or not TAKEN_PROPS.isdisjoint(_prop_names(config)))
        ),
        "each prop needs a name that no other prop has",
        f"name two props, neither of them {', '.join(sorted(TAKEN_PROPS))}",
    ),
)
"""What the closed loop cannot do without."""

CONTRADICTIONS: tuple[Rule, ...] = (
    *CLOSED_LOOP,
    Rule(
        ("retry.delay_ms", "retry.attempts"),
        lambda config: _retries(config) and config.retry.delay_ms == 0,
        "a failed request would be repeated at once, and Clerk answers that with 429",
        "wait between attempts (500 is a good start), or set retry.attempts = 1",
    ),
    Rule(
        ("retry.max_delay_ms", "retry.delay_ms", "retry.backoff"),
        lambda config: (
            _retries(config) and config.retry.backoff != "fixed" and config.retry.max_delay_ms < config.retry.delay_ms
        ),
        "the upper limit is below the first delay",
        'raise retry.max_delay_ms, lower retry.delay_ms, or set retry.backoff = "fixed", which has no limit',
    ),
    Rule(
        ("token.fallback_to_cache", "token.skip_cache"),
        lambda config: config.token.fallback_to_cache and config.token.skip_cache == "never",
        "the cached token is what every request takes already, so there is nothing to fall back to",
        "drop token.fallback_to_cache, or ask for new tokens with token.skip_cache",
    ),
    Rule(
        ("identity",),
        lambda config: "signed_in" not in config.identity,
        "signed_in is missing, so a sign-out need not change the identity key and would not reach the backend",
        "add signed_in",
    ),
    Rule(
        ("identity",),
        lambda config: _duplicates(config.identity),
        "a part stands there twice",
        "name each part once",
    ),
    Rule(
        ("events.set", "events.clear"),
        lambda config: config.events.set == config.events.clear,
        "one handler cannot both sign the backend in and out",
        "name two handlers of the state",
    ),
    Rule(
        ("dependencies", "get_token"),
        lambda config: config.get_token == "latest_ref" and "getToken" in config.dependencies,  # noqa: S105 - an option
        "the effect reads the latest getToken from a ref, which is no dependency",
        'drop getToken from the list, or set get_token = "dependency"',
    ),
    Rule(
        ("dependencies",),
        lambda config: config.dependencies != "auto" and _duplicates(config.dependencies),
        "a dependency stands there twice",
        "name each dependency once",
    ),
    Rule(
        ("component",),
        lambda config: config.component in TAKEN_NAMES,
        "the rendered component needs that name for something else",
        "choose another name",
    ),
)
"""What cannot be meant: the configuration is refused."""


def _idle_without_retry(key: str) -> Rule:
    return Rule(
        (key, "retry.attempts"),
        lambda config: not _retries(config),
        "no effect, because one attempt is never repeated",
        f"raise retry.attempts, or drop {key}",
        (key,),
    )


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
            _refreshes(config)
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
            config.acknowledgement.enabled and not _retries(config) and config.acknowledgement.replacements < 2
        ),
        "no effect, because nothing is repeated",
        "raise retry.attempts, or drop acknowledgement.answer_timeout_ms",
        ("acknowledgement.answer_timeout_ms",),
    ),
    Rule(
        ("acknowledgement.refresh_lead_seconds", "token.template"),
        lambda config: (
            _refreshes(config)
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

DOUBTS: tuple[Rule, ...] = (
    *LOOP_DOUBTS,
    *(_idle_without_retry(f"retry.{name}") for name in ("delay_ms", "backoff", "max_delay_ms", "jitter", "guarded")),
    Rule(
        ("retry.max_delay_ms", "retry.backoff"),
        lambda config: _retries(config) and config.retry.backoff == "fixed",
        "no effect, because a fixed delay does not grow",
        "drop retry.max_delay_ms, or choose linear or exponential",
        ("retry.max_delay_ms",),
    ),
    Rule(
        ("token.min_remaining_seconds", "token.skip_cache"),
        lambda config: config.token.skip_cache != "near_expiry",
        "no effect, because only near_expiry looks at the remaining life",
        'set token.skip_cache = "near_expiry", or drop token.min_remaining_seconds',
        ("token.min_remaining_seconds",),
    ),
    Rule(
        ("token.min_remaining_seconds", "token.skip_cache", "token.template"),
        lambda config: (
            config.token.skip_cache == "near_expiry"
            and config.token.template is False
            and config.token.min_remaining_seconds >= SESSION_TOKEN_LIFE_SECONDS
        ),
        f"a session token lives {SESSION_TOKEN_LIFE_SECONDS} s, so no cached one is ever good enough",
        'lower token.min_remaining_seconds, or say token.skip_cache = "always"',
        ("token.min_remaining_seconds",),
    ),
    Rule(
        ("token.fallback_to_cache",),
        lambda config: config.token.fallback_to_cache,
        "a cached token can have expired, and the backend then signs out a user whom Clerk holds signed in",
        "drop it; retry.attempts covers short failures",
        ("token.fallback_to_cache",),
    ),
    Rule(
        ("token.timeout_ms",),
        lambda config: config.token.timeout_ms is False,
        "one request can hang for 162 s in Clerk's own retries, and nothing is sent meanwhile",
        "set a time-out, such as 10000",
        ("token.timeout_ms",),
    ),
    Rule(
        ("on_failure",),
        lambda config: config.on_failure == "clear",
        "a network failure signs out a user whom Clerk holds signed in",
        'use "keep"',
        ("on_failure",),
    ),
    Rule(
        ("null_token",),
        lambda config: config.null_token == "sign_out",  # noqa: S105 - an option
        "Clerk also gives a null token when a request fails, which would sign out a user whom it holds signed in",
        'use "failure"',
        ("null_token",),
    ),
    Rule(
        ("identity",),
        lambda config: not {"user_id", "session_id"} & set(config.identity),
        "a direct switch to another user does not change the identity key, so the backend keeps the old one",
        "add session_id",
        ("identity",),
    ),
    Rule(
        ("reconnect", "reflex"),
        lambda config: config.reconnect == "add_events" and config.reflex == ">=0.8.8",
        "addEvents keeps its identity for the life of the page since Reflex 0.8, so no reconnect is ever seen",
        'use "connection_epoch"',
        ("reconnect",),
    ),
    Rule(
        ("reconnect",),
        lambda config: config.reconnect == "none",
        "after a reconnect at which the backend lost its state, nothing signs it in again",
        'use "connection_epoch"',
        ("reconnect",),
    ),
    Rule(
        ("retry.guarded", "cleanup", "request_id"),
        lambda config: _retries(config) and config.retry.guarded and not _voids(config),
        "no effect, because nothing ever voids a run",
        "set cleanup = true, or drop retry.guarded",
        ("retry.guarded",),
    ),
    Rule(
        ("retry.guarded",),
        lambda config: _retries(config) and not config.retry.guarded and _voids(config),
        "a run that a newer one has made void still arms timers and requests tokens",
        "set retry.guarded = true",
        ("retry.guarded",),
    ),
    Rule(
        ("cleanup", "request_id"),
        lambda config: not config.cleanup and config.request_id == "none",
        "nothing voids an older run, so its late token can overwrite a newer state",
        'set cleanup = true, or request_id = "first"',
        ("cleanup", "request_id"),
    ),
    Rule(
        ("cleanup", "request_id"),
        lambda config: not config.cleanup and config.request_id == "after_dedupe",
        "a run that ends at the dedupe voids nothing, so a sign-out can be overtaken by an older run's token",
        'set cleanup = true, or request_id = "first"',
        ("cleanup", "request_id"),
    ),
    Rule(
        ("cleanup", "request_id"),
        lambda config: not config.cleanup and config.request_id == "first",
        "nothing voids the last run at unmount: it still dispatches, and its timers stay armed",
        "set cleanup = true",
        ("cleanup",),
    ),
)
"""What can be meant, but has a price that the user should know: a warning."""


def _conflicts(rules: Iterable[Rule], config: SynchronizerConfig) -> Iterator[Conflict]:
    for rule in rules:
        if rule.applies(config):
            listed = " with ".join(f"{key} = {toml_text(option(config, key))}" for key in rule.keys)
            yield Conflict(rule, f"{listed}: {rule.reason}")


def contradictions(config: SynchronizerConfig) -> list[Conflict]:
    """Return every contradiction between options; a validated configuration has none."""
    return list(_conflicts(CONTRADICTIONS, config))


def doubts(config: SynchronizerConfig, chosen: Collection[str]) -> list[Conflict]:
    """Return what to warn of; `chosen` holds the dotted keys that the user wrote, not those that only a preset sets."""
    return [doubt for doubt in _conflicts(DOUBTS, config) if any(key in chosen for key in doubt.rule.subjects)]
