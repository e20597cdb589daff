"""Comparison of two synchronizers: what changed in behaviour, not in text, and whether it is safe."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from ..changes import Change, ChangeSeverity, Side, all_kinds
from ..changes.base import SEVERITIES, Found
from ..checks.base import Check, all_checks
from ..garbage import no_collection
from ..js.parse import parse
from ..js.parse_depth import on_deep_stack
from ..js.program import Program
from ..source import Source
from .comparison import Comparison
from .faults import faults
from .invariants import invariants
from .matching import Programs, pair_up

__all__ = ["Comparison", "compare", "compare_programs"]


def compare(
    old: Source | str, new: Source | str, *, labels: tuple[str, str] | None = None, explore_depth: int = 0
) -> Comparison:
    """Compare two synchronizers, given as JavaScript text or as sources; `labels` are what reports call them.

    With an `explore_depth` both are also run through every order of so many events, where anything that runs is different: that takes
    seconds, and the extra `explore`. Raises JavaScriptSyntaxError, and InputError for a depth that cannot be used.
    """
    before = old if isinstance(old, Source) else Source(old, "<old>")
    after = new if isinstance(new, Source) else Source(new, "<new>")
    with no_collection():
        comparison = on_deep_stack(lambda: compare_programs(parse(before), parse(after), labels=labels))
    if explore_depth and any(change.severity is not ChangeSeverity.COSMETIC for change in comparison.changes):
        return replace(comparison, invariants=invariants(before, after, explore_depth))
    return comparison


def compare_programs(
    old: Program, new: Program, checks: Sequence[Check] | None = None, *, labels: tuple[str, str] | None = None
) -> Comparison:
    """Compare two parsed synchronizers, and what `checks` (all, unless given) say of them."""
    checks = [check() for check in all_checks().values()] if checks is None else checks
    programs = pair_up(old, new)
    changes = [_at_place(found, old.source, new.source) for found in _changes(programs)]
    changes.sort(key=lambda change: (SEVERITIES.index(change.severity), _place(change)))
    came, went, stayed, undecided = faults(old, new, checks)
    anchors = tuple((before.span, after.span) for before, after in programs.anchors())
    return Comparison(old.source, new.source, tuple(changes), came, went, stayed, undecided, anchors, labels=labels)


def _changes(programs: Programs) -> list[Found]:
    """Return what is different, without what another change tells of.

    The form is looked at where nothing says that anything else is done than before: then it must be proved to be all that is different.
    """
    kinds = [kind() for kind in all_kinds().values()]
    found = [change for kind in kinds if not kind.only_form for change in kind.find_in(programs)]
    severities = {change.severity for change in found}
    if severities <= {ChangeSeverity.COSMETIC, ChangeSeverity.TUNING} and not _only_numbers(programs, severities):
        forms = [change for kind in kinds if kind.only_form for change in kind.find_in(programs)]
        found += [change for change in forms if change.kind == "reworked" or not _is_told(change, severities)]
    told = frozenset(node for change in found for node in change.tells_of)
    return [change for change in found if (change.new or change.old) not in told or change.tells_of]


def _only_numbers(programs: Programs, severities: Set[ChangeSeverity]) -> bool:
    """Whether other numbers, of which the changes found tell, are proved to be all that is done differently."""
    if ChangeSeverity.TUNING not in severities:
        return False
    old, new = programs.old_form, programs.new_form
    reads_the_same = old.text_between_numbers == new.text_between_numbers  # seen at once, where it is so
    return reads_the_same or old.normal_without_numbers == new.normal_without_numbers


def _is_told(form: Found, severities: Set[ChangeSeverity]) -> bool:
    """Whether changes of these severities tell of a change of the form already."""
    return ChangeSeverity.TUNING in severities or (form.kind == "rewritten" and bool(severities))


def _at_place(found: Found, old: Source, new: Source) -> Change:
    before = Side(old, found.old.span) if found.old is not None else None
    after = Side(new, found.new.span) if found.new is not None else None
    return Change(found.kind, found.severity, found.message, before, after, found.data)


def _place(change: Change) -> int:
    side = change.new or change.old
    return side.span.start if side is not None else 0
