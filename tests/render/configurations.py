"""Configurations that the tests of this folder render, and what each must draw, written from the meaning of the options.

`python -m tests.render.configurations` writes `cover.txt` anew, which is needed when an option gets a value.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from covertable import make  # type: ignore[import-untyped]  # ships no type information

from codegen.config import SynchronizerConfig
from codegen.presets import preset

Row = Mapping[str, Any]
"""One configuration: values by dotted key; the value `listed` of `dependencies` stands for the right explicit list."""

IDENTITIES = (
    ("signed_in",),
    ("signed_in", "user_id"),
    ("signed_in", "session_id"),
    ("signed_in", "user_id", "org_id", "org_role", "actor"),
    ("signed_in", "session_id", "org_id", "org_role", "actor"),
    ("signed_in", "user_id", "session_id", "org_id", "org_role", "actor"),
)

FACTORS: Mapping[str, tuple[Any, ...]] = {
    "clerk": ("react", "clerk-react"),
    "reflex": (">=0.8.8", "<0.8.8"),
    "token.skip_cache": ("always", "never", "near_expiry"),
    "token.fallback_to_cache": (True, False),
    "token.template": (False, "backend"),
    "token.timeout_ms": (False, 10_000),
    "retry.attempts": (1, 2, 4),
    "retry.backoff": ("fixed", "linear", "exponential"),
    "retry.jitter": (0.0, 0.5),
    "retry.guarded": (True, False),
    "acknowledgement.enabled": (False, True),
    "acknowledgement.refresh_lead_seconds": (False, 5),
    "acknowledgement.wake": (True, False),
    "on_failure": ("keep", "clear"),
    "null_token": ("failure", "sign_out"),
    "identity": IDENTITIES,
    "reconnect": ("none", "add_events", "connection_epoch"),
    "cleanup": (True, False),
    "request_id": ("none", "first", "after_dedupe"),
    "get_token": ("dependency", "latest_ref"),
    "dependencies": ("auto", "listed"),
    "style": ("promise", "async"),
    "debug": (True, False),
}
"""Values of every option that changes the shape of what is rendered."""

FREE = {
    "component": ("SessionSync", "S", "Sync$", "ReflexEvent"),
    "state": ("app.clerk_state", "s"),
    "events.set": ("set_session", "sign_in", "sync"),
    "events.clear": ("clear_session", "sign_out", "sync"),
    "token.min_remaining_seconds": (1, 3600),
    "retry.delay_ms": (1, 100, 600_000, 0),
    "retry.max_delay_ms": (3_600_000, 600_000, 100),
    "acknowledgement.prop": ("acknowledgement", "held"),
    "acknowledgement.hydrated_prop": ("hydrated", "held"),
    "acknowledgement.answer_timeout_ms": (1, 600_000),
    "acknowledgement.replacements": (0, 10),
    "acknowledgement.min_refresh_seconds": (1, 3600),
    "acknowledgement.max_refresh_seconds": (3600, 2_000_000),
    "identity": (*IDENTITIES, ("user_id", "session_id"), ("signed_in", "org_id", "org_id")),
}
"""Values of the options that only go into a place, and values that can contradict others, for random configurations."""


IMPOSSIBLE: tuple[Mapping[str, tuple[Any, ...]], ...] = (
    {"token.fallback_to_cache": (True,), "token.skip_cache": ("never",)},
    {"acknowledgement.enabled": (True,), "cleanup": (False,)},
    {"acknowledgement.enabled": (True,), "reconnect": ("none", "add_events")},
    {"acknowledgement.enabled": (True,), "null_token": ("sign_out",)},
    {"acknowledgement.enabled": (True,), "on_failure": ("clear",)},
    {"acknowledgement.enabled": (True,), "request_id": ("after_dedupe",)},
    {"acknowledgement.enabled": (True,), "identity": IDENTITIES[:1]},
    {"acknowledgement.enabled": (True,), "acknowledgement.refresh_lead_seconds": (5,), "token.skip_cache": ("never",)},
)
"""Values of FACTORS that contradict each other when they come together."""

CACHED_FOR_GOOD: tuple[Mapping[str, tuple[Any, ...]], ...] = (
    {"acknowledgement.enabled": (False,), "token.skip_cache": ("never",)},
    {"acknowledgement.enabled": (False,), "token.skip_cache": ("always",), "token.fallback_to_cache": (True,)},
)
"""Values of FACTORS with which an expired token is sent for good."""


def is_possible(row: Row, impossible: Sequence[Mapping[str, tuple[Any, ...]]] = IMPOSSIBLE) -> bool:
    """Return whether values, of all factors or of some, can come together."""
    return not any(
        all(key in row and row[key] in values for key, values in combination.items()) for combination in impossible
    )


COVER = Path(__file__).with_name("cover.txt")
"""The cover of any three options, which takes half a minute to find: a configuration a line, each value by its place among its option's."""


@cache
def cover(strength: int) -> tuple[Row, ...]:
    """Return configurations in which every combination of values of any `strength` options occurs."""
    if strength != 3:
        return _cover(FACTORS, strength)
    lines = COVER.read_text(encoding="utf-8").splitlines()
    return tuple(
        {key: values[int(place)] for (key, values), place in zip(FACTORS.items(), line, strict=True)} for line in lines
    )


@cache
def sound_cover() -> tuple[Row, ...]:
    """Return a pairwise cover of what is left to choose where no option asks for a fault."""
    sound = {
        "token.timeout_ms": (10_000,),
        "retry.attempts": (2, 4),
        "retry.guarded": (True,),
        "identity": IDENTITIES[-2:],
        "reconnect": ("connection_epoch",),
        "cleanup": (True,),
        "on_failure": ("keep",),
        "null_token": ("failure",),
    }
    return _cover({**FACTORS, **sound}, 2, (*IMPOSSIBLE, *CACHED_FOR_GOOD))


def _cover(
    factors: Mapping[str, tuple[Any, ...]],
    strength: int,
    impossible: Sequence[Mapping[str, tuple[Any, ...]]] = IMPOSSIBLE,
) -> tuple[Row, ...]:
    names = list(factors)
    possible = [
        {
            "operator": "fn",
            "requires": (places := [names.index(key) for key in combination]),
            "evaluate": lambda row, places=places: is_possible({names[n]: row[n] for n in places}, impossible),
        }
        for combination in impossible
    ]
    covered = make([list(values) for values in factors.values()], strength=strength, constraints=possible)
    return tuple(dict(zip(names, values, strict=True)) for values in covered)


def randomly(count: int, seed: int) -> Iterator[Row]:
    """Yield seeded random configurations; more than half of them contradict themselves."""
    chance = random.Random(seed)  # noqa: S311 - chooses test cases
    for _ in range(count):
        yield {key: chance.choice(values) for key, values in {**FACTORS, **FREE}.items()}


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by dotted key as the tables that they stand for."""
    tables: dict[str, Any] = {}
    for key, value in values.items():
        table, _, option = key.rpartition(".")
        (tables.setdefault(table, {}) if table else tables)[option] = value
    return tables


def options(row: Row) -> dict[str, Any]:
    """Return a row as options."""
    return nested({key: captured(row) if value == "listed" else value for key, value in row.items()})


def configuration(row: Row) -> SynchronizerConfig:
    """Return a row's configuration; raises ConfigurationError for one that is refused."""
    return preset("resilient", **options(row))


def captured(row: Row) -> list[str]:
    """Return the values of Clerk, Reflex and React that an effect with these options must be run again for."""
    parts = {"user_id": "userId", "session_id": "sessionId", "org_id": "orgId", "org_role": "orgRole"}
    names = {parts[part] for part in row["identity"] if part in parts}
    if row["acknowledgement.enabled"]:
        names |= {"hydrated", "isHeld", "heldSeq", "status"}
        names |= {"expiresAt"} if row["acknowledgement.refresh_lead_seconds"] else set()
        names |= {"woken"} if row["acknowledgement.wake"] else set()
    if "actor" in row["identity"]:
        names.add("actorId")
    if row["reconnect"] == "connection_epoch":
        names.add("connectErrors")
    if row["get_token"] == "dependency":  # noqa: S105 - an option
        names.add("getToken")
    return sorted({"isLoaded", "isSignedIn", "addEvents", *names})


def contradicts_itself(row: Row) -> bool:
    """Return whether a configuration cannot be meant."""
    retries = row["retry.attempts"] > 1
    return (
        not is_possible(row)
        or (row["acknowledgement.enabled"] and _contradicts_the_loop(row))
        or "signed_in" not in row["identity"]
        or len(set(row["identity"])) < len(row["identity"])
        or row["events.set"] == row["events.clear"]
        or row["component"] == "ReflexEvent"
        or (retries and row["retry.delay_ms"] == 0)
        or (retries and row["retry.backoff"] != "fixed" and row["retry.max_delay_ms"] < row["retry.delay_ms"])
    )


def _contradicts_the_loop(row: Row) -> bool:
    """Return whether values of the options outside of FACTORS contradict the closed loop."""
    lead = row["acknowledgement.refresh_lead_seconds"]
    shortest = max(lead, row["acknowledgement.min_refresh_seconds"])
    return (
        not {"user_id", "session_id"} & set(row["identity"])
        or row["acknowledgement.prop"] == row["acknowledgement.hydrated_prop"]
        or bool(lead and row["token.skip_cache"] == "near_expiry" and row["token.min_remaining_seconds"] <= shortest)
    )


def expected(config: SynchronizerConfig) -> set[str]:
    """Return the ids of the checks that must find something: the faults that the options ask for, and no other."""
    return {*_of_runs(config), *_of_requests(config), *_of_session(config)}


def _of_runs(config: SynchronizerConfig) -> Iterator[str]:
    """Yield what comes of older runs that stay in force."""
    if not config.cleanup:
        yield "dispatch-after-unmount"
        if config.request_id == "none":
            yield from ("stale-dispatch", "stale-ref-write")
        if config.request_id == "after_dedupe":
            yield "uncancelled-run"
        if config.retry.attempts > 1 or config.token.timeout_ms:
            yield "leaked-timer"
    elif config.style == "promise" and config.retry.attempts > 1 and not config.retry.guarded:
        yield "leaked-timer"  # a request that fails behind the cleanup arms the delay, and nothing clears it then
    if not _asks_only_while_current(config):
        yield "stale-retry"


def _asks_only_while_current(config: SynchronizerConfig) -> bool:
    """Return whether a void run requests no further token."""
    asks_twice = config.token.skip_cache == "near_expiry" or config.token.fallback_to_cache
    if config.retry.attempts == 1 and not asks_twice:
        return True
    if config.request_id == "none" and not config.cleanup:
        return False
    # An async function leaves its loop behind each request, and a cleared timer never lets it go on.
    return config.retry.guarded or (config.style == "async" and config.cleanup and not asks_twice)


def _of_requests(config: SynchronizerConfig) -> Iterator[str]:
    """Yield what comes of the way in which a token is requested."""
    if not config.token.timeout_ms:
        yield "no-source-timeout"
    # A loop asks again for undefined, and so does a test of the token's age: both are taken for asking again for null.
    asks_age = config.token.skip_cache == "near_expiry"
    gives_up = config.null_token == "sign_out" and config.style == "promise" and not asks_age  # noqa: S105 - an option
    if config.retry.attempts == 1 or gives_up:
        yield "no-retry"
    takes_cached = config.token.skip_cache == "never" or config.token.fallback_to_cache
    if takes_cached and not asks_age and not config.acknowledgement.enabled:
        yield "cached-token"
    if config.on_failure == "clear" or config.null_token == "sign_out":  # noqa: S105 - an option
        yield "clear-while-signed-in"
    # A promise chain with nothing round the request is the published one, for the sake of comparison with it.
    if config.style == "promise" and not config.token.timeout_ms and config.null_token == "sign_out":  # noqa: S105 - an option
        yield "throwing-source"
        if config.on_failure == "clear":
            yield "catch-spans-dispatch"


def _of_session(config: SynchronizerConfig) -> Iterator[str]:
    """Yield which changes of the session or the connection are not seen; a session belongs to one user."""
    if not {"session_id", "org_id", "org_role", "actor"} <= set(config.identity):
        yield "identity-not-in-key"
    if config.reconnect != "connection_epoch":
        yield from ("reconnect-unseen", "queued-token")


if __name__ == "__main__":
    found = _cover(FACTORS, 3)
    kept = ("".join(str(values.index(row[key])) for key, values in FACTORS.items()) for row in found)
    COVER.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
