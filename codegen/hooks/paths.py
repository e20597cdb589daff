"""Dependencies as paths: `props.user.id` is `("props", "user", "id")`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..js.node import Node

Path = tuple[str, ...]

NAMES = frozenset({"Identifier", "JSXIdentifier"})


class OptionalLinks:
    """Which links of which paths are optional (`?.`): those that are so at every place."""

    def __init__(self) -> None:
        self._links: dict[Path, bool] = {}

    def note(self, path: Path, *, is_optional: bool) -> None:
        """Note one use of the last link of a path; a single plain use makes the link plain for good."""
        self._links[path] = is_optional and self._links.get(path, True)

    def written(self, path: Path) -> str:
        """Return a path as it should stand in the array."""
        text = path[0]
        for length in range(2, len(path) + 1):
            text += ("?." if self._links.get(path[:length], False) else ".") + path[length - 1]
        return text

    def all_written(self, paths: Iterable[Path]) -> list[str]:
        """Return each path as it should stand in the array."""
        return [self.written(path) for path in paths]


def prefixes(path: Path) -> list[Path]:
    """Return the path's own beginnings, shortest first, itself last."""
    return [path[:length] for length in range(1, len(path) + 1)]


def path_of(node: Node, links: OptionalLinks | None = None) -> Path | None:
    """Return the path that an expression names; None when it is more than a name with plain members.

    With `links`, each link on the way is noted there.
    """
    names: list[str] = []
    optional: list[bool] = []
    while node.type not in NAMES:
        if node.type == "ChainExpression":
            node = node.expression
        elif node.type == "MemberExpression" and not node.computed and node.property.type == "Identifier":
            names.append(node.property.name)
            optional.append(node.optional)
            node = node.object
        else:
            return None
    path = (node.name, *reversed(names))
    if links is not None:
        for length, is_optional in enumerate(reversed(optional), start=2):
            links.note(path[:length], is_optional=is_optional)
    return path


def root_of(node: Node) -> Node:
    """Return the leftmost part of a member chain: `a` of `a?.b.c`."""
    while node.type in {"MemberExpression", "ChainExpression"}:
        node = node.object if node.type == "MemberExpression" else node.expression
    return node


def depended_on(identifier: Node) -> Node:
    """Return the expression that a use of a name depends on: the longest chain of plain members it begins.

    A call's last member is left out (`a.b()` depends on `a`, which `b` is called on), so is an assigned member (`a.b
    = 1`), and the chain ends before `.current`, because what a ref holds is not a dependency.
    """
    node = identifier
    while (parent := node.parent) is not None and _continues(node, parent):
        node = parent
    parent = node.parent
    is_assigned = parent is not None and parent.type == "AssignmentExpression" and parent.left is node
    if is_assigned and node.type == "MemberExpression":
        target: Node = node.object
        return target
    return node


def _continues(node: Node, parent: Node) -> bool:
    if parent.type != "MemberExpression" or parent.object is not node or parent.computed:
        return False
    if parent.property.type != "Identifier" or parent.property.name == "current":
        return False
    above = parent.parent
    return not (above is not None and above.type == "CallExpression" and above.callee is parent)


def first_seen(paths: Iterable[Path]) -> Mapping[Path, int]:
    """Return a number for each beginning of the paths, in the order in which they first appear."""
    order: dict[Path, int] = {}
    for path in paths:
        for prefix in prefixes(path):
            order.setdefault(prefix, len(order))
    return order
