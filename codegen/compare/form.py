"""How a program is written: text, comments, tree, and the tree without the names of its own variables."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ..js.dump import dump
from ..js.node import Node
from ..js.program import Program
from ..js.scope import Variable
from ..js.walk import walk
from ..records import record
from .normal_form import is_number, normal_form


@record(slots=False)
class Form:
    """The form of a program, from the outside in; each layer is what two texts can still have in common."""

    program: Program

    @property
    def text(self) -> str:
        """The JavaScript."""
        return self.program.source.text

    @cached_property
    def text_between_numbers(self) -> tuple[str, ...]:
        """The JavaScript with a gap for each number: equal for texts that read the same but for them."""
        numbers = (node for node in walk(self.program.tree) if node.type == "Literal" and is_number(node.value))
        parts, end = [], 0
        for node in sorted(numbers, key=lambda node: node.start):
            parts.append(self.text[end : node.start])
            end = node.end
        return (*parts, self.text[end:])

    @cached_property
    def comments(self) -> tuple[str, ...]:
        """What comments say, however they are wrapped; the header of a rendered file tells of its configuration, not of itself."""
        from ..drift import HEADER

        header = HEADER.match(self.text)
        start = header.end() if header else 0
        words = (
            word for comment in self.program.comments if comment.span.start >= start for word in comment.text.split()
        )
        return tuple(words)

    @cached_property
    def tree(self) -> object:
        """The tree: equal for texts that differ in formatting and comments."""
        return dump(self.program.tree)

    @property
    def nameless_tree(self) -> object:
        """The tree with local names numbered: equal for texts that differ in those names, too."""
        return self._nameless[0]

    @cached_property
    def normal(self) -> object:
        """The normal form: equal for texts that are proved to do the same."""
        return normal_form(self.program)

    @cached_property
    def normal_without_numbers(self) -> object:
        """The same with numbers left out: equal for texts that are proved to do the same but for them."""
        return normal_form(self.program, numbers=False)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The local variables, in the order of their numbers in `nameless_tree`."""
        return self._nameless[1]

    @cached_property
    def _nameless(self) -> tuple[object, tuple[Variable, ...]]:
        numbers: dict[Variable, int] = {}
        scopes = self.program.scopes

        def named(identifier: Node) -> Any:
            variable = scopes.resolve(identifier)
            if variable is None or not variable.definitions:
                return identifier.name
            return numbers.setdefault(variable, len(numbers))

        return dump(self.program.tree, named), tuple(numbers)
