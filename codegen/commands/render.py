"""`render`: the synchronizer's JavaScript, to standard output or to the files that the configuration names."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError, Problem
from ._config import config_options, demand_pattern
from ._exit import EXIT_FOUND
from ._output import say, show

if TYPE_CHECKING:
    from ..config_sources import Variant
    from ..drift import Drift

STDOUT = Path("-")


def _output(_ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    """Hold a path to the rule of the configuration's `output`; a dash is standard output."""
    from ..config import OUTPUT_FILE

    if value not in (None, STDOUT):
        demand_pattern(str(value), OUTPUT_FILE)
    return value


@click.command("render", short_help="Render the synchronizer, or see whether rendered files are current.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--preset", metavar="PRESET", help="Start from this preset.")
@click.option("--set", "overrides", multiple=True, metavar="KEY=VALUE", help="Set an option, as in retry.delay_ms=750.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    callback=_output,
    metavar="PATH",
    help="Write to this .jsx or .js file; - is standard output.",
)
@click.option("--check", "compare", is_flag=True, help="Write nothing; exit with 1 if a file is not current.")
@click.option("--force", is_flag=True, help="Replace files that were edited by hand, or rendered by something else.")
@config_options
def command(
    *,
    names: tuple[str, ...],
    preset: str | None,
    overrides: tuple[str, ...],
    output: Path | None,
    compare: bool,
    force: bool,
    config_file: Path | None,
    use_files: bool,
) -> None:
    """Render the variants called NAME.

    Without a NAME, each variant that has an output in the configuration is written there; if none has, the default
    variant goes to standard output. What --preset and --set change is for trying out: it goes to standard output, or to
    --output.
    """
    from ..config_sources import load, load_all

    if compare and force:
        raise click.UsageError("--check writes nothing, so --force has no use beside it")
    get = partial(load, config_file=config_file, use_files=use_files, preset=preset, overrides=overrides)
    tries_out = preset is not None or bool(overrides)
    if names:
        variants = [get(name) for name in names]
    elif tries_out or output is not None:
        variants = [get()]
    else:
        project = load_all(config_file=config_file, use_files=use_files)
        variants = [variant for variant in project if variant.output is not None] or [project.default]
    _warn(variants)
    renderings = [_render(variant, output or (None if tries_out else variant.output)) for variant in variants]
    if compare:
        _compare(renderings)
    else:
        _write(renderings, force=force)


@dataclass(frozen=True, slots=True)
class _Rendering:
    """A variant's text, and the file that it belongs into; None is standard output."""

    variant: Variant
    text: str
    file: Path | None

    @property
    def shown(self) -> str:
        """The place as a person would write it."""
        return str(self.file or "standard output")

    def drift(self) -> tuple[Drift, str]:
        """Return how the file stands to the text, and what is in it now."""
        from ..drift import drift
        from ..files import read_text

        committed = read_text(self.file) if self.file else None
        return drift(committed, self.text), committed or ""


def _render(variant: Variant, output: Path | None) -> _Rendering:
    from ..files import from_here
    from ..render import render

    file = None if output is None or output == STDOUT else from_here(output)
    return _Rendering(variant, render(variant.config, template_dir=variant.template_dir), file)


def _warn(variants: Sequence[Variant]) -> None:
    from ..report.problems import render_warnings

    warnings = [warning for variant in variants for warning in variant.warnings]
    show(lambda terminal: render_warnings(warnings, terminal), err=True)


def _compare(renderings: Sequence[_Rendering]) -> None:
    """Print how each file stands to what would be rendered now; exit with 1 unless all are current."""
    from ..drift import Drift
    from ..report.drift import render

    states = set()
    for rendering in renderings:
        if rendering.file is None:
            hint = "give it an output in the configuration, or say which file with --output"
            raise InputError(Problem(f"the variant {rendering.variant.name} has no file to compare with", hint=hint))
        state, committed = rendering.drift()
        states.add(state)
        show(partial(render, rendering.shown, state, committed, rendering.text))
    if states != {Drift.CURRENT}:
        sys.exit(EXIT_FOUND)


def _write(renderings: Sequence[_Rendering], *, force: bool) -> None:
    """Write each text to its file, or the only one to standard output; nothing is written if anything is in the way."""
    if len({rendering.file for rendering in renderings}) < len(renderings):
        names = ", ".join(rendering.variant.name for rendering in renderings)
        raise InputError(
            Problem(f"the variants {names} cannot all go to {renderings[0].shown}", hint="give one name with --output")
        )
    states = [rendering.drift()[0] for rendering in renderings]
    problems = [_in_the_way(rendering, state) for rendering, state in zip(renderings, states, strict=True)]
    if not force and any(problems):
        raise InputError(filter(None, problems))
    for rendering, state in zip(renderings, states, strict=True):
        _write_one(rendering, state)


def _write_one(rendering: _Rendering, state: Drift) -> None:
    from ..drift import Drift
    from ..files import write_text

    if rendering.file is None:
        show(lambda _terminal: rendering.text)
    elif state is Drift.CURRENT:
        say(f"{rendering.shown}: current", err=True)
    else:
        write_text(rendering.file, rendering.text)
        say(f"{rendering.shown}: rendered from {rendering.variant.origin}", err=True)


def _in_the_way(rendering: _Rendering, state: Drift) -> Problem | None:
    from ..drift import Drift

    if state is Drift.EDITED:
        hint = "see `render --check` for the changes; move them into the configuration, or drop them with --force"
        return Problem("this file was edited by hand after it was rendered", rendering.shown, hint=hint)
    if state is Drift.FOREIGN:
        hint = "choose another output, or replace the file with --force"
        return Problem("this file was not rendered by reflex-clerk-sync", rendering.shown, hint=hint)
    return None
