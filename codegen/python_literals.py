"""Python's string literals as text whose every character knows where it was written."""

from __future__ import annotations

import re
import unicodedata

from .python_text import HOLE, Character, Text

_START = re.compile(r"([rRbBuUfF]*)('''|\"\"\"|'|\")")
_BETWEEN = re.compile(r"(?:\s|\\\r?\n|#[^\r\n]*)*")
_ESCAPE = re.compile(
    r"""\\(?: (?P<joined>\r\n|\r|\n) | (?P<octal>[0-7]{1,3}) | x(?P<byte>[0-9a-fA-F]{2}) | u(?P<short>[0-9a-fA-F]{4})
    | U(?P<long>[0-9a-fA-F]{8}) | N\{(?P<name>[^}]+)\} | (?P<letter>[\\'"abfnrtv]) )""",
    re.VERBOSE,
)
_ORDINARY = re.compile(r"[^\\{}\r'\"]*")
_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_OPENING, _CLOSING = "([{", ")]}"


def literal_text(host: str, start: int, end: int) -> Text:
    """Return the value of the string literals in `host[start:end]`, which Python has accepted, joined as it joins them.

    Each field of an f-string is a hole, in order; what is in it is left to the caller.
    """
    characters: list[Character] = []
    position = start
    while position < end:
        opening = _START.match(host, position)
        if opening is None:
            break
        position = _scan(host, opening, characters)
        between = _BETWEEN.match(host, position)
        position = between.end() if between else position
    return Text(tuple(characters))


def _scan(host: str, opening: re.Match[str], characters: list[Character]) -> int:
    """Append the value of one literal and return where it ends."""
    prefix, quote = opening[1].lower(), opening[2]
    position = opening.end()
    while not host.startswith(quote, position):
        if host[position] == "\\":
            position = _scan_backslash(host, position, prefix, characters)
        elif "f" in prefix and host[position] in "{}":
            if host[position + 1] == host[position]:
                characters.append(Character(host[position], position))
                position += 2
            else:
                characters.append(Character(HOLE, position))
                position = _field_end(host, position + 1)
        elif host[position] == "\r":
            characters.append(Character("\n", position))
            position += 2 if host[position + 1] == "\n" else 1
        else:
            end = position + 1
            ordinary = _ORDINARY.match(host, end)
            end = ordinary.end() if ordinary else end
            characters += map(Character, host[position:end], range(position, end))
            position = end
    return position + len(quote)


def _scan_backslash(host: str, position: int, prefix: str, characters: list[Character]) -> int:
    escape = None if "r" in prefix else _ESCAPE.match(host, position)
    if escape is not None:
        characters += Text.at(_unescaped(escape), position).characters
        return escape.end()
    characters.append(Character("\\", position))
    position += 1
    if "f" in prefix and host[position] in "{}":
        return position
    if host[position] != "\r":  # the caller reads a line end
        characters.append(Character(host[position], position))
        position += 1
    return position


def _unescaped(escape: re.Match[str]) -> str:
    kind, value = escape.lastgroup, escape[escape.lastgroup or 0]
    if kind == "joined":
        return ""
    if kind == "octal":
        return chr(int(value, 8))
    if kind == "name":
        return unicodedata.lookup(value)
    return _LETTERS.get(value, value) if kind == "letter" else chr(int(value, 16))


def _field_end(host: str, position: int) -> int:
    """Return where the field of an f-string ends whose inside starts at `position`."""
    depth = 0
    in_format = False
    while True:
        character = host[position]
        if character == "}" and depth == 0:
            return position + 1
        if in_format and character == "{":
            position = _field_end(host, position + 1)
            continue
        if not in_format and character == "#":  # a comment, since Python 3.12
            while host[position] not in "\r\n":
                position += 1
            continue
        if not in_format and character in "\"'":
            opening = _START.match(host, _prefix_start(host, position))
            if opening is not None:
                position = _scan(host, opening, [])
                continue
        if not in_format and character in _OPENING + _CLOSING:
            depth += 1 if character in _OPENING else -1
        in_format = in_format or (character == ":" and depth == 0)
        position += 1


def _prefix_start(host: str, position: int) -> int:
    """Return where the literal starts whose first quote is at `position`."""
    prefix = re.search(r"(?<!\w)[rRbBuUfF]*\Z", host[max(position - 3, 0) : position])
    return position - (len(prefix.group()) if prefix else 0)
