"""Checks as Markdown pages, for the documentation; and invariants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..checks.base import Check
from ..invariants import Invariant
from ..questions import QUESTIONS
from .explanation import allow_comment, sections, seen_with

NOTE_ON_INDEX = "<!-- Written from the checks and codegen/questions.py by `reflex-clerk-sync docs`; change these. -->"
NOTE = "<!-- Written from the check's own file by `reflex-clerk-sync docs`; change that file, not this one. -->"


_INDEX_HEAD = (NOTE_ON_INDEX, "", "# Checks", "", "## By question", "")
_INDEX_TABLE = (
    "",
    "How they were tried (seeded faults, sound effects, mutants): [evidence](../evidence.md).",
    "",
    "## All of them",
    "",
    "| check | severity | what it faults |",
    "|---|---|---|",
)


def page(check: type[Check]) -> str:
    """Return the page of one check."""
    return "\n".join(_page(check)) + "\n"


def index(checks: Mapping[str, type[Check]]) -> str:
    """Return the page that lists all checks, with links to theirs."""
    rows = [f"| {_link(check)} | {check.severity} | {cell(check.summary)} |" for check in checks.values()]
    questions = [_answer(question, [checks[name] for name in answer]) for question, answer in QUESTIONS.items()]
    return "\n".join([*_INDEX_HEAD, *questions, *_INDEX_TABLE, *rows]) + "\n"


def invariant_page(invariant: Invariant) -> str:
    """Return the page of one invariant."""
    lines = [f"# {invariant.id}", "", invariant.rule, *_section("What breaks it", invariant.broken_by)]
    return "\n".join([*lines, *_section("To see it", seen_with(invariant))]) + "\n"


def _answer(question: str, checks: Iterable[type[Check]]) -> str:
    """Return a question as an item of a list, with its checks below it."""
    return "\n".join([f"- {question}", *(f"  - {_link(check)}: {check.summary}" for check in checks)])


def _link(check: type[Check]) -> str:
    return f"[{check.id}]({check.id}.md)"


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


def cell(text: str) -> str:
    """Return text for the cell of a table."""
    return text.replace("|", "\\|")
