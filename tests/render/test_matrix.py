"""Every combination of options renders to text that parses and draws the findings that the options ask for, and no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, product

import pytest
from pydantic import BaseModel

from codegen.check import check
from codegen.checks import all_checks
from codegen.config import SynchronizerConfig
from codegen.errors import ConfigurationError
from codegen.presets import PRESETS, preset
from codegen.render import render
from tests.render.configurations import (
    FACTORS,
    FREE,
    Row,
    captured,
    configuration,
    contradicts_itself,
    cover,
    expected,
    is_possible,
    options,
    randomly,
)

STRENGTH = 3
RANDOM = 540


def _differences(config: SynchronizerConfig, row: Row, drawn: Counter[str]) -> Iterator[str]:
    """Yield how what a configuration draws differs from what it should; count what it draws."""
    result = check(render(config))
    assert (result.components, result.errors) == (1, ()), (row, result.errors)
    found = {finding.check for finding in result.findings}
    drawn.update(found)
    for name in found ^ expected(config):
        yield f"{'too much' if name in found else 'missing'}: {name} with {dict(row)}"
    for abstention in result.abstained:
        yield f"abstained: {abstention.check} ({abstention.reason}) with {dict(row)}"


def _survey(rows: Iterable[Row]) -> tuple[Counter[str], list[str]]:
    drawn = Counter[str]()
    differences = [line for row in rows for line in _differences(configuration(row), row, drawn)]
    return drawn, differences


def _say(count: int, what: str, drawn: Counter[str]) -> None:
    table = "\n".join(f"{number:6} {name}" for name, number in drawn.most_common())
    print(f"\n{count} {what}; how many draw which check:\n{table}")  # noqa: T201 - the figures are what a reader wants


def test_every_combination_of_three_options_draws_what_it_asks_for() -> None:
    rows = cover(STRENGTH)
    drawn, differences = _survey(rows)
    _say(len(rows), f"configurations, all combinations of any {STRENGTH} of {len(FACTORS)} options", drawn)
    assert not differences, "\n".join(differences)
    assert min(drawn.values()) >= 3, "each fault is asked for by several configurations"


def test_random_configurations_draw_what_they_ask_for_or_are_refused() -> None:
    """The cover holds every value with every other; these also meet unusual numbers, and contradictions."""
    rows = list(randomly(RANDOM, seed=24))
    absurd = [row for row in rows if contradicts_itself(row)]
    sound = [row for row in rows if not contradicts_itself(row)]
    for row in absurd:
        with pytest.raises(ConfigurationError):
            configuration(row)
    drawn, differences = _survey(sound)
    _say(len(sound), f"random configurations, and {len(absurd)} refused", drawn)
    assert not differences, "\n".join(differences)
    assert len(sound) >= 75


def test_the_cover_is_complete() -> None:
    """The library's promise, counted again: each combination of three values occurs, but for those that are refused."""
    for keys in combinations(FACTORS, STRENGTH):
        possible = {
            values
            for values in product(*(FACTORS[key] for key in keys))
            if is_possible(dict(zip(keys, values, strict=True)))
        }
        assert {tuple(row[key] for key in keys) for row in cover(STRENGTH)} == possible, keys


def test_every_option_takes_part() -> None:
    """A new option cannot be left out of the cover by oversight."""
    assert _keys(SynchronizerConfig) == FACTORS.keys() | FREE.keys()


def _keys(model: type[BaseModel], prefix: str = "") -> set[str]:
    names: set[str] = set()
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            names |= _keys(kind, f"{name}.")
        else:
            names.add(prefix + name)
    return names


@pytest.mark.parametrize("row", [pytest.param(row, id=str(n)) for n, row in enumerate(cover(2))])
def test_an_explicit_list_that_does_not_fit_is_refused(row: Row) -> None:
    """Every name that the effect captures is demanded, and none that it does not."""
    right = captured(row)
    surplus = next(name for name in ("children", "signOut") if name not in right)
    for wrong, says in [
        *(([*right[:n], *right[n + 1 :]], name) for n, name in enumerate(right)),
        ([*right, surplus], surplus),
    ]:
        with pytest.raises(ConfigurationError, match=f"dependencies (leaves out|names) {says}"):
            render(preset("resilient", **{**options(row), "dependencies": wrong}))


def test_the_presets_draw_what_they_are_for() -> None:
    """`pr24` exists to be compared with, and shows each of its faults; `resilient` has none."""
    drawn = {name: {finding.check for finding in check(render(preset(name))).findings} for name in PRESETS}
    assert drawn == {
        "resilient": set(),
        "acknowledged": set(),
        "pr24": {
            "cached-token",
            "catch-spans-dispatch",
            "clear-while-signed-in",
            "dispatch-after-unmount",
            "identity-not-in-key",
            "leaked-timer",
            "no-retry",
            "no-source-timeout",
            "queued-token",
            "reconnect-unseen",
            "stale-retry",
            "throwing-source",
            "uncancelled-run",
        },
    }
    assert drawn["pr24"] <= all_checks().keys()
