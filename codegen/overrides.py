"""A user's own templates in front of the built-in ones.

A folder of overrides mirrors `templates/`: a file of the same name says `{% extends "builtin/NAME" %}` and redefines blocks, or replaces the
template as a whole. Files whose names start with `_` are the user's own, to be included. A file or block that overrides nothing is an
error: it would be ignored in silence otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import InputError, Problem, TemplateError
from .render import make_environment, templates_folder

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.exceptions import TemplateError as JinjaError

BUILTIN = "builtin"
"""Prefix under which an override finds the template that it extends."""


def render_with_overrides(folder: Path, root: str, inputs: Mapping[str, Any]) -> str:
    """Fill in the root template with a user's overrides in front; raises `TemplateError` with every problem of the folder."""
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader
    from jinja2.exceptions import TemplateError as JinjaError

    if not folder.is_dir():
        raise InputError(Problem("the folder of templates does not exist", path=str(folder), key="templates"))
    builtin = FileSystemLoader(templates_folder())
    environment = make_environment(ChoiceLoader([FileSystemLoader(folder), PrefixLoader({BUILTIN: builtin}), builtin]))
    if problems := list(_problems(environment, folder)):
        raise TemplateError(problems)
    try:
        text = environment.get_template(root).render(dict(inputs))
    except JinjaError as error:
        raise TemplateError(_translated(error, folder)) from error
    return text if text.endswith("\n") else text + "\n"


def _problems(environment: Environment, folder: Path) -> Iterator[Problem]:
    """Yield a problem for each file that overrides no template, cannot be parsed, or names a block that does not exist."""
    builtin = {path.relative_to(templates_folder()).as_posix() for path in templates_folder().rglob("*.jinja")}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or path.name.startswith("_"):
            continue
        if name not in builtin:
            yield Problem(
                f"{name} overrides no template",
                path=str(path),
                hint=_nearest(name, builtin) + "; a file of your own to include starts with _",
            )
            continue
        yield from _block_problems(environment, path, name)


def _block_problems(environment: Environment, path: Path, name: str) -> Iterator[Problem]:
    from jinja2 import nodes
    from jinja2.exceptions import TemplateSyntaxError

    try:
        tree = environment.parse(path.read_text(encoding="utf-8"), name)
    except UnicodeDecodeError as error:
        yield Problem(f"the template is not UTF-8 (byte {error.start})", path=str(path))
        return
    except TemplateSyntaxError as error:
        yield Problem(f"not a Jinja template: {error.message}", path=str(path), line=error.lineno)
        return
    own = environment.parse((templates_folder() / name).read_text(encoding="utf-8"), name)
    known = {block.name for block in own.find_all(nodes.Block)}
    extends = any(True for _ in tree.find_all(nodes.Extends))
    for block in tree.find_all(nodes.Block):
        if extends and block.name not in known:
            yield Problem(
                f"{name} has no block named {block.name}",
                path=str(path),
                line=block.lineno,
                value=block.name,
                hint=_nearest(block.name, known),
            )


def _nearest(name: str, known: set[str]) -> str:
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    listing = f"there are {', '.join(sorted(known))}" if known else "it has no blocks; replace it as a whole"
    return f"did you mean {close[0]}? {listing}" if close else listing


def _translated(error: JinjaError, folder: Path) -> Problem:
    """Return the problem of a template that failed while it was filled in, at the line of the override that failed."""
    path, line = str(folder), None
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if Path(code.co_filename).is_relative_to(folder):
            path, line = code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
    return Problem(f"the template cannot be filled in: {error.message}", path=path, line=line)
