"""Writes a component so that the runtime also sees each line that runs, and what refs and states hold: for the story of a trace."""

from __future__ import annotations

import json

from ..js.node import Node
from ..js.program import Program
from .held import held_by
from .writer import Writer

_SILENT = frozenset({"FunctionDeclaration", "ImportDeclaration", "ClassDeclaration", "EmptyStatement"})
"""Statements that do nothing when they are reached."""


class TracedWriter(Writer):
    """A writer whose text says which of the source's lines is about to run."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._handlers |= {"IfStatement": self._if, "VariableDeclarator": self._declarator}

    def _line(self, statement: Node) -> str:
        if statement.type in _SILENT:
            return ""
        return f"{self.runtime}.line({self.program.source.position(statement.start).line}); "

    def _if(self, node: Node) -> str:
        """Write both branches as blocks, so that one without braces says its line, too."""
        written = f"if ({self.write(node.test)}) {self._branch(node.consequent)}"
        return written if node.alternate is None else f"{written} else {self._branch(node.alternate)}"

    def _branch(self, node: Node) -> str:
        if node.type == "BlockStatement":
            return self.write(node)
        return f"{{ {self._line(node)}{self.write(node)} }}"

    def _declarator(self, node: Node) -> str:
        """Show the runtime refs and states, by the names that the source gives them."""
        held = held_by(node)
        if held is None:
            return self._plain(node)
        name, is_ref = held
        given = f"{json.dumps(name)}, {json.dumps(is_ref)}, {self.write(node.init)}"
        return f"{self.write(node.id)} = {self.runtime}.hold({given})"
