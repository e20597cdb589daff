"""`init`: a first configuration, beside what is there."""

from __future__ import annotations

import tomllib
from pathlib import Path

import click

from ..errors import InputError, Problem
from ._output import say

SECTION = "[tool.reflex-clerk-sync]"
PYPROJECT = "pyproject.toml"
OWN_FILE = "reflex-clerk-sync.toml"


@click.command("init", short_help="Write a first configuration.")
@click.option("--preset", default=None, metavar="PRESET", help="Preset to start from.")
@click.option("--file", "file", type=click.Path(path_type=Path), metavar="PATH", help="File to write to.")
def command(*, preset: str | None, file: Path | None) -> None:
    """Write a first configuration: a preset, and every option with its meaning, commented out.

    It goes into the pyproject.toml of the current folder, or else into a new reflex-clerk-sync.toml. A configuration
    that is there already is left as it is, and gets none beside it.
    """
    from ..files import read_text, write_text
    from ..presets import DEFAULT_PRESET, PRESETS, preset_problem
    from ._starter import starter

    if preset is not None and preset not in PRESETS:
        raise InputError(preset_problem(preset, path="--preset"))
    target = file or (Path(PYPROJECT) if Path(PYPROJECT).exists() else Path(OWN_FILE))
    present = read_text(target)
    _refuse_second(target, present)
    options = starter(preset or DEFAULT_PRESET)
    write_text(target, _added(target, present or "", options) if target.name == PYPROJECT else options)
    say(f"{target}: written. Set `output` in it, then run `reflex-clerk-sync render`.")


def _refuse_second(target: Path, present: str | None) -> None:
    """Raise InputError if the folder of the target has a configuration, or the target cannot take one."""
    own, project = target.with_name(OWN_FILE), target.with_name(PYPROJECT)
    if target.name != PYPROJECT and present is not None:
        raise InputError(_already(target, target))
    if own.exists():
        raise InputError(_already(own, target))
    if project.exists() and "reflex-clerk-sync" in _tools(project):
        raise InputError(_already(project, target))


def _already(path: Path, target: Path) -> Problem:
    beside = "" if path == target else f"; {target.name} would be a second one beside it, and only one counts"
    return Problem("there is a configuration already", str(path), hint=f"change it, or remove it first{beside}")


def _tools(project: Path) -> dict[str, object]:
    from ..files import read_text

    try:
        tools = tomllib.loads(read_text(project) or "").get("tool", {})
    except tomllib.TOMLDecodeError as error:
        raise InputError(Problem(f"not valid TOML: {error}", str(project))) from error
    return tools if isinstance(tools, dict) else {}


def _added(target: Path, present: str, options: str) -> str:
    """Return the project file's text with our section at its end, in the file's own line ends."""
    newline = "\r\n" if "\r\n" in present else "\n"
    gap = "" if not present else newline if present.endswith("\n") else newline * 2
    text = present + gap + f"{SECTION}\n{options}".replace("\n", newline)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        hint = f"`tool` is written as one value there; put the options into {OWN_FILE} with --file"
        raise InputError(Problem(f"no section can be added: {error}", str(target), hint=hint)) from error
    return text
