"""`install-git`: let `git diff` show synchronizers by what they do."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError, Problem
from ._config import config_options
from ._output import say

if TYPE_CHECKING:
    from ..targets import Project


@click.command("install-git", short_help="Let `git diff` show synchronizers by what they do.")
@click.argument("patterns", nargs=-1, metavar="[PATTERN]...")
@click.option("--uninstall", is_flag=True, help="Take back what was written.")
@config_options
def command(*, patterns: tuple[str, ...], uninstall: bool, config_file: Path | None, use_files: bool) -> None:
    """Let `git diff` begin with what changed in behaviour, for files that match a PATTERN of gitattributes.

    Without a PATTERN these are the rendered files of the project's configuration, and snapshots. The patterns go into
    .gitattributes, which you commit; the driver goes into the configuration of this clone. `git show`, `git log` and
    patches stay as they are.
    """
    from .. import git
    from ..files import read_text, write_text
    from ..review.gitattributes import DRIVER, SNAPSHOTS, with_ours, without_ours
    from ..targets import Project

    hint = "run it in the repository whose differences it is to show, or make one with `git init`"
    top = Path(git.output("rev-parse", "--show-toplevel", hint=hint).strip())
    attributes = top / ".gitattributes"
    present = read_text(attributes) or ""
    if uninstall:
        left = without_ours(present)
        if left:
            write_text(attributes, left)
        else:
            attributes.unlink(missing_ok=True)
        git.run("config", "--local", "--remove-section", f"diff.{DRIVER}")  # it fails if there is none, as it should be
        say(f"{attributes}: as it was; `git diff` is as it was, too")
        return
    chosen = patterns or (*_outputs(top, Project(config_file, use_files)), SNAPSHOTS)
    write_text(attributes, with_ours(present, chosen))
    git.output("config", "--local", f"diff.{DRIVER}.command", _driver())
    say(f"{attributes}: {', '.join(chosen)}")
    say("Commit it; everybody who clones the repository runs `reflex-clerk-sync install-git` once.")


def _outputs(top: Path, project: Project) -> list[str]:
    """Return the rendered files of the project, as patterns from the top of the repository."""
    from ..review.outputs import outputs

    found = []
    for file in outputs((), project):
        path = file.path.resolve()
        if not path.is_relative_to(top.resolve()):
            raise InputError(Problem("this output is outside of the repository", str(file.path), hint="name a PATTERN"))
        found.append(f"/{path.relative_to(top.resolve()).as_posix()}")
    return found


def _driver() -> str:
    """Return the command that git runs: this program, wherever it was installed.

    Git ends a whole `git diff` when a driver fails, and an environment moves or goes: then the text is shown as git shows it.
    """
    program = shutil.which("reflex-clerk-sync", path=str(Path(sys.executable).parent))
    words = [program] if program else [sys.executable, "-P", "-m", "codegen"]
    plain = 'git diff --no-index --no-ext-diff -- "$2" "$5"'
    return f'f() {{ {shlex.join(words)} diff-driver "$@" || {plain} || :; }}; f'
