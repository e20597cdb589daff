"""Edits of JavaScript as edits of the file that a person opens, or none where there is no telling what they would be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..errors import InputError
from ..findings import Edit, Finding
from ..inputs import javascript
from ..js.parse import parse
from ..source import Source, Span


def safe_edits(finding: Finding) -> tuple[Edit, ...] | None:
    """Return what mends a finding without harm, as edits of the file; None if nothing does, or it cannot be made exactly."""
    fix = finding.fix
    if fix is None or not fix.safe or any(_drops_comment(finding, edit) for edit in fix.edits):
        return None
    return exact_edits(finding.source, fix.edits)


def exact_edits(source: Source, edits: Iterable[Edit]) -> tuple[Edit, ...] | None:
    """Return the edits in terms of `source.document`, or None if they cannot be made there exactly.

    The JavaScript inside of a Python file can be put together from pieces, filled in, and escaped. So an edit must lie
    within text that stands there as it is, and the edited file must hold this JavaScript with these edits, and all
    other JavaScript unchanged.
    """
    edits = tuple(edits)
    newline = "\r\n" if "\r\n" in source.document else "\n"
    placed = tuple(
        Edit(span, edit.text.replace("\n", newline))
        for edit in edits
        if (span := _verbatim(source, edit.span)) is not None
    )
    is_exact = source.host is None or (len(placed) == len(edits) and _holds(source, edits, placed))
    return placed if is_exact else None


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, none of which overlap."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        pieces += text[position : edit.span.start], edit.text
        position = edit.span.end
    return "".join((*pieces, text[position:]))


def _verbatim(source: Source, span: Span) -> Span | None:
    """Return where a span stands in the file, if it does so character by character; an empty one follows what is before it."""
    if span.start == span.end:
        before = _verbatim(source, Span(span.start - 1, span.start)) if span.start else None
        place = before.end if before else source.host_offset(span.start)
        return Span(place, place)
    found = Span(source.host_offset(span.start), source.host_offset(span.end - 1) + 1)
    return found if source.document[found.start : found.end] == source.slice(span) else None


def _holds(source: Source, edits: Sequence[Edit], placed: Sequence[Edit]) -> bool:
    """Return whether the Python file, edited, holds the JavaScript, edited, and besides that what it held before."""
    if any("\\" in edit.text for edit in edits):  # Python takes what is no escape for a backslash, and warns of it
        return False
    before = _javascript(source.document, source.path)
    try:
        after = _javascript(edited(source.document, placed), source.path)
    except InputError:
        return False
    wanted = [edited(found.text, edits) if found == source else found.text for found in before]
    return source in before and [found.text for found in after] == wanted


def _drops_comment(finding: Finding, edit: Edit) -> bool:
    """Return whether an edit takes away a comment that the finding is not about: somebody wrote it for a reason."""
    return any(
        edit.span.start < comment.end and comment.start < edit.span.end and comment != finding.span
        for comment in _comments(finding.source)
    )


@lru_cache(maxsize=4)
def _javascript(text: str, name: str) -> tuple[Source, ...]:
    return javascript(text, name)[0]


@lru_cache(maxsize=4)
def _comments(source: Source) -> tuple[Span, ...]:
    return tuple(comment.span for comment in parse(source).comments)
