"""How errors, drift and the terminal itself are shown."""

from __future__ import annotations

import io

import pytest

from codegen.drift import Drift
from codegen.errors import InputError, Problem
from codegen.report import drift, problems
from codegen.report.terminal import MIN_WIDTH, Terminal


def test_error_shows_message_place_excerpt_value_and_help() -> None:
    problem = Problem("wrong", "a.toml", 2, 5, key="retry.delay_ms", value="-5", hint="make it 5", excerpt="2 | d = -5")
    assert problems.render(InputError(problem)) == (
        "error: wrong\n --> a.toml:2:5\n2 | d = -5\n  key: retry.delay_ms\n  value: -5\n  help: make it 5\n"
    )


def test_error_does_not_say_twice_what_its_message_says() -> None:
    problem = Problem("retry.delay_ms is -5, but must be more", key="retry.delay_ms", value="-5")
    assert problems.render(InputError(problem)) == "error: retry.delay_ms is -5, but must be more\n"


def test_all_errors_are_shown_and_counted() -> None:
    assert problems.render(InputError([Problem("one"), Problem("two")])) == "error: one\n\nerror: two\n\n2 errors\n"


def test_warnings_are_shown_once_each() -> None:
    assert problems.render_warnings([Problem("one"), Problem("one")]) == "warning: one\n\n"
    assert problems.render_warnings([]) == ""


def test_error_cannot_speak_to_the_terminal() -> None:
    problem = Problem("\x1b[2J", "\x1b.js", value="\x1b]0;x\x07", hint="\x9b", excerpt="\x1b[31m")
    assert not {"\x1b", "\x07", "\x9b"} & set(problems.render(InputError(problem)))


@pytest.mark.parametrize("state", Drift)
def test_drift_shows_a_difference_where_there_is_one(state: Drift) -> None:
    text = drift.render("a.jsx", state, "a\nold\n", "a\nnew\n")
    assert text.startswith(f"{state}: a.jsx (")
    assert ("-old\n+new\n" in text) == (state not in (Drift.CURRENT, Drift.MISSING))


def test_drift_of_other_line_ends_shows_only_what_differs() -> None:
    text = drift.render("a.jsx", Drift.EDITED, "a\r\nold\r\n", "a\nnew\n")
    assert "\n a\n-old\n+new\n" in text


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("columns", "width"), [("100", 100), ("10", MIN_WIDTH)])
def test_width_is_that_of_the_terminal_within_reason(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert Terminal.of(Screen()).width == width
    assert Terminal.of(io.StringIO()).width is None


def test_words_longer_than_the_terminal_are_kept_whole() -> None:
    """A path or a name that is broken over two lines cannot be copied."""
    lines = Terminal(width=40).prose("help:", f"see {'x' * 60} there", "help", pad="  ")
    assert f"{'x' * 60}" in "".join(lines).split()
