"""`explain`: what a check, an invariant, a kind of change, an option or a preset is for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ..errors import InputError, Problem
from ..report.terminal import Terminal
from ._ids import explained_names
from ._output import show

if TYPE_CHECKING:
    from ..report.explanation import Names


@click.command("explain", short_help="Tell what a name in a report means: a check, an invariant, a change, an option.")
@click.argument("name", required=False, metavar="[NAME]", shell_complete=explained_names)
@click.option("--format", "format_", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
def command(name: str | None, format_: str) -> None:
    """Tell what NAME in a report means; without NAME, list all names.

    NAME is a check (exhaustive-deps): why it exists, with faulty and sound code, and how to mend what it finds. Or an
    invariant of `explore` (I2): what it asks for, and what breaks it. Or a kind of change of `compare`
    (component-removed): what happened, what to ask, and an example. Or an option of the configuration (retry.delay_ms)
    or a preset (acknowledged): its values.
    """
    from ..report import markdown
    from ..report.explanation import all_names, render_list

    names = all_names()
    if format_ == "markdown":
        text = markdown.index(names.checks) if name is None else _page(name, names)
        show(lambda _terminal: text)
    elif name is None:
        show(lambda terminal: render_list(names, terminal))
    else:
        show(lambda terminal: _told(name, names, terminal))


def _page(name: str, names: Names) -> str:
    from ..report import changes_page, markdown

    if name in names.checks:
        return markdown.page(names.checks[name])
    if name in names.invariants:
        return markdown.invariant_page(names.invariants[name])
    if name in names.kinds:
        return changes_page.page(names.kinds[name])
    return f"# {_configured(name, names, Terminal())}"


def _told(name: str, names: Names, terminal: Terminal) -> str:
    from ..report import explanation

    if name in names.checks:
        return explanation.render(names.checks[name], terminal)
    if name in names.invariants:
        return explanation.render_invariant(names.invariants[name], terminal)
    if name in names.kinds:
        return explanation.render_kind(names.kinds[name], terminal)
    return _configured(name, names, terminal)


def _configured(name: str, names: Names, terminal: Terminal) -> str:
    from ..report import option_text

    known = option_text.known()
    if name in known:
        return option_text.render(name, terminal)
    raise _unknown(name, (*names, *known))


def _unknown(name: str, names: Iterable[str]) -> InputError:
    from ..names import nearest

    message = f"there is no check, invariant, kind of change, option or preset `{name}`{nearest(name, names)}"
    return InputError(Problem(message, value=name, hint="`reflex-clerk-sync explain` lists all but the options"))
