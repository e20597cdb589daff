"""Follows calls: methods of text, helpers of the standard library, and functions of the same file."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from . import python_text
from .python_expressions import Expressions
from .python_text import Text
from .python_values import NOTHING, Function, Items, Options, Scope, Unknown, Value, as_text, combined

CUSTOM_CODE = frozenset({"add_custom_code", "_get_custom_code"})
"""Reflex's methods that return JavaScript."""

_DEDENT = frozenset({"dedent", "cleandoc"})
_STRIP = frozenset({"strip", "lstrip", "rstrip"})
_SAME = frozenset({"str", "list", "tuple", "set"})
_MAX_DEPTH = 8
"""Deepest chain of calls that is followed."""

RunFunction = Callable[[Function, Scope], Options]


class Calls(Expressions):
    """Evaluates expressions with calls in them; `run` returns what a function returns in a scope with its parameters."""

    def __init__(self, host: str, run: RunFunction) -> None:
        super().__init__(host)
        self._run = run
        self._depth = 0

    def attribute(self, node: ast.Attribute, scope: Scope) -> Options:
        """Evaluate an attribute of a class or of its object; a property gives what it returns."""
        for holder in self._holder(node.value, scope):
            if node.attr in holder.names:
                return holder.names[node.attr]
            function = holder.functions.get(node.attr)
            if function is not None and _is_property(function):
                return self._returned(node, function, holder, ast.Call(node, [], []), scope)
        return (self.unknown(node),)

    def call(self, node: ast.Call, scope: Scope) -> Options:
        """Evaluate a call; one that asks a parent class for its own code adds nothing here."""
        match node.func:
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in _DEDENT and len(node.args) == 1:
                return self._on_text(node, node.args[0], scope, python_text.dedent)
            case ast.Name(id=name) if name in _SAME and len(node.args) == 1:
                return self.evaluate(node.args[0], scope)
            case ast.Name(id=name):
                function = scope.function(name)
                if function is not None:
                    return self._returned(node, function, None, node, scope)
            case ast.Attribute():
                return self._method(node, node.func, scope)
        return (self.unknown(node),)

    def _method(self, node: ast.Call, method: ast.Attribute, scope: Scope) -> Options:
        for holder in self._holder(method.value, scope):
            if method.attr in holder.functions:
                return self._returned(node, holder.functions[method.attr], holder, node, scope)
        if method.attr in CUSTOM_CODE:
            return NOTHING
        match method.attr:
            case "format" | "format_map":
                return self._format(node, method, scope)
            case "join" if len(node.args) == 1:
                parts = (self.evaluate(method.value, scope), self.evaluate(node.args[0], scope))
                return combined(parts, lambda values: self._joined(node, values), self.too_many(node))
            case "replace" if len(node.args) >= 2:
                return self._replace(node, method, scope)
            case name if name in _STRIP and len(node.args) <= 1:
                characters = self._constant(node.args[0]) if node.args else None
                if characters is not None or not node.args:
                    return self._on_text(
                        node, method.value, scope, lambda text: python_text.strip(text, name, characters)
                    )
        return (self.unknown(node),)

    def _holder(self, node: ast.expr, scope: Scope) -> list[Scope]:
        """Return the class, with its bases, whose attributes `node` has."""
        if isinstance(node, ast.Name):
            found = scope.owner if node.id in ("self", "cls") else scope.class_named(node.id)
            return found.with_bases() if found is not None else []
        return []

    def _returned(
        self, node: ast.expr, function: Function, owner: Scope | None, call: ast.Call, scope: Scope
    ) -> Options:
        if self._depth >= _MAX_DEPTH:
            return (self.unknown(node, "its calls go too deep"),)
        inner = Scope(owner.parent if owner else scope.module, owner)
        arguments = function.args
        names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
        if owner is not None and not _has(function, "staticmethod"):
            names = names[1:]
        given = dict(zip(names, self.items(call.args, scope), strict=False))
        given |= {keyword.arg: self.evaluate(keyword.value, scope) for keyword in call.keywords if keyword.arg}
        for name in names:
            inner.names[name] = given.get(name, (Unknown(self.start(node), name),))
        self._depth += 1
        try:
            return self._run(function, inner) or NOTHING
        finally:
            self._depth -= 1

    def _format(self, node: ast.Call, method: ast.Attribute, scope: Scope) -> Options:
        given = dict(enumerate(self.items(node.args, scope))) | {
            keyword.arg: self.evaluate(keyword.value, scope) for keyword in node.keywords if keyword.arg is not None
        }
        is_all = method.attr == "format" and all(keyword.arg for keyword in node.keywords)
        return self.formatted(node, method.value, python_text.format_fields, given, scope, is_all=is_all)

    def _replace(self, node: ast.Call, method: ast.Attribute, scope: Scope) -> Options:
        old = self._constant(node.args[0])
        if not old:
            return (self.unknown(node),)
        new = node.args[1]
        parts = (self.evaluate(method.value, scope), self.evaluate(new, scope))

        def replaced(values: Sequence[Value]) -> Value:
            text, value = values
            if not isinstance(text, Text):
                return self.unknown(node)
            return python_text.replace(text, old, as_text(value, self.start(new), ast.unparse(new)))

        return combined(parts, replaced, self.too_many(node))

    def _joined(self, node: ast.Call, values: Sequence[Value]) -> Value:
        separator, items = values
        if not isinstance(separator, Text) or not isinstance(items, Items):
            return self.unknown(node)
        joined = Text()
        for index, options in enumerate(items.items):
            joined = joined + separator if index else joined
            joined += as_text(options[0], self.start(node), ast.unparse(node))
        return joined

    def _on_text(self, node: ast.Call, text: ast.expr, scope: Scope, change: Callable[[Text], Text]) -> Options:
        options = self.evaluate(text, scope)
        return tuple(change(value) if isinstance(value, Text) else self.unknown(node) for value in options)

    def _constant(self, node: ast.expr) -> str | None:
        return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _has(function: Function, decorator: str) -> bool:
    decorators = [] if isinstance(function, ast.Lambda) else function.decorator_list
    return any(ast.unparse(found).rpartition(".")[2] == decorator for found in decorators)


def _is_property(function: Function) -> bool:
    return _has(function, "property") or _has(function, "cached_property")
