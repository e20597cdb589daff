"""What a single option takes: nothing is bent into shape, and nothing can leave its place in the JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from codegen.config import PATTERN_WORDS, SynchronizerConfig
from codegen.config_sources.section import Section
from codegen.errors import ConfigurationError
from codegen.presets import preset

REFUSED: list[dict[str, Any]] = [
    {"cleanup": "false"},
    {"cleanup": 0},
    {"retry": {"attempts": True}},
    {"retry": {"attempts": "4"}},
    {"retry": {"attempts": 4.0}},
    {"retry": {"jitter": float("nan")}},
    {"retry": {"jitter": True}},
    {"token": {"timeout_ms": 0}},
    {"token": {"timeout_ms": True}},
    {"token": {"template": 0}},
    {"token": {"template": ""}},
    {"token": {"template": "\ud800"}},
    {"identity": "signed_in"},
    {"component": "Sync\n"},
    {"component": "sync"},
    {"events": {"set": "a b"}},
    {"state": "a..b"},
    {"dependencies": ["a[0]"]},
]


@pytest.mark.parametrize("options", REFUSED, ids=repr)
def test_a_value_of_another_kind_is_refused_not_converted(options: dict[str, Any]) -> None:
    """`timeout_ms = true` read as 1 ms, or `cleanup = "false"` read as true, would be found out in production."""
    with pytest.raises(ConfigurationError):
        preset("resilient", **options)


def test_false_switches_off_what_false_can_switch_off() -> None:
    config = preset("resilient", token={"template": False, "timeout_ms": False}, retry={"jitter": 1})
    assert (config.token.template, config.token.timeout_ms, config.retry.jitter) == (False, False, 1.0)


def test_a_configuration_never_changes() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        SynchronizerConfig().retry.attempts = 2


@settings(deadline=None)
@given(st.text(max_size=12))
def test_a_name_that_is_accepted_is_a_plain_name(name: str) -> None:
    """Names go into JavaScript as they are, so only ASCII letters, digits, `_` and `$` may pass."""
    options = {"component": name, "events": {"set": name, "clear": "clear"}, "dependencies": [name], "state": name}
    for key, value in options.items():
        try:
            preset("resilient", **{key: value})
        except ConfigurationError:
            continue
        assert all(character.isascii() and (character.isalnum() or character in "_$.") for character in name)
        assert name


def test_every_pattern_has_words_for_its_error() -> None:
    """Nobody should have to read a regular expression to learn what a name may be."""
    assert set(_patterns(Section.model_json_schema())) == set(PATTERN_WORDS)


def _patterns(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [pattern for item in schema for pattern in _patterns(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema["pattern"]] if isinstance(schema.get("pattern"), str) else []
    own += schema.get("patternProperties", {})
    return own + [pattern for value in schema.values() for pattern in _patterns(value)]
