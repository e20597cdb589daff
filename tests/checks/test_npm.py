"""Effects as people publish them: what the checks say of npm packages is known, finding by finding, with the reason."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import codegen
from codegen.checks import all_checks
from tests.differential.npm_components import component_files

CLASSED = tomllib.loads(Path(__file__).with_name("npm_findings.toml").read_text(encoding="utf-8"))["finding"]
MOST_PLACES = 12
"""Places in the packages that cannot be followed, by however many checks: refs and callbacks that other files get."""

LOOKED_AT = [
    name
    for name in all_checks()
    if name not in {"exhaustive-deps", "rules-of-hooks"} and not name.endswith("suppression")
]
"""The two left out are compared with the reference itself, on the same files, in tests/differential."""


@pytest.mark.long
@pytest.mark.timeout(600)
def test_what_is_said_of_published_effects_is_classed() -> None:
    """No finding that nobody has read, none that has gone without a word, and few places that are given up."""
    found, abstained, components = Counter[tuple[str, str]](), set[tuple[str, int]](), 0
    for file in component_files():
        result = codegen.check(file.read_text(encoding="utf-8"), path=str(file), select=LOOKED_AT)
        assert result.errors == (), file
        name = file.as_posix().rpartition("node_modules/")[2]
        found.update((name, finding.check) for finding in result.findings)
        abstained.update((name, item.span.start) for item in result.abstained)
        components += result.components
    print(  # noqa: T201 - the figures are the result
        f"\n{found.total()} findings, {len(abstained)} places left open in {components} components of {len(component_files())} files"
    )
    assert found == {(item["file"], item["check"]): item["count"] for item in CLASSED}
    assert len(abstained) <= MOST_PLACES


def test_every_finding_has_its_reason_and_none_is_wrong() -> None:
    """A false alarm is mended, not written down."""
    for item in CLASSED:
        assert item["verdict"] == "true"
        assert len(item["reason"].split()) >= 5
