"""Pending snapshots without a terminal: they are listed with what they change, and accepted one by one by name."""

from __future__ import annotations

import pytest

from codegen.presets import preset
from codegen.render import render
from codegen.review.ci import is_ci
from tests.cli.running import Cli

BEFORE = render(preset("resilient"))
TUNED = render(preset("resilient", retry={"attempts": 6}))
UNSAFE = render(preset("resilient", cleanup=False))


@pytest.fixture
def waiting(project: Cli) -> Cli:
    """Make a project with two pending snapshots, one of which has no accepted one yet."""
    project.write("tests/__snapshots__/test_a/test_x.jsx", BEFORE)
    project.write("tests/__snapshots__/test_a/test_x.new.jsx", UNSAFE)
    project.write("tests/__snapshots__/test_b/test_y.new.jsx", TUNED)
    project.write("node_modules/p/test_z.new.jsx", TUNED)
    project.write(".hidden/test_z.new.jsx", TUNED)
    return project


def test_they_are_listed_with_what_each_changes(waiting: Cli) -> None:
    """Other people's packages and hidden folders are not looked into; the exit status lets CI refuse them."""
    assert waiting("pending", status=1).stdout.splitlines() == [
        "tests/__snapshots__/test_a/test_x.jsx: a protection is lost",
        "tests/__snapshots__/test_b/test_y.jsx: new",
    ]
    assert waiting("pending", "tests/__snapshots__/test_b", status=1).stdout.count("\n") == 1


def test_where_there_are_none_it_says_so(project: Cli) -> None:
    assert "No snapshot waits" in project("pending").stdout


@pytest.mark.parametrize("name", ["test_x", "test_x.jsx", "test_a/test_x", "tests/__snapshots__/test_a/test_x.jsx"])
def test_one_is_accepted_by_any_end_of_its_path(waiting: Cli, name: str) -> None:
    """The accepted file has the new text then, nothing waits any more, and the other one is left alone."""
    waiting("accept", name)
    folder = waiting.folder / "tests/__snapshots__"
    assert (folder / "test_a/test_x.jsx").read_text(encoding="utf-8") == UNSAFE
    assert not (folder / "test_a/test_x.new.jsx").exists()
    assert (folder / "test_b/test_y.new.jsx").exists()


def test_a_first_text_is_accepted_too(waiting: Cli) -> None:
    waiting("accept", "test_y")
    assert (waiting.folder / "tests/__snapshots__/test_b/test_y.jsx").read_text(encoding="utf-8") == TUNED


def test_a_name_that_means_several_or_none_is_refused_and_nothing_is_written(waiting: Cli) -> None:
    """No name, no acceptance: there is no way to accept all of them unseen."""
    waiting.write("other/test_x.new.jsx", TUNED)
    assert "names 2 pending snapshots" in waiting("accept", "test_y", "test_x", status=2).stderr
    assert "no pending snapshot is called `st_x`" in waiting("accept", "st_x", status=2).stderr
    waiting("accept", status=2)
    assert waiting("pending", status=1).stdout.count("\n") == 3


@pytest.mark.parametrize("command", [("accept", "test_x"), ("review",)])
def test_nothing_is_written_in_ci(waiting: Cli, command: tuple[str, ...]) -> None:
    assert "CI is set" in waiting(*command, status=2, CI="true").stderr
    assert (waiting.folder / "tests/__snapshots__/test_a/test_x.new.jsx").exists()


@pytest.mark.parametrize(
    ("value", "expected"), [("true", True), ("1", True), ("false", False), ("0", False), ("", False)]
)
def test_ci_is_what_ci_services_set(value: str, expected: bool) -> None:
    assert is_ci({"CI": value}) is expected
    assert not is_ci({})


def test_review_asks_in_a_terminal_only(waiting: Cli) -> None:
    assert "a review needs a terminal" in waiting("review", status=2).stderr


def test_review_of_nothing_is_done_at_once(project: Cli) -> None:
    assert "nothing to review" in project("review").stdout
