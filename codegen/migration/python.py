"""Moves one Python file: its imports, what it reads from them, and, if asked for, its settings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..errors import InputError, Problem
from .edits import Edit, PythonText, applied
from .names import CLASSES, COMPAT, MODELS, NEW, OLD, ONLY_COMPAT, SAME, SETTINGS, home

BOM = "\ufeff"


def migrate_python(text: str, path: str, *, native: bool) -> tuple[str, tuple[Problem, ...]]:
    """Return the file's new text, and what is left for a person to look at.

    Imports lead to `reflex_clerk.compat`; with `native` to `reflex_clerk`, for names that are the same there, and the
    settings of `ClerkState` become calls of `configure`. Raises InputError for text that is not Python.
    """
    if OLD not in text and COMPAT not in text:
        return text, ()
    bare = text.removeprefix(BOM)
    try:
        tree = ast.parse(bare)
    except (SyntaxError, ValueError) as error:
        line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
        message = f"not Python: {getattr(error, 'msg', error)}"
        raise InputError(Problem(message, path, line, column, hint="mend it, or leave it out")) from error
    mover = _Mover(PythonText(bare), path, native)
    mover.visit_all(tree)
    return text[: len(text) - len(bare)] + applied(bare, mover.edits), tuple(mover.left)


@dataclass
class _Mover:
    """Walks one tree and collects what to change, and what it cannot."""

    source: PythonText
    path: str
    native: bool
    edits: list[Edit] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    modules: dict[str, str] = field(default_factory=dict)
    """Names that stand for the old package itself, and where they lead now."""
    moved: set[str] = field(default_factory=set)
    """Names that stand for `reflex_clerk.compat` already."""
    states: set[str] = field(default_factory=set)
    """Names that stand for its `ClerkState`."""

    def visit_all(self, tree: ast.Module) -> None:
        """Change imports first, as they say what the other names mean."""
        nodes = list(ast.walk(tree))
        for node in nodes:
            if isinstance(node, ast.Import):
                self._import(node)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and _is_old(node.module):
                self._import_from(node)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module == COMPAT:
                self._moved_import(node)
        for node in nodes:
            if isinstance(node, ast.Attribute):
                self._attribute(node)
            elif isinstance(node, ast.Call):
                self._dynamic_import(node)
        if self.native:
            self._settings(tree, nodes)

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.name == COMPAT and alias.asname:
                self.moved.add(alias.asname)
            if not _is_old(alias.name):
                continue
            inner = alias.name.partition(".")[2]
            target = f"{COMPAT}.{MODELS}" if inner == MODELS and alias.asname else COMPAT
            bound = alias.asname or OLD
            self.edits.append(Edit(self.source.start(alias), self.source.end(alias), f"{target} as {bound}"))
            self.modules[bound] = target

    def _import_from(self, node: ast.ImportFrom) -> None:
        old = node.module or ""
        inner = old.partition(".")[2]
        homes = {alias.name: self._home(alias.name, inner) or old for alias in node.names}
        for alias in node.names:
            if homes[alias.name] == old:
                self._leave(alias, f"{COMPAT} has no {alias.name}", "its import is as it was; see what it was for")
            if alias.name == "ClerkState":
                self.states.add(alias.asname or alias.name)
        wanted = list(dict.fromkeys(homes.values()))
        if wanted == [old]:
            return
        start = self.source.start(node)
        if len(wanted) == 1:
            match = re.match(r"from(?:\s|\\)+(?P<module>\w+(?:\s*\.\s*\w+)*)", self.source.text[start:])
            if match is not None:
                self.edits.append(Edit(start + match.start("module"), start + match.end("module"), wanted[0]))
            return
        if "#" in self.source.of(node):
            self._leave(node, "this import leads to several modules now", "split it; its comments are yours to place")
        indent = re.search(r"[ \t]*$", self.source.text[:start])
        joint = f"\n{indent.group() if indent else ''}"
        parts = (self._one_home(node, target, homes) for target in wanted)
        self.edits.append(Edit(start, self.source.end(node), joint.join(parts)))

    def _one_home(self, node: ast.ImportFrom, target: str, homes: dict[str, str]) -> str:
        names = [alias for alias in node.names if homes[alias.name] == target]
        written = ", ".join(f"{one.name} as {one.asname}" if one.asname else one.name for one in names)
        return f"from {target} import {written}"

    def _moved_import(self, node: ast.ImportFrom) -> None:
        """Look whether the names are there that an app imports which was moved before."""
        for alias in node.names:
            if alias.name != "*":
                self._demand_known(alias, alias.name)

    def _demand_known(self, node: ast.AST, name: str) -> None:
        if name not in SAME | ONLY_COMPAT:
            hint = f"it is in {NEW}" if name in CLASSES else "see what it was for; it has no counterpart"
            self._leave(node, f"{COMPAT} has no {name}", hint)

    def _home(self, name: str, inner: str) -> str | None:
        if inner == MODELS:
            return f"{COMPAT}.{MODELS}"
        return home(name, native=self.native)

    def _attribute(self, node: ast.Attribute) -> None:
        """Take a module of the old package out of `reflex_clerk_api.module.name`, and look whether the name is there."""
        if isinstance(node.value, ast.Name):
            package = node.value.id
            if package in self.moved or (self.modules.get(package) == COMPAT and not _is_module(node.attr)):
                self._demand_known(node, node.attr)
        inner = node.value
        if isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name):
            leads = self.modules.get(inner.value.id) == COMPAT
            if leads and _is_module(inner.attr) and inner.attr != MODELS:
                self.edits.append(Edit(self.source.end(inner.value), self.source.end(inner), ""))

    def _dynamic_import(self, node: ast.Call) -> None:
        function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
        by_name = function in {"import_module", "__import__", "find_spec", "importorskip"}
        if by_name and isinstance(first, str) and _is_old(first):
            self._leave(node.args[0], "a string names the old package", "strings are left alone; change it by hand")

    def _settings(self, tree: ast.Module, nodes: list[ast.AST]) -> None:
        """Turn the settings of `ClerkState` into calls of `configure`, imported under a name that the file has not."""
        taken = {node.id for node in nodes if isinstance(node, ast.Name)}
        taken |= {
            node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
        }
        name = "configure" if "configure" not in taken else "configure_clerk"
        changed = [self._setting(node, name) for node in nodes if isinstance(node, ast.Call)]
        if any(changed):
            written = "configure" if name == "configure" else f"configure as {name}"
            place = _after_imports(tree, self.source)
            self.edits.append(Edit(place, place, f"from {NEW} import {written}\n"))

    def _setting(self, node: ast.Call, configure: str) -> bool:
        method = node.func
        if not isinstance(method, ast.Attribute) or not self._is_state(method.value):
            return False
        if method.attr == "set_claims_options":
            self._leave(
                node, "set_claims_options is configure(issuer=, authorized_parties=, audience=) now", "write it so"
            )
        option = SETTINGS.get(method.attr)
        values = [*node.args, *(keyword.value for keyword in node.keywords)]
        if option is None or len(values) != 1:
            return False
        text = f"{configure}({option}={self.source.of(values[0])})"
        self.edits.append(Edit(self.source.start(node), self.source.end(node), text))
        return True

    def _is_state(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Name):
            return node.id in self.states
        return isinstance(node, ast.Attribute) and node.attr == "ClerkState" and _names(node.value, self.modules)

    def _leave(self, node: ast.AST, message: str, hint: str) -> None:
        line = getattr(node, "lineno", None)
        column = self.source.start(node) - self.source.text.rfind("\n", 0, self.source.start(node))
        self.left.append(Problem(message, self.path, line, column, hint=hint))


_MODULES = frozenset(
    [
        "authentication_components",
        "base",
        "clerk_provider",
        "control_components",
        "models",
        "organization_components",
        "pages",
        "unstyled_components",
        "user_components",
    ]
)


def _is_module(name: str) -> bool:
    return name in _MODULES


def _is_old(module: str | None) -> bool:
    return module is not None and (module == OLD or module.startswith(f"{OLD}."))


def _names(node: ast.expr, modules: dict[str, str]) -> bool:
    return isinstance(node, ast.Name) and node.id in modules


def _after_imports(tree: ast.Module, source: PythonText) -> int:
    """Return the place below the last import that stands at the top of the file."""
    last: ast.stmt | None = None
    for statement in _head(tree):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            last = statement
    if last is None:
        return 0
    end = source.text.find("\n", source.end(last))
    return len(source.text) if end < 0 else end + 1


def _head(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield the statements before the first that is neither an import nor a docstring."""
    for index, statement in enumerate(tree.body):
        docstring = index == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not (docstring or isinstance(statement, ast.Import | ast.ImportFrom)):
            return
        yield statement
