"""Mutants of a Python module, in memory: each has one check taken out, or one comparison, name or number changed."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

OTHER_OPERATORS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}

Change = Callable[[Any], object]
"""Changes a node of the copied tree in place."""


@dataclass(frozen=True)
class Mutant:
    """A module with one change; `name` says which line and what."""

    name: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Give every mutant of a module's source. Texts for people (docstrings, messages of errors) are left alone."""
    tree = ast.parse(source)
    skipped = _texts_for_people(tree)
    parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    for position, node in enumerate(ast.walk(tree)):
        if node in skipped:
            continue
        for said, change in _changes(node, parents.get(node)):
            mutated = ast.parse(source)  # faster than a deep copy
            change(list(ast.walk(mutated))[position])
            yield Mutant(f"line {getattr(node, 'lineno', 0)}: {said}", ast.fix_missing_locations(mutated))


def _texts_for_people(tree: ast.Module) -> set[ast.AST]:
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_text or isinstance(node, ast.Raise | ast.JoinedStr):
            skipped.update(ast.walk(node))
    return skipped


def _changes(node: ast.AST, parent: ast.AST | None) -> Iterator[tuple[str, Change]]:
    """Give what can be changed at a node: the change in words, and the function that makes it."""
    said = ast.unparse(node) if isinstance(node, ast.expr) else ""
    around = ast.unparse(parent) if parent else ""
    match node:
        case ast.If(test=test) | ast.IfExp(test=test):
            yield f"never: {ast.unparse(test)}", _assign("test", ast.Constant(False))
            yield f"always: {ast.unparse(test)}", _assign("test", ast.Constant(True))
        case ast.BoolOp(values=values):
            for index, value in enumerate(values):
                yield f"without {ast.unparse(value)} in {said}", _remove("values", index)
        case ast.Compare(ops=operators):
            for index, operator in enumerate(operators):
                for other in OTHER_OPERATORS[type(operator)]:
                    yield f"{other.__name__} in {said}", _put("ops", index, other())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield f"without not in {said}", _assign("operand", ast.UnaryOp(ast.Not(), operand))
        case ast.BinOp(op=ast.Add()):
            yield f"minus in {said}", _assign("op", ast.Sub())
        case ast.BinOp(op=ast.Sub()):
            yield f"plus in {said}", _assign("op", ast.Add())
        case ast.Constant(value=bool(value)):
            yield f"{not value} for {value} in {around}", _assign("value", not value)
        case ast.Constant(value=int(value)):
            for number in (value - 1, value + 1):
                yield f"{number} for {value} in {around}", _assign("value", number)
        case ast.Constant(value=str(value)):
            yield f"another text for {value!r} in {around}", _assign("value", f"{value}x")
        case ast.Constant(value=bytes(value)):
            for text in sorted({value[:-1], value + b"x"} - {value}):
                yield f"{text!r} for {value!r} in {around}", _assign("value", text)
        case ast.Call(func=ast.Attribute(attr="compile"), args=[ast.Constant(value=str(pattern)), *_]):
            for position in [found.start() for found in re.finditer(r"\]\+", pattern)]:
                lenient = f"{pattern[: position + 1]}*{pattern[position + 2 :]}"
                yield f"* for the + at {position} of the pattern", _put("args", 0, ast.Constant(lenient))
                wider = f"{pattern[:position]}={pattern[position:]}"
                yield f"= allowed at {position} of the pattern", _put("args", 0, ast.Constant(wider))
        case ast.Expr(value=ast.Call()):
            yield f"without {ast.unparse(node)}", _assign("value", ast.Constant(None))
        case ast.ExceptHandler(type=ast.Tuple(elts=kinds)):
            for index, kind in enumerate(kinds):
                yield f"without except {ast.unparse(kind)}", _remove_kind(index)


def _assign(name: str, value: object) -> Change:
    return lambda found: setattr(found, name, value)


def _put(name: str, index: int, value: object) -> Change:
    return lambda found: getattr(found, name).__setitem__(index, value)


def _remove(name: str, index: int) -> Change:
    """Drop one of several operands; an operation with a single one left is that operand."""
    return lambda found: getattr(found, name).pop(index)


def _remove_kind(index: int) -> Change:
    return lambda handler: handler.type.elts.pop(index)
