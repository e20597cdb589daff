"""The only door to the parser library: JavaScript with JSX in, our own tree or our own syntax error out."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

from ..source import Source
from .convert import convert
from .parse_depth import on_deep_stack
from .parse_errors import RefusedError, syntax_error
from .program import Program
from .syntax_checks import check_syntax

MAX_LENGTH = 1_000_000
"""Longest text that is parsed, in code points: about two seconds. Components are a hundred times shorter."""

_LIBRARY_VERSION = "5."


def parse(source: Source | str, *, path: str = "<input>") -> Program:
    """Parse an ES2026 module with JSX.

    `path` names a plain text's file in errors; a Source has its own. Raises JavaScriptSyntaxError.
    """
    if isinstance(source, str):
        source = Source(source, path)
    try:
        if len(source.text) > MAX_LENGTH:
            raise RefusedError(
                0, f"the text has {len(source.text)} characters; at most {MAX_LENGTH} are read", "split it"
            )
        return on_deep_stack(lambda: _parse(source))
    except RefusedError as refusal:
        raise syntax_error(source, refusal) from None


def _parse(source: Source) -> Program:
    parse_module = _library().parseModule
    try:
        theirs = parse_module(source.text, jsx=True, range=True, positionEncoding="scalar")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - on bad input the library raises whatever its code runs into
        from .parse_messages import explain  # only a failure pays for this import

        raise explain(error, source.text) from None
    nodes, comments = convert(theirs, source.text)
    check_syntax(nodes, source.text)
    return Program(source, nodes[0], comments)


@cache
def _library() -> ModuleType:
    """Return the parser library, which four distributions install under one name.

    It is imported on first use: a run that parses nothing should not pay for it. Raises ImportError when another
    distribution than ours has won.
    """
    library = import_module("esprima")
    version = str(library.version)
    if not version.startswith(_LIBRARY_VERSION):
        raise ImportError(_wrong_library(version))
    return library


def _wrong_library(version: str) -> str:
    from importlib.metadata import packages_distributions  # only a failure pays for this import

    owners = sorted(set(packages_distributions().get("esprima", ())) - {"esprima-fork"})
    strangers = " ".join(owners) or "esprima"
    return (
        f"the package `esprima` that Python finds has version {version}, not {_LIBRARY_VERSION}x: another distribution "
        f"has overwritten it; run `pip uninstall {strangers}`, then `pip install --force-reinstall esprima-fork`"
    )
