"""`diff-driver`: what git runs for a synchronizer's difference; see `install-git`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ..report.terminal import UNKNOWN_WIDTH, Terminal

_UNMERGED, _CHANGED, _RENAMED = 1, 7, 9
"""Arguments that git gives: for a file with a conflict its path alone, for one that was renamed its new name and how alike it is."""


@click.command("diff-driver", hidden=True)
@click.argument("arguments", nargs=-1, metavar="PATH OLD HEX MODE NEW HEX MODE")
def command(*, arguments: tuple[str, ...]) -> None:
    """Print what changed in behaviour between two versions of a file, then the text.

    Git gives the arguments (gitattributes, "Defining an external diff driver") and takes any exit status but 0 for a
    failure of its own.
    """
    if len(arguments) not in {_UNMERGED, _CHANGED, _RENAMED}:
        raise click.UsageError("git gives a path, and then for both sides a file, a hash and a mode")
    path, *rest = arguments
    if not rest:
        sys.stdout.write(f"{path}: unmerged\n")
        return
    old, new = Path(rest[0]), Path(rest[3])
    shown = arguments[7] if len(arguments) == _RENAMED else path
    text = "".join(f"{line}\n" for line in _lines(path, shown, old, new, _terminal()))
    sys.stdout.write(text)


def _lines(path: str, shown: str, old: Path, new: Path, terminal: Terminal) -> Iterator[str]:
    from ..compare import compare
    from ..errors import SynchronizerError
    from ..inputs import read_file
    from ..report.comparison_text import changes, summary
    from ..report.diff import diff_lines
    from ..source import Source

    before, after = read_file(old), read_file(new)
    names = (
        "/dev/null" if str(old) == os.devnull else f"a/{path}",
        "/dev/null" if str(new) == os.devnull else f"b/{shown}",
    )
    yield terminal.paint(f"diff --reflex-clerk-sync a/{path} b/{shown}", "strong")
    if before and after:
        try:
            comparison = compare(Source(before, path), Source(after, shown), labels=names)
        except SynchronizerError as error:
            yield terminal.paint(f"no comparison of behaviour: {error.problems[0].message}", "dim")
        else:
            yield from summary(comparison, terminal)
            yield from changes(comparison, terminal)
            yield ""
    yield from diff_lines(before, after, names, terminal)


def _terminal() -> Terminal:
    """Return what git's reader can show: the pager passes colours on, and a terminal behind it is not seen from here."""
    terminal = Terminal.of(sys.stdout)
    paged = os.environ.get("GIT_PAGER_IN_USE") in {"1", "true"} and not os.environ.get("NO_COLOR")
    return Terminal(colour=True, width=UNKNOWN_WIDTH + 20) if paged and not terminal.colour else terminal
