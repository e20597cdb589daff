"""From what searches and walks have found to a verdict for each invariant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from .exploring import Found
from .machine import Machine, call, known_to_hang
from .prepare import Prepared
from .replaying import ANY_FAILURES, DEATH, opened, take
from .result import Verdict, Violation
from .settings import Catalogue, Rule, Settings


def verdicts(
    machine: Machine, prepared: Prepared, settings: Settings, known: Catalogue, found: Mapping[bool, Found]
) -> dict[str, Verdict]:
    """Return a verdict for each watched invariant: its shortest violation under any setting, with its story.

    A component that cannot be run has one for that as well, whatever is watched.
    """
    shortest: dict[str, tuple[bool, dict[str, Any]]] = {}
    for strict, one in found.items():
        for name, violation in one.violations.items():
            if name not in shortest or len(violation["trace"]) < len(shortest[name][1]["trace"]):
                shortest[name] = (strict, violation)
    stories = {
        name: _story(machine, prepared, settings, known, name, strict, violation)
        for name, (strict, violation) in shortest.items()
    }
    rules = [rule for rule in known.rules if rule in settings.rules or rule.id in stories]
    applies = applicable(machine, prepared, rules)
    is_explored = any(one.is_mounted for one in found.values())
    return {
        rule.id: Verdict(rule.id, rule.says, stories.get(rule.id), rule.id in applies, is_explored) for rule in rules
    }


def applicable(machine: Machine, prepared: Prepared, rules: Iterable[Rule]) -> set[str]:
    """Return the ids of those invariants that mean something for the component."""
    return {rule.id for rule in rules} & set(call(machine, "applicable", prepared.component))


def _story(
    machine: Machine,
    prepared: Prepared,
    settings: Settings,
    known: Catalogue,
    name: str,
    strict: bool,
    violation: Mapping[str, Any],
) -> Violation:
    trace, settling = tuple(violation["trace"]), violation["settling"]
    settings = replace(settings, rules=[rule for rule in known.rules if rule in settings.rules or rule.id == name])
    if violation.get("hangs"):
        # Which line it hangs at is seen only in text that tells its lines; and its requests may all have failed.
        run = opened(prepared.with_lines(), replace(settings, failures=ANY_FAILURES), strict=strict)
        with known_to_hang(machine):
            steps = take(machine, known, run, trace, settling)
        return Violation(name, steps[-1].broken.get(DEATH, violation["says"]), trace, settling, strict, steps)
    steps = take(machine, known, opened(prepared, settings, strict=strict), trace, settling)
    return Violation(name, violation["says"], trace, settling, strict, steps)
