"""Excerpts: the marks stand under what they mark, whatever the line is made of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.report.excerpt import Excerpt, plain
from codegen.report.terminal import Terminal, columns
from codegen.source import Source


def drawn(text: str, part: str, width: int | None) -> list[str]:
    """Return the lines of an excerpt that marks `part`."""
    source = Source(text)
    start = text.index(part)
    excerpt = Excerpt(source, source.position(start), source.position(start + len(part)), context=0)
    return list(excerpt.draw(Terminal(width=width), "error"))


def marked(text: str, part: str, width: int | None = None) -> str:
    """Return what stands above the carets of an excerpt that marks `part`."""
    code, carets = drawn(text, part, width)
    first, last = carets.index("^"), carets.rindex("^") + 1
    shown, column = "", 0
    for character in code:
        if first <= column < last:
            shown += character
        column += columns(character)
    return shown


@pytest.mark.parametrize(
    ("text", "part", "shown"),
    [
        ("const a = b;", "b", "b"),
        ("\tconst\ta = b;", "b", "b"),
        ("/* 文字 */ const a = b;", "a = b", "a = b"),
        ("/* \u0301e\u0301 */ const a = b;", "b", "b"),
        ("const 文 = 1;", "文", "文"),
        ("const a = 1;", ";", ";"),
    ],
)
def test_carets_stand_under_the_marked_text(text: str, part: str, shown: str) -> None:
    assert marked(text, part) == shown


def test_empty_span_past_the_end_still_has_a_caret() -> None:
    source = Source("const a =")
    place = source.position(9)
    assert plain(source, place, place) == "1 | const a =\n  |          ^"


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 190), st.integers(20, 120))
def test_cut_line_keeps_the_mark_in_sight(before: int, width: int) -> None:
    for filler in ("a", "文", "aé"):
        text = filler * before + "XYZ" + filler * (193 - before)
        assert marked(text, "XYZ", width)[:1] == "X"
        assert max(map(columns, drawn(text, "XYZ", width))) <= width


def test_line_without_end_is_cut_even_in_a_pipe() -> None:
    """Bundled files are one line of a megabyte; an error in it must not print all of it."""
    text = "x" * 100_000 + "Y" + "z" * 100_000
    source = Source(text)
    shown = plain(source, source.position(100_000), source.position(100_001))
    assert len(shown) < 2_000
    assert "xY" in shown


def test_blank_lines_round_a_span_are_left_out() -> None:
    source = Source("a();\n\nb();\n\nc();\n")
    assert plain(source, source.position(6), source.position(9)) == "3 | b();\n  | ^^^"


def test_windows_line_ends_are_not_shown() -> None:
    source = Source("a();\r\nb();\r\n")
    assert plain(source, source.position(6), source.position(9)) == "1 | a();\n2 | b();\n  | ^^^"


def test_line_numbers_are_aligned() -> None:
    source = Source("a();\n" * 12)
    shown = plain(source, source.position(5 * 9), source.position(5 * 9 + 3))
    assert [line[:5] for line in shown.splitlines()] == [" 9 | ", "10 | ", "   | ", "11 | "]
