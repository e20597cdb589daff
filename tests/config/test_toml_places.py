"""The scanner that knows where a key stands agrees with tomllib on what stands there, for any valid document."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.config_sources.toml_places import KeyPath, find_places

SCALARS = st.sampled_from(
    [
        "1",
        "-0x1F".replace("-", ""),
        "1_000",
        "2.5e3",
        "true",
        "inf",
        "1979-05-27 07:32:00",
        "1979-05-27",
        "07:32:00",
        '"a # \\" ] } = b"',
        "'c:\\x # '",
        '""',
        '"""\nfirst " ""\\""\nlast"""""',
        "'''it''s ''''",
        '"\\u00e9\\U0001F600é😀"',
    ]
)
GAPS = st.sampled_from(["", " ", "\t", "\n", ' # a ] } \' """ comment\n', "\r\n  "])


def arrays(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda items, gap, comma: f"[{gap}{f' ,{gap}'.join(items)}{',' if comma and items else ''}{gap}]",
        st.lists(values, max_size=3),
        GAPS,
        st.booleans(),
    )


def inline_tables(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda items: "{ " + ", ".join(f"k{number}.x = {item}" for number, item in enumerate(items)) + " }",
        st.lists(values, max_size=3),
    )


VALUES = st.recursive(SCALARS, lambda values: arrays(values) | inline_tables(values), max_leaves=6)
KEYS = st.sampled_from(["{0}", "'{0} lit'", '"{0} \\" é"', "{0} . dotted", "{0}.'a.b'", "{0}-x"])
HEADERS = st.sampled_from(["[t{0}]", "[ t{0} . 'sub' ] # comment", "[[a]]", '[["q.r".b]]'])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return a valid TOML document, with names numbered so that none is defined twice."""
    lines = []
    for number in range(draw(st.integers(0, 6))):
        if draw(st.booleans()):
            lines.append(draw(HEADERS).format(number))
        lines.append(f"{draw(KEYS).format(f'k{number}')} = {draw(VALUES)}")
    return draw(st.sampled_from(["\n", "\r\n", "\n\n# between\n"])).join(lines)


def leaves(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from leaves(item, (*path, key))


@settings(deadline=None)
@given(documents())
def test_every_key_is_found_where_its_value_stands(text: str) -> None:
    places = find_places(text)
    for path, value in leaves(tomllib.loads(text)):
        if not path:
            continue
        span = places[path]
        written = text[span.start : span.end]
        if written:
            assert tomllib.loads(f"value = {written}")["value"] == value, path
            assert isinstance(path[-1], int) or _names(text[span.key : span.start]), path
        else:
            assert isinstance(value, dict | list), "only a table's header has no value beside it"


def test_a_key_and_an_item_of_an_array_have_their_own_places() -> None:
    text = 'x = 1\n[tool."my tool"]\n  identity = [\n    "a",  # first\n    "b",\n  ]\n'
    places = find_places(text)
    key, item = places["tool", "my tool", "identity"], places["tool", "my tool", "identity", 1]
    assert text[key.key :].startswith("identity")
    assert (text[item.start : item.end], text.count("\n", 0, item.start)) == ('"b"', 4)


def test_elements_of_an_array_of_tables_are_told_apart() -> None:
    places = find_places("[[a]]\nx = 1\n[[a]]\nx = 2\n[a.b]\ny = 3\n")
    assert [path for path in places if path[-1] in ("x", "y")] == [("a", 0, "x"), ("a", 1, "x"), ("a", 1, "b", "y")]


def _names(before_value: str) -> bool:
    return before_value.rstrip().endswith("=")
