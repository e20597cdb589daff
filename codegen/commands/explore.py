"""`explore`: run a synchronizer through every order of events, and show the shortest trace that breaks an invariant."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import InputError, Problem
from ._config import config_options
from ._exit import EXIT_FOUND
from ._output import say, show

if TYPE_CHECKING:
    from ..explore import Exploration, Progress
    from ..explore.machine import MachineKind
    from ..targets import Target

FORMATS = ("text", "json", "html", "mermaid")
"""Each is a file of `report/` that begins with `exploration_`."""


@click.command("explore", short_help="Run every order of events, and show what breaks.")
@click.argument("name", required=False, metavar="[FILE|NAME]")
@click.option("--preset", metavar="PRESET", help="Explore what this preset renders.")
@click.option("--component", metavar="NAME", help="The component to run, where the file defines several.")
@click.option("--depth", type=click.IntRange(0, 200), default=5, show_default=True, help="Longest order of events.")
@click.option(
    "--strict-mode",
    type=click.Choice(["on", "off", "both"]),
    default="both",
    show_default=True,
    help="React's StrictMode, under which effects run twice.",
)
@click.option(
    "--failures",
    type=click.IntRange(0, 1000),
    default=2,
    show_default=True,
    help="Token requests that may fail in one run.",
)
@click.option("--actions", metavar="NAMES", help="Only these events; with - before a name, all but that.")
@click.option("--invariants", metavar="IDS", help="Watch only these invariants.")
@click.option("--replay", "trace", metavar="TRACE", help="Run one trace, as a report prints it.")
@click.option("--list", "lists", is_flag=True, help="List the events that --actions and --replay take.")
@click.option("--random", "walks", type=click.IntRange(1), metavar="N", help="Take N random walks instead.")
@click.option("--length", type=click.IntRange(1), default=40, show_default=True, help="Events of a random walk.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the random walks.")
@click.option(
    "--save-test",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the broken traces as a pytest file (.py, new); nothing is written if all holds.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    help="Threads that share the work; by default one for each StrictMode setting, from depth 5 on.",
)
@click.option(
    "--max-states",
    type=click.IntRange(1),
    default=5_000_000,
    show_default=True,
    help="Stop at so many states, for each StrictMode setting.",
)
@click.option(
    "--in",
    "machine",
    type=click.Choice(["v8", "node"]),
    default="v8",
    show_default=True,
    help="Where to run it: the embedded V8 reaches no file and no network; Node runs it with your rights, so trust it first.",
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report."
)
@config_options
def command(**given: Any) -> None:
    """Run a synchronizer through every order of events, and show the shortest trace that breaks an invariant.

    The synchronizer is a file, a variant of the project, REVISION:PATH of git, a preset, or a package
    (pkg:reflex-clerk-api==1.3.1); without one, the default preset's. Exit status: 0 no invariant is broken (where a
    limit ended the search, the report says how far that was looked), 1 one is broken, 2 the component cannot be run.
    """
    _need_machine(given["machine"])
    if given["lists"]:
        _list_events(given["machine"])
        return
    if given["save_test"] is not None:
        _need_new(given["save_test"])
    target = _target(given)
    exploration = _run(target, given)
    report = import_module(f"..report.exploration_{given['format_']}", __package__)
    extra = {"source": target.source} if given["format_"] == "html" else {}
    show(partial(report.render, exploration, **extra))
    if given["save_test"] is not None:
        _save_test(given["save_test"], target, exploration, given)
    if not exploration.holds:
        raise click.exceptions.Exit(EXIT_FOUND)


def _list_events(machine: MachineKind) -> None:
    from ..explore import catalogue

    actions = catalogue(machine=machine).actions
    width = max(len(action.id) for action in actions)
    show(lambda _terminal: "".join(f"{action.id:{width}}  {action.says}\n" for action in actions))


def _target(given: dict[str, Any]) -> Target:
    from ..presets import DEFAULT_PRESET
    from ..targets import Project, resolve

    if given["name"] is not None and given["preset"] is not None:
        raise click.UsageError("give a file or name, or --preset, not both")
    preset = f"preset:{given['preset'] or DEFAULT_PRESET}"
    return resolve(given["name"] or preset, Project(given["config_file"], given["use_files"]))


def _run(target: Target, given: dict[str, Any]) -> Exploration:
    from ..explore import explore, random_walks

    common: dict[str, Any] = {
        "strict_mode": given["strict_mode"],
        "failures": given["failures"],
        "actions": _names(given["actions"]),
        "invariants": _names(given["invariants"]),
        "component": given["component"],
        "machine": given["machine"],
    }
    if given["trace"] is not None:
        from ..explore.tracing import judge_trace

        how = {"strict": given["strict_mode"] == "on", "component": given["component"], "machine": given["machine"]}
        try:
            return judge_trace(target.source, _names(given["trace"]) or [], **how)
        except InputError as error:
            raise InputError(_nearest_events(problem, given["machine"]) for problem in error.problems) from None
    if given["walks"] is not None:
        walks = {"count": given["walks"], "length": given["length"], "seed": given["seed"], "jobs": given["jobs"]}
        return random_walks(target.source, **walks, **common)
    with _Bar() as bar:
        limits = {"depth": given["depth"], "jobs": given["jobs"], "max_states": given["max_states"]}
        return explore(target.source, **limits, **common, progress=bar.show)


def _nearest_events(problem: Problem, machine: MachineKind) -> Problem:
    """Return the problem of an event that nobody knows with the few that may be meant, and no others."""
    from ..explore import catalogue
    from ..names import closest_few

    if problem.value is None:
        return problem
    known = [action.id for action in catalogue(machine=machine).actions]
    if problem.value in known:  # it cannot happen there: the problem says what can
        return problem
    near = closest_few(problem.value, known)
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    return replace(problem, hint=f"{meant}`reflex-clerk-sync explore --list` lists all events")


def _need_new(file: Path) -> None:
    """Refuse a file that the traces cannot be written to, before the search that finds them."""
    if file.suffix != ".py":
        raise InputError(
            Problem("a test is a Python file", path=str(file), hint="name a file in .py, as test_traces.py")
        )
    if file.exists():
        raise InputError(Problem("this file exists, and is not overwritten", path=str(file), hint="name another"))


def _save_test(file: Path, target: Target, exploration: Exploration, given: dict[str, Any]) -> None:
    """Write the traces as a test, if there are any."""
    from ..explore.regression import regression_test
    from ..files import write_text

    if exploration.holds:
        say(f"{file}: not written, as no trace breaks an invariant", err=True)
        return
    _need_new(file)  # somebody may have written it in the meantime
    name = given["name"] or f"preset:{target.label}"
    write_text(file, regression_test(name, exploration.violations, file, component=given["component"]))
    count = len(exploration.violations)
    say(
        f"{file}: {count} {'trace' if count == 1 else 'traces'} written as {'a test' if count == 1 else 'tests'}",
        err=True,
    )


def _names(text: str | None) -> list[str] | None:
    return None if text is None else [name.strip() for name in text.split(",") if name.strip()]


def _need_machine(machine: str) -> None:
    from importlib.util import find_spec

    if machine == "v8" and find_spec("py_mini_racer") is None:
        hint = "pip install 'reflex-clerk-sync[explore]', or run it in Node with --in node"
        raise InputError(Problem("the explorer needs mini-racer, an embedded V8, which is not installed", hint=hint))


class _Bar:
    """Progress on standard error, if that is a terminal: how deep, how many states, how fast."""

    def __init__(self) -> None:
        self._stream = sys.stderr
        self._shown = 0

    def __enter__(self) -> _Bar:
        """Begin with nothing shown."""
        return self

    def show(self, progress: Progress) -> None:
        """Write how far the search has come over what was written before."""
        if self._stream.isatty():
            line = described(progress)
            self._stream.write("\r" + line.ljust(self._shown))
            self._stream.flush()
            self._shown = len(line)

    def __exit__(self, *_error: object) -> None:
        """Wipe the line."""
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()


def described(progress: Progress) -> str:
    """Return the state of a search on one line."""
    rate = progress.states / progress.seconds if progress.seconds else 0
    mode = "StrictMode" if progress.strict_mode else "no StrictMode"
    return f"depth {progress.depth}, {mode}: {progress.states:,} states, {rate:,.0f} a second"
