"""Scopes, variables and references: plain data that the analysis fills and everything else reads."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from ..node import Node


class ScopeKind(StrEnum):
    """What opens a scope."""

    MODULE = "module"
    FUNCTION = "function"
    FUNCTION_EXPRESSION_NAME = "function-expression-name"
    BLOCK = "block"
    FOR = "for"
    SWITCH = "switch"
    CATCH = "catch"
    CLASS = "class"
    CLASS_FIELD_INITIALIZER = "class-field-initializer"
    CLASS_STATIC_BLOCK = "class-static-block"


VAR_SCOPES = frozenset(
    {
        ScopeKind.MODULE,
        ScopeKind.FUNCTION,
        ScopeKind.CLASS_FIELD_INITIALIZER,
        ScopeKind.CLASS_STATIC_BLOCK,
    }
)
"""The scopes that a `var` inside them belongs to."""


class DefinitionKind(StrEnum):
    """What brings a name into being."""

    VARIABLE = "variable"
    PARAMETER = "parameter"
    FUNCTION = "function"
    CLASS = "class"
    IMPORT = "import"
    CATCH = "catch"


class Scope:
    """One scope: `block` is the node that opens it, `upper` the scope round it.

    `references` are those written directly in this scope, in source order; `through` are the references from here or
    from inside that resolve further out, or nowhere.
    """

    def __init__(self, kind: ScopeKind, block: Node, upper: Scope | None) -> None:
        self.kind = kind
        self.block = block
        self.upper = upper
        self.children: list[Scope] = []
        self.variables: dict[str, Variable] = {}
        self.references: list[Reference] = []
        self.through: list[Reference] = []
        self.var_scope: Scope = self if upper is None or kind in VAR_SCOPES else upper.var_scope
        if upper is not None:
            upper.children.append(self)

    def lookup(self, name: str) -> Variable | None:
        """Return the variable that a name means in this scope, from here outwards."""
        scope: Scope | None = self
        while scope is not None:
            variable = scope.variables.get(name)
            if variable is not None:
                return variable
            scope = scope.upper
        return None

    def outwards(self) -> Iterator[Scope]:
        """Yield this scope, the one round it, and so on up to the module."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.upper

    def is_within(self, other: Scope) -> bool:
        """Return whether this scope is `other` or lies inside it."""
        return any(scope is other for scope in self.outwards())

    def __repr__(self) -> str:
        return f"<{self.kind} scope {self.block.start}-{self.block.end}>"


class Definition:
    """One place that defines a variable.

    `name` is the defining identifier. `node` is what holds the definition: the VariableDeclarator, the function, the
    class, the import specifier or the CatchClause.
    """

    __slots__ = ("kind", "name", "node")

    def __init__(self, kind: DefinitionKind, name: Node, node: Node) -> None:
        self.kind = kind
        self.name = name
        self.node = node

    @property
    def declaration_kind(self) -> str | None:
        """`const`, `let` or `var` for a variable, None for everything else."""
        if self.kind is not DefinitionKind.VARIABLE or self.node.parent is None:
            return None
        kind: str = self.node.parent.kind
        return kind

    def __repr__(self) -> str:
        return f"<{self.kind} definition of {self.name.name} at {self.name.start}>"


class Variable:
    """A name in a scope, with every place that defines it and every reference to it, in source order.

    It `is_constant` when it keeps the value that its only definition gave it: it is never assigned afterwards.
    """

    __slots__ = ("definitions", "is_constant", "name", "references", "scope")

    def __init__(self, name: str, scope: Scope) -> None:
        self.name = name
        self.scope = scope
        self.definitions: list[Definition] = []
        self.references: list[Reference] = []
        self.is_constant = True

    @property
    def is_implicit(self) -> bool:
        """Whether the language defines it: `arguments`."""
        return not self.definitions

    def define(self, definition: Definition) -> None:
        """Note a place that defines it."""
        self.is_constant = self.is_constant and not self.definitions
        self.definitions.append(definition)

    def refer(self, reference: Reference) -> None:
        """Note a reference to it."""
        self.is_constant = self.is_constant and (reference.is_init or not reference.is_write)
        self.references.append(reference)

    def __repr__(self) -> str:
        return f"<variable {self.name} of {self.scope!r}>"


class Reference:
    """One use of a name.

    `identifier` is its Identifier or JSXIdentifier, `scope` the scope it stands in, `variable` what it means (None
    for a global). `written` is the expression whose value, or a part of whose value, is written (None for reads and for
    `x++`); `is_init` tells a definition's own initial value from a later assignment.
    """

    __slots__ = ("identifier", "is_init", "is_read", "is_write", "scope", "variable", "written")

    def __init__(
        self,
        identifier: Node,
        scope: Scope,
        *,
        is_read: bool = True,
        is_write: bool = False,
        is_init: bool = False,
        written: Node | None = None,
    ) -> None:
        self.identifier = identifier
        self.scope = scope
        self.variable: Variable | None = None
        self.is_read = is_read
        self.is_write = is_write
        self.is_init = is_init
        self.written = written

    @property
    def name(self) -> str:
        """The name as written."""
        name: str = self.identifier.name
        return name

    def __repr__(self) -> str:
        mode = "".join(letter for letter, on in (("r", self.is_read), ("w", self.is_write)) if on)
        return f"<reference {self.name} ({mode}) at {self.identifier.start}>"
