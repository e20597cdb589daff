"""What the values of a component are called without its own names: hook members, props, or how they were made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..checks._session import origins
from ..component import Component
from ..flow.facts import AtomKind, Fact, Place, strip
from ..flow.values import TOKEN_ORIGIN
from ..js.node import Node
from ..js.scope import Definition, DefinitionKind, Variable
from ..js.walk import is_function, walk

_STATE = "useState"

AWAITED = "awaited"
"""A value that a promise gave: what was awaited, or what a function of the effect was called with."""


class Names:
    """The names of one component's values; equal names mean the same value in two components."""

    def __init__(self, component: Component) -> None:
        self.component = component
        self.held = cache(self._held)
        self.condition = cache(self._condition)
        self._of_variable = cache(self._origins_of_variable)
        self._of_expression = cache(self._origins_of_expression)
        self._states = {name: number for number, name in enumerate(_states(component), 1)}

    def origins(self, node: Node) -> frozenset[str]:
        """Return the hook members that an expression is made of."""
        if node.type != "Identifier":
            return self._of_expression(node)
        variable = self.component.program.scopes.resolve(node)
        return self._of_variable(variable) if variable is not None else frozenset()

    def _origins_of_variable(self, variable: Variable) -> frozenset[str]:
        return self._of_expression(variable.definitions[0].name) if variable.definitions else frozenset()

    def _origins_of_expression(self, node: Node) -> frozenset[str]:
        return frozenset(map(self._numbered, origins(self.component, node)))

    def _numbered(self, origin: str) -> str:
        """Return an origin in which a state has a number in the place of its name."""
        hook, _, rest = origin.partition(".")
        name, *members = rest.split(".")
        return (
            ".".join((hook, str(self._states[name]), *members)) if hook == _STATE and name in self._states else origin
        )

    def _held(self, node: Node) -> frozenset[str]:
        """Return what an expression holds: the hook members that it is made of, or the one name that it has."""
        known = self.origins(node)
        if known:
            return known
        root, members = _root(node)
        variable = self.component.program.scopes.resolve(root) if root.type == "Identifier" else None
        made = self._made(variable) if variable is not None else self.component.text(root)
        return frozenset({".".join((made or "a value of its own", *members))})

    def of(self, identifier: Node) -> str:
        """Return the name of what an identifier stands for: a global's is its own."""
        variable = self.component.program.scopes.resolve(identifier)
        if variable is None or not variable.definitions:
            return str(identifier.name)
        known = self.origins(variable.definitions[0].name)
        return "+".join(sorted(known)) or self._made(variable) or "a value of its own"

    @staticmethod
    def imported(definition: Definition) -> str:
        """Return the name that an import has in its own module."""
        imported = getattr(definition.node, "imported", None)
        return str(getattr(imported, "name", "default"))

    def _condition(self, fact: Fact) -> str:
        """Return a fact without the component's own names, or nothing for one about values of local making or what was awaited."""
        kind = fact.atom.kind
        places = [self._place(place) for place in fact.atom.places]
        if not all(places) or any(place.startswith(AWAITED) for place in places):
            return ""
        literals = [place for place, known in zip(places, fact.atom.places, strict=True) if known.is_literal]
        values = [place for place in places if place not in literals]
        ordered = sorted(values) + literals if kind is AtomKind.EQUAL else places
        said = f"{kind.value} {' '.join(ordered)}"
        return said if fact.holds else f"not {said}"

    def is_awaited(self, identifier: Node) -> bool:
        """Whether an identifier stands for what a promise gave."""
        return self.is_result(self.component.program.scopes.resolve(identifier))

    def is_result(self, variable: Variable | None) -> bool:
        """Whether a variable holds what a promise gave."""
        return variable is not None and (self._made(variable) == AWAITED or self._of_variable(variable) >= TOKEN_ORIGIN)

    def _place(self, place: Place) -> str:
        if place.literal is not None:
            return place.literal.strip("\"'")
        variable = place.variable
        if variable is None or not variable.definitions or _reads_ref(variable.definitions[0]):
            return ""  # what refs decide is a matter of its own
        known = self.origins(variable.definitions[0].name) if not _is_computed(variable.definitions[0]) else frozenset()
        if any(origin.startswith("useAuth.getToken") for origin in known):
            return ""
        if self.is_result(variable):
            return AWAITED
        named = "+".join(sorted(known)) or self._made(variable)
        return ".".join((named, *place.members)) if named else ""

    def _made(self, variable: Variable) -> str:
        """Return how a variable came to be, without its name; empty for one that is a matter of the component's own."""
        definition = variable.definitions[0] if variable.definitions else None
        if definition is None:
            return variable.name
        match definition.kind:
            case DefinitionKind.PARAMETER:
                return self._parameter(definition)
            case DefinitionKind.IMPORT:
                return f"import:{self.imported(definition)}"
            case DefinitionKind.VARIABLE if definition.node.init is not None:
                return self._initialized(definition)
        return ""

    def _parameter(self, definition: Definition) -> str:
        if definition.node is not self.component.node:
            return AWAITED
        return f"prop{_position(definition.name) or 's'}"

    def _initialized(self, definition: Definition) -> str:
        init = strip(definition.node.init)
        if init.type == "AwaitExpression":
            return AWAITED
        if init.type != "CallExpression":
            return ""
        root, members = _root(init.callee)
        if (members[-1:] or [getattr(root, "name", "")])[0] == "useRef":
            return ""  # what refs decide is a matter of its own
        variable = self.component.program.scopes.resolve(root)
        if variable is None:
            return f"{self.component.text(init.callee)}(){_position(definition.name)}"
        if variable.definitions[0].kind is not DefinitionKind.IMPORT:
            return ""
        imported = self.imported(variable.definitions[0])
        if imported == _STATE or members == [_STATE]:
            return self._state(definition)
        return f"{'.'.join((imported, *members))}(){_position(definition.name)}"

    def _state(self, definition: Definition) -> str:
        """Return what a state, or what sets it, is called."""
        pattern = definition.node.id
        name = pattern.elements[0] if pattern.type == "ArrayPattern" and pattern.elements else pattern
        number = self._states.get(getattr(name, "name", ""), 0)
        return f"{_STATE}.{number}" if definition.name is name else f"the setter of state {number}"


def _states(component: Component) -> Iterator[str]:
    """Yield the names of a component's states, in the order in which it makes them."""
    for node in walk(component.node):
        if node.type == "VariableDeclarator" and node.init is not None and node.id.type == "ArrayPattern":
            callee = strip(node.init).callee if strip(node.init).type == "CallExpression" else None
            if callee is not None and _called_in_react(component, callee) == _STATE:
                yield getattr(next(iter(node.id.elements), None), "name", "")


def _called_in_react(component: Component, callee: Node) -> str:
    """Return the name that a called import has in its own module, or the last member of one."""
    root, members = _root(callee)
    definition = component.program.scopes.definition(root) if root.type == "Identifier" else None
    if members or definition is None:
        return (members or [getattr(root, "name", "")])[-1]
    return Names.imported(definition)


def _root(node: Node) -> tuple[Node, list[str]]:
    """Return what a chain of members begins with, and the members."""
    members: list[str] = []
    node = strip(node)
    while node.type == "MemberExpression":
        members.insert(0, "[]" if node.computed else node.property.name)
        node = strip(node.object)
    return node, members


def _position(name: Node) -> str:
    """Return where in a pattern a name stands: `[0]` or `.member`; empty for a name alone."""
    parent = name.parent
    if parent is not None and parent.type == "AssignmentPattern":
        parent = parent.parent
    if parent is not None and parent.type == "ArrayPattern":
        return f"[{parent.elements.index(name) if name in parent.elements else 0}]"
    if parent is not None and parent.type == "Property":
        return f".{getattr(parent.key, 'name', '?')}"
    return ""


def _reads_ref(definition: Definition) -> bool:
    """Whether a variable was given what a ref holds."""
    init = strip(definition.node.init) if definition.kind is DefinitionKind.VARIABLE and definition.node.init else None
    return init is not None and init.type == "MemberExpression" and "current" in _root(init)[1]


def _is_computed(definition: Definition) -> bool:
    """Whether a variable is made from hook values rather than being one: facts about the values themselves say more."""
    if definition.kind is not DefinitionKind.VARIABLE or definition.node.init is None:
        return False
    init = strip(definition.node.init)
    return init.type not in {"CallExpression", "Identifier", "MemberExpression"} or is_function(init)
