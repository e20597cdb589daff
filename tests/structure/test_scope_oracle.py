"""Scopes, variables, references and their resolution are eslint-scope's, on every kind of syntax and on real files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from codegen.js.parse import parse
from codegen.js.scope import Reference, Scope, ScopeManager
from tests.differential.npm_components import component_files
from tests.oracles import needs_node, npm_project, run_node
from tests.structure.scope_corpus import SCOPE_SNIPPETS
from tests.structure.syntax_corpus import SNIPPETS

ESLINT_SCOPE = {"eslint-scope": "9.1.2", "espree": "10.4.0"}
SCRIPT = Path(__file__).with_name("eslint_scopes.cjs")
ALL_SNIPPETS = tuple(dict.fromkeys((*SCOPE_SNIPPETS, *SNIPPETS)))


def eslint_scope(sources: list[str]) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = run_node(npm_project("eslint-scope", ESLINT_SCOPE), SCRIPT, sources)
    return answers


@cache
def answers_on_snippets() -> dict[str, dict[str, Any]]:
    return dict(zip(ALL_SNIPPETS, eslint_scope(list(ALL_SNIPPETS)), strict=True))


def described(scopes: ScopeManager) -> list[dict[str, Any]]:
    """Return our scopes in the script's form."""
    number = {scope: index for index, scope in enumerate(scopes.scopes)}
    return [describe(scope, number) for scope in scopes.scopes]


def describe(scope: Scope, number: dict[Scope, int]) -> dict[str, Any]:
    def at(reference: Reference) -> list[int]:
        return [reference.identifier.start, reference.identifier.end]

    return {
        "kind": scope.kind.value,
        "block": None if scope.upper is None else [scope.block.start, scope.block.end],
        "upper": None if scope.upper is None else number[scope.upper],
        "variables": [
            {
                "name": variable.name,
                "definitions": [
                    [found.kind.value, [found.name.start, found.name.end]] for found in variable.definitions
                ],
                "references": [at(reference) for reference in variable.references],
            }
            for variable in scope.variables.values()
        ],
        "references": [
            {
                "at": at(reference),
                "read": reference.is_read,
                "write": reference.is_write,
                "init": reference.is_init,
                "written": None if reference.written is None else [reference.written.start, reference.written.end],
                "variable": None if reference.variable is None else number[reference.variable.scope],
            }
            for reference in scope.references
        ],
        "through": [at(reference) for reference in scope.through],
    }


def in_order(scopes: list[dict[str, Any]], source: str) -> list[dict[str, Any]]:
    """Sort what has no meaning in its order, and count code points, not UTF-16 units."""
    points = [index for index, character in enumerate(source) for _ in range(len(character.encode("utf-16-le")) // 2)]
    points.append(len(source))

    def convert(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: convert(item, name) for name, item in value.items()}
        if isinstance(value, list):
            converted = [convert(item) for item in value]
            return sorted(converted, key=repr) if key in {"references", "through", "variables"} else converted
        return points[value] if isinstance(value, int) and not isinstance(value, bool) and key == "" else value

    return [convert(scope) for scope in scopes]


def compare(source: str, answer: dict[str, Any]) -> None:
    assert "error" not in answer, answer
    ours = described(parse(source).scopes)
    plain = "x" * len(source)
    assert in_order(ours, plain) == in_order(answer["scopes"], source)


@needs_node
@pytest.mark.parametrize("snippet", ALL_SNIPPETS)
def test_scopes_are_eslint_scopes(snippet: str) -> None:
    """Same scopes, definitions, references, reads and writes, values written, resolution and `through`."""
    compare(snippet, answers_on_snippets()[snippet])


@needs_node
def test_scopes_of_real_components_are_eslint_scopes() -> None:
    """The same on the published files of component packages, where names collide as people write them."""
    files = [file.read_text(encoding="utf-8") for file in component_files()[::5]]
    assert len(files) > 20
    for source, answer in zip(files, eslint_scope(files), strict=True):
        compare(source, answer)
