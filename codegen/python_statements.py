"""Follows Python statements in their order, with every branch taken, to what a function can return."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import partial

from .python_calls import Calls
from .python_expressions import TOO_MANY
from .python_values import NOTHING, Function, Items, Options, Scope, Unknown, Value, added, combined, limited

_ADDING = frozenset({"append", "extend", "insert", "add", "update"})


class Statements:
    """Runs the statements of one file's functions, classes and module."""

    def __init__(self, host: str) -> None:
        self.expressions = Calls(host, self.returned)
        self._classes: dict[ast.ClassDef, Scope] = {}

    def module(self, tree: ast.Module) -> Scope:
        """Return the module's scope with its names, functions and classes."""
        scope = Scope()
        self._run(tree.body, scope, [])
        return scope

    def returned(self, function: Function, scope: Scope) -> Options:
        """Return all that a function can return, in a scope that holds its parameters."""
        if isinstance(function, ast.Lambda):
            return self.expressions.evaluate(function.body, scope)
        found: list[Value] = []
        self._run(function.body, scope, found)
        return limited(found, lambda: Unknown(self.expressions.start(function), function.name, TOO_MANY))

    def _run(self, statements: Iterable[ast.stmt], scope: Scope, found: list[Value]) -> bool:
        """Run a block; append what it returns to `found`. Return whether it can reach its end."""
        return all(self._statement(statement, scope, found) for statement in statements)

    def _statement(self, node: ast.stmt, scope: Scope, found: list[Value]) -> bool:
        match node:
            case ast.Return():
                found += NOTHING if node.value is None else self.expressions.evaluate(node.value, scope)
                return False
            case ast.Raise() | ast.Continue() | ast.Break():
                return False
            case ast.Assign():
                for target in node.targets:
                    self._assign(target, node.value, scope)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._assign(target, value, scope)
            case ast.AugAssign(target=ast.Name(id=name), value=value):
                self._add(name, self.expressions.evaluate(value, scope), value, scope)
            case ast.Expr(value=ast.Call() as call):
                self._call(call, scope)
            case ast.Expr(value=ast.Yield(value=ast.expr() as value)):
                found.append(Items((self.expressions.evaluate(value, scope),)))
            case ast.Expr(value=ast.YieldFrom(value=value)):
                found += self.expressions.evaluate(value, scope)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                scope.functions[node.name] = node
            case ast.ClassDef():
                self.open_class(node, scope)
            case ast.If():
                return self._branches(node, [node.body, node.orelse], scope, found)
            case ast.Match():
                return self._branches(node, [*(case.body for case in node.cases), []], scope, found)
            case ast.For() | ast.AsyncFor():
                self.expressions.bind(node.target, (self.expressions.unknown(node.iter),), scope)
                self._run([*node.body, *node.orelse], scope, found)
            case ast.While():
                self._run([*node.body, *node.orelse], scope, found)
            case ast.With() | ast.AsyncWith():
                return self._run(node.body, scope, found)
            case ast.Try() | ast.TryStar():
                branches = [[*node.body, *node.orelse], *(handler.body for handler in node.handlers)]
                return self._branches(node, branches, scope, found) and self._run(node.finalbody, scope, found)
        return True

    def _branches(
        self, node: ast.stmt, branches: Iterable[Iterable[ast.stmt]], scope: Scope, found: list[Value]
    ) -> bool:
        """Run each branch from the same state; afterwards a name can be what any branch that ends made it."""
        before = dict(scope.names)
        ends: list[dict[str, Options]] = []
        for branch in branches:
            scope.names = dict(before)
            if self._run(branch, scope, found):
                ends.append(scope.names)
        scope.names = before
        for name in dict.fromkeys(name for end in ends for name in end):
            values = (value for end in ends for value in end.get(name, ()))
            scope.names[name] = limited(values, partial(Unknown, self.expressions.start(node), name, TOO_MANY))
        return bool(ends)

    def _assign(self, target: ast.expr, value: ast.expr, scope: Scope) -> None:
        if isinstance(target, ast.Name) and isinstance(value, ast.Lambda):
            scope.functions[target.id] = value
        self.expressions.bind(target, self.expressions.evaluate(value, scope), scope)

    def _add(self, name: str, options: Options, node: ast.expr, scope: Scope) -> None:
        before = scope.name(name) or (Unknown(self.expressions.start(node), name),)
        sides = (before, options)
        scope.names[name] = combined(sides, lambda values: added(*values), self.expressions.too_many(node))

    def _call(self, node: ast.Call, scope: Scope) -> None:
        """Follow a list that is added to."""
        match node.func:
            case ast.Attribute(value=ast.Name(id=name), attr=method) if method in _ADDING and node.args:
                options = self.expressions.evaluate(node.args[-1], scope)
                is_whole = method in ("extend", "update")
                self._add(name, options if is_whole else (Items((options,)),), node, scope)

    def open_class(self, node: ast.ClassDef, scope: Scope) -> Scope:
        """Return the scope of a class's body, which is run once."""
        if node not in self._classes:
            inner = Scope(scope, bases=tuple(base.id for base in node.bases if isinstance(base, ast.Name)))
            inner.owner = inner
            self._classes[node] = scope.classes[node.name] = inner
            self._run(node.body, inner, [])
        return self._classes[node]
