"""What a type checker sees of the package is what there is."""

from __future__ import annotations

import ast
import inspect

import pytest

import reflex_clerk


def test_every_public_name_is_declared_for_type_checkers() -> None:
    """Names are loaded when they are used, from a table that no type checker reads; its declarations must not fall behind."""
    tree = ast.parse(inspect.getsource(reflex_clerk))
    blocks = [node for node in tree.body if isinstance(node, ast.If)]
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    declared = {name.asname: node.module for node in imports for name in node.names if name.name != "*"}
    table = {name: module for name, module in reflex_clerk._MODULE_OF.items() if not module.startswith("components.")}
    assert declared == table


def test_a_misspelt_name_is_told_with_the_nearest() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'signin'; did you mean `sign_in`"):
        reflex_clerk.signin  # noqa: B018 - to ask for it is the mistake
    assert not hasattr(reflex_clerk, "zzzz")
