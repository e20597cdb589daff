"""Comments that allow a finding: `// reflex-clerk-sync: allow stale-dispatch -- reason`.

At the end of a line of code such a comment covers that line; on a line of its own, the next line of code. `/* */` and
`{/* */}` do as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .findings import Abstention, Finding
from .js.program import Comment, Program
from .records import record
from .source import Span

DIRECTIVE = r"(?s)[\s*]*reflex-clerk-sync:\s*(?P<verb>[^\s,]*)(?P<names>.*?)(?:\s--+(?P<reason>.*))?"
NEAR_MISS = (
    r"(?si)[\s*]*(?P<verb>reflex[-_ ]?clerk[-_ ]?sync[\s.,;=-]*(?:allow|ignore|disable)\b)"
    r"(?P<names>.*?)(?:\s--+(?P<reason>.*))?"
)
"""What was meant for such a comment, without the colon that makes it one."""
ALLOW = "allow"
_JSX_END = r"[ \t]*}"
HOW = "write `reflex-clerk-sync: allow CHECK -- reason`"
"""What every complaint about such a comment ends with."""


@record()
class Suppression:
    """One comment: the check ids that it names, why, and the line (of the file that a person opens) that it covers.

    `verb` is `allow` unless the comment is misspelt, and begins with the tool's name if that is; `reason` is empty where there is none.
    """

    verb: str
    ids: tuple[str, ...]
    reason: str
    span: Span
    line: int

    def covers(self, item: Finding | Abstention) -> bool:
        """Return whether this comment allows a finding, or vouches for a place where a check abstained."""
        return self.verb == ALLOW and item.check in self.ids and item.start.line == self.line


def find(program: Program) -> tuple[Suppression, ...]:
    """Return the program's suppressions in source order, misspelt ones too."""
    return tuple(_read(program, comment, found) for comment, found in _directives(program.comments))


def allowed(item: Finding | Abstention, suppressions: Iterable[Suppression]) -> bool:
    """Return whether a comment covers the finding or abstention."""
    return any(suppression.covers(item) for suppression in suppressions)


def removal(program: Program, comment: Span) -> Span:
    """Return what to take out so that nothing is left of a comment: its line, if it stands alone there, else the space before it."""
    text = program.source.text
    start, end = text.rfind("\n", 0, comment.start) + 1, text.find("\n", comment.end) + 1 or len(text)
    around = text[start : comment.start].strip() + text[comment.end : end].strip()
    if around in ("", "{}"):
        return Span(start, end)
    return Span(start + len(text[start : comment.start].rstrip()), comment.end)


def _directives(comments: Iterable[Comment]) -> Iterator[tuple[Comment, re.Match[str]]]:
    for comment in comments:
        if "reflex" not in comment.text.lower():  # almost all comments: a run without the others compiles no pattern
            continue
        found = re.fullmatch(DIRECTIVE, comment.text) or re.fullmatch(NEAR_MISS, comment.text)
        if found is not None:
            yield comment, found


def _read(program: Program, comment: Comment, found: re.Match[str]) -> Suppression:
    ids = tuple(name for part in found["names"].split(",") if (name := " ".join(part.split())))
    if found["reason"] is None:
        # What follows an id without a dash is a reason in the wrong dress, not a second id.
        ids = tuple(name.split()[0] for name in ids)
    reason = " ".join((found["reason"] or "").split())
    return Suppression(found["verb"], ids, reason, comment.span, _covered_line(program, comment.span))


def _covered_line(program: Program, comment: Span) -> int:
    text = program.source.text
    before = text[text.rfind("\n", 0, comment.start) + 1 : comment.start].strip()
    if before not in ("", "{"):
        return program.source.position(comment.start).line
    closing = re.compile(_JSX_END).match(text, comment.end) if before else None
    return program.source.position(_next_code(program, closing.end() if closing else comment.end)).line


def _next_code(program: Program, offset: int) -> int:
    """Return the offset of the first character from `offset` on that is neither space nor comment."""
    text = program.source.text
    ends = {comment.span.start: comment.span.end for comment in program.comments}
    while offset < len(text) and (offset in ends or text[offset].isspace()):
        offset = ends.get(offset, offset + 1)
    return offset
