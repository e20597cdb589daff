"""Where commands print: reports know what the stream can show, and a full disk is told in one sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from ..errors import InputError, Problem
from ..report.terminal import Terminal


def show(report: Callable[[Terminal], str | bytes], *, err: bool = False) -> None:
    """Print a report, made for what standard output (or error) can show; raises InputError if that cannot be written.

    Bytes are written as they are: text of which no character may change, whatever the stream can show.
    """
    stream = sys.stderr if err else sys.stdout
    if stream is None:  # the process was started without one
        raise InputError(_unwritable("it is closed", err=err))
    terminal = Terminal.of(stream)
    text = report(terminal)
    try:
        click.echo(text, nl=False, err=err, color=terminal.colour)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(_unwritable(error.strerror or str(error), err=err)) from error


def _unwritable(reason: str, *, err: bool) -> Problem:
    return Problem(f"standard {'error' if err else 'output'} cannot be written: {reason}")


def say(line: str, *, err: bool = False) -> None:
    """Print a line."""
    show(lambda _terminal: f"{line}\n", err=err)
