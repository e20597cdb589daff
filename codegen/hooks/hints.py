"""What more a finding about an array can say: why a name is no dependency, or how to need fewer of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..js.node import Node
from ..js.scope import DefinitionKind, Reference
from ..js.walk import ancestors
from .declared import DependencyArray
from .paths import Path
from .recommendation import Recommendation, sort_key
from .stable_values import StableValues
from .uses import CallbackUses


def hint(
    uses: CallbackUses, declared: DependencyArray, recommendation: Recommendation, values: StableValues, hook: str
) -> str:
    """Return the first sentence that applies, or an empty text."""
    return (
        _why_not_a_dependency(uses, declared, recommendation)
        or _props_as_a_whole(uses, recommendation, hook)
        or _callback_of_the_parent(uses, recommendation)
        or _state_of_a_setter(uses, recommendation, values)
    )


def _why_not_a_dependency(uses: CallbackUses, declared: DependencyArray, recommendation: Recommendation) -> str:
    if not recommendation.unnecessary:
        return ""
    refs = [path for path in recommendation.unnecessary if path[-1] == "current"]
    if refs:
        return f"A change of '{sort_key(refs[0])}' renders nothing, so no hook runs for it: leave it out."
    outside = [path for path in declared.external if sort_key(path) not in uses.scope.variables]
    if outside:
        return (
            f"A change of '{sort_key(outside[0])}', which lives outside the component, renders nothing: leave it out."
        )
    return ""


def _props_as_a_whole(uses: CallbackUses, recommendation: Recommendation, hook: str) -> str:
    if ("props",) not in recommendation.missing:
        return ""
    if not all(_is_object_of_member(reference.identifier) for reference in uses.by_path[("props",)].references):
        return ""
    return f"'props' changes with every prop: take the props that you need out of it before {hook}, and name those."


def _callback_of_the_parent(uses: CallbackUses, recommendation: Recommendation) -> str:
    for path in recommendation.missing:
        variable = uses.component_scope.variables.get(sort_key(path))
        references = uses.by_path[path].references
        if variable is None or not variable.definitions or references[0].variable is not variable:
            continue
        is_parameter = variable.definitions[0].kind is DefinitionKind.PARAMETER
        if is_parameter and any(_is_called(reference.identifier) for reference in references):
            return (
                f"If '{variable.name}' changes too often, wrap it in useCallback where the parent component defines it."
            )
    return ""


def _state_of_a_setter(uses: CallbackUses, recommendation: Recommendation, values: StableValues) -> str:
    for path in recommendation.missing:
        for reference in uses.by_path[path].references:
            setter = _setter_round(reference.identifier, uses.component_scope.block, values)
            sentence = "" if setter is None else _setter_sentence(reference, path, setter, values)
            if sentence:
                return sentence
    return ""


def _setter_sentence(reference: Reference, path: Path, setter: Node, values: StableValues) -> str:
    name = sort_key(path)
    state = values.setters[setter]
    if state is not None and state.type == "Identifier" and state.name == name:
        return f"If only {setter.name} needs '{name}', pass it a function: {setter.name}(({name[0]}) => ...)."
    if reference.identifier in values.state_uses:
        return f"If {setter.name} needs the current '{name}', keep both in one useReducer."
    variable = reference.variable
    if variable is not None and variable.definitions and variable.definitions[0].kind is DefinitionKind.PARAMETER:
        return f"If {setter.name} needs the current '{name}', use useReducer and read '{name}' in the reducer."
    return ""


def _setter_round(identifier: Node, component: Node, values: StableValues) -> Node | None:
    """Return the setter's name of the nearest call of one that the identifier stands in."""
    for above in ancestors(identifier):
        if above is component:
            return None
        if above.type == "CallExpression" and above.callee in values.setters:
            setter: Node = above.callee
            return setter
    return None


def _is_object_of_member(identifier: Node) -> bool:
    return identifier.parent is not None and identifier.parent.type == "MemberExpression"


def _is_called(identifier: Node) -> bool:
    call = identifier.parent
    return call is not None and call.type == "CallExpression" and call.callee is identifier


def complaint(names: Mapping[str, Sequence[str]]) -> str:
    """Return what is wrong with an array, from the names that it leaves out, names without need and names twice."""
    parts = (
        ("leaves out", names["missing"], ""),
        ("names", names["unnecessary"], " without need"),
        ("names", names["duplicate"], " more than once"),
    )
    return ", and ".join(f"{verb} {_enumerate(found)}{rest}" for verb, found, rest in parts if found)


def _enumerate(names: Sequence[str]) -> str:
    """Return `'a'`, `'a' and 'b'`, `'a', 'b' and 'c'`."""
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
