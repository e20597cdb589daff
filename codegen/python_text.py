"""Strings that Python code builds: each character knows where it stands in the file, and holes stand for unknown values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What `Text.plain` holds for an unknown value, so that its indexes are those of `Text.characters`."""


class Character(NamedTuple):
    """One character, and the code point of the file that it was written at; for a hole, the expression that it is."""

    text: str
    offset: int
    expression: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A string with holes."""

    characters: tuple[Character, ...] = ()

    @property
    def plain(self) -> str:
        """The string, with HOLE for each hole."""
        return "".join(character.text for character in self.characters)

    def __add__(self, other: Text) -> Text:
        return Text(self.characters + other.characters)

    def part(self, start: int, end: int | None = None) -> Text:
        """Return a slice."""
        return Text(self.characters[start:end])

    @classmethod
    def hole(cls, offset: int, expression: str) -> Text:
        """Return an unknown value, written at `offset` as `expression`."""
        return cls((Character(HOLE, offset, expression),))

    @classmethod
    def at(cls, text: str, offset: int) -> Text:
        """Return text that all stands at one place."""
        return cls(tuple(Character(character, offset) for character in text))


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a format string to be filled in; `name` is a key, an index, or None where it is an escaped character."""

    start: int
    end: int
    name: str | int | None
    written: str
    is_plain: bool = True
    """Whether the value is put as it is: a conversion or a width would change it."""


class FormatError(Exception):
    """A format string that Python itself would refuse at run time; says why."""


def fill(text: Text, fields: list[Field], value_of: Callable[[Field], Text]) -> Text:
    """Return the text with each field replaced by its value, and escaped characters by one."""
    filled: list[Character] = []
    position = 0
    for field in fields:
        filled += text.characters[position : field.start]
        filled += text.characters[field.start : field.start + 1] if field.name is None else value_of(field).characters
        position = field.end
    return Text((*filled, *text.characters[position:]))


_PERCENT = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?(?P<how>[#0\- +]*(?:\*|\d+)?(?:\.(?:\*|\d+))?)[hlL]?(?P<type>[diouxXeEfFgGcrsa%])?"
)


def percent_fields(plain: str) -> list[Field]:
    """Return the fields of a string before `%`. Raises FormatError."""
    fields: list[Field] = []
    count = 0
    for match in _PERCENT.finditer(plain):
        start, end = match.span()
        if match["type"] is None:
            raise FormatError("a single `%` stands in a string before `%`: write `%%`")
        if match["type"] == "%":
            fields.append(Field(start, end, None, "%"))
            continue
        count += match["how"].count("*")
        name = count if match["key"] is None else match["key"]
        count += match["key"] is None
        is_plain = not match["how"] and match["type"] in "sdi"
        fields.append(Field(start, end, name, match.group(), is_plain))
    return fields


def format_fields(plain: str) -> list[Field]:
    """Return the fields of a string before `.format`. Raises FormatError."""
    fields: list[Field] = []
    count = position = 0
    while match := re.compile(r"\{\{|\}\}|[{}]").search(plain, position):
        start, end = match.span()
        if match.group() in ("{{", "}}"):
            fields.append(Field(start, end, None, match.group()[0]))
        elif match.group() == "}":
            raise FormatError("a single `}` stands in a string before `.format`: write `}}`")
        else:
            end = _closing_brace(plain, end)
            content = plain[start + 1 : end - 1]
            expression = re.split("[!:]", content, maxsplit=1)[0]
            base = re.split(r"[.\[]", expression, maxsplit=1)[0]
            name: str | int = int(base) if base.isdecimal() else base or count
            count += not base
            fields.append(Field(start, end, name, plain[start:end], content == base))
        position = end
    return fields


def _closing_brace(plain: str, position: int) -> int:
    depth = 1
    for match in re.compile("[{}]").finditer(plain, position):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.end()
    raise FormatError("a single `{` stands in a string before `.format`: write `{{`")


def replace(text: Text, old: str, new: Text) -> Text:
    """Return what `str.replace` does; a known new value stands where the old one was written."""
    fields = [Field(*match.span(), old, old) for match in re.finditer(re.escape(old), text.plain)]
    return fill(text, fields, lambda field: _moved(new, text.characters[field.start].offset))


def _moved(text: Text, offset: int) -> Text:
    return Text(tuple(character._replace(offset=offset) for character in text.characters))


def strip(text: Text, method: str, characters: str | None) -> Text:
    """Return what `str.strip`, `lstrip` or `rstrip` does."""
    plain = text.plain
    start = 0 if method == "rstrip" else len(plain) - len(plain.lstrip(characters))
    end = len(plain) if method == "lstrip" else len(plain.rstrip(characters))
    return text.part(start, max(start, end))


def dedent(text: Text) -> Text:
    """Return what `textwrap.dedent` does: the indentation that all lines share is left out."""
    lines = list(_lines(text))
    indents = [re.match(r"[ \t]*", line.plain) for line in lines if line.plain.strip()]
    margin = _common_prefix([indent.group() for indent in indents if indent])
    kept = (line.part(len(margin)) if line.plain.strip() else line.part(len(line.plain.rstrip("\n"))) for line in lines)
    return Text(tuple(character for line in kept for character in line.characters))


def _lines(text: Text) -> Iterator[Text]:
    start = 0
    for match in re.finditer("\n", text.plain):
        yield text.part(start, match.end())
        start = match.end()
    yield text.part(start)


def _common_prefix(texts: list[str]) -> str:
    if not texts:
        return ""
    low, high = min(texts), max(texts)
    same = next((index for index, character in enumerate(low) if character != high[index : index + 1]), len(low))
    return low[:same]
