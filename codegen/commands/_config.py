"""The options of every command that reads a project's configuration, and the rules that it shares with the command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def demand_pattern(value: str, pattern: str) -> None:
    """Refuse, in the configuration's words, what the configuration would refuse for one of its `PATTERN_WORDS`."""
    from ..config import PATTERN_WORDS

    if not re.search(pattern, value):
        raise click.BadParameter(f"{value!r} is not {PATTERN_WORDS[pattern]}")


def config_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--config` and `--no-config` to a command, as `config_file` and `use_files`."""
    with_file = click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Read this configuration, not the nearest pyproject.toml or reflex-clerk-sync.toml.",
    )
    without_files = click.option(
        "--no-config", "use_files", is_flag=True, flag_value=False, default=True, help="Read no configuration."
    )
    return with_file(without_files(command))
