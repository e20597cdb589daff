"""The normal form of a program: equal for two that are only written in another way.

Each step here keeps what the program does, whatever the rest of it is; so equal normal forms are a proof, and unequal ones are none of
the contrary. Undone are: local names and names of imports, the order of declarations that only read hooks, of destructured members and
of dependencies, the ways to write a component, braces round one statement, and output to the console.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from ..flow.roles import EFFECT_HOOKS
from ..js.dump import dump
from ..js.node import Node
from ..js.program import Program
from ..js.scope import DefinitionKind, Variable

Plain: TypeAlias = dict[str, Any]
"""A node as `dump` gives it; a local variable stands in it where its name was."""

_REACT = "react"
_UNORDERED = frozenset({"Dependencies", "Empty"})
"""What holds elements in no order: a dependency array, variables that are declared without a value."""
_FREE_HOOKS = frozenset({"useRef", "useContext", "useAuth", "useSession", "useUser"})
"""Hooks whose calls can change places: each only reads, or makes a ref."""


def normal_form(program: Program, *, numbers: bool = True) -> object:
    """Return the normal form of a program; without `numbers`, numbers and the delays of timers are left out."""
    body = dump(program.tree, lambda identifier: _named(program, identifier))["body"]
    statements = _statements([item for item in body if not _only_names(item)], numbers=numbers)
    return _Numbering().of(statements)


# --- names --------------------------------------------------------------------------------------------------------------


def _named(program: Program, identifier: Node) -> str | Variable:
    variable = program.scopes.resolve(identifier)
    if variable is None or not variable.definitions:
        return str(identifier.name)
    definition = variable.definitions[0]
    if definition.kind is not DefinitionKind.IMPORT or definition.node.parent is None:
        return variable
    imported = getattr(getattr(definition.node, "imported", None), "name", None)
    if imported is None:
        imported = "default" if definition.node.type == "ImportDefaultSpecifier" else "*"
    return _import(definition.node.parent.source.value, imported)


def _import(module: str, name: str) -> str:
    return f"import {module} {name}"


def _only_names(statement: Plain) -> bool:
    """Whether a statement does no more than to give imports their names."""
    return bool(statement["type"] == "ImportDeclaration" and statement["specifiers"])


class _Numbering:
    """Gives local variables their numbers: in the order of appearance, lists whose own order means nothing last."""

    def __init__(self) -> None:
        self._numbers: dict[Variable, int] = {}
        self._unordered: list[Plain] = []

    def of(self, value: object) -> object:
        numbered = self._number(value)
        for held in self._unordered:
            held["elements"] = sorted((self._number(item) for item in held["elements"]), key=repr)
        return numbered

    def _number(self, value: object) -> object:
        if isinstance(value, Variable):
            return self._numbers.setdefault(value, len(self._numbers))
        if isinstance(value, list):
            return [self._number(item) for item in value]
        if not isinstance(value, dict):
            return value
        if value.get("type") in _UNORDERED:
            held = dict(value)
            self._unordered.append(held)
            return held
        return {key: self._number(item) for key, item in value.items()}


# --- statements ---------------------------------------------------------------------------------------------------------


def _statements(body: Sequence[Plain], *, numbers: bool) -> list[Plain]:
    """Return statements one declaration each; those next to one another that can change places stand in an order of their own."""
    plain = [_normal(item, numbers=numbers) for statement in body for item in _apart(statement) if not _is_output(item)]
    ordered: list[Plain] = []
    for is_free, group in groupby(plain, _is_free):
        run = list(group)
        ordered += _in_order(run) if is_free else run
    return ordered


def _in_order(declarations: Sequence[Plain]) -> list[Plain]:
    empty = [item["of"] for item in declarations if item["init"] is None]
    given = sorted((item for item in declarations if item["init"] is not None), key=_nameless)
    return [{"type": "Empty", "elements": empty}, *given] if empty else given


def _apart(statement: Plain) -> Iterator[Plain]:
    """Yield a declaration's variables one by one; a function that is declared at the top, as a constant."""
    exported = statement["type"] == "ExportNamedDeclaration" and statement.get("declaration") is not None
    inner = statement["declaration"] if exported else statement
    if inner["type"] == "VariableDeclaration":
        kind = "var" if inner["kind"] == "var" else "let"
        for declarator in inner["declarations"]:
            target, init = declarator["id"], declarator["init"]
            yield {
                "type": "Declared",
                "exported": exported and _known(target),
                "kind": kind,
                "of": target,
                "init": init,
            }
    elif exported and inner["type"] == "FunctionDeclaration":
        target = inner["id"]
        yield {
            "type": "Declared",
            "exported": _known(target),
            "kind": "let",
            "of": target,
            "init": {**inner, "id": None},
        }
    else:
        yield statement


def _known(target: Plain) -> list[str]:
    """Return the names under which others know what is exported."""
    if isinstance(target.get("name"), Variable):
        return [target["name"].name]
    parts = (part for value in target.values() for part in (value if isinstance(value, list) else [value]))
    return [name for part in parts if isinstance(part, dict) for name in _known(part)]


def _is_free(statement: Plain) -> bool:
    """Whether a declaration gives the same wherever it stands among its like."""
    if statement["type"] != "Declared" or statement["kind"] == "var":
        return False
    init = statement["init"]
    if not _only_binds(statement["of"]):
        return False
    if init is None or init["type"] == "Literal":
        return True
    return init["type"] == "CallExpression" and _hook(init) in _FREE_HOOKS and all(map(_is_fixed, init["arguments"]))


def _only_binds(pattern: Plain | None) -> bool:
    """Whether a pattern takes values apart and runs nothing."""
    match pattern:
        case None | {"type": "Identifier"}:
            return True
        case {"type": "ObjectPattern", "properties": members}:
            return all(map(_is_plain_member, members))
        case {"type": "ArrayPattern", "elements": elements}:
            return all(map(_only_binds, elements))
    return False


def _is_fixed(value: Plain) -> bool:
    return value["type"] == "Literal" or (value["type"] == "Identifier" and isinstance(value["name"], str))


def _hook(call: Plain) -> str:
    """Return the name of the hook of React's or Clerk's that is called; empty for anything else."""
    name = call["callee"].get("name") if call["callee"]["type"] == "Identifier" else None
    if not isinstance(name, str) or not name.startswith((_import(_REACT, ""), "import @clerk/")):
        return ""
    return name.rpartition(" ")[2]


def _is_output(statement: Plain) -> bool:
    """Whether a statement only writes values to the console."""
    call = statement.get("expression") if statement["type"] == "ExpressionStatement" else None
    if call is None or call["type"] != "CallExpression" or call["callee"]["type"] != "MemberExpression":
        return False
    return bool(call["callee"]["object"].get("name") == "console" and all(map(_is_value, call["arguments"])))


def _is_value(value: Plain) -> bool:
    """Whether to work a value out does nothing: a name, a literal, text made of them."""
    if value["type"] == "TemplateLiteral":
        return all(map(_is_value, value["expressions"]))
    return value["type"] in {"Identifier", "Literal"}


def _nameless(value: object) -> str:
    """Return a text of a value in which all local variables look alike."""
    if isinstance(value, Variable):
        return "?"
    if isinstance(value, dict):
        return f"{{{','.join(f'{key}:{_nameless(item)}' for key, item in value.items())}}}"
    return f"[{','.join(map(_nameless, value))}]" if isinstance(value, list) else repr(value)


# --- the rest -----------------------------------------------------------------------------------------------------------


def _normal(value: Any, *, numbers: bool) -> Any:
    """Return a part of a dump in its normal form."""
    if isinstance(value, list):
        return [_normal(item, numbers=numbers) for item in value]
    if (
        not isinstance(value, dict) or "type" not in value
    ):  # a template's text and a regular expression are plain values
        return value
    node: Plain = {key: _normal(item, numbers=numbers) for key, item in value.items() if key != "body"}
    body = value.get("body")
    if isinstance(body, list):
        node["body"] = _statements(body, numbers=numbers)
    elif body is not None:
        node["body"] = _normal(_braced(body) if _takes_statement(value) else body, numbers=numbers)
    return _changed(node, numbers=numbers)


def _takes_statement(node: Plain) -> bool:
    return node["type"] in {"ForStatement", "ForInStatement", "ForOfStatement", "WhileStatement", "DoWhileStatement"}


def _braced(statement: Plain) -> Plain:
    return statement if statement["type"] == "BlockStatement" else {"type": "BlockStatement", "body": [statement]}


def _changed(node: Plain, *, numbers: bool) -> Plain:
    """Return a node whose parts are in normal form in its own."""
    match node["type"]:
        case "IfStatement":
            for key in ("consequent", "alternate"):
                if node[key] is not None:
                    node[key] = _braced(node[key])
        case "FunctionExpression" | "ArrowFunctionExpression" | "FunctionDeclaration" if _is_arrow_like(node):
            node = {**node, "type": "Arrow", "expression": False, "body": _returned(node["body"])}
        case "MemberExpression" if node["object"].get("name") in {_import(_REACT, "default"), _import(_REACT, "*")}:
            if not node["computed"]:
                return {"type": "Identifier", "name": _import(_REACT, node["property"]["name"])}
        case "ObjectPattern" if all(_is_plain_member(member) for member in node["properties"]):
            node["properties"] = sorted(node["properties"], key=_nameless)
        case "CallExpression" if _hook(node) in EFFECT_HOOKS and len(node["arguments"]) > 1:
            if node["arguments"][1]["type"] == "ArrayExpression":
                node["arguments"][1]["type"] = "Dependencies"
        case "CallExpression" if not numbers and node["callee"].get("name") in {"setTimeout", "setInterval"}:
            node["arguments"] = node["arguments"][:1]
        case "Literal" | "BinaryExpression" | "CallExpression" if not numbers and _is_worked_out(node):
            return {"type": "Number"}
    return node


def is_number(value: object) -> bool:
    """Whether the value of a literal is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_worked_out(node: Plain) -> bool:
    """Whether a value is a number, a product, a power, or made by Math: what delays are worked out from."""
    match node["type"]:
        case "Literal":
            return is_number(node["value"])
        case "BinaryExpression":
            return node["operator"] in {"*", "/", "**"}
    return bool(node["callee"]["type"] == "MemberExpression" and node["callee"]["object"].get("name") == "Math")


def _returned(body: Plain) -> Plain:
    """Return the block of a function that was written as an expression."""
    if body["type"] == "BlockStatement":
        return body
    if _is_output({"type": "ExpressionStatement", "expression": body}):
        return {"type": "BlockStatement", "body": []}
    return {"type": "BlockStatement", "body": [{"type": "ReturnStatement", "argument": body}]}


def _is_arrow_like(function: Plain) -> bool:
    """Whether a function has no name of its own and does not ask how it was called, so that it could be an arrow function."""
    if function.get("id") is not None or function.get("generator"):
        return False
    return function["type"] == "ArrowFunctionExpression" or not _asks_its_caller(function["body"])


def _asks_its_caller(value: object) -> bool:
    if isinstance(value, dict):
        if value.get("type") in {"ThisExpression", "MetaProperty", "Super"} or value.get("name") == "arguments":
            return True
        return any(map(_asks_its_caller, value.values()))
    return isinstance(value, list) and any(map(_asks_its_caller, value))


def _is_plain_member(member: Plain) -> bool:
    return member["type"] == "Property" and not member["computed"] and member["value"]["type"] == "Identifier"
