"""The JavaScript inside of Python files: what the `add_custom_code` methods of Reflex components return.

Nothing of the file is run. Values that only a run would know become names such as `__placeholder_1__`, the same name for
the same expression; they are text inside of JavaScript's strings, and identifiers elsewhere.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from .errors import InputError, Problem
from .js.parse_depth import on_deep_stack
from .python_calls import CUSTOM_CODE
from .python_statements import Statements
from .python_text import HOLE, Text
from .python_values import Function, Items, Options, Scope, Unknown
from .source import Source

_MAX_EXPRESSION = 60


@dataclass(frozen=True, slots=True)
class Extraction:
    """The JavaScript of a Python file in the order of the file, and the places where it could not be followed."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


def extract(source_text: str, path: str) -> Extraction:
    """Return the JavaScript that the `add_custom_code` and `_get_custom_code` methods of a Python file return.

    Each source's positions are those of the Python file. Raises InputError when the text is not Python.
    """
    return on_deep_stack(lambda: _extract(source_text, path))


def _extract(host: str, path: str) -> Extraction:
    tree = _parse(host, path)
    file = Source(host, path)
    texts: list[Text] = []
    problems: list[Problem] = []
    statements = Statements(host)
    for method, options in _custom_code(tree, statements, statements.module(tree)):
        for value in _flat(options):
            if isinstance(value, Unknown):
                problems.append(_problem(method, value, file))
            elif value.plain.strip():
                texts.append(value)
    texts.sort(key=lambda text: text.characters[0].offset)
    problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    return Extraction(tuple(_source(text, file) for text in dict.fromkeys(texts)), tuple(dict.fromkeys(problems)))


def _parse(host: str, path: str) -> ast.Module:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the file's author sees them when it runs
            return ast.parse(host)
    except SyntaxError as error:
        line, column = error.lineno or 1, max(error.offset or 1, 1)
        problem = Problem(
            f"this is not Python: {error.msg}", path, line, column, excerpt=error.text and error.text.rstrip()
        )
        raise InputError(problem) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise InputError(
            Problem(f"this cannot be read as Python: {error or type(error).__name__}", path, 1, 1)
        ) from None


def _custom_code(node: ast.AST, statements: Statements, scope: Scope) -> Iterator[tuple[str, Options]]:
    """Yield the name of each method, in every class at any depth, with all that it can return."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.ClassDef():
                yield from _custom_code(child, statements, statements.open_class(child, scope))
                continue
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if name in CUSTOM_CODE:
                yield name, _returned(child, statements, scope)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda() as function) if name in CUSTOM_CODE:
                yield name, _returned(function, statements, scope)
            case ast.Assign(targets=[ast.Name(id=name)]) if name in CUSTOM_CODE:
                yield name, scope.names.get(name, ())
            case ast.expr():
                continue  # no class is defined inside of an expression
        yield from _custom_code(child, statements, scope)


def _returned(function: Function, statements: Statements, scope: Scope) -> Options:
    outside = scope.parent if scope.owner is scope else scope
    return statements.returned(function, Scope(outside, scope.owner))


def _flat(options: Options) -> Iterator[Text | Unknown]:
    """Yield every text; one of which nothing is written in the file is unknown."""
    for value in options:
        if isinstance(value, Items):
            for item in value.items:
                yield from _flat(item)
        elif isinstance(value, Text) and value.plain.strip() == HOLE:
            hole = next(character for character in value.characters if character.text == HOLE)
            yield Unknown(hole.offset, hole.expression)
        else:
            yield value


def _problem(method: str, unknown: Unknown, file: Source) -> Problem:
    from .report.excerpt import plain  # only a problem pays for this import

    start, end = file.position(unknown.offset), file.position(unknown.offset + 1)
    reason = f": {unknown.reason}" if unknown.reason else ""
    expression = unknown.expression[:_MAX_EXPRESSION] + "..." * (len(unknown.expression) > _MAX_EXPRESSION)
    return Problem(
        f"the JavaScript that `{method}` returns here, `{expression}`, cannot be followed{reason}",
        file.path,
        start.line,
        start.column,
        hint="write it in this file as text, or check the file that it comes from",
        excerpt=plain(file, start, end),
    )


def _source(text: Text, file: Source) -> Source:
    """Return JavaScript with names for the holes, and the place of each piece in the Python file."""
    names: dict[str, str] = {}
    pieces: list[str] = []
    offsets: list[tuple[int, int]] = []
    length, expected = 0, -1
    for character in text.characters:
        is_hole = character.text == HOLE and character.expression != ""
        if is_hole or character.offset != expected:
            offsets.append((length, character.offset))
        piece = character.text
        if is_hole:
            piece = names.setdefault(character.expression, f"__placeholder_{len(names) + 1}__")
        pieces.append(piece)
        length += len(piece)
        expected = -1 if is_hole else character.offset + 1
    return Source("".join(pieces), file.path, file.text, tuple(offsets))
