"""Options that do not go together: errors are refused, warnings are given for what the user wrote and for nothing else."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest
from pydantic import ValidationError

from codegen.config import (
    Backoff,
    GetTokenUse,
    Reconnect,
    RequestId,
    SkipCache,
    Style,
    SynchronizerConfig,
)
from codegen.config_rules import CONTRADICTIONS, DOUBTS, TAKEN_NAMES, contradictions, doubts
from codegen.errors import ConfigurationError
from codegen.presets import PRESETS, preset
from codegen.render import render


def closed(acknowledgement: dict[str, Any] | None = None, /, **options: Any) -> dict[str, Any]:
    """Return options of the closed loop."""
    return {"acknowledgement": {"enabled": True, **(acknowledgement or {})}, **options}


NULL_SIGNS_OUT: dict[str, Any] = {"null_token": "sign_out"}

CONTRADICTORY: list[tuple[dict[str, Any], str]] = [
    (
        {"retry": {"delay_ms": 0}},
        "retry.delay_ms = 0 with retry.attempts = 4: a failed request would be repeated at once",
    ),
    ({"retry": {"delay_ms": 9000}}, "retry.max_delay_ms = 8000 with retry.delay_ms = 9000 with retry.backoff"),
    ({"token": {"fallback_to_cache": True, "skip_cache": "never"}}, "nothing to fall back to"),
    ({"identity": ["user_id"]}, 'identity = ["user_id"]: signed_in is missing'),
    ({"identity": ["signed_in", "signed_in"]}, "a part stands there twice"),
    ({"events": {"set": "sync", "clear": "sync"}}, 'events.set = "sync" with events.clear = "sync"'),
    ({"dependencies": ["getToken"]}, "reads the latest getToken from a ref"),
    ({"dependencies": ["addEvents", "addEvents"]}, "a dependency stands there twice"),
    ({"component": "ReflexEvent"}, "needs that name for something else"),
    (closed(cleanup=False), "an answer could not end the wait for it"),
    (closed(reconnect="none"), "a dispatch that was lost with its connection would be waited for"),
    (closed(reconnect="add_events"), "a dispatch that was lost with its connection would be waited for"),
    (closed({}, **NULL_SIGNS_OUT), "is answered, found wrong and followed by a set, in a loop"),
    (closed(on_failure="clear"), "is answered, found wrong and followed by a set, in a loop"),
    (closed(request_id="after_dedupe"), "there is no dedupe"),
    (closed(identity=["signed_in", "org_id"]), "any signed-in session would do"),
    (closed(token={"skip_cache": "never"}), "a refresh could get the very token that it is to replace"),
    (closed(token={"skip_cache": "near_expiry"}), "with token.min_remaining_seconds = 15: a refresh could get"),
    (
        closed({"min_refresh_seconds": 30}, token={"skip_cache": "near_expiry", "min_remaining_seconds": 30}),
        "a cached token could end before its refresh is allowed",
    ),
    (closed({"min_refresh_seconds": 14, "max_refresh_seconds": 12}), "the longest time between two refreshes is below"),
    (closed({"prop": "held", "hydrated_prop": "held"}), "each prop needs a name that no other prop has"),
    (closed({"prop": "children"}), "each prop needs a name that no other prop has"),
]

DOUBTFUL: list[tuple[dict[str, Any], str]] = [
    ({"retry": {"attempts": 1, "delay_ms": 500}}, "retry.delay_ms = 500 with retry.attempts = 1: no effect"),
    ({"retry": {"attempts": 1, "backoff": "linear"}}, "no effect, because one attempt is never repeated"),
    ({"retry": {"attempts": 1, "max_delay_ms": 9000}}, "no effect, because one attempt is never repeated"),
    ({"retry": {"attempts": 1, "jitter": 0.5}}, "no effect, because one attempt is never repeated"),
    ({"retry": {"attempts": 1, "guarded": True}}, "no effect, because one attempt is never repeated"),
    ({"retry": {"backoff": "fixed", "max_delay_ms": 9000}}, "a fixed delay does not grow"),
    ({"token": {"min_remaining_seconds": 20}}, "only near_expiry looks at the remaining life"),
    ({"token": {"skip_cache": "near_expiry", "min_remaining_seconds": 60}}, "a session token lives 60 s"),
    ({"token": {"fallback_to_cache": True}}, "a cached token can have expired"),
    ({"token": {"timeout_ms": False}}, "can hang for 162 s"),
    ({"on_failure": "clear"}, "a network failure signs out a user whom Clerk holds signed in"),
    ({"null_token": "sign_out"}, "also gives a null token when a request fails"),
    ({"identity": ["signed_in", "org_id"]}, "a direct switch to another user"),
    ({"reconnect": "add_events"}, "keeps its identity for the life of the page since Reflex 0.8"),
    ({"reconnect": "none"}, "nothing signs it in again"),
    ({"retry": {"guarded": True}, "cleanup": False}, "no effect, because nothing ever voids a run"),
    ({"retry": {"guarded": False}}, "still arms timers and requests tokens"),
    ({"cleanup": False}, "nothing voids an older run"),
    ({"cleanup": False, "request_id": "after_dedupe"}, "a run that ends at the dedupe voids nothing"),
    ({"cleanup": False, "request_id": "first"}, "nothing voids the last run at unmount"),
    (
        {"acknowledgement": {"prop": "held"}},
        'acknowledgement.prop = "held" with acknowledgement.enabled = false: no effect',
    ),
    ({"acknowledgement": {"hydrated_prop": "ready"}}, "no effect, because nothing is acknowledged"),
    ({"acknowledgement": {"answer_timeout_ms": 9000}}, "no effect, because nothing is acknowledged"),
    ({"acknowledgement": {"replacements": 1}}, "no effect, because nothing is acknowledged"),
    ({"acknowledgement": {"refresh_lead_seconds": 20}}, "no effect, because nothing is acknowledged"),
    ({"acknowledgement": {"min_refresh_seconds": 20}}, "no effect, because nothing is acknowledged"),
    ({"acknowledgement": {"max_refresh_seconds": 40}}, "no effect, because nothing is acknowledged"),
    (closed({"refresh_lead_seconds": False, "max_refresh_seconds": 40}), "no effect, because nothing is refreshed"),
    (closed({"max_refresh_seconds": 60}), "a browser whose clock is behind lets the session end"),
    ({"acknowledgement": {"wake": False}}, "no effect, because nothing is acknowledged"),
    (
        closed({"refresh_lead_seconds": False, "min_refresh_seconds": 20}),
        "no effect, because nothing is refreshed",
    ),
    (
        closed({"answer_timeout_ms": 9000, "replacements": 1}, retry={"attempts": 1}),
        "with retry.attempts = 1 with acknowledgement.replacements = 1: no effect",
    ),
    (closed({"refresh_lead_seconds": 60}), "a session token lives 60 s, so each would be refreshed"),
    (closed({"refresh_lead_seconds": False}), "the backend's session ends with its token"),
    (closed(token={"template": "backend"}), "leaves sid and the organization out of a template's token"),
]


def keys(options: dict[str, Any]) -> set[str]:
    """Return the dotted keys that a user wrote."""
    return {
        f"{key}.{inner}" if inner else key
        for key, value in options.items()
        for inner in (value if isinstance(value, dict) else [""])
    }


def warnings(options: dict[str, Any], base: str = "resilient") -> list[str]:
    return [doubt.message for doubt in doubts(preset(base, **options), keys(options))]


@pytest.mark.parametrize(("options", "says"), CONTRADICTORY)
def test_a_contradiction_is_refused_with_its_reason(options: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(says)):
        SynchronizerConfig.model_validate(options)


def test_every_contradiction_has_an_example() -> None:
    """A rule whose condition can never be met would otherwise go unnoticed."""
    met = {id(rule) for rule in CONTRADICTIONS for options, _ in CONTRADICTORY if rule.applies(_unchecked(options))}
    assert met == {id(rule) for rule in CONTRADICTIONS}


def test_all_contradictions_are_told_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        preset("resilient", retry={"delay_ms": 0}, identity=["user_id", "user_id"], component="Promise")
    assert [problem.key for problem in caught.value.problems] == ["retry.delay_ms", "identity", "identity", "component"]


@pytest.mark.parametrize(("options", "says"), DOUBTFUL)
def test_a_doubtful_value_is_allowed_with_a_warning(options: dict[str, Any], says: str) -> None:
    told = warnings(options)
    assert any(says in warning for warning in told), told


def test_every_doubt_has_an_example() -> None:
    met = {id(doubt.rule) for options, _ in DOUBTFUL for doubt in doubts(preset("resilient", **options), keys(options))}
    assert met == {id(rule) for rule in DOUBTS}


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_valid_and_warns_of_nothing_by_itself(name: str) -> None:
    """What a preset sets is the preset's own business: pr24 has its races on purpose."""
    config = preset(name)
    assert contradictions(config) == []
    assert doubts(config, chosen=()) == []


def test_a_value_of_the_user_is_warned_of_on_top_of_a_preset_that_sets_the_rest() -> None:
    assert warnings({"request_id": "none"}, "pr24") == [
        'cleanup = false with request_id = "none": nothing voids an older run, so its late token can overwrite a newer state'
    ]
    assert warnings({"request_id": "first"}, "pr24") == [], "this mends pr24; cleanup is not what the user wrote"


def test_retry_options_do_not_conflict_where_nothing_is_retried() -> None:
    config = preset("resilient", retry={"attempts": 1, "delay_ms": 0, "max_delay_ms": 1})
    assert config.retry.delay_ms == 0


def test_no_component_can_take_a_name_that_the_rendered_text_uses() -> None:
    """Holds TAKEN_NAMES to what the templates really use."""
    used: set[str] = set()
    for skip_cache, backoff, reconnect, get_token, style, reflex in product(
        SkipCache, Backoff, Reconnect, GetTokenUse, Style, (">=0.8.8", "<0.8.8")
    ):
        config = preset(
            "resilient",
            component="ZZZ",
            retry={"backoff": backoff, "jitter": 0.5},
            token={"skip_cache": skip_cache},
            reconnect=reconnect,
            get_token=get_token,
            style=style,
            reflex=reflex,
            request_id=RequestId.FIRST,
            debug=True,
        )
        code = re.sub(r'//[^\n]*|"[^"\n]*"', "", render(config))
        used |= set(re.findall(r"(?<![\w.])[A-Z]\w*", code)) - {"ZZZ"}
    assert used == TAKEN_NAMES


def _unchecked(options: dict[str, Any]) -> SynchronizerConfig:
    """Return a configuration as it would be without the rules."""
    tables = {"retry", "token", "events", "acknowledgement"}
    base = SynchronizerConfig()
    update = {
        key: getattr(base, key).model_copy(update=value) if key in tables else value for key, value in options.items()
    }
    return base.model_copy(update=update)
