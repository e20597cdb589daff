"""Lines as Prettier breaks them with its defaults, for statements whose width depends on names that the user chooses."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH = 80
"""Prettier's default line width."""


def fit(start: str, items: Sequence[str], end: str, width: int = WIDTH) -> str:
    """Return the list on one line if that is no wider than `width`, else one item a line."""
    line = f"{start}{', '.join(items)}{end}"
    if len(line) <= width:
        return line
    indent = " " * (len(start) - len(start.lstrip()))
    body = "".join(f"{indent}  {item},\n" for item in items)
    return f"{start.rstrip()}\n{body}{indent}{end.lstrip()}"


def call(start: str, arguments: Sequence[str], end: str, width: int = WIDTH) -> str:
    """Return a call; a last argument such as `{ token }` is opened on the first line where that is enough."""
    opened = f"{start}{', '.join([*arguments[:-1], '{'])}"
    text = fit(start, arguments, end, width)
    if "\n" not in text or not arguments[-1].startswith("{ ") or len(opened) > width:
        return text
    indent = " " * (len(start) - len(start.lstrip()))
    return f"{opened}\n{indent}  {arguments[-1].strip('{ }')},\n{indent}}}{end}"


def destructuring(names: Sequence[str], value: str, indent: int) -> str:
    """Return the declaration that takes members out of a value."""
    line = fit(f"{' ' * indent}const {{ ", names, f" }} = {value};")
    pattern = f"{' ' * indent}const {{ {', '.join(names)} }} ="
    return f"{pattern}\n{' ' * (indent + 2)}{value};" if "\n" in line and len(pattern) <= WIDTH else line


def assignment(start: str, value: str) -> str:
    """Return a declaration, with its value on a line of its own when it is too wide."""
    line = f"{start} = {value};"
    indent = " " * (len(start) - len(start.lstrip()))
    return line if len(line) <= WIDTH else f"{start} =\n{indent}  {value};"
