"""The only door to the parser library: JavaScript with JSX in, our own tree or our own syntax error out."""

from __future__ import annotations

from ..errors import JavaScriptSyntaxError, Problem
from ..source import Source, Span
from .convert import convert
from .program import Comment, Program


def parse(source: Source | str, *, path: str = "<input>") -> Program:
    """Parse an ES2026 module with JSX.

    `path` names a plain text's file in errors; a Source has its own. Raises JavaScriptSyntaxError.
    """
    import esprima  # noqa: PLC0415 - a run that parses nothing should not pay for this import

    if isinstance(source, str):
        source = Source(source, path)
    try:
        tree = esprima.parseModule(source.text, jsx=True, range=True, comment=True, positionEncoding="scalar")
    except (esprima.Error, AssertionError) as error:
        position = source.position(getattr(error, "index", 0) or 0)
        message = str(getattr(error, "message", error))
        raise JavaScriptSyntaxError(Problem(message, source.path, position.line, position.column)) from None
    comments = tuple(Comment(found.value, found.type == "Block", Span(*found.range)) for found in tree.comments)
    return Program(source, convert(tree), comments)
