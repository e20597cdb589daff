"""What the rendered text imports fits the versions of Clerk and Reflex that the configuration names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from codegen.js.node import Node
from codegen.js.parse import parse
from codegen.js.walk import walk
from codegen.presets import preset
from codegen.render import render
from codegen.source import Source
from tests.render.configurations import configuration, cover


def _tree(text: str) -> Node:
    return parse(Source(text)).tree


def _imports(tree: Node) -> dict[str, list[str]]:
    """Return the imported names by module."""
    return {
        node.source.value: [specifier.imported.name for specifier in node.specifiers]
        for node in tree.body
        if node.type == "ImportDeclaration"
    }


@pytest.mark.parametrize(("clerk", "package"), [("react", "@clerk/react"), ("clerk-react", "@clerk/clerk-react")])
@pytest.mark.parametrize(("reflex", "event"), [(">=0.8.8", "ReflexEvent"), ("<0.8.8", "Event")])
def test_imports(clerk: str, package: str, reflex: str, event: str) -> None:
    """Clerk's package changed its name, Reflex its event factory."""
    tree = _tree(render(preset("resilient", clerk=clerk, reflex=reflex)))
    assert _imports(tree) == {
        package: ["useAuth"],
        "react": ["useContext", "useEffect", "useRef"],
        "$/utils/context": ["EventLoopContext"],
        "$/utils/state": [event],
    }


def test_every_imported_name_is_used_and_every_name_is_known() -> None:
    """A build fails on the one, and the page on the other."""
    browser = {
        "Date",
        "Error",
        "JSON",
        "Math",
        "Promise",
        "atob",
        "clearTimeout",
        "console",
        "globalThis",
        "setTimeout",
        "undefined",
    }
    browser |= {"document", "window"}
    for row in cover(2):
        program = parse(Source(render(configuration(row))))
        used = set(_used(program.tree))
        assert {name for names in _imports(program.tree).values() for name in names} <= used, row
        assert {reference.identifier.name for reference in program.scopes.globals} <= browser, row


def _used(tree: Node) -> Iterator[str]:
    for node in walk(tree):
        if node.type == "Identifier" and (node.parent is None or node.parent.type != "ImportSpecifier"):
            yield node.name


@pytest.mark.parametrize("skip_cache", ["always", "never", "near_expiry"])
@pytest.mark.parametrize("template", [False, "backend"])
def test_each_request_names_the_template(skip_cache: str, template: str | bool) -> None:
    """Every call of `getToken`, also the second one of a request."""
    options = {"template": template, "skip_cache": skip_cache, "fallback_to_cache": skip_cache == "always"}
    tree = _tree(render(preset("resilient", token=options, get_token="dependency")))  # noqa: S106 - an option
    calls = [
        node for node in walk(tree) if node.type == "CallExpression" and getattr(node.callee, "name", "") == "getToken"
    ]
    named = [{item.key.name for given in call.arguments for item in given.properties} for call in calls]
    assert len(calls) == (1 if skip_cache == "never" else 2)
    assert all(("template" in names) is bool(template) for names in named)
