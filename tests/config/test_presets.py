"""Presets: a base, on top of which single options can be changed."""

from __future__ import annotations

import pytest

from codegen.config import SynchronizerConfig
from codegen.errors import ConfigurationError
from codegen.presets import PRESETS, preset


def test_resilient_is_what_a_bare_configuration_is() -> None:
    assert preset("resilient") == SynchronizerConfig()


def test_an_option_of_a_table_leaves_the_rest_of_the_table_as_the_preset_has_it() -> None:
    retry = preset("pr24", retry={"delay_ms": 750}).retry
    assert (retry.delay_ms, retry.attempts, retry.backoff) == (750, PRESETS["pr24"]["retry"]["attempts"], "fixed")


def test_an_unknown_preset_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(ConfigurationError, match=r"no preset is called 'resilent' \(did you mean resilient\?\)"):
        preset("resilent")


def test_wrong_options_are_told_together_in_our_words() -> None:
    with pytest.raises(ConfigurationError) as caught:
        preset("pr24", clean_up=True, retry={"delay_ms": -1}, style="asink", events={"set": "x", "clear": "x"})
    assert [str(problem) for problem in caught.value.problems] == [
        "retry.delay_ms is -1, but must be a whole number of milliseconds from 0 to 600000",
        'style is "asink", but must be one of "promise", "async" (did you mean "async"?)',
        "unknown key clean_up (did you mean cleanup?)",
        (
            'events.set = "x" with events.clear = "x": one handler cannot both sign the backend in and out '
            "(name two handlers of the state)"
        ),
    ]
