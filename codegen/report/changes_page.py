"""The page of all kinds of change, written from their files."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from ..changes import ChangeKind, ChangeSeverity, all_kinds
from ..changes.base import SEVERITIES

MEANING = {
    ChangeSeverity.BREAKING: "the contract with the backend or the page",
    ChangeSeverity.UNSAFE: "a protection is lost; `compare` fails for it unless `--fail-on` says otherwise",
    ChangeSeverity.BEHAVIOUR: "something else is done, or at another time",
    ChangeSeverity.TUNING: "the same is done with other numbers",
    ChangeSeverity.COSMETIC: "nothing that runs is different",
}


def render() -> str:
    """Return the page of all kinds."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    kinds = all_kinds().values()
    yield from ("# Kinds of change", "", "Written from `codegen/changes/` by `reflex-clerk-sync docs`.", "")
    yield "What `reflex-clerk-sync compare` can say is this list. The difference below each kind is its test."
    for severity in SEVERITIES:
        yield from ("", f"## {severity}: {MEANING[severity]}")
        for kind in kinds:
            if kind.severity is severity:
                yield from _kind(kind)


def page(kind: type[ChangeKind]) -> str:
    """Return what there is to say of one kind, as a page of its own."""
    _, title, *lines = _kind(kind)
    return "\n".join([title.removeprefix("##"), *lines]) + "\n"


def example(kind: type[ChangeKind]) -> list[str]:
    """Return the lines of a difference that this kind tells of."""
    return list(unified_diff(kind.BEFORE.splitlines(), kind.AFTER.splitlines(), n=1, lineterm=""))[2:]


def _kind(kind: type[ChangeKind]) -> Iterator[str]:
    yield from ("", f"### {kind.id}", "", kind.sentence)
    if kind.hint:
        yield from ("", f"**Ask:** {kind.hint}")
    if kind.opposite != kind.id:
        yield from ("", f"The other way round it is [{kind.opposite}](#{kind.opposite}).")
    yield from ("", "```diff", *example(kind), "```")
