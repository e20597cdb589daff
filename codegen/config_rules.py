"""Which options do not go together: contradictions are errors, doubts are warnings, both with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from .config_rule import (
    SESSION_TOKEN_LIFE_SECONDS,
    Conflict,
    Rule,
    duplicates,
    option,
    retries,
    shortened,
    toml_text,
    voids,
)
from .config_rules_loop import CLOSED_LOOP, LOOP_DOUBTS

if TYPE_CHECKING:
    from .config import SynchronizerConfig

__all__ = [
    "CONTRADICTIONS",
    "DOUBTS",
    "TAKEN_NAMES",
    "Conflict",
    "Rule",
    "contradictions",
    "doubts",
    "shortened",
    "toml_text",
]

TAKEN_NAMES = frozenset(
    {"EventLoopContext", "ReflexEvent", "Event"}  # imported
    | {"Date", "Error", "JSON", "Math", "Promise"}  # JavaScript's own
)
"""Upper-case names that a rendered component needs for something else."""


CONTRADICTIONS: tuple[Rule, ...] = (
    *CLOSED_LOOP,
    Rule(
        ("retry.delay_ms", "retry.attempts"),
        lambda config: retries(config) and config.retry.delay_ms == 0,
        "a failed request would be repeated at once, and Clerk answers that with 429",
        "wait between attempts (500 is a good start), or set retry.attempts = 1",
    ),
    Rule(
        ("retry.max_delay_ms", "retry.delay_ms", "retry.backoff"),
        lambda config: (
            retries(config) and config.retry.backoff != "fixed" and config.retry.max_delay_ms < config.retry.delay_ms
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
        lambda config: duplicates(config.identity),
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
        lambda config: config.dependencies != "auto" and duplicates(config.dependencies),
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
        lambda config: not retries(config),
        "no effect, because one attempt is never repeated",
        f"raise retry.attempts, or drop {key}",
        (key,),
    )


DOUBTS: tuple[Rule, ...] = (
    *LOOP_DOUBTS,
    *(_idle_without_retry(f"retry.{name}") for name in ("delay_ms", "backoff", "max_delay_ms", "jitter", "guarded")),
    Rule(
        ("retry.max_delay_ms", "retry.backoff"),
        lambda config: retries(config) and config.retry.backoff == "fixed",
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
        lambda config: retries(config) and config.retry.guarded and not voids(config),
        "no effect, because nothing ever voids a run",
        "set cleanup = true, or drop retry.guarded",
        ("retry.guarded",),
    ),
    Rule(
        ("retry.guarded",),
        lambda config: retries(config) and not config.retry.guarded and voids(config),
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
            listed = " with ".join(f"{key} = {shortened(toml_text(option(config, key)))}" for key in rule.keys)
            yield Conflict(rule, f"{listed}: {rule.reason}")


def contradictions(config: SynchronizerConfig) -> list[Conflict]:
    """Return every contradiction between options; a validated configuration has none."""
    return list(_conflicts(CONTRADICTIONS, config))


def doubts(config: SynchronizerConfig, chosen: Collection[str]) -> list[Conflict]:
    """Return what to warn of; `chosen` holds the dotted keys that the user wrote, not those that only a preset sets."""
    return [doubt for doubt in _conflicts(DOUBTS, config) if any(key in chosen for key in doubt.rule.subjects)]
