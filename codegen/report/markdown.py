"""Checks as Markdown pages, for the documentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..checks.base import Check
from .explanation import allow_comment, sections

NOTE = "<!-- Written from the check's own file by `reflex-clerk-sync docs`; change that file, not this one. -->"


def page(check: type[Check]) -> str:
    """Return the page of one check."""
    return "\n".join(_page(check)) + "\n"


def index(checks: Mapping[str, type[Check]]) -> str:
    """Return the page that lists all checks, with links to theirs."""
    rows = [f"| [{check.id}]({check.id}.md) | {check.severity} | {_cell(check.summary)} |" for check in checks.values()]
    return "\n".join([NOTE, "", "# Checks", "", "| check | severity | what it faults |", "|---|---|---|", *rows]) + "\n"


def _page(check: type[Check]) -> Iterator[str]:
    yield from (NOTE, "", f"# {check.id}", "", check.summary, "")
    yield f"Severity: {check.severity}. Since {check.since}."
    why, *others = sections(check).items()
    yield from _section(*why)
    yield from ("", "## Faulty")
    for invalid in check.INVALID:
        yield from (*_code(invalid.code), "", f"Reported as: {invalid.message}")
    yield from ("", "## Sound")
    for valid in check.VALID:
        yield from _code(valid)
    for heading, text in others:
        yield from _section(heading, text)
    if comment := allow_comment(check):
        yield from ("", "## To allow it at one line", *_code(comment))


def _section(heading: str, text: str) -> Iterator[str]:
    yield from ("", f"## {heading}", "", " ".join(text.split()))


def _code(code: str) -> Iterator[str]:
    yield from ("", "```jsx", code.strip("\n"), "```")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
