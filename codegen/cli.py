"""The command line: one file of `commands/` is one command, loaded when it is called.

Exit status: 0 clean, 1 findings or drift, 2 usage, configuration or syntax error, 70 a bug of this program, 130
interrupted.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from .commands._exit import EXIT_BUG, EXIT_INTERRUPTED, EXIT_PIPE_CLOSED, EXIT_UNUSABLE
from .errors import SynchronizerError
from .folders import module_names

PROGRAM = "reflex-clerk-sync"
COMMANDS = Path(__file__).parent / "commands"


class CommandFolder(click.Group):
    """A group whose commands are the files of a folder: `commands/install_git.py` holds `command`, which is `install-git`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return [name.replace("_", "-") for name in module_names(COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command, or return None if there is no such file."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f".commands.{cmd_name.replace('-', '_')}", __package__).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names, or say which one may have been meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            from .names import nearest

            ctx.fail(f"there is no command {name!r}{nearest(name, self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; every mistake of the user ends in clear text, every mistake of ours in a traceback."""
        _never_fail_to_encode()
        try:
            return super().main(*args, **extra)
        except SynchronizerError as error:
            _exit_with_problems(error)
        except Exception as error:  # noqa: BLE001 - the outermost frame: what arrives here is a bug, and is shown in full
            from .interrupts import is_of_interrupt

            if is_of_interrupt(error):
                sys.exit(_interrupted())
            _exit_with_bug(error)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for; a reader that closes the pipe, as `head` does, ends it in silence."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _discard_output()
            raise click.exceptions.Exit(EXIT_PIPE_CLOSED) from None
        except KeyboardInterrupt:
            raise click.exceptions.Exit(_interrupted()) from None


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from .version import __version__

        click.echo(f"{PROGRAM} {__version__}")
        ctx.exit()


@click.group(cls=CommandFolder, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
)
def cli() -> None:
    """Render, check, compare and explore the component that keeps a Reflex backend equal to Clerk's session.

    Exit status: 0 clean, 1 findings or drift, 2 usage, configuration or syntax error.
    """


def main() -> None:
    """Entry point of the command; always ends the process."""
    cli.main(prog_name=PROGRAM)


def _interrupted() -> int:
    click.echo("Interrupted.", err=True)
    return EXIT_INTERRUPTED


def _exit_with_problems(error: SynchronizerError) -> NoReturn:
    from .commands._output import show
    from .report.problems import render

    with suppress(SynchronizerError):  # standard error is closed or full: the exit status has to say it alone
        show(lambda terminal: render(error, terminal), err=True)
    sys.exit(EXIT_UNUSABLE)


def _exit_with_bug(error: Exception) -> NoReturn:
    import traceback

    from .version import __version__

    traceback.print_exception(error)
    python = ".".join(map(str, sys.version_info[:3]))
    click.echo(
        f"\nThis is a bug in {PROGRAM} {__version__} (Python {python}, {sys.platform}), not a mistake of yours.\n"
        "Please report it with the lines above and, if you can, the file that brought it up.",
        err=True,
    )
    sys.exit(EXIT_BUG)


def _never_fail_to_encode() -> None:
    """Let a stream that cannot show a character show its escape instead."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    """Point standard output at nothing, or the interpreter's last flush would fail (Python docs, note on SIGPIPE)."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
