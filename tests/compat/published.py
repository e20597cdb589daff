"""The published package, read as text: its own dependencies are not installed beside ours."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.packages import package

VERSION = "1.3.1"

PACKAGE = Path("reflex_clerk_api")


def source(name: str) -> ast.Module:
    """Return a module of the published package."""
    return ast.parse((package("reflex-clerk-api", VERSION) / PACKAGE / name).read_text(encoding="utf-8"))


def public_names() -> list[str]:
    """Return `__all__`."""
    for node in source("__init__.py").body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    raise AssertionError("the package has no __all__")


def functions() -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the public functions of the package."""
    for module in ("clerk_provider.py", "pages.py"):
        for node in source(module).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                yield node


def methods(class_name: str) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return the public methods of a class of the package, by name."""
    (found,) = (node for node in source("clerk_provider.py").body if getattr(node, "name", "") == class_name)
    assert isinstance(found, ast.ClassDef)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name: node for node in found.body if isinstance(node, kinds) and not node.name.startswith("_")}


def variables(class_name: str) -> list[str]:
    """Return the vars of a state of the package."""
    (found,) = (node for node in source("clerk_provider.py").body if getattr(node, "name", "") == class_name)
    assert isinstance(found, ast.ClassDef)
    names = [
        node.target.id for node in found.body if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    ]
    return [name for name in names if not name.startswith("_")]


def components() -> Iterator[tuple[str, list[str]]]:
    """Yield the package's components with their props."""
    for module in sorted((package("reflex-clerk-api", VERSION) / PACKAGE).glob("*.py")):
        for node in source(module.name).body:
            if isinstance(node, ast.ClassDef) and [ast.unparse(base) for base in node.bases] == ["ClerkBase"]:
                props = [
                    one.target.id
                    for one in node.body
                    if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
                ]
                yield node.name, props
