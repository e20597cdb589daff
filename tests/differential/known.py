"""The differences from the reference that are meant, each with a reason, as data; any other is a failure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from codegen.js.node import Node
from codegen.js.parse import parse
from codegen.js.walk import ancestors, is_function, walk
from tests.differential.comparison import Disagreement

FILE = Path(__file__).with_name("known_disagreements.json")


@dataclass(frozen=True, slots=True)
class Known:
    """One meant difference.

    `reference` and `ours` are the kinds of complaint that either says alone at one place. `inside` names node types: the
    place must stand in one of those, in the same function. `somewhere` names types too: the source must hold one of
    those, within a node that has the field `round` (`TryStatement.finalizer`). `says` is a part of what our message must
    say. `example` is a source that shows the difference. With `only_plain`, it is one from the reference as it comes,
    and the comparison asks the reference in a way in which it goes away.
    """

    id: str
    reason: str
    rule: str
    reference: tuple[str, ...]
    ours: tuple[str, ...]
    example: str
    inside: tuple[str, ...] = ()
    round: str = ""
    somewhere: tuple[str, ...] = ()
    says: str = ""
    only_plain: bool = False

    def explains(self, found: Disagreement) -> bool:
        """Return whether a disagreement is of this kind."""
        if found.signature != (self.rule, self.reference, self.ours):
            return False
        return all(self.says in verdict.says for verdict in found.ours) and self._fits_place(found)

    def _fits_place(self, found: Disagreement) -> bool:
        tree = parse(found.code).tree
        place = next(node for node in walk(tree) if (node.start, node.end) == (found.start, found.end))
        around: list[str] = []
        for above in ancestors(place):
            if is_function(above):
                break
            around.append(above.type)
        if self.somewhere and not any(self._is_there(node) for node in walk(tree)):
            return False
        return not self.inside or not set(self.inside).isdisjoint(around)

    def _is_there(self, node: Node) -> bool:
        kind, _, name = self.round.partition(".")
        around = (above for above in ancestors(node) if above.type == kind)
        return node.type in self.somewhere and any(getattr(above, name) is not None for above in around)


@cache
def known_disagreements() -> tuple[Known, ...]:
    """Return the meant differences."""
    entries: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    for entry in entries:
        entry.update({key: tuple(entry[key]) for key in ("reference", "ours", "inside", "somewhere") if key in entry})
    return tuple(Known(**entry) for entry in entries)


def explanation(found: Disagreement) -> Known | None:
    """Return the meant difference that a disagreement is, if any."""
    return next((known for known in known_disagreements() if not known.only_plain and known.explains(found)), None)
