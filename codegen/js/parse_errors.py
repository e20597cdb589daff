"""What the parser library says about bad input, in plain words, at the token that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from traceback import walk_tb

from ..errors import JavaScriptSyntaxError, Problem
from ..source import Source, Span

_TOKEN = re.compile(
    r"""[\w$\\#@]+(?:-\w+)*          # a name, keyword or number; also in the forms of JSX and private names
    | "[^"\n]*"? | '[^'\n]*'?        # a string, which may lack its end
    | => | \.\.\. | \?\. | [=!]==? | </? | />  # the longer punctuators that read badly when cut
    | \S""",
    re.VERBOSE,
)
_WORD_END = re.compile(r"[\w$]+\Z")
_LINE_OF_LIBRARY = re.compile(r"^Line -?\d+: ")
_CLOSING_TAG = re.compile(r"</\s*[\w.:$-]*\s*>\Z")
_MAX_TOKEN = 40


class RefusedError(Exception):
    """Text that is refused: why, what to do, and the code points that are wrong (an offset for one whole token)."""

    def __init__(self, place: int | Span, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.hint = hint


def syntax_error(source: Source, refusal: RefusedError) -> JavaScriptSyntaxError:
    """Return the error that users see, with line, column and excerpt of the file that they open."""
    from ..report.excerpt import plain  # noqa: PLC0415 - only a failure pays for the import

    place = refusal.place
    span = place if isinstance(place, Span) else token_at(source.text, place)
    start, end = source.position(span.start), source.position(span.end)
    excerpt = plain(source, start, end) if source.document else None
    problem = Problem(refusal.message, source.path, start.line, start.column, hint=refusal.hint, excerpt=excerpt)
    return JavaScriptSyntaxError(problem)


def token_at(text: str, offset: int) -> Span:
    """Return the token that starts at an offset; past the end of the text, the empty span after its last character."""
    if not text[offset:].strip():
        end = len(text.rstrip())
        return Span(end, end)
    found = _TOKEN.search(text, max(offset, 0))
    return Span(*found.span()) if found else Span(offset, offset)


def shown_token(text: str, span: Span) -> str:
    """Return a token in backticks, cut where it is long."""
    token = text[span.start : span.end]
    return f"`{token}`" if len(token) <= _MAX_TOKEN else f"`{token[:_MAX_TOKEN]}...`"


def from_library(error: Exception, text: str) -> RefusedError:
    """Return what an exception of the parser library means.

    Only its `index` is used: its line and column are wrong in about one error of a hundred. Some bad input makes the
    library fail without saying where (an empty `${}` is an AssertionError): then it is where its scanner stood.
    """
    index = getattr(error, "index", None)
    if index is None:
        index = _scanner_index(error)
    offset = min(max(index, 0), len(text))
    said = _LINE_OF_LIBRARY.sub("", str(getattr(error, "message", error))).rstrip(".")
    for pattern, explain in _EXPLANATIONS:
        match = re.match(pattern, said)
        if match:
            return explain(text, offset, match)
    return RefusedError(_marked(text, offset), said[:1].lower() + said[1:] if said else "this is not JavaScript")


def _scanner_index(error: Exception) -> int:
    index = 0
    for frame, _ in walk_tb(error.__traceback__):
        scanner = getattr(frame.f_locals.get("self"), "scanner", None)
        index = getattr(scanner, "index", index)
    return index


def _marked(text: str, offset: int) -> Span:
    """Return the token at an offset, or the word that ends there: the library points at either."""
    word = _WORD_END.search(text[max(offset - _MAX_TOKEN, 0) : offset])
    if word and not re.match(r"[\w$]", text[offset : offset + 1]):
        return Span(offset - len(word.group()), offset)
    return token_at(text, offset)


def _unexpected(text: str, offset: int, match: re.Match[str]) -> RefusedError:
    span = token_at(text, offset)
    token = text[span.start : span.end]
    illegal = match.group().endswith("ILLEGAL")
    if not token:
        if illegal:
            return RefusedError(span, "the text ends inside a template literal or a comment")
        return RefusedError(span, "the text ends too early", "look for a bracket or a tag that is not closed")
    if illegal and token[0] in "\"'":
        return RefusedError(span, "this string has no end on its line", "close it, or write it as a template literal")
    if re.match(r"[\w$\"'`]", token):
        hint = "a comma, an operator or a `;` may be missing before it"
        return RefusedError(span, f"unexpected {shown_token(text, span)}", hint)
    return RefusedError(span, f"unexpected {shown_token(text, span)}")


def _closing_tag(text: str, offset: int, match: re.Match[str]) -> RefusedError:
    name = match.group(1).removeprefix("<>")
    found = _CLOSING_TAG.search(text[:offset])
    if found is None:
        return RefusedError(offset, f"`<{name}>` is not closed", f"`</{name}>` is missing")
    span = Span(found.start(), offset)
    return RefusedError(span, f"expected `</{name}>`, found {shown_token(text, span)}", "close the inner element first")


def _jsx_text(text: str, offset: int, match: re.Match[str]) -> RefusedError:
    character = text[offset : offset + 1]
    return RefusedError(
        Span(offset, offset + 1), f"`{character}` cannot stand in the text of an element", f"write {{'{character}'}}"
    )


def _regular_expression(text: str, offset: int, match: re.Match[str]) -> RefusedError:
    line_start = max(text.rfind("\n", 0, offset), 0)
    slash = text.rfind("/", line_start, offset)
    start = slash if slash >= 0 else offset
    hint = "a `}` may be missing before the closing tag" if text[max(start - 1, 0) : start] == "<" else None
    return RefusedError(Span(start, start + 1), "the regular expression that starts here has no closing `/`", hint)


def _empty_template(text: str, offset: int, match: re.Match[str]) -> RefusedError:
    start = text.rfind("${", 0, offset + 1)
    place = Span(start, max(offset, start + 2)) if start >= 0 else offset
    return RefusedError(place, "`${}` holds no expression", "an empty value may have been filled in here")


def _words(message: str, hint: str | None = None) -> Callable[[str, int, re.Match[str]], RefusedError]:
    return lambda text, offset, match: RefusedError(_marked(text, offset), match.expand(message), hint)


_EXPLANATIONS: tuple[tuple[str, Callable[[str, int, re.Match[str]], RefusedError]], ...] = (
    (r"Unexpected .*", _unexpected),
    (r"Expected corresponding JSX closing tag for (.+)", _closing_tag),
    (r"Escape > or } in JSX text", _jsx_text),
    (r"Invalid regular expression: missing /", _regular_expression),
    (r"Template literal must start with", _empty_template),
    (
        r"JavaScript nesting exceeds|maximum recursion",
        _words("the code is nested too deeply", "move parts into functions of their own"),
    ),
    (r"Invalid regular expression", _words("this is not a valid regular expression")),
    (r"Invalid left-hand side in assignment", _words("this cannot be assigned to")),
    (r"Illegal return", _words("`return` stands outside of a function")),
    (r"Illegal (break|continue) statement", _words(r"`\1` stands outside of a loop")),
    (r"(?:Use of future reserved word|Reserved word '(.+)')", _words("this word is reserved in modules")),
    (r"Missing initializer in const", _words("`const` needs a value")),
    (r"JSX attributes must only", _words("the braces of this attribute hold no expression")),
    (r"Nullish coalescing requires", _words("`??` beside `||` or `&&` needs parentheses")),
    (r"(?:Identifier|Duplicate binding) '?(.+?)'?(?: has already been declared)?$", _words(r"`\1` is declared twice")),
    (r"Export '(.+)' is not defined", _words(r"`\1` is exported but not declared")),
    (r"Strict mode code may not \w+ a with statement", _words("`with` is not allowed in modules")),
)
