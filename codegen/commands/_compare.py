"""What the commands that compare have in common: how far to look, what to fail on, how to report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from ..errors import InputError, Problem

if TYPE_CHECKING:
    from ..compare import Comparison

FAIL_ON = ("breaking", "unsafe", "behaviour", "tuning", "cosmetic", "never")
"""Severities, worst first."""

FORMATS = ("text", "json", "markdown", "github", "sarif", "html")
"""Each is a file of `report/` that begins with `comparison_`."""

DEPTH = 4
"""Default of `--depth`, as `codegen.compare.invariants` has it."""

fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="unsafe",
    show_default=True,
    help="Exit with 1 for a change that is at least so severe.",
)


def explore_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--explore/--no-explore` and `--depth` to a command."""
    explore = click.option(
        "--explore/--no-explore",
        default=None,
        help="Run both sides through every order of events; by default if the extra `explore` is installed.",
    )
    depth = click.option(
        "--depth",
        type=click.IntRange(1, 200),
        default=DEPTH,
        show_default=True,
        help="Longest order of events that is tried.",
    )
    return explore(depth(command))


def wanted_depth(explore: bool | None, depth: int) -> int:
    """Return how far to explore, 0 for not at all; raises InputError where that is asked for and cannot be done."""
    if explore is False:
        return 0
    if find_spec("py_mini_racer") is not None:
        return depth
    if explore:
        hint = "pip install 'reflex-clerk-sync[explore]'"
        raise InputError(Problem("the explorer needs mini-racer, an embedded V8, which is not installed", hint=hint))
    return 0


def fails(comparisons: Sequence[Comparison], fail_on: str) -> bool:
    """Whether any comparison found something that is at least as severe as a severity; nothing is as `never`."""
    if fail_on == "never":
        return False
    limit = FAIL_ON.index(fail_on)
    return any(comparison.worst is not None and FAIL_ON.index(comparison.worst) <= limit for comparison in comparisons)
