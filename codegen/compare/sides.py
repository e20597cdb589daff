"""Which texts are set side by side: two that are named, the variants of two configurations, all that changed since a revision."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from .. import git
from ..component import Effect
from ..errors import InputError, Problem, SynchronizerError
from ..git import Changed
from ..inputs import CUSTOM_CODE, JAVASCRIPT, PYTHON, STDIN, Input, decode, read_file
from ..js.parse import parse
from ..source import Source
from ..targets import CONFIGURATION, Project, Target, of_configuration, resolve
from .matching import match

Sides = tuple[Target, Target]


def named(old: str, new: str, project: Project) -> list[Sides]:
    """Return what two names mean; two configuration files mean each variant that one of them has.

    Raises InputError, and what reading a configuration raises.
    """
    if old == new == STDIN:
        raise InputError(Problem("standard input can be one of the two, not both", hint="put one into a file"))
    if all(Path(name).suffix == CONFIGURATION and Path(name).is_file() for name in (old, new)):
        before, after = of_configuration(Path(old)), of_configuration(Path(new))
        names = dict.fromkeys((*before, *after))
        return [(_known(before, name, old), _known(after, name, new)) for name in names]
    return [(resolve(old, project), resolve(new, project))]


def _known(variants: dict[str, Target], name: str, path: str) -> Target:
    return variants.get(name) or _nothing(f"{path}: no variant {name}")


def since(revision: str, paths: Sequence[str], project: Project) -> tuple[list[Sides], list[Problem]]:
    """Return the synchronizers that differ from those of a revision, and what could not be read.

    A synchronizer is a component that requests a token or dispatches to the backend, in JavaScript or in the Python that carries it.
    With `paths` any component in them counts, and so does any in an output of the project's configuration. What cannot be read is only
    told for the files that are meant for certain. Raises InputError, and what reading the configuration raises.
    """
    outputs = _outputs(project)
    found: list[Sides] = []
    problems: list[Problem] = []
    for file in git.changed(revision, tuple(paths)):
        is_meant = bool(paths) or os.path.realpath(file.path) in outputs
        try:
            found += _sides_of(file, revision, any_component=is_meant)
        except SynchronizerError as error:
            problems += error.problems if is_meant else ()
    return found, problems


def _outputs(project: Project) -> set[str]:
    """Return the files that the project's configuration renders."""
    from ..config_sources import load_all

    variants = load_all(config_file=project.config_file, use_files=project.use_files)
    return {os.path.realpath(variant.output) for variant in variants if variant.output is not None}


def _sides_of(file: Changed, revision: str, *, any_component: bool) -> Iterator[Sides]:
    """Yield the components' texts of a changed file, each beside what it became."""
    if Path(file.path).suffix not in {*JAVASCRIPT, PYTHON}:
        return
    before = list(_sources(_old(file.old, revision), any_component=any_component))
    after = list(_sources(_new(file.new), any_component=any_component))
    pairs = match(before, after, _names, lambda target: True)
    yield from pairs.both
    yield from ((target, _nothing(file.path)) for target in pairs.removed)
    yield from ((_nothing(f"{revision}:{file.path}"), target) for target in pairs.added)


def _old(path: str | None, revision: str) -> Input | None:
    if path is None:
        return None
    name = f"{revision}:{path}"
    return Input(name, partial(_shown, revision, path, name))


def _shown(revision: str, path: str, name: str) -> str:
    return decode(git.show(revision, path).stdout, name)


def _new(path: str | None) -> Input | None:
    return Input(path, partial(read_file, Path(path))) if path is not None else None


def _sources(item: Input | None, *, any_component: bool) -> Iterator[Target]:
    """Yield the texts of a file that hold a component which counts."""
    if item is None:
        return
    if item.name.endswith(PYTHON) and not any(name in item.read() for name in CUSTOM_CODE):
        return
    for source in item.javascript()[0]:
        components = parse(source).components
        effects = chain.from_iterable(component.effects for component in components)
        if (components and any_component) or any(map(_synchronizes, effects)):
            yield Target(item.name, source)


def _synchronizes(effect: Effect) -> bool:
    return bool(effect.requests) or any(dispatch.event is not None for dispatch in effect.dispatches)


def _names(target: Target) -> tuple[str, ...]:
    return tuple(component.name for component in parse(target.source).components)


def _nothing(label: str) -> Target:
    return Target(label, Source("", label))
