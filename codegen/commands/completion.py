"""`completion`: let a shell complete commands, options and check ids."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..cli import PROGRAM
from ._output import say, show

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", short_help="Print or install shell completion.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.option("--install", is_flag=True, help="Write the script to where the shell looks for it.")
def command(*, shell: str, install: bool) -> None:
    """Print the completion script of a SHELL, or install it for the current user."""
    from ..files import write_text

    script = _script(shell)
    if not install:
        show(lambda _terminal: script)
        return
    path = _home_of_scripts(shell)
    write_text(path, script)
    say(f"{path}: written. {_what_now(shell, path)}")


def _script(shell: str) -> str:
    from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

    from ..cli import cli

    complete = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}[shell]
    variable = f"_{PROGRAM.replace('-', '_').upper()}_COMPLETE"
    # BashComplete.source() would run bash to see whether it is new enough, but a script can be for another machine.
    return ShellComplete.source(complete(cli, {}, PROGRAM, variable))


def _home_of_scripts(shell: str) -> Path:
    """Return the file that the shell loads by itself when the program's name is completed (zsh: when told to)."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return {
        "bash": data / "bash-completion" / "completions" / PROGRAM,
        "zsh": data / "zsh" / "site-functions" / f"_{PROGRAM}",
        "fish": config / "fish" / "completions" / f"{PROGRAM}.fish",
    }[shell]


def _what_now(shell: str, path: Path) -> str:
    match shell:
        case "bash":
            return "A new shell completes with it, if the package bash-completion is installed."
        case "zsh":
            return f"Put `fpath=({path.parent} $fpath)` before `compinit` in ~/.zshrc, and open a new shell."
        case _:
            return "A new shell completes with it."
