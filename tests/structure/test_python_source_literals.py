"""Python's string literals are read as Python reads them, character by character."""

from __future__ import annotations

import ast
import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen import python_text
from codegen.python_literals import literal_text
from codegen.python_text import HOLE, Character, FormatError, Text

PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=HOLE), max_size=30)
CODE_LIKE = st.text(st.sampled_from("ab{}%'\"\\\n\r\t $`é😀"), max_size=30)
TEXTS = PLAIN | CODE_LIKE


def read(literal: str) -> Text:
    """Return the text of a literal that Python accepts, and hold that its places are in order and in the literal."""
    text = literal_text(literal, 0, len(literal))
    offsets = [character.offset for character in text.characters]
    assert offsets == sorted(offsets)
    assert all(0 < offset < len(literal) for offset in offsets)
    return text


def written(text: str) -> list[str]:
    """Return the text as literals of different kinds."""
    inside = repr(f"{text}'\"")[1:-1]  # with both quotes, so that both are escaped
    doubled = text.replace("{", "{{").replace("}", "}}")
    return [
        repr(text),
        ascii(text),
        f"'''{inside}'''",
        f"u{text!r} '' \\\n {text!r}",
        f"f{doubled!r}",
        f"({text!r} # why\n f{doubled!r})"[1:-1],
    ]


@given(TEXTS)
def test_literals_are_read_as_python_reads_them(text: str) -> None:
    for literal in written(text):
        assert read(literal).plain == eval(f"({literal})")  # noqa: S307 - literals made above


@given(TEXTS)
def test_raw_literals_are_read_as_python_reads_them(text: str) -> None:
    literal = "r'''" + text.replace("'", "").replace("\x00", "").rstrip("\\") + "'''"
    assert read(literal).plain == ast.literal_eval(literal)


@given(TEXTS)
def test_ordinary_characters_stand_where_they_are_written(text: str) -> None:
    literal = repr(text)
    for character in read(literal).characters:
        assert literal[character.offset] in (character.text, "\\")


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        ("f'a{b}c'", "a\0c"),
        ("f'{{{a}}}'", "{\0}"),
        ("f'{a!r:>{b}}{c}'", "\0\0"),
        ("f'{a[\"b\"]}{ {1: 2}[1] }'", "\0\0"),
        ("f'{(lambda: \"}\")()}c'", "\0c"),
        ("f'{a:%H:%M}b'", "\0b"),
        ("f'{a:\"<9}b'", "\0b"),
        ("f'''{f\"{a}}}\"}b'''", "\0b"),
        ("rf'\\{a}\\n'", "\\\0\\n"),
        ("f'\\N{BULLET}{a=}'", "•\0"),
    ],
)
def test_fields_of_f_strings_are_holes(literal: str, expected: str) -> None:
    ast.parse(literal)
    assert read(literal).plain.replace(HOLE, "\0") == expected


@pytest.mark.skipif(sys.version_info < (3, 12), reason="the syntax is newer")
def test_fields_of_newer_f_strings_are_holes() -> None:
    """Since Python 3.12 a field may hold the quotes of its own string, comments and line ends."""
    assert read('f"{a["b"]}{\n  a # } and "\n}c"').plain == f"{HOLE}{HOLE}c"


@given(TEXTS, TEXTS)
def test_percent_gives_what_python_gives(text: str, value: str) -> None:
    template = text.replace("%", "%%") + "%s" + text.replace("%", "%%") + "%d"
    filled = python_text.fill(
        Text.at(template, 0),
        python_text.percent_fields(template),
        lambda field: Text.at(value if field.name == 0 else "5", 0),
    )
    assert filled.plain == template % (value, 5)


@given(TEXTS, TEXTS)
def test_format_gives_what_python_gives(text: str, value: str) -> None:
    escaped = text.replace("{", "{{").replace("}", "}}")
    template = f"{escaped}{{}}{escaped}{{a}}"
    filled = python_text.fill(
        Text.at(template, 0),
        python_text.format_fields(template),
        lambda field: Text.at(value if field.name == 0 else "5", 0),
    )
    assert filled.plain == template.format(value, a=5)


@pytest.mark.parametrize("template", ["a } b", "a { b", "{a{b}", "{a}}"])
def test_format_refuses_what_python_refuses(template: str) -> None:
    with pytest.raises(ValueError, match=r"[Ss]ingle|expected|unmatched"):
        template.format(a=1, b=2)
    with pytest.raises(FormatError):
        python_text.format_fields(template)


@pytest.mark.parametrize("template", ["5%", "a %! b", "%(a)"])
def test_percent_refuses_what_python_refuses(template: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        template % {"a": 1}
    with pytest.raises(FormatError):
        python_text.percent_fields(template)


@given(st.text(st.sampled_from("ab \t\n{"), max_size=40))
def test_dedent_gives_what_python_gives(text: str) -> None:
    assert python_text.dedent(Text.at(text, 0)).plain == textwrap.dedent(text)


@given(CODE_LIKE, st.sampled_from(["strip", "lstrip", "rstrip"]), st.none() | st.just("\n "))
def test_strip_gives_what_python_gives(text: str, method: str, characters: str | None) -> None:
    assert python_text.strip(Text.at(text, 0), method, characters).plain == getattr(text, method)(characters)


@given(CODE_LIKE, st.text(st.sampled_from("ab{"), min_size=1, max_size=3), CODE_LIKE)
def test_replace_gives_what_python_gives(text: str, old: str, new: str) -> None:
    assert python_text.replace(Text.at(text, 0), old, Text.at(new, 0)).plain == text.replace(old, new)


def test_a_text_that_is_replaced_stands_where_the_old_one_did() -> None:
    text = Text(tuple(Character(character, 10 + index) for index, character in enumerate("aXb")))
    replaced = python_text.replace(text, "X", Text.at("yz", 99))
    assert [(character.text, character.offset) for character in replaced.characters] == [
        ("a", 10),
        ("y", 11),
        ("z", 11),
        ("b", 12),
    ]
