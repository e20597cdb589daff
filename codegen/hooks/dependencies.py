"""Everything that can be wrong with one hook's callback and dependency array.

The verdicts, places and names are those of `react-hooks/exhaustive-deps` in eslint-plugin-react-hooks 7.1.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import Any

from ..findings import Fix, Severity, Step
from ..js.node import Node
from ..js.program import Program
from ..js.scope import Definition, DefinitionKind, ScopeKind
from ..js.walk import is_function
from ..records import record
from .calls import DependencyHook
from .constructions import Construction, constructions
from .declared import DependencyArray, read_array
from .fixes import add_array, array_text, remove_element, replace_array, wrap
from .hints import complaint, hint
from .recommendation import Recommendation, for_data, is_sorted, recommend, sort_key
from .stable_values import StableValues
from .stories import of_construction, of_loop_of_renders, of_missing
from .uses import CallbackUses, uses_of


class Kind(StrEnum):
    """What is wrong, as `data["kind"]` of a finding says it."""

    DEPENDENCIES = "dependencies"
    UNSTABLE_VALUE = "unstable-value"
    STALE_ASSIGNMENT = "stale-assignment"
    REF_IN_CLEANUP = "ref-in-cleanup"
    NOT_AN_ARRAY = "not-an-array"
    SPREAD = "spread"
    LITERAL = "literal"
    COMPLEX_EXPRESSION = "complex-expression"
    EFFECT_EVENT = "effect-event"
    ASYNC_CALLBACK = "async-callback"
    NO_CALLBACK = "no-callback"
    UNKNOWN_CALLBACK = "unknown-callback"
    NO_ARRAY = "no-array"
    SET_STATE_WITHOUT_ARRAY = "set-state-without-array"


@record()
class Problem:
    """One thing that is wrong, at a node; `help` is empty where the check's general advice is enough."""

    kind: Kind
    place: Node
    message: str
    help: str = ""
    fix: Fix | None = None
    severity: Severity = Severity.WARNING
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    path: tuple[Step, ...] = ()

    @property
    def data(self) -> dict[str, Any]:
        """The finding's data: the kind, and always the four lists of names."""
        lists: dict[str, Sequence[str]] = {"missing": [], "unnecessary": [], "duplicate": [], "suggested": []}
        return {"kind": self.kind.value, **lists, **self.names}


class DependencyReader:
    """Reads one call of a hook with a dependency array."""

    def __init__(self, program: Program, hook: DependencyHook, values: StableValues) -> None:
        self.program = program
        self.hook = hook
        self.values = values
        self.name = program.text(hook.callee)

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the call."""
        hook, callback = self.hook, self.hook.callback
        if callback is None:
            yield Problem(
                Kind.NO_CALLBACK, hook.callee, f"{self.name} is called without a callback", severity=Severity.ERROR
            )
        elif hook.array is None and not hook.is_effect:
            if hook.name in {"useMemo", "useCallback"}:
                message = f"{self.name} does nothing without a dependency array: it works anew in every render"
                yield Problem(Kind.NO_ARRAY, hook.callee, message)
        elif is_function(callback):
            yield from self._function(callback)
        elif callback.type == "Identifier":
            yield from self._named(callback)
        else:
            yield self._unknown()

    # The callback.

    def _named(self, callback: Node) -> Iterator[Problem]:
        """Read a callback that is passed by its name: through to its definition, where that is in the same scope."""
        array = self.hook.array
        if array is None or _names_plainly(array, callback.name):
            return
        variable = self.program.scopes.scope_of(callback).variables.get(callback.name)
        if variable is None:
            return
        definition = variable.definitions[0] if variable.definitions else None
        function = None if definition is None else _defined_function(definition)
        if function is not None:
            yield from self._function(function)
        elif definition is not None and definition.kind is DefinitionKind.PARAMETER:
            yield self._unknown()
        else:
            names = {"missing": [callback.name], "suggested": [callback.name]}
            message = f"{self.name} runs '{callback.name}', but its dependency array leaves out '{callback.name}'"
            fix = replace_array(array, [callback.name], safe=array.type == "ArrayExpression")
            yield Problem(Kind.DEPENDENCIES, self.hook.callee, message, "", fix, Severity.ERROR, names)

    def _unknown(self) -> Problem:
        message = f"what the function passed to {self.name} depends on cannot be known; pass an inline function"
        return Problem(Kind.UNKNOWN_CALLBACK, self.hook.callee, message)

    def _function(self, callback: Node) -> Iterator[Problem]:
        if self.hook.is_effect and callback.is_async:
            message = f"the callback of {self.name} is async: it gives React a promise in place of a cleanup"
            advice = "Put the async function inside the callback, call it there, and guard what follows each await."
            yield Problem(Kind.ASYNC_CALLBACK, callback, message, advice, severity=Severity.ERROR)
        uses = uses_of(callback, self.program.scopes, self.values)
        if uses is None:
            return
        if self.hook.is_effect:
            yield from self._cleanup_refs(uses)
        stale = list(self._stale_assignments(uses))
        yield from stale
        if stale:
            return
        if self.hook.array is not None:
            yield from self._array(self.hook.array, uses)
        else:
            yield from self._set_state_without_array(uses)

    def _cleanup_refs(self, uses: CallbackUses) -> Iterator[Problem]:
        for path, current in uses.cleanup_refs.items():
            name = f"{sort_key(path)}.current"
            message = f"'{name}' may have changed when this cleanup runs"
            advice = f"Copy '{name}' to a variable in the effect, and use that in the cleanup."
            yield Problem(Kind.REF_IN_CLEANUP, current, message, advice, names={"names": [name]})

    def _stale_assignments(self, uses: CallbackUses) -> Iterator[Problem]:
        for path, use in uses.by_path.items():
            written = next((reference.written for reference in use.references if reference.written is not None), None)
            if written is not None:
                name = sort_key(path)
                message = f"what is assigned to '{name}' here is lost at the next render"
                advice = f"Keep it in a ref, as `.current`, or define '{name}' inside the callback of {self.name}."
                yield Problem(
                    Kind.STALE_ASSIGNMENT, written, message, advice, severity=Severity.ERROR, names={"names": [name]}
                )

    def _set_state_without_array(self, uses: CallbackUses) -> Iterator[Problem]:
        for path, use in uses.by_path.items():
            called = (reference.identifier for reference in use.references)
            call = next((name for name in called if self._sets_state_at_once(name, uses)), None)
            if call is None:
                continue
            setter = sort_key(path)
            missing = recommend(list(uses.by_path), uses.stable, [], (), is_effect=True).suggested
            suggested = [sort_key(name) for name in missing]
            message = f"{self.name} calls '{setter}' and has no dependency array, so it may run for ever"
            advice = f"Pass {array_text(suggested)} behind the callback."
            fix = add_array(self.hook, uses.callback, suggested, self.program.source.text)
            names = {"names": [setter], "suggested": suggested}
            story = of_loop_of_renders(call, self.hook.callee)
            place = self.hook.callee
            yield Problem(Kind.SET_STATE_WITHOUT_ARRAY, place, message, advice, fix, Severity.ERROR, names, story)
            return

    def _sets_state_at_once(self, identifier: Node, uses: CallbackUses) -> bool:
        """Return whether the name is a setter that stands in the callback itself, not in a function inside it."""
        if identifier not in self.values.setters:
            return False
        scopes = self.program.scopes.scope_of(identifier).outwards()
        nearest = next((scope for scope in scopes if scope.kind is ScopeKind.FUNCTION), None)
        return nearest is not None and nearest.block is uses.callback

    # The array.

    def _array(self, array: Node, uses: CallbackUses) -> Iterator[Problem]:
        declared = read_array(array, uses.component_scope, self.program.scopes)
        yield from self._elements(array, declared, uses)
        used, stable, external = list(uses.by_path), uses.stable, declared.external
        is_effect = self.hook.is_effect
        found = recommend(used, stable, declared.paths, external, is_effect=is_effect)
        if found.is_right:
            yield from (self._construction(array, each) for each in constructions(declared, array, uses))
            return
        suggested = found.suggested
        if found.missing and not is_effect:
            # What a memo names without need only makes it work more often, so a new array leaves it out.
            suggested = recommend(used, stable, [], external, is_effect=False).suggested
        if is_sorted(declared.paths):
            suggested = tuple(sorted(suggested, key=sort_key))
        names = for_data(Recommendation(found.missing, found.unnecessary, found.duplicate, suggested), uses.links)
        safe = array.type == "ArrayExpression" and declared.is_readable
        yield Problem(
            Kind.DEPENDENCIES,
            array,
            f"the dependency array of {self.name} {complaint(names)}",
            hint(uses, declared, found, self.values, self.name),
            replace_array(array, names["suggested"], safe=safe),
            Severity.ERROR if found.missing else Severity.WARNING,
            names,
            tuple(of_missing(array, uses, found.missing, is_effect=is_effect)),
        )

    def _elements(self, array: Node, declared: DependencyArray, uses: CallbackUses) -> Iterator[Problem]:
        """Yield what cannot stand in an array, or cannot be read."""
        if array.type != "ArrayExpression":
            message = f"the second argument of {self.name} is not an array literal, so what it names cannot be checked"
            yield Problem(Kind.NOT_AN_ARRAY, array, message)
        for element in declared.spreads:
            message = f"the dependency array of {self.name} has a spread element, so what it names cannot be checked"
            yield Problem(Kind.SPREAD, element, message)
        for element in declared.literals:
            yield self._literal(element, uses)
        for element in declared.complex:
            message = f"the dependency array of {self.name} has an expression that cannot be read"
            yield Problem(
                Kind.COMPLEX_EXPRESSION, element, message, "Put its value in a variable first, and name that."
            )
        for dependency in declared.dependencies:
            if dependency.node in self.values.effect_event_uses:
                name = sort_key(dependency.path)
                message = f"'{name}' is an effect event: it is never a dependency"
                fix = remove_element(array, dependency.node)
                yield Problem(Kind.EFFECT_EVENT, dependency.node, message, "", fix, names={"names": [name]})

    def _literal(self, element: Node, uses: CallbackUses) -> Problem:
        message = f"the literal {element.raw} never changes, so it is no dependency"
        is_used = element.value in {sort_key(path) for path in uses.by_path}
        advice = f"Did you mean the variable {element.value}?" if is_used else "Leave it out."
        return Problem(Kind.LITERAL, element, message, advice, names={"names": [element.value] if is_used else []})

    def _construction(self, array: Node, found: Construction) -> Problem:
        line = self.program.source.position(array.start).line
        certainty = "is" if found.is_certain else "can be"
        message = (
            f"'{found.name}' {certainty} a new {found.kind} in every render, so {self.name} (line {line}) never rests"
        )
        wrapper = "useCallback" if found.kind == "function" else "useMemo"
        inside = "" if found.is_used_elsewhere else f"Move it into the callback of {self.hook.name}, or else "
        advice = f"{inside}wrap '{found.name}' in {wrapper}."
        return Problem(
            Kind.UNSTABLE_VALUE,
            found.definition.node,
            message,
            advice[0].upper() + advice[1:],
            self._wrap(found),
            names={"names": [found.name]},
            path=of_construction(found.name, found.definition.node, found.kind, array, self.hook.name),
        )

    def _wrap(self, found: Construction) -> Fix | None:
        if not found.is_used_elsewhere or found.kind != "function":
            return None
        if found.definition.kind is not DefinitionKind.VARIABLE:
            return None
        function = found.definition.node.init
        uses = uses_of(function, self.program.scopes, self.values)
        if uses is None:
            return None
        suggested = recommend(list(uses.by_path), uses.stable, [], (), is_effect=False).suggested
        return wrap(function, uses.links.all_written(suggested))


def _names_plainly(array: Node, name: str) -> bool:
    if array.type != "ArrayExpression":
        return False
    return any(found is not None and found.type == "Identifier" and found.name == name for found in array.elements)


def _defined_function(definition: Definition) -> Node | None:
    """Return the function that a name is defined as, if its definition shows one."""
    node = definition.node
    if definition.kind is DefinitionKind.FUNCTION and node.type == "FunctionDeclaration":
        return node
    if definition.kind is DefinitionKind.VARIABLE and node.init is not None and is_function(node.init):
        init: Node = node.init
        return init
    return None
