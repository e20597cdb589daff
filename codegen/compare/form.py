"""How a component is written: its text, comments and tree, and its tree with local names numbered."""

from __future__ import annotations

from typing import Any

from ..component import Component
from ..js.estree import ATTRIBUTES, VISITOR_KEYS
from ..js.node import Node
from ..js.scope import ScopeManager, Variable
from ..js.walk import dump
from .portrait import Form


def form_of(component: Component) -> Form:
    """Return the form of a component and of the program that it stands in."""
    program = component.program
    comments = tuple(" ".join(comment.text.split()) for comment in program.comments)
    numbers: dict[Variable, int] = {}
    return Form(program.source.text, comments, dump(program.tree), _nameless(program.tree, program.scopes, numbers))


def _nameless(node: Node, scopes: ScopeManager, numbers: dict[Variable, int]) -> Any:
    """Return a tree like `dump`, with the names of the program's own variables replaced by the order in which they come up."""
    if node.type in {"Identifier", "JSXIdentifier"}:
        variable = scopes.resolve(node)
        if variable is not None and variable.definitions:
            return numbers.setdefault(variable, len(numbers))
    plain: dict[str, Any] = {"type": node.type}
    for key in ATTRIBUTES.get(node.type, ()):
        if key not in {"raw", "shorthand"}:
            plain[key] = getattr(node, key)
    for key in VISITOR_KEYS[node.type]:
        value = getattr(node, key)
        if isinstance(value, Node):
            plain[key] = _nameless(value, scopes, numbers)
        elif isinstance(value, list):
            plain[key] = [item and _nameless(item, scopes, numbers) for item in value]
    return plain
