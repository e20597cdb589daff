"""What the text alone says of constants, writes and steps: where a name comes from, and what is done to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..js.node import Node
from ..js.scope import DefinitionKind, ScopeManager, Variable
from .facts import member_name, strip
from .roles import CHAINING

if TYPE_CHECKING:
    from .operations import PlaceWrite


def calls_of(function: Node, scopes: ScopeManager) -> Sequence[Node]:
    """Return the calls of a function that has a name, if it is used for nothing else."""
    name = named(function)
    variable = scopes.resolve(name) if name is not None else None
    calls = []
    for reference in variable.references if variable is not None else ():
        if reference.is_write:
            continue
        call = reference.identifier.parent
        if call is None or call.type != "CallExpression" or call.callee is not reference.identifier:
            return ()
        calls.append(call)
    return calls


def is_step(node: Node, operator: str) -> bool:
    """Whether adding or taking away a literal always gives another value; a text can only be added."""
    node = strip(node)
    if node.type == "Literal" and isinstance(node.value, str):
        return bool(node.value) and operator[0] == "+"
    return (number_of(node) or 0) >= 1


def number_of(node: Node) -> float | None:
    """Return the number that a literal is."""
    node = strip(node)
    known = node.type == "Literal" and isinstance(node.value, (int, float)) and not isinstance(node.value, bool)
    return float(node.value) if known else None


def init_of(variable: Variable) -> Node | None:
    """Return what a constant is declared with, if it is declared once and by its own name."""
    if not variable.is_constant or len(variable.definitions) != 1:
        return None
    definition = variable.definitions[0]
    if definition.kind is not DefinitionKind.VARIABLE or definition.node.id.type != "Identifier":
        return None
    return strip(definition.node.init) if definition.node.init is not None else None


def is_promise(variable: Variable) -> bool:
    """Whether a constant is what a call gave, and is taken for a promise: each request has its own."""
    init = init_of(variable)
    above = (reference.identifier.parent for reference in variable.references)
    chained = (node.type == "AwaitExpression" or _chains(node) for node in above if node is not None)
    return init is not None and init.type == "CallExpression" and any(chained)


def _chains(node: Node) -> bool:
    return node.type == "MemberExpression" and member_name(node) in CHAINING


def right_of(write: PlaceWrite) -> Node | None:
    """Return what a plain assignment writes; None for a step, or anything else."""
    node = write.node
    return node.right if node.type == "AssignmentExpression" and node.operator == "=" else None


def method_of(call: Node) -> str | None:
    """Return the name of the method that a call calls."""
    callee = strip(call.callee)
    return member_name(callee) if callee.type == "MemberExpression" else None


def known_as(function: Node) -> str:
    """Return the name by which others may reach a function: its own, or that of the class or constant that it is a part of."""
    node: Node | None = function
    while node is not None and node.type not in {"FunctionDeclaration", "ClassDeclaration", "VariableDeclarator"}:
        node = node.parent
    return str(node.id.name) if node is not None and node.id is not None and node.id.type == "Identifier" else ""


def named(function: Node) -> Node | None:
    """Return the name that a function is declared with, or that of the constant that it is given to."""
    if function.type == "FunctionDeclaration":
        own: Node | None = function.id
        return own
    parent = function.parent
    if parent is not None and parent.type == "VariableDeclarator" and parent.id.type == "Identifier":
        name: Node = parent.id
        return name
    return None
