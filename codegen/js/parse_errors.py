"""Text that is refused: where, why, and as the error that users see."""

from __future__ import annotations

import re

from ..errors import JavaScriptSyntaxError, Problem
from ..source import Source, Span

_LEXEME = r"""[\w$\\#@]+(?:-\w+)*          # a name, keyword or number; also in the forms of JSX and private names
    | "[^"\n]*"? | '[^'\n]*'?        # a string, which may lack its end
    | => | \.\.\. | \?\. | [=!]==? | </? | />  # the longer punctuators that read badly when cut
    | \S"""
"""A token, as a verbose pattern; only a failure pays for compiling it."""

_MAX_SHOWN = 40

PARENTHESES = "put the whole expression after `export default` in parentheses, or end it with `;`"
WRAP_ELEMENTS = "wrap elements that stand side by side in `<>` and `</>`"


class RefusedError(Exception):
    """What is wrong, what to do, and where: a span of code points, or the offset of one token."""

    def __init__(self, place: int | Span, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.hint = hint


def character_in_element(character: str, offset: int) -> RefusedError:
    """Return the refusal of a `>` or `}` in the text of an element."""
    place = Span(offset, offset + 1)
    return RefusedError(place, f"`{character}` cannot stand in the text of an element", f"write {{'{character}'}}")


def reserved_word(place: Span) -> RefusedError:
    """Return the refusal of a name that modules reserve."""
    return RefusedError(place, "this word is reserved in modules")


def syntax_error(source: Source, refused: RefusedError) -> JavaScriptSyntaxError:
    """Return the error that users see, with line, column and excerpt of the file that they open."""
    from ..report.excerpt import plain  # only a failure pays for this import

    place = refused.place
    span = place if isinstance(place, Span) else token_at(source.text, place)
    start, end = source.position(span.start), source.position(span.end)
    problem = Problem(
        refused.message,
        source.path,
        start.line,
        start.column,
        hint=refused.hint,
        excerpt=plain(source, start, max(start, end, key=lambda position: (position.line, position.column))),
    )
    return JavaScriptSyntaxError(problem)


def token_at(text: str, offset: int) -> Span:
    """Return the token that starts at an offset; past the last one, the empty span after it."""
    found = re.compile(_LEXEME, re.VERBOSE).search(text, max(offset, 0))
    if found is None:
        end = len(text.rstrip())
        return Span(end, end)
    return Span(*found.span())


def shown_token(text: str, span: Span) -> str:
    """Return a token as messages show it: in backticks, cut where it is long, by its number where it has no shape."""
    token = text[span.start : span.end]
    if not token.isprintable():
        return f"the character U+{ord(token[0]):04X}"
    return f"`{token}`" if len(token) <= _MAX_SHOWN else f"`{token[:_MAX_SHOWN]}...`"
