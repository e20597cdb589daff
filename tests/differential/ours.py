"""Our checks' findings in the form in which they are compared."""

from __future__ import annotations

from codegen.checks.exhaustive_deps import ExhaustiveDeps
from codegen.checks.rules_of_hooks import RulesOfHooks
from codegen.findings import Finding
from codegen.js.parse import parse
from tests.differential.verdicts import Verdict

_HINTS = (
    ("renders nothing, so no hook runs for it", "ref"),
    ("which lives outside the component", "outside"),
    ("changes with every prop", "props"),
    ("wrap it in useCallback where the parent", "parent-callback"),
    ("keep both in one useReducer", "reducer"),
    ("in the reducer.", "props-in-reducer"),
    ("pass it a function", "updater"),
)


def judge(code: str) -> list[Verdict]:
    """Return what our checks say of a source, sorted."""
    program = parse(code)
    return sorted(
        verdict(finding) for check in (ExhaustiveDeps(), RulesOfHooks()) for finding in check.run_program(program)
    )


def verdict(finding: Finding) -> Verdict:
    """Return one finding of ours as the reference would say it: of several kinds of wrong names it gives the first."""
    data = finding.data
    kind: str = data["kind"]
    names = tuple(data.get("names", ()))
    suggested: tuple[str, ...] | None = None
    if kind == "dependencies":
        kind = next(key for key in ("missing", "unnecessary", "duplicate") if data[key])
        names = tuple(data[kind])
        suggested = tuple(data["suggested"])
    elif kind == "set-state-without-array":
        suggested = tuple(data["suggested"])
    hint = next((hint for phrase, hint in _HINTS if phrase in finding.help), "")
    return Verdict(finding.check, kind, finding.span.start, finding.span.end, names, suggested, hint, finding.message)
