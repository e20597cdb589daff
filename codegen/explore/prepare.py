"""From a source to what the machine is given: runnable text, the component's name, and facts about the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..config import Acknowledgement, Events
from ..errors import InputError, Problem
from ..js.node import Node
from ..js.parse import parse
from ..js.program import Program
from ..js.walk import walk
from ..source import Source
from .instrument import Import, imports_of, instrument
from .machine import Hung, Machine, call

_CLOCKS = frozenset({"Date", "performance"})
_DATE_ARITHMETIC = frozenset({"%", "&", "|", "^", "~", "<<", ">>", ">>>"})
"""Operators that can tell two moments apart by more than their distance."""
_CAREFUL_NAMES = frozenset({"Symbol", "Reflect", "Proxy"})
_CAREFUL_MEMBERS = frozenset(
    {"defineProperty", "defineProperties", "freeze", "seal", "preventExtensions", "setPrototypeOf"}
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A component ready to run: `module` is JavaScript, `component` the facts that the runtime needs.

    `program` is what it was made from, `implied` are the imports that were added to that.
    """

    module: str
    component: dict[str, Any]
    program: Program = field(repr=False)
    implied: tuple[Import, ...] = ()

    @property
    def name(self) -> str:
        """The component's name."""
        return str(self.component["name"])

    def with_lines(self) -> Prepared:
        """Return the same component as text that also notes each of the source's lines that runs; it takes longer."""
        return replace(self, module=instrument(self.program, implied=self.implied, trace_lines=True).text)


def prepare(
    source: Source | str,
    machine: Machine,
    *,
    path: str = "<input>",
    component: str | None = None,
    events: Events | None = None,
    acknowledgement: Acknowledgement | None = None,
) -> Prepared:
    """Make a source runnable.

    `component` names the component when the source holds several; `events` are the names of the backend's handlers,
    `acknowledgement` those of the props that carry its word. Raises JavaScriptSyntaxError, and InputError for a source
    that cannot be run: unknown imports, unknown names, no component, an error as soon as it is loaded.
    """
    program = parse(source, path=path)
    implied = _resolve(program, machine)
    result = instrument(program, implied=implied)
    names, props, members = events or Events(), acknowledgement or Acknowledgement(), _members(program)
    facts = {
        "name": _choose(program, result.components, component),
        "events": {"set": names.set, "clear": names.clear},
        "usesClaims": "sessionClaims" in program.source.text,
        "usesClock": any(reference.name in _CLOCKS for reference in program.scopes.globals),
        "isTimeRelative": not _takes_moments_apart(program),
        "props": {"acknowledgement": props.prop, "hydrated": props.hydrated_prop},
        "isClosedLoop": {props.prop, props.hydrated_prop} <= members,
        "refreshes": "expires_at" in members,
        "needsCare": _needs_care(program),
        "isUnmergeable": any(reference.name == "Proxy" for reference in program.scopes.globals),
    }
    prepared = Prepared(result.text, facts, program, implied)
    if _failure(prepared, machine) is not None:
        says, line = _failure(prepared.with_lines(), machine) or ("cannot be loaded", 0)
        raise InputError(Problem(f"the file {says}", program.source.path, line or None))
    return prepared


def _failure(prepared: Prepared, machine: Machine) -> tuple[str, int] | None:
    """Load the component's module, and nothing more; return what is wrong with that, if anything is, and the line if it is noted."""
    try:
        thrown = call(machine, "load", {"module": prepared.module, "component": prepared.component})
    except Hung as hung:
        return "does not come back when it is loaded", hung.line
    return None if thrown is None else (f"throws when it is loaded: {thrown['says']}", thrown["line"])


def _resolve(program: Program, machine: Machine) -> tuple[Import, ...]:
    """Check every import and free name; return the names that text without imports implies."""
    imports = imports_of(program)
    free: dict[str, Node] = {}
    for reference in program.scopes.globals:
        free.setdefault(reference.name, reference.identifier)
    answer = call(machine, "resolve", {"imports": [[one.module, one.name] for one in imports], "globals": list(free)})
    problems = []
    for one, is_module_unknown, is_name_unknown in zip(
        imports, answer["unknownModules"], answer["unknownNames"], strict=True
    ):
        if is_module_unknown:
            message = f'the explorer has nothing to answer the import "{one.module}" with'
            problems.append(_problem(program, one.node, message, f"it knows {', '.join(answer['modules'])}"))
        elif is_name_unknown:
            problems.append(_problem(program, one.node, f'the explorer knows no "{one.name}" in "{one.module}"'))
    implied = []
    for (name, node), module, is_unknown in zip(free.items(), answer["implied"], answer["unknownGlobals"], strict=True):
        if module is not None and not imports:
            implied.append(Import(module, name, name, node))
        elif is_unknown:
            hint = (
                f'import it from "{module}"'
                if module is not None
                else f"of a page it knows {', '.join(answer['page'])}"
            )
            problems.append(_problem(program, node, f"the explorer does not know the name {name}", hint))
    if problems:
        raise InputError(problems)
    return tuple(implied)


def _problem(program: Program, node: Node, message: str, hint: str | None = None) -> Problem:
    place = program.source.position(node.start)
    return Problem(message, program.source.path, place.line, place.column, hint=hint)


def _choose(program: Program, candidates: Sequence[str], wanted: str | None) -> str:
    """Return the component to run: the one that was asked for, else the only one that no other one uses."""
    path = program.source.path
    if wanted is not None:
        if wanted in candidates:
            return wanted
        raise InputError(
            Problem(
                f"no component is called {wanted}", path, hint=f"the source defines {', '.join(candidates) or 'none'}"
            )
        )
    used = {node.name for node in walk(program.tree) if node.type == "JSXIdentifier"}
    roots = [name for name in candidates if name not in used]
    if len(roots) == 1:
        return roots[0]
    if not candidates:
        raise InputError(
            Problem(
                "the source defines no React component", path, hint="a component is a function with a capital letter"
            )
        )
    raise InputError(
        Problem(
            f"the source defines several components: {', '.join(roots or candidates)}",
            path,
            hint="name the one to explore: --component NAME",
        )
    )


def _needs_care(program: Program) -> bool:
    """Return whether the text can make properties that a plain walk over an object would miss."""
    if any(reference.name in _CAREFUL_NAMES for reference in program.scopes.globals):
        return True
    for node in walk(program.tree):
        if node.type in {"Property", "MethodDefinition"} and node.kind in {"get", "set"}:
            return True
        if node.type == "MemberExpression" and not node.computed and node.property.name in _CAREFUL_MEMBERS:
            return True
    return False


def _takes_moments_apart(program: Program) -> bool:
    """Return whether the text can do more with a moment than compare it with others, so that equal distances are not enough."""
    for node in walk(program.tree):
        if node.type == "NewExpression" and getattr(node.callee, "name", None) == "Date":
            return True
        if getattr(node, "operator", "").removesuffix("=") in _DATE_ARITHMETIC:
            return True
    return False


def _members(program: Program) -> set[str]:
    """Return the names of all members that the text reads, as `object.name` or by taking it apart."""
    nodes = list(walk(program.tree))
    read = {node.property.name for node in nodes if node.type == "MemberExpression" and not node.computed}
    patterns = [node for node in nodes if node.type == "ObjectPattern"]
    taken = [property_ for pattern in patterns for property_ in pattern.properties if property_.type == "Property"]
    return read | {getattr(property_.key, "name", "") for property_ in taken}
