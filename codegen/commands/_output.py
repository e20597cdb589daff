"""Where commands print: reports know what the stream can show, and a full disk is told in one sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from ..errors import InputError, Problem
from ..report.terminal import Terminal


def show(report: Callable[[Terminal], str], *, err: bool = False) -> None:
    """Print a report, made for what standard output (or error) can show; raises InputError if that cannot be written."""
    terminal = Terminal.of(sys.stderr if err else sys.stdout)
    text = report(terminal)
    try:
        click.echo(text, nl=False, err=err, color=terminal.colour)
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard error" if err else "standard output"
        raise InputError(Problem(f"{name} cannot be written: {error.strerror or error}")) from error


def say(line: str, *, err: bool = False) -> None:
    """Print a line."""
    show(lambda _terminal: f"{line}\n", err=err)
