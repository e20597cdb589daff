"""Places and what a test says of them once it has passed or failed.

Two tests are about the same thing when their atoms are equal, whatever their spelling: `!(a === b.c)`, `b?.c !== a`.
"""

from __future__ import annotations

from enum import StrEnum

from ..js.node import Node
from ..js.scope import Variable
from .values import Thing


class Place:
    """Something that a test looks at: a variable, a ref or object with the members taken from it, or a literal. Never changed once made.

    What has an identity of its own (`owner`: a ref, an object, a controller) is the same place under every name. `root` is the thing or
    variable that it is, or is a member of. `lasting` when its value cannot change while the closure lives: literals, constants, and
    members of what React gave.
    """

    __slots__ = ("_hash", "lasting", "literal", "members", "owner", "root", "variable")

    def __init__(
        self,
        variable: Variable | None,
        members: tuple[str, ...] = (),
        literal: str | None = None,
        owner: Thing | None = None,
        lasting: bool = False,
    ) -> None:
        self.variable = variable
        self.members = members
        self.literal = literal
        self.owner = owner
        self.lasting = lasting
        self.root: Thing | Variable | None = owner if owner is not None else variable
        self._hash = hash((variable, members, literal, owner))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Place)
            and self._hash == other._hash
            and self.variable is other.variable
            and self.owner is other.owner
            and self.members == other.members
            and self.literal == other.literal
        )

    @property
    def is_literal(self) -> bool:
        """Whether it is a literal."""
        return self.literal is not None

    def is_within(self, other: Place) -> bool:
        """Whether it is `other` or a member of it: a write to `other` can change it."""
        return self.root is other.root and self.members[: len(other.members)] == other.members

    def __str__(self) -> str:
        if self.literal is not None:
            return self.literal
        name = getattr(self.owner, "name", None) or (self.variable.name if self.variable is not None else "?")
        return ".".join((name, *self.members))


class AtomKind(StrEnum):
    """How an atom reads its places."""

    TRUTHY = "truthy"
    EQUAL = "equal"
    LESS = "less"


class Atom:
    """One statement about one or two places; never changed once made.

    `lasting` when it cannot become false while the closure lives; `roots` are what the first and the last of its places are members of
    (None for a literal).
    """

    __slots__ = ("_hash", "kind", "lasting", "places", "roots")

    def __init__(self, kind: AtomKind, places: tuple[Place, ...]) -> None:
        self.kind = kind
        self.places = places
        first, last = places[0], places[-1]
        self.lasting = first.lasting and last.lasting
        self.roots = (first.root, last.root)
        self._hash = hash((first._hash, last._hash))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Atom)
            and self._hash == other._hash
            and self.kind is other.kind
            and self.places == other.places
        )

    def mentions(self, place: Place) -> bool:
        """Whether writing to a place can change it."""
        if place.root not in self.roots:
            return False
        return any(mine.is_within(place) for mine in self.places if mine.literal is None)


class Fact:
    """An atom that holds, or its opposite; never changed once made."""

    __slots__ = ("_hash", "atom", "holds")

    def __init__(self, atom: Atom, holds: bool) -> None:
        self.atom = atom
        self.holds = holds
        self._hash = hash((atom._hash, holds))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Fact)
            and self._hash == other._hash
            and self.holds is other.holds
            and self.atom == other.atom
        )

    def opposite(self) -> Fact:
        """Return what holds where it does not."""
        return Fact(self.atom, not self.holds)


ANY = "*"
"""The member that stands for any item of a container."""

NO_FACTS: frozenset[Fact] = frozenset()


def strip(node: Node) -> Node:
    """Return the expression without the wrapper of an optional chain, which changes no value."""
    while node.type == "ChainExpression":
        node = node.expression
    return node


def member_name(node: Node) -> str | None:
    """Return the name of the member that a MemberExpression takes, or None when it is computed from a value."""
    if not node.computed:
        name: str = node.property.name
        return name
    if node.property.type == "Literal":
        return str(node.property.value)
    return None
