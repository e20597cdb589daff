"""Which texts are set side by side: two that are named, the variants of two configurations, all that changed since a revision."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Mapping, Sequence
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
from ..targets import CONFIGURATION, Project, Target, of_configuration, of_revision, rendered_by, resolve
from .matching import match

Sides = tuple[Target, Target]


def named(old: str, new: str, project: Project) -> list[Sides]:
    """Return what two names mean; two configuration files mean each variant that one of them has.

    Raises InputError, and what reading a configuration raises.
    """
    if old == new == STDIN:
        raise InputError(Problem("standard input can be one of the two, not both", hint="put one into a file"))
    before, after = rendered_by(old, project), rendered_by(new, project)
    if before is not None and after is not None:
        return list(_by_variant(before, after, (old, new)))
    return [(resolve(old, project), resolve(new, project))]


def _by_variant(before: Mapping[str, Target], after: Mapping[str, Target], names: tuple[str, str]) -> Iterator[Sides]:
    """Yield each variant that one of two configurations has, beside what it is in the other."""
    old, new = names
    for variant in dict.fromkeys((*before, *after)):
        yield (
            before.get(variant) or _nothing(f"{old}: no variant {variant}"),
            after.get(variant) or _nothing(f"{new}: no variant {variant}"),
        )


def since(revision: str, paths: Sequence[str], project: Project) -> tuple[list[Sides], list[Problem]]:
    """Return the synchronizers that differ from those of a revision, and what could not be read.

    A synchronizer is a component that requests a token or dispatches to the backend, in JavaScript or in the Python that carries it; or
    a variant of the project's configuration that has no output. With `paths` any component in them counts, and every variant of a
    configuration among them; any component counts in an output of the configuration, too. What cannot be read is only told for the
    files that are meant for certain. Raises InputError, and what reading the configuration raises.
    """
    from ..config_sources import load_all

    variants = load_all(config_file=project.config_file, use_files=project.use_files)
    outputs = {variant.name: os.path.realpath(variant.output) for variant in variants if variant.output is not None}
    named = set(map(os.path.realpath, paths))
    found: list[Sides] = []
    problems: list[Problem] = []
    for file in git.changed(revision, tuple(paths)):
        place = os.path.realpath(file.path)
        is_own = variants.file is not None and place == os.path.realpath(variants.file)
        is_meant = bool(paths) or is_own or place in outputs.values()
        try:
            if Path(file.path).suffix != CONFIGURATION:
                found += _sides_of(file, revision, any_component=is_meant)
            elif place in named:
                found += _configurations(file, revision)
            elif is_own:
                found += _configurations(file, revision, seen_elsewhere=outputs)
        except SynchronizerError as error:
            problems += error.problems if is_meant else ()
    return found, problems


def _configurations(file: Changed, revision: str, seen_elsewhere: Container[str] = ()) -> Iterator[Sides]:
    """Yield the variants of a configuration that render something else than they did; raises what reading one of them raises.

    A side that says nothing of synchronizers has no variants; it is a mistake to ask for a file that never said any.
    """
    from ..config_sources import NoSectionError

    sides: list[Mapping[str, Target]] = []
    unused: list[NoSectionError] = []
    for path, read in ((file.old, partial(of_revision, revision)), (file.new, of_configuration)):
        try:
            sides.append({} if path is None else read(path))
        except NoSectionError as error:
            sides.append({})
            unused.append(error)
    if unused and not any(sides):
        raise unused[-1]
    kept = [{name: target for name, target in side.items() if name not in seen_elsewhere} for side in sides]
    before, after = kept
    pairs = _by_variant(before, after, (f"{revision}:{file.path}", file.path))
    yield from ((old, new) for old, new in pairs if old.source.text != new.source.text)


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
