"""A user's own templates in front of the built-in ones.

A folder of overrides mirrors `templates/`: a file of the same name says `{% extends "builtin/NAME" %}` and redefines
blocks, or replaces the template as a whole. Files whose names start with `_` are the user's own, to be included; hidden
files are left alone. Whatever overrides nothing is an error: it would be ignored in silence otherwise. Templates are
programs of the project's own, like its configuration: they are not fenced in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import InputError, JavaScriptSyntaxError, Problem, TemplateError
from .names import closest
from .render import make_environment, templates_folder

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

BUILTIN = "builtin"
"""Prefix under which an override finds the template that it extends."""

OWN = "_"
"""Prefix of files that override nothing."""


def render_with_overrides(folder: Path, root: str, inputs: Mapping[str, Any]) -> str:
    """Fill in the root template with a user's overrides in front; raises `TemplateError` with every problem of the folder."""
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

    if not folder.is_dir():
        raise InputError(Problem("the folder of templates does not exist", path=str(folder), key="templates"))
    builtin = FileSystemLoader(templates_folder())
    environment = make_environment(ChoiceLoader([FileSystemLoader(folder), PrefixLoader({BUILTIN: builtin}), builtin]))
    if problems := list(_problems(environment, folder)):
        raise TemplateError(problems)
    try:
        text = environment.get_template(root).render(dict(inputs))
    except Exception as error:  # a template can raise whatever it likes
        problem = _failure(error, environment, folder)
        if problem is None:
            raise
        raise TemplateError(problem) from error
    return text if text.endswith("\n") else text + "\n"


def demand_javascript(text: str, folder: Path) -> None:
    """Raise `TemplateError` if what came out of a user's templates cannot be parsed."""
    from .js.parse import parse
    from .source import Source

    try:
        parse(Source(text))
    except JavaScriptSyntaxError as error:
        [problem] = error.problems
        message = f"with these templates, line {problem.line} of what is rendered is no JavaScript: {problem.message}"
        raise TemplateError(Problem(message, path=str(folder), excerpt=problem.excerpt)) from error


def _problems(environment: Environment, folder: Path) -> Iterator[Problem]:
    """Yield a problem for each file that overrides nothing, cannot be parsed, or names a block that does not exist."""
    builtin = {path.relative_to(templates_folder()).as_posix() for path in templates_folder().rglob("*.jinja")}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_dir() or any(part.startswith(".") for part in inside.parts):
            continue
        name = inside.as_posix()
        own = path.name.startswith(OWN)
        if not own and name not in builtin:
            hint = f"{_nearest(name, builtin)}; a file of your own to include starts with {OWN}"
            yield Problem(f"{name} overrides no template", path=str(path), hint=hint)
        elif not own or path.suffix == ".jinja":
            tree = _parsed(environment, path, name)
            if isinstance(tree, Problem):
                yield tree
            elif not own:
                yield from _override_problems(environment, path, name, tree)


def _parsed(environment: Environment, path: Path, name: str) -> nodes.Template | Problem:
    from jinja2.exceptions import TemplateSyntaxError

    try:
        return environment.parse(path.read_text(encoding="utf-8"), name)
    except UnicodeDecodeError as error:
        return Problem(f"the template is not UTF-8 (byte {error.start})", path=str(path))
    except OSError as error:
        return Problem(f"cannot be read: {error.strerror or error}", path=str(path))
    except TemplateSyntaxError as error:
        return Problem(f"not a Jinja template: {error.message}", path=str(path), line=error.lineno)


def _override_problems(environment: Environment, path: Path, name: str, tree: nodes.Template) -> Iterator[Problem]:
    """Yield what an override that extends a template would lose in silence; one that extends none replaces it as a whole."""
    from jinja2 import nodes

    extends = next(tree.find_all(nodes.Extends), None)
    if extends is None:
        return
    if extends.template == nodes.Const(name):
        hint = f'say {{% extends "{BUILTIN}/{name}" %}}'
        yield Problem(f"{name} extends itself", path=str(path), line=extends.lineno, hint=hint)
        return
    own = environment.parse((templates_folder() / name).read_text(encoding="utf-8"), name)
    known = {block.name for block in own.find_all(nodes.Block)}
    blocks = list(tree.find_all(nodes.Block))
    for block in blocks:
        if block.name not in known:
            message = f"{name} has no block named {block.name}"
            hint = _nearest(block.name, known) if known else "it has no blocks; replace it as a whole, without extends"
            yield Problem(message, path=str(path), line=block.lineno, value=block.name, hint=hint)
    if not blocks:
        hint = (
            f"there are {', '.join(sorted(known))}" if known else "it has none; replace it as a whole, without extends"
        )
        yield Problem(f"{name} overrides no block", path=str(path), line=extends.lineno, hint=hint)
    for line in _lost_lines(tree.body[tree.body.index(extends) :] if extends in tree.body else []):
        yield Problem(
            "text outside of a block is never rendered", path=str(path), line=line, hint="move it into a block"
        )


def _lost_lines(body: Iterable[nodes.Node]) -> Iterator[int]:
    """Yield the lines of what is printed outside of blocks."""
    from jinja2 import nodes

    for output in body:
        for part in output.nodes if isinstance(output, nodes.Output) else ():
            if not isinstance(part, nodes.TemplateData):
                yield part.lineno
            elif text := part.data.strip():
                yield part.lineno + part.data[: part.data.index(text)].count("\n")


def _nearest(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    listing = f"there are {', '.join(names)}"
    close = closest(name, names)
    return f"did you mean {close}? {listing}" if close else listing


def _failure(error: Exception, environment: Environment, folder: Path) -> Problem | None:
    """Return the problem of a template that failed while it was filled in, at the line of the override that failed.

    None means that no override took part: the fault is in the built-in templates.
    """
    from jinja2.exceptions import TemplateError as JinjaError
    from jinja2.exceptions import TemplateNotFound

    path, line = _place(error, folder)
    if isinstance(error, TemplateNotFound):
        names = [name for name in environment.list_templates() if not name.startswith(f"{BUILTIN}/")]
        return Problem(
            f"there is no template {error.name}", path=path, line=line, hint=_nearest(str(error.name), names)
        )
    says = str(error.message) if isinstance(error, JinjaError) else f"{type(error).__name__}: {error}"
    if line is None:
        return None
    return Problem(f"the template cannot be filled in: {says}", path=path, line=line)


def _place(error: Exception, folder: Path) -> tuple[str, int | None]:
    """Return file and line of the innermost override in an error's traceback, or the folder."""
    place: tuple[str, int | None] = (str(folder), None)
    traceback = error.__traceback__
    while traceback is not None:
        filename = traceback.tb_frame.f_code.co_filename
        if Path(filename).is_relative_to(folder):
            place = filename, traceback.tb_lineno
        traceback = traceback.tb_next
    return place
