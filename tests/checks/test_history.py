"""The four earlier synchronizers, each named by the checks that its own faults ask for; and `resilient`, which has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest

from codegen.checks import CheckSettings, all_checks
from codegen.config import Style, SynchronizerConfig
from codegen.findings import Abstention, Finding
from codegen.js.parse import parse
from codegen.python_source import extract
from codegen.source import Source
from tests.packages import package

HISTORY = Path(__file__).parents[1] / "history"

TOLD: Mapping[str, Mapping[str, int]] = {
    "1.2.4": {
        "exhaustive-deps": 1,
        "stale-dispatch": 1,
        "dispatch-after-unmount": 1,
        "unhandled-rejection": 1,
    },
    "pr22": {
        "stale-dispatch": 3,
        "stale-retry": 1,  # its first request, one microtask late, is no retry
        "dispatch-after-unmount": 1,
        "commit-before-success": 1,
    },
    "review": {
        "stale-dispatch": 3,
        "stale-ref-write": 1,
        "stale-retry": 2,
        "dispatch-after-unmount": 1,
        "leaked-timer": 1,
        "gate-drops-change": 1,
    },
    "1.3.1": {
        "stale-retry": 2,
        "uncancelled-run": 2,
        "dispatch-after-unmount": 1,
        "leaked-timer": 1,
    },
}
"""How often each check of the table says something, version by version; a check that is not named there says nothing."""

TABLE = (
    "exhaustive-deps",
    "stale-dispatch",
    "stale-ref-write",
    "stale-retry",
    "uncancelled-run",
    "dispatch-after-unmount",
    "leaked-timer",
    "unhandled-rejection",
    "commit-before-success",
    "gate-drops-change",
    "gate-never-released",
    "ref-in-render",
    "vacuous-guard",
)
"""The checks that the table compares the versions by."""


def _source(version: str) -> Source:
    if version in {"pr22", "review"}:
        return Source((HISTORY / f"{version}.jsx").read_text(encoding="utf-8"), version)
    path = package("reflex-clerk-api", version) / "reflex_clerk_api" / "clerk_provider.py"
    (source,) = extract(path.read_text(encoding="utf-8"), str(path)).sources
    return source


def _said(source: Source) -> list[Finding | Abstention]:
    program = parse(source)
    return [item for check in all_checks().values() for item in check(CheckSettings()).run_program(program)]


@pytest.mark.parametrize("version", TOLD)
def test_each_version_draws_the_findings_of_the_table(version: str) -> None:
    """What every check of the table says of a version is what reading it says, no more and no less."""
    said = _said(_source(version))
    counted = Counter(item.check for item in said if isinstance(item, Finding) and item.check in TABLE)
    assert counted == TOLD[version]
    assert [item for item in said if isinstance(item, Abstention)] == []


def test_the_published_race_is_told_by_its_path() -> None:
    """The finding on 1.3.1's dedupe names the return, the request id that it comes before, and the guard that lets the old run by."""
    said = _said(_source("1.3.1"))
    dedupe = [item for item in said if isinstance(item, Finding) and item.check == "uncancelled-run"][1]
    story = " / ".join(step.says for step in dedupe.path)
    assert "requestIdRef" in dedupe.message
    assert "signs out" in story
    assert "returns before line" in story
    assert "still passes this test" in story


@pytest.mark.parametrize("style", Style)
def test_resilient_draws_nothing(style: Style) -> None:
    """The default preset is clean in both styles: no finding, and nothing that had to be left undecided."""
    text = import_module("codegen.render").render(SynchronizerConfig(style=style))
    assert _said(Source(text, "resilient.jsx")) == []
