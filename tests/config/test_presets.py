"""Presets: a base, on top of which single options can be changed."""

from __future__ import annotations

from enum import StrEnum
from typing import Unpack, get_args, get_type_hints

import pytest
from pydantic import BaseModel

from codegen import config, options
from codegen.config import SynchronizerConfig
from codegen.errors import ConfigurationError
from codegen.presets import PRESETS, preset


def test_resilient_is_what_a_bare_configuration_is() -> None:
    assert preset("resilient") == SynchronizerConfig()


def test_an_option_of_a_table_leaves_the_rest_of_the_table_as_the_preset_has_it() -> None:
    retry = preset("pr24", retry={"delay_ms": 750}).retry
    assert (retry.delay_ms, retry.attempts, retry.backoff) == (750, PRESETS["pr24"]["retry"]["attempts"], "fixed")


def test_a_type_checker_knows_every_preset_option_and_value() -> None:
    """The types are written beside the models, and say the same: `retry={"attempt": 6}` is no option of theirs."""
    hints = get_type_hints(preset, localns={**vars(options), **vars(config)})
    assert hints["name"] == options.PresetName
    assert set(get_args(options.PresetName)) == set(PRESETS)
    assert hints["options"] == Unpack[options.SynchronizerOptions]
    same_options(SynchronizerConfig, options.SynchronizerOptions)


def same_options(model: type[BaseModel], typed: type) -> None:
    """Hold a typed dictionary to a model: the same names, tables for tables, and the values of each enumeration."""
    hints = get_type_hints(typed, localns={"config": config})
    assert set(hints) == set(model.model_fields)
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            same_options(field.annotation, hints[name])
        elif isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum):
            enumeration, literal = get_args(hints[name])
            assert (enumeration, set(get_args(literal))) == (field.annotation, set(field.annotation)), name
    if "identity" in hints:
        _, literal = get_args(get_args(hints["identity"])[0])
        assert set(get_args(literal)) == set(config.IdentityPart)


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
