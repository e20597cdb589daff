"""Mutation: what is taken out of a component that is meant to be clean is named by a check, or written down with its reason."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

import codegen
from codegen.config import SynchronizerConfig
from codegen.presets import preset
from tests.checks.removing import Removal, removals
from tests.render.configurations import configuration, expected, sound_cover

SURVIVORS: Sequence[Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("survivors.toml").read_text(encoding="utf-8")
)["survivor"]
CLASSES = {"neutral", "explorer"}
STYLES = ("async", "promise")
OPEN_LOOP = tuple(preset("resilient", style=style) for style in STYLES)
CLOSED_LOOP = tuple(preset("acknowledged", style=style) for style in STYLES)


@cache
def said(text: str) -> Counter[str]:
    """Return how often each check says something of a text."""
    return Counter(finding.check for finding in codegen.check(text).findings)


def _killers(whole: str, removal: Removal) -> list[str]:
    """Return the checks that say more of a mutant than of the whole."""
    return sorted(said(removal.text) - said(whole))


def survey(configurations: Iterable[SynchronizerConfig]) -> tuple[Counter[str], Counter[str], set[str]]:
    """Return how many mutants there are and how many are named, each by kind, and the texts of those that are not."""
    made, named, left = Counter[str](), Counter[str](), set[str]()
    for config in configurations:
        whole = codegen.render(config)
        for removal in removals(whole):
            made[removal.kind] += 1
            if _killers(whole, removal):
                named[removal.kind] += 1
            else:
                left.add(removal.what)
    return made, named, left


def _table(made: Counter[str], named: Counter[str]) -> str:
    lines = [f"{named[kind]:5} of {made[kind]:5} {kind}" for kind in sorted(made)]
    rate = named.total() / made.total()
    return "\n".join([*lines, f"{named.total():5} of {made.total():5} in all, {rate:.1%}"])


def _hold(configurations: Iterable[SynchronizerConfig]) -> list[Mapping[str, str]]:
    """Print the kill rate, and fail for a survivor that is not written down; return what is written of the survivors."""
    made, named, left = survey(configurations)
    print(f"\nmutants named by a check:\n{_table(made, named)}")  # noqa: T201 - the kill rate is the result
    unknown = sorted(what for what in left if reason_for(what) is None)
    assert not unknown, "\n".join(unknown)
    return [item for item in SURVIVORS if any(reason_for(what) is item for what in left)]


def reason_for(what: str) -> Mapping[str, str] | None:
    """Return what is written of a survivor."""
    return next((item for item in SURVIVORS if re.fullmatch(item["what"], what)), None)


def test_what_is_taken_out_of_resilient_is_named() -> None:
    """Both styles of the open loop."""
    left = _hold(OPEN_LOOP)
    assert {item["class"] for item in left} == {"neutral"}


@pytest.mark.long
def test_what_is_taken_out_of_any_clean_preset_is_named() -> None:
    """The closed loop, and a pairwise cover of the options that ask for no fault. Nothing is written down in vain."""
    clean = (config for config in map(configuration, sound_cover()) if not expected(config))
    left = _hold(chain(OPEN_LOOP, CLOSED_LOOP, clean))
    assert left == list(SURVIVORS)


def test_survivors_have_reasons() -> None:
    """A survivor is neutral, or an invariant of the explorer is named that it breaks."""
    for item in SURVIVORS:
        assert item["class"] in CLASSES
        assert len(item["reason"].split()) >= 5
        assert item["class"] == "neutral" or item["invariant"].startswith("I")


def test_a_removal_is_what_it_says() -> None:
    """Each kind occurs, each mutant parses and differs from the whole."""
    for config in OPEN_LOOP:
        whole = codegen.render(config)
        found = list(removals(whole))
        assert {item.kind for item in found} == {
            "guard",
            "part of a test",
            "cleanup",
            "cleanup line",
            "dependency",
            "part of the key",
            "note",
        }
        for item in found:
            assert item.text != whole
            codegen.parse(item.text)
