"""What the parser library says about bad input, in plain words, at the token that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..source import Span
from .parse_errors import (
    PARENTHESES,
    WRAP_ELEMENTS,
    RefusedError,
    character_in_element,
    reserved_word,
    shown_token,
    token_at,
)

_LONGEST_WORD = 100
_LINE_PREFIX = re.compile(r"^Line -?\d+: ")
_WORD_BEFORE = re.compile(r"[\w$]+\Z")
_VALUE_BEFORE = re.compile(r"[\w$)\]}\"'`][^\S\n]*\Z")
_CLOSING_TAG = re.compile(r"</\s*[\w.:$-]*\s*>\Z")
_ELEMENT_BEFORE = re.compile(r"(?:/|</[\w.:$-]*)>\s*<[\w.$-]+\s*/?\Z")
_DEFAULT_LITERAL = re.compile(r"export\s+default\s*[\[{][^;]*[\]}](?:\s|/\*[^;]*\*/)*\Z")

_Explain = Callable[[str, int, re.Match[str]], RefusedError]
"""From the text, the offset that the library gave, and its message to what we say."""


def explain(error: Exception, text: str) -> RefusedError:
    """Return what an exception of the parser library means.

    Only its `index` is used: its line and column are wrong in about one error of a hundred. Some bad input makes the
    library fail without saying where (an empty `${}` is an AssertionError): then it is where its parser stood.
    """
    index: int | None = getattr(error, "index", None)
    offset = min(max(_parser_index(error) if index is None else index, 0), len(text))
    said = _LINE_PREFIX.sub("", str(getattr(error, "message", error))).rstrip(".")
    for pattern, explanation in _EXPLANATIONS:
        match = re.match(pattern, said)
        if match:
            return explanation(text, offset, match)
    return RefusedError(_marked(text, offset), said[:1].lower() + said[1:] if said else "this is not JavaScript")


def _parser_index(error: Exception) -> int:
    from traceback import walk_tb  # only a failure pays for this import

    index = 0
    for frame, _ in walk_tb(error.__traceback__):
        marker = getattr(frame.f_locals.get("self"), "startMarker", None)
        index = getattr(marker, "index", index)
    return index


def _marked(text: str, offset: int) -> Span:
    """Return the token at an offset, or the word that ends there: the library points at either."""
    word = _WORD_BEFORE.search(text[max(offset - _LONGEST_WORD, 0) : offset])
    if word and not re.match(r"[\w$]", text[offset : offset + 1]):
        return Span(offset - len(word.group()), offset)
    return token_at(text, offset)


def _unexpected(text: str, offset: int, match: re.Match[str]) -> RefusedError:
    span = token_at(text, offset)
    token, before = text[span.start : span.end], text[: span.start]
    if match.group().endswith("ILLEGAL"):
        if not token:
            return RefusedError(span, "the text ends inside a template literal, a comment, an escape or a number")
        if token[0] in "\"'":
            return RefusedError(span, "this string has no end on its line", "close it, or use a template literal")
    if not token:
        return RefusedError(span, "the text ends too early", "look for a bracket or a tag that is not closed")
    hint: str | None = None
    if re.search(r"\busing\s+\Z", before):
        hint = "`using` declarations are not supported"
    elif _ELEMENT_BEFORE.search(before):
        hint = WRAP_ELEMENTS
    elif _DEFAULT_LITERAL.search(before):
        hint = PARENTHESES
    elif re.match(r"[\w$\"'`]", token) and _VALUE_BEFORE.search(before):
        hint = "a comma, an operator or a `;` may be missing before it"
    return RefusedError(span, f"unexpected {shown_token(text, span)}", hint)


def _closing_tag(text: str, offset: int, match: re.Match[str]) -> RefusedError:
    name = match.group(1).removeprefix("<>")
    found = _CLOSING_TAG.search(text[:offset])
    if found is None:
        return RefusedError(offset, f"`<{name}>` is not closed", f"`</{name}>` is missing")
    span = Span(found.start(), offset)
    return RefusedError(span, f"expected `</{name}>`, found {shown_token(text, span)}", "close the inner element first")


def _unclosed_regular_expression(text: str, offset: int, match: re.Match[str]) -> RefusedError:
    start = _last_slash(text, offset)
    hint = "a `}` may be missing before the closing tag" if text[:start].endswith("<") else None
    return RefusedError(Span(start, start + 1), "the regular expression that starts here has no closing `/`", hint)


def _bad_regular_expression(text: str, offset: int, match: re.Match[str]) -> RefusedError:
    return RefusedError(Span(_last_slash(text, offset), offset), "what ends here is not a valid regular expression")


def _last_slash(text: str, offset: int) -> int:
    line_start = text.rfind("\n", 0, offset) + 1
    return max(text.rfind("/", line_start, offset), line_start)


def _template_value(text: str, offset: int, match: re.Match[str]) -> RefusedError:
    start = text.rfind("${", 0, offset)
    place = Span(start, offset + 1)
    if not text[start + 2 : offset].strip():
        return RefusedError(place, "`${}` holds no expression", "an empty value may have been filled in")
    return RefusedError(place, f"{shown_token(text, place)} does not hold a whole expression")


def _words(message: str, hint: str | None = None) -> _Explain:
    return lambda text, offset, match: RefusedError(_marked(text, offset), match.expand(message), hint)


_EXPLANATIONS: tuple[tuple[str, _Explain], ...] = (
    (r"Unexpected .*", _unexpected),
    (r"Expected corresponding JSX closing tag for (.+)", _closing_tag),
    (r"Escape > or }", lambda text, offset, match: character_in_element(text[offset : offset + 1], offset)),
    (r"Invalid regular expression: missing /", _unclosed_regular_expression),
    (r"Template literal must start with", _template_value),
    (r"JavaScript nesting exceeds", _words("the code is nested too deeply", "move parts into functions of their own")),
    (r"Invalid regular expression", _bad_regular_expression),
    (r"Invalid left-hand side", _words("the target of this assignment cannot be assigned to")),
    (r"Illegal return", _words("`return` stands outside of a function")),
    (r"Illegal (break|continue) statement", _words(r"`\1` stands outside of a loop")),
    (r"Use of future reserved word|Reserved word", lambda text, offset, match: reserved_word(_marked(text, offset))),
    (r"Missing initializer in const", _words("`const` needs a value")),
    (r"JSX attributes must only", _words("the braces of this attribute hold no expression")),
    (r"Nullish coalescing requires", _words("`??` beside `||` or `&&` needs parentheses")),
    (r"(?:Identifier|Duplicate binding) '?(.+?)'?(?: has already been declared)?$", _words(r"`\1` is declared twice")),
    (r"Export '(.+)' is not defined", _words(r"`\1` is exported but not declared")),
    (r"Strict mode code may not \w+ a with statement", _words("`with` is not allowed in modules")),
)
