"""What an expression comes to, and what it is made of, where some of what it reads is assumed: a user who is signed in, a connection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..component import Component
from ..flow.facts import strip
from ..flow.merging import options_of
from ..flow.values import Reactive, RefCell
from ..js.node import Node
from ..js.scope import DefinitionKind
from ..js.walk import children, is_function
from ._session import CONNECTION_ERRORS, LOADED, SIGNED_IN, origins, value_of

Assumption = Mapping[str, object]
"""Values of hook members, by origin."""

SIGNED_IN_USER: Assumption = {SIGNED_IN: True, LOADED: True, "useAuth.userId": "user", "useAuth.sessionId": "session"}
CONNECTED: Assumption = {CONNECTION_ERRORS: 0}

UNDECIDED: Final = object()
"""What an expression comes to of which that is not known."""

Atom = tuple[Node, bool]
"""A part of a test, and how it comes out."""

MOST_WAYS = 32
"""Ways in which one test can come out that are told apart; of more, the test is one atom."""


def ways(test: Node, outcome: bool) -> list[tuple[Atom, ...]]:
    """Return the ways in which a test can come out so, each as the atoms that hold together."""
    test = strip(test)
    if test.type == "UnaryExpression" and test.operator == "!":
        return ways(test.argument, not outcome)
    if test.type != "LogicalExpression" or test.operator == "??":
        return [((test, outcome),)]
    left, right = ways(test.left, outcome), ways(test.right, outcome)
    if (test.operator == "&&") != outcome:
        return [*left, *right]
    if len(left) * len(right) > MOST_WAYS:
        return [((test, outcome),)]
    return [(*one, *other) for one in left for other in right]


def is_possible(component: Component, atoms: tuple[Atom, ...], given: Assumption) -> bool:
    """Whether atoms can hold together under an assumption, as far as that can be told from each by itself."""
    return all(value is UNDECIDED or bool(value) == outcome for value, outcome in _outcomes(component, atoms, given))


def _outcomes(component: Component, atoms: tuple[Atom, ...], given: Assumption) -> Iterator[tuple[object, bool]]:
    return ((decide(component, test, given), outcome) for test, outcome in atoms)


def decide(component: Component, node: Node, given: Assumption) -> object:
    """Return what an expression comes to under an assumption, or `UNDECIDED`."""
    node = strip(node)
    if node.type == "Literal":
        return node.value
    if node.type in {"Identifier", "MemberExpression"}:
        return _decide_name(component, node, given)
    if node.type == "UnaryExpression" and node.operator == "!":
        value = decide(component, node.argument, given)
        return value if value is UNDECIDED else not value
    if node.type == "LogicalExpression":
        left = decide(component, node.left, given)
        if left is UNDECIDED or node.operator == "??":
            return UNDECIDED
        return left if bool(left) == (node.operator == "||") else decide(component, node.right, given)
    if node.type == "ConditionalExpression":
        test = decide(component, node.test, given)
        return UNDECIDED if test is UNDECIDED else decide(component, node.consequent if test else node.alternate, given)
    if node.type == "BinaryExpression":
        return _compare(node.operator, decide(component, node.left, given), decide(component, node.right, given))
    return UNDECIDED


def _decide_name(component: Component, node: Node, given: Assumption) -> object:
    value = value_of(component, node)
    if isinstance(value, Reactive) and value.origin in given:
        return given[value.origin]
    held = behind(component, node)
    return decide(component, held, given) if held is not None else UNDECIDED


def _compare(operator: str, left: object, right: object) -> object:
    if UNDECIDED in (left, right):
        return UNDECIDED
    if operator in {"===", "==", "!==", "!="}:
        return (type(left) is type(right) and left == right) == (operator in {"===", "=="})
    if not (isinstance(left, (int, float)) and isinstance(right, (int, float))):
        return UNDECIDED
    results = {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}
    return results.get(operator, UNDECIDED)


def made_of(component: Component, node: Node, given: Assumption) -> frozenset[str]:
    """Return the hook members that an expression is made of under an assumption; refs are left out.

    Of `isSignedIn ? key : "signed_out"`, a user who is signed in sees only the key.
    """
    node = strip(node)
    if node.type == "ConditionalExpression":
        test = decide(component, node.test, given)
        sides = [node.consequent] if test is not UNDECIDED and test else [node.alternate]
        if test is UNDECIDED:
            sides = [node.test, node.consequent, node.alternate]
        return _all_of(component, sides, given)
    if node.type in {"Identifier", "MemberExpression"}:
        return _name_made_of(component, node, given)
    return _all_of(component, [child for child in children(node) if not is_function(child)], given)


def _all_of(component: Component, nodes: list[Node], given: Assumption) -> frozenset[str]:
    return frozenset[str]().union(*(made_of(component, node, given) for node in nodes))


def _name_made_of(component: Component, node: Node, given: Assumption) -> frozenset[str]:
    root = node
    while root.type == "MemberExpression":
        root = strip(root.object)
    if any(isinstance(option, RefCell) for option in options_of(value_of(component, root))):
        return frozenset()
    held = behind(component, node)
    return made_of(component, held, given) if held is not None else origins(component, node)


def behind(component: Component, name: Node) -> Node | None:
    """Return the expression that a constant was given, where that says more than its value does."""
    variable = component.program.scopes.resolve(name) if name.type == "Identifier" else None
    if variable is None or not variable.is_constant or not variable.definitions:
        return None
    definition = variable.definitions[0]
    if definition.kind is not DefinitionKind.VARIABLE or definition.node.id.type != "Identifier":
        return None
    init = strip(definition.node.init) if definition.node.init is not None else None
    return init if init is not None and init.type in _TELLING else None


_TELLING = frozenset(
    {
        "BinaryExpression",
        "ConditionalExpression",
        "Identifier",
        "LogicalExpression",
        "TemplateLiteral",
        "UnaryExpression",
    }
)
