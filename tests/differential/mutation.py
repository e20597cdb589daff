"""Published components with something changed in them: real code, near the edges of the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from codegen.errors import JavaScriptSyntaxError
from codegen.js.node import Node
from codegen.js.parse import parse
from codegen.js.program import Program
from codegen.js.walk import is_function, walk
from tests.differential.npm_components import component_files

_HOOKS = ("useEffect", "useLayoutEffect", "useMemo", "useCallback", "useState", "useRef", "useThing", "use", "run")
_USES = ("{0}.x", "{0}?.x", "{0}.current", "{0}()", "{0}.x.y", "({0} || [])", "`${{{0}}}`", "[{0}]")
_WRAPPERS = (
    "if (q) {{ {0} }}",
    "if (q) return; {0}",
    "if (q) {{ return }} else {{ {0} }}",
    "for (const q of r) {{ {0} }}",
    "for (let q = 0; q < r; q++) {{ if (q) break; {0} }}",
    "while (q) {{ {0} }}",
    "try {{ q(); {0} }} catch {{}}",
    "try {{ {0} }} catch (q) {{ return q }}",
    "q(() => {{ {0} }});",
    "switch (q) {{ case 1: {0} }}",
    "q: {{ if (r) break q; {0} }}",
)
_MOST_CHARACTERS = 6_000

Mutation = Callable[[Program, Random], str | None]


@cache
def originals() -> tuple[str, ...]:
    """Return the top-level statements of the published files that call a hook and are not very long."""
    found: dict[str, None] = {}
    for file in component_files():
        program = parse(file.read_text(encoding="utf-8"))
        for statement in program.tree.body:
            text = program.text(statement)
            if len(text) <= _MOST_CHARACTERS and _hook_calls(statement):
                found[text] = None
    return tuple(found)


def mutant(seed: int) -> str:
    """Return the mutant with this number: one of the originals with one to three changes."""
    random = Random(seed)  # noqa: S311 - the seed is the name of a test case, not a secret
    code = random.choice(originals())
    for _ in range(random.randint(1, 3)):
        try:
            changed = random.choice(_MUTATIONS)(parse(code), random)
        except JavaScriptSyntaxError:
            break
        code = changed or code
    return code


def _replace(program: Program, node: Node, text: str) -> str:
    code = program.source.text
    return code[: node.start] + text + code[node.end :]


def _hook_calls(root: Node) -> list[Node]:
    """Return the calls in a tree whose callee is named like a hook."""
    calls = (node for node in walk(root) if node.type == "CallExpression")
    return [call for call in calls if (_callee_name(call) or "").startswith("use")]


def _callee_name(call: Node) -> str | None:
    callee = call.callee.property if call.callee.type == "MemberExpression" else call.callee
    name: str | None = callee.name if callee.type == "Identifier" else None
    return name


def _names(program: Program) -> list[str]:
    """Return the names that the program refers to or defines, sorted."""
    scopes = program.scopes
    defined = {name for scope in scopes.scopes for name in scope.variables}
    return sorted(defined | {reference.name for reference in scopes.references})


def _arrays(program: Program) -> list[Node]:
    calls = _hook_calls(program.tree)
    return [
        call.arguments[1] for call in calls if len(call.arguments) > 1 and call.arguments[1].type == "ArrayExpression"
    ]


def _change_array(program: Program, random: Random) -> str | None:
    """Leave out, add, repeat or reorder elements of a dependency array."""
    arrays = _arrays(program)
    if not arrays:
        return None
    array = random.choice(arrays)
    elements = [program.text(element) for element in array.elements if element is not None]
    change = random.randrange(5)
    if change == 0 and elements:
        elements.remove(random.choice(elements))
    elif change == 1:
        elements.append(random.choice(_names(program)))
    elif change == 2 and elements:
        elements.append(random.choice(elements))
    elif change == 3:
        elements.append(random.choice(_USES).format(random.choice(_names(program))))
    else:
        random.shuffle(elements)
    return _replace(program, array, f"[{', '.join(elements)}]")


def _change_second_argument(program: Program, random: Random) -> str | None:
    arrays = _arrays(program)
    other = random.choice(("undefined", "q", "[]", "null"))
    return _replace(program, random.choice(arrays), other) if arrays else None


def _rename_hook(program: Program, random: Random) -> str | None:
    calls = _hook_calls(program.tree)
    return _replace(program, random.choice(calls).callee, random.choice(_HOOKS)) if calls else None


def _statements(program: Program) -> list[Node]:
    blocks = (node for node in walk(program.tree) if node.type == "BlockStatement")
    return [statement for block in blocks for statement in block.body]


def _wrap_statement(program: Program, random: Random) -> str | None:
    statements = [statement for statement in _statements(program) if _hook_calls(statement)]
    if not statements:
        return None
    statement = random.choice(statements)
    return _replace(program, statement, random.choice(_WRAPPERS).format(program.text(statement)))


def _drop_statement(program: Program, random: Random) -> str | None:
    statements = _statements(program)
    return _replace(program, random.choice(statements), ";") if statements else None


def _reads(program: Program) -> list[Node]:
    """Return the identifiers that are read as expressions of their own."""
    references = (reference for reference in program.scopes.references if not reference.is_write)
    found = [reference.identifier for reference in references if reference.identifier.type == "Identifier"]
    return [node for node in found if node.parent is not None and not _is_shorthand(node.parent)]


def _is_shorthand(parent: Node) -> bool:
    return parent.type == "ExportSpecifier" or (parent.type == "Property" and parent.shorthand)


def _change_read(program: Program, random: Random) -> str | None:
    """Use another name, or the same in another way."""
    reads = _reads(program)
    if not reads:
        return None
    node = random.choice(reads)
    other = random.choice(_names(program)) if random.random() < 0.4 else random.choice(_USES).format(node.name)
    return _replace(program, node, other)


def _write_instead(program: Program, random: Random) -> str | None:
    reads = _reads(program)
    template = random.choice(("({0} = 1)", "({0}.x = 1)", "({0}.current = 1)", "({0}++)"))
    return _replace(program, node := random.choice(reads), template.format(node.name)) if reads else None


def _make_async(program: Program, random: Random) -> str | None:
    functions = [node for node in walk(program.tree) if is_function(node) and not node.is_async]
    functions = [node for node in functions if node.parent is not None and node.parent.type != "MethodDefinition"]
    return _replace(program, node := random.choice(functions), f"async {program.text(node)}") if functions else None


def _redeclare(program: Program, random: Random) -> str | None:
    """Turn `const` into `let`."""
    found = [node for node in walk(program.tree) if node.type == "VariableDeclaration" and node.kind == "const"]
    return (
        _replace(program, node := random.choice(found), "let" + program.text(node)[len("const") :]) if found else None
    )


def _unname_component(program: Program, random: Random) -> str | None:
    """Give a function another kind of name."""
    found = [node for node in walk(program.tree) if node.type == "FunctionDeclaration" and node.id is not None]
    return _replace(program, random.choice(found).id, random.choice(("helper", "Panel", "usePanel"))) if found else None


_MUTATIONS: Sequence[Mutation] = (
    _change_array,
    _change_array,
    _change_array,
    _change_second_argument,
    _rename_hook,
    _wrap_statement,
    _wrap_statement,
    _drop_statement,
    _change_read,
    _change_read,
    _write_instead,
    _make_async,
    _redeclare,
    _unname_component,
)
