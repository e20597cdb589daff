"""What a user can name on the command line: a file, a git revision's file, a preset, a variant, a published package.

Every kind can be said outright (`file:`, `git:`, `preset:`, `variant:`, `pkg:`); without that a name is, in this order, `-` for standard
input, a file that exists, a preset, a variant of the project, or `REVISION:PATH`. A configuration file (`.toml`) means what it renders,
and that of a revision what it rendered then.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .errors import InputError, Problem
from .inputs import STDIN, Input, decode, files_of, of_text, read_stdin
from .names import nearest
from .records import record
from .source import Source

if TYPE_CHECKING:
    from .config_sources import Variant

CONFIGURATION = ".toml"
"""Suffix of the files that are rendered, not read."""


@record()
class Target:
    """A named synchronizer: `label` is how reports call it."""

    label: str
    source: Source


@record()
class Project:
    """Which project's variants can be named: as `codegen.load` takes it."""

    config_file: Path | None = None
    use_files: bool = True


class _Found(NamedTuple):
    """What a name means: the texts and, where they are not called by their own names, how reports call the whole.

    `variants` is what a configuration file renders, by variant; None for all else.
    """

    inputs: tuple[Input, ...]
    label: str = ""
    variants: Mapping[str, Target] | None = None


def resolve(name: str, project: Project | None = None) -> Target:
    """Return the one synchronizer that a name means; raises InputError, or what reading a configuration raises.

    Among several texts, as those of a package are, it is the first whose component has an effect.
    """
    if os.path.isdir(name):  # noqa: PTH112 - as in `_find`
        raise InputError(Problem("this is a folder; name one file", path=name))
    found = _find(name, project or Project())
    problems: list[Problem] = []
    for item in found.inputs:
        sources, unclear = item.javascript()
        problems += unclear
        is_alone = len(found.inputs) == len(sources) == 1
        chosen = sources if is_alone else filter(_has_effect, sources)
        if (source := next(iter(chosen), None)) is not None:
            if unclear:
                break
            return Target(found.label or item.name, source)
    if not problems:
        hint = "give the file whose component calls useEffect"
        problems.append(Problem("no component with an effect", path=found.label or name, hint=hint))
    raise InputError(problems)


def rendered_by(name: str, project: Project) -> Mapping[str, Target] | None:
    """Return what a name renders, by variant, the default one first; None for a name that means no configuration file.

    Raises InputError, and what reading a configuration raises.
    """
    return _find(name, project).variants if name.endswith(CONFIGURATION) else None


def discover(names: Iterable[str], project: Project | None = None, *, stdin_name: str = "<stdin>") -> tuple[Input, ...]:
    """Return every text that the names stand for, each once, folders in sorted order; `-` is standard input.

    Raises InputError, with all that is wrong, for names that mean nothing or hold nothing that can be checked; or what reading a
    configuration raises.
    """
    found: dict[str, Input] = {}
    problems: list[Problem] = []
    for name in names:
        try:
            inputs, label, _ = _find(name, project or Project(), stdin_name)
        except InputError as error:
            problems += error.problems
            continue
        for item in inputs:
            known_by = item.name if item.file is None else os.path.realpath(item.file)
            found.setdefault(f"{label} {known_by}", _told_apart(item, label))
    if problems:
        raise InputError(problems)
    return tuple(found.values())


def _told_apart(item: Input, label: str) -> Input:
    """Return a package's file with the package in its name, as two versions of one have the same files."""
    return Input(f"{label}/{item.name}", item.read, item.file) if label.startswith("pkg:") else item


def _find(name: str, project: Project, stdin_name: str = "<stdin>") -> _Found:
    """Return what a name means, by the order that the head of this module tells."""
    kind, colon, rest = name.partition(":")
    if colon and kind in _KINDS:
        return _KINDS[kind](rest, project)
    if name == STDIN:
        return _Found((Input(stdin_name, cache(partial(read_stdin, stdin_name))),))  # it is there only once
    if os.path.exists(name):  # noqa: PTH110 - says no to what cannot be a path, where pathlib raises
        return _from_file(name, project)
    from .presets import PRESETS

    if name in PRESETS:
        return _from_preset(name, project)
    variants = _variants(project)
    if name in variants:
        return _from_variant(name, project)
    if colon and kind:
        return _from_git(name, project)
    known = [*PRESETS, *variants]
    hint = f"a file, {', '.join(known)}, REVISION:PATH, or pkg:NAME==VERSION"
    raise InputError(Problem(f"nothing is called `{name}`{nearest(name, known)}", value=name, hint=hint))


def _from_file(path: str, _project: Project) -> _Found:
    """Return a file, all files of a folder, or what a configuration file renders."""
    if Path(path).suffix == CONFIGURATION and Path(path).is_file():
        return _rendered(of_configuration(path))
    return _Found(tuple(files_of(Path(path))))


def _rendered(targets: Mapping[str, Target]) -> _Found:
    inputs = tuple(of_text(target.label, target.source.text) for target in targets.values())
    return _Found(inputs, variants=targets)


def _from_preset(name: str, _project: Project) -> _Found:
    from .presets import from_preset
    from .render import render

    return _Found((of_text(f"preset:{name}", render(from_preset(name, {}))),), name)


def _from_variant(name: str, project: Project) -> _Found:
    from .config_sources import load
    from .render import render

    variant = load(name, config_file=project.config_file, use_files=project.use_files)
    text = render(variant.config, template_dir=variant.template_dir)
    return _Found((of_text(f"variant:{name}", text),), name)


def _from_git(name: str, _project: Project) -> _Found:
    """Read `REVISION:PATH` out of the repository round the current folder; a PATH is relative to that folder, or else to the repository."""
    from . import git

    revision, _, path = name.partition(":")
    if not revision or not path:
        hint = "write REVISION:PATH, such as main:app/sync.jsx"
        raise InputError(Problem(f"`{name}` is no file of a revision", value=name, hint=hint))
    if revision.startswith("-"):
        raise InputError(Problem(f"`{revision}` is no revision", value=name))
    if path.endswith(CONFIGURATION):
        return _rendered(of_revision(revision, path))
    return _Found((Input(name, partial(decode, git.text(revision, path), name)),))


def _from_package(name: str, _project: Project) -> _Found:
    from .packages import inputs_of

    return _Found(inputs_of(name), f"pkg:{name}")


_KINDS: Mapping[str, Callable[[str, Project], _Found]] = {
    "file": _from_file,
    "git": _from_git,
    "preset": _from_preset,
    "variant": _from_variant,
    "pkg": _from_package,
}


def of_configuration(path: str) -> dict[str, Target]:
    """Return what a configuration file renders, by variant, the default one first; raises ConfigurationError."""
    from .config_sources import load_all

    return _targets(load_all(config_file=Path(path), environment={}), path)


def of_revision(revision: str, path: str) -> dict[str, Target]:
    """Return what a configuration file of a revision rendered, by variant; raises InputError and ConfigurationError."""
    from .config_sources.revision import variants_of

    with variants_of(revision, path) as variants:
        return _targets(variants, f"{revision}:{path}")


def _targets(variants: Iterable[Variant], name: str) -> dict[str, Target]:
    """Return what a configuration file, called `name` in reports, renders, by variant."""
    from .render import render

    found = {}
    for variant in variants:
        label = f"{name}: {variant.name}"
        text = render(variant.config, template_dir=variant.template_dir)
        found[variant.name] = Target(label, Source(text, label))
    return found


def _variants(project: Project) -> tuple[str, ...]:
    from .config_sources import load_all

    return tuple(load_all(config_file=project.config_file, use_files=project.use_files).named)


def _has_effect(source: Source) -> bool:
    from .js.parse import parse

    return any(component.effects for component in parse(source).components)
