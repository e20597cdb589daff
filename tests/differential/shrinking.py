"""Making a source smaller while something stays true of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from codegen.errors import JavaScriptSyntaxError
from codegen.js.node import Node
from codegen.js.parse import parse
from codegen.js.walk import VISITOR_KEYS, children, walk

MOST_TRIES = 600
"""Sources tried before the smallest so far is good enough."""

_STATEMENT_LISTS = frozenset({"BlockStatement", "Program", "StaticBlock", "SwitchCase"})


def shrink(code: str, stays_true: Callable[[str], bool]) -> str:
    """Return a smaller source of which `stays_true` holds, as it must of `code`."""
    tries = 0
    while True:
        for smaller in sorted(set(_smaller(code)), key=len):
            tries += 1
            if tries > MOST_TRIES:
                return code
            if stays_true(smaller):
                code = smaller
                break
        else:
            return code


def _smaller(code: str) -> Iterator[str]:
    """Yield the source with one thing left out, or with something in place of what it stands in."""
    try:
        tree = parse(code).tree
    except JavaScriptSyntaxError:
        return
    for node in walk(tree):
        for start, end in _removable(node):
            yield code[:start] + code[end:]
        if node is not tree:
            for replacement in _replacements(node, code):
                if len(replacement) < node.end - node.start:
                    yield code[: node.start] + replacement + code[node.end :]


def _removable(node: Node) -> Iterator[tuple[int, int]]:
    """Yield ranges in a node that can go: items of lists with their commas, and the parts behind a first one."""
    for key in VISITOR_KEYS[node.type]:
        value = getattr(node, key)
        if isinstance(value, list):
            yield from _items([item for item in value if item is not None], node.type in _STATEMENT_LISTS)
    if node.type == "VariableDeclarator" and node.init is not None:
        yield node.id.end, node.init.end
    if node.type == "IfStatement" and node.alternate is not None:
        yield node.consequent.end, node.alternate.end
    if node.type == "TryStatement" and node.handler is not None and node.finalizer is not None:
        yield node.block.end, node.handler.end
        yield node.handler.end, node.finalizer.end


def _items(items: list[Node], are_statements: bool) -> Iterator[tuple[int, int]]:
    for index, item in enumerate(items):
        if are_statements or len(items) == 1:
            yield item.start, item.end
        elif index + 1 < len(items):
            yield item.start, items[index + 1].start
        else:
            yield items[index - 1].end, item.end
    if len(items) > 3:
        middle = len(items) // 2
        yield items[0].start, items[middle].start
        yield items[middle - 1].end, items[-1].end


def _replacements(node: Node, code: str) -> Iterator[str]:
    """Yield what could stand in place of a node: parts of it, or nothing much."""
    if node.type == "BlockStatement":
        yield "{}"
        if node.body:
            yield code[node.body[0].start : node.body[-1].end]
    elif node.type.endswith(("Statement", "Declaration")):
        yield ";"
    elif node.type.endswith(("Expression", "Literal", "Element")):
        yield "0"
    for child in children(node):
        yield code[child.start : child.end]
