"""An explicit dependency list is compared with what the effect captures, as React's own rule does it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from codegen.dependencies import check_dependencies
from codegen.presets import preset


def messages(listed: Sequence[str] | str, captured: Sequence[str]) -> list[str]:
    options = {"dependencies": listed if isinstance(listed, str) else list(listed)}
    return [problem.message for problem in check_dependencies(preset("resilient", **options), captured)]


def test_a_list_that_names_what_is_captured_is_fine() -> None:
    assert messages(["isLoaded", "addEvents"], {"addEvents", "isLoaded"}) == []  # type: ignore[arg-type]  # any collection


def test_a_captured_value_that_is_left_out_is_named() -> None:
    assert messages(["isLoaded"], ["isLoaded", "addEvents"]) == [
        "dependencies leaves out addEvents, which the effect captures, so it would keep an outdated value"
    ]


def test_an_entry_that_nothing_captures_is_named() -> None:
    assert messages(["isLoaded", "orgSlug"], ["isLoaded"]) == [
        "dependencies names orgSlug, which the effect does not capture"
    ]


@pytest.mark.parametrize(
    ("listed", "captured", "count"),
    [
        ("auth", "auth.userId", 0),
        ("auth.userId", "auth?.userId", 0),
        ("auth.userId", "auth", 2),
        ("auth.user", "auth.userId", 2),
    ],
)
def test_a_name_covers_its_members_and_not_the_other_way_round(listed: str, captured: str, count: int) -> None:
    assert len(messages([listed], [captured])) == count


def test_a_list_that_is_worked_out_needs_no_comparison() -> None:
    assert messages("auto", ["anything"]) == []


def test_each_problem_says_key_value_and_remedy() -> None:
    problems = check_dependencies(preset("resilient", dependencies=["isLoaded"]), ["addEvents"])
    assert all(
        problem.key == "dependencies" and problem.value == '["isLoaded"]' and problem.hint for problem in problems
    )
    assert len(problems) == 2
