"""Follows the text that Python expressions make, from their source and without running it."""

from __future__ import annotations

import ast
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence

from . import python_text
from .python_literals import literal_text
from .python_text import Field, FormatError, Text
from .python_values import NOTHING, Items, Options, Scope, Unknown, Value, added, as_text, combined, limited

TOO_MANY = "it has too many forms"

Fields = Callable[[str], list[Field]]
Given = dict[str | int, Options]
"""What a format string is given, by key or index."""


class Expressions(ABC):
    """Evaluates expressions of one file, whose text is `host`."""

    def __init__(self, host: str) -> None:
        self.host = host
        self._line_starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", host))]

    def offset(self, line: int, byte: int) -> int:
        """Return the code point at a place as `ast` gives it: a line from 1, and UTF-8 bytes into it."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.host)
        return start + len(self.host[start:end].encode("utf-8", "surrogatepass")[:byte].decode("utf-8", "replace"))

    def start(self, node: ast.expr | ast.stmt) -> int:
        """Return where a node starts."""
        return self.offset(node.lineno, node.col_offset)

    def unknown(self, node: ast.expr, reason: str = "") -> Unknown:
        """Return that a node cannot be followed."""
        return Unknown(self.start(node), ast.unparse(node), reason)

    def too_many(self, node: ast.expr) -> Callable[[], Unknown]:
        """Return what says that a node has more forms than are followed."""
        return lambda: self.unknown(node, TOO_MANY)

    def evaluate(self, node: ast.expr, scope: Scope) -> Options:
        """Return all that an expression can be; Unknown among them where it cannot be followed."""
        match node:
            case ast.Constant(value=str()):
                return (self._literal(node),)
            case ast.Constant(value=bool() | None):
                return NOTHING
            case ast.Constant(value=int() | float()):
                return (Text.at(str(node.value), self.start(node)),)
            case ast.JoinedStr():
                return self._f_string(node, scope)
            case ast.BinOp(op=ast.Add()):
                sides = (self.evaluate(node.left, scope), self.evaluate(node.right, scope))
                return combined(sides, lambda values: added(*values), self.too_many(node))
            case ast.BinOp(op=ast.Mod()):
                return self._percent(node, scope)
            case ast.List() | ast.Tuple() | ast.Set():
                return (Items(tuple(self.items(node.elts, scope))),)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                return self._comprehension(node, scope)
            case ast.IfExp():
                return self.any_of(node, (node.body, node.orelse), scope)
            case ast.BoolOp():
                return self.any_of(node, node.values, scope)
            case ast.NamedExpr():
                self.bind(node.target, self.evaluate(node.value, scope), scope)
                return self.evaluate(node.target, scope)
            case ast.Await():
                return self.evaluate(node.value, scope)
            case ast.Name():
                return scope.name(node.id) or (self.unknown(node),)
            case ast.Attribute():
                return self.attribute(node, scope)
            case ast.Call():
                return self.call(node, scope)
        return (self.unknown(node),)

    @abstractmethod
    def attribute(self, node: ast.Attribute, scope: Scope) -> Options:
        """Evaluate `object.name`; see Calls."""

    @abstractmethod
    def call(self, node: ast.Call, scope: Scope) -> Options:
        """Evaluate a call; see Calls."""

    def bind(self, target: ast.expr, options: Options, scope: Scope) -> None:
        """Set the names of an assignment's target; parts of a value that is taken apart are unknown."""
        for name in ast.walk(target):
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store):
                scope.names[name.id] = options if name is target else (self.unknown(name),)

    def items(self, nodes: Iterable[ast.expr], scope: Scope) -> Iterator[Options]:
        """Yield the items of a list or of a call's arguments; `*name` gives its items, or one that is unknown."""
        for node in nodes:
            if not isinstance(node, ast.Starred):
                yield self.evaluate(node, scope)
                continue
            for value in self.evaluate(node.value, scope):
                if isinstance(value, Items):
                    yield from value.items
                else:
                    yield (value,)

    def any_of(self, node: ast.expr, nodes: Iterable[ast.expr], scope: Scope) -> Options:
        """Return the options of all the nodes."""
        return limited((value for part in nodes for value in self.evaluate(part, scope)), self.too_many(node))

    def formatted(
        self, node: ast.expr, template: ast.expr, fields_of: Fields, given: Given, scope: Scope, *, is_all: bool
    ) -> Options:
        """Return each way to fill each form of a format string; `is_all` says that no other keys are given."""
        found: list[Value] = []
        for text in self.evaluate(template, scope):
            if not isinstance(text, Text):
                found.append(self.unknown(node))
                continue
            try:
                fields = fields_of(text.plain)
            except FormatError as error:
                found.append(self.unknown(template, str(error)))
                continue
            missing = [part for part in fields if isinstance(part.name, str) and part.name not in given]
            if missing and is_all:
                place = text.characters[missing[0].start].offset
                reason = "it is given no value here; JavaScript's own braces and `%` are written twice"
                found.append(Unknown(place, missing[0].written, reason))
            else:
                found += self._filled(node, text, fields, given)
        return limited(found, self.too_many(node))

    def _filled(self, node: ast.expr, text: Text, fields: list[Field], given: Given) -> Options:
        names = list(dict.fromkeys(part.name for part in fields if part.name in given and part.is_plain))

        def fill(values: Sequence[Value]) -> Value:
            chosen: dict[str | int | None, Value] = dict(zip(names, values, strict=True))

            def value_of(part: Field) -> Text:
                offset = text.characters[part.start].offset
                value = chosen.get(part.name) if part.is_plain else None
                return Text.hole(offset, part.written) if value is None else _moved(value, offset, part.written)

            return python_text.fill(text, fields, value_of)

        return combined([_code_or_first(given[name]) for name in names if name is not None], fill, self.too_many(node))

    def _percent(self, node: ast.BinOp, scope: Scope) -> Options:
        given: Given
        match node.right:
            case ast.Tuple(elts=elements):
                given = dict(enumerate(self.items(elements, scope)))
            case ast.Dict(keys=keys, values=values):
                given = {
                    key.value: self.evaluate(value, scope)
                    for key, value in zip(keys, values, strict=True)
                    if isinstance(key, ast.Constant) and isinstance(key.value, str)
                }
            case _:
                options = self.evaluate(node.right, scope)
                items = next((value.items for value in options if isinstance(value, Items)), None)
                given = {0: options} if items is None else dict(enumerate(items))
        is_all = isinstance(node.right, ast.Dict) and None not in node.right.keys
        return self.formatted(node, node.left, python_text.percent_fields, given, scope, is_all=is_all)

    def _literal(self, node: ast.Constant | ast.JoinedStr) -> Text:
        end = self.offset(node.end_lineno or node.lineno, node.end_col_offset or 0)
        return literal_text(self.host, self.start(node), end)

    def _f_string(self, node: ast.JoinedStr, scope: Scope) -> Options:
        text = self._literal(node)
        holes = [index for index, character in enumerate(text.characters) if character.text == python_text.HOLE]
        values = [value for value in node.values if isinstance(value, ast.FormattedValue)]
        fields = [
            Field(hole, hole + 1, index, ast.unparse(value.value), value.conversion == -1 and value.format_spec is None)
            for index, (hole, value) in enumerate(zip(holes, values, strict=True))
        ]
        return self._filled(
            node, text, fields, {index: self._inside_f_string(value.value, scope) for index, value in enumerate(values)}
        )

    def _inside_f_string(self, node: ast.expr, scope: Scope) -> Options:
        """Evaluate what needs no position of its own: before Python 3.12 those inside of f-strings are wrong."""
        has_text = any(isinstance(inner, ast.JoinedStr | ast.Constant) for inner in ast.walk(node))
        return (Unknown(0, ast.unparse(node)),) if has_text else self.evaluate(node, scope)

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, scope: Scope) -> Options:
        inner = Scope(scope, scope.owner)
        for generator in node.generators:
            self.bind(generator.target, (self.unknown(generator.iter),), inner)
        return (Items((self.evaluate(node.elt, inner),)),)


def _code_or_first(options: Options) -> Options:
    """Return all forms of code, and one of names and texts: they make no difference to what is checked."""
    is_code = any(not isinstance(value, Text) or re.search(r"[\n;(){}]", value.plain) for value in options)
    return options if is_code else options[:1]


def _moved(value: Value, offset: int, written: str) -> Text:
    """Return the value's text; what is unknown stands where the field is, not where the value came from."""
    return Text.hole(offset, value.expression) if isinstance(value, Unknown) else as_text(value, offset, written)
