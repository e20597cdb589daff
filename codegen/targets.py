"""What a user can name on the command line as *a synchronizer*: a file, a git revision's file, a preset, a variant, a published package.

Every kind can be said outright (`file:`, `git:`, `preset:`, `variant:`, `pkg:`); without that a name is, in this order, `-` for standard
input, a file that exists, a preset, a variant of the project, or `REVISION:PATH`. A configuration file (`.toml`) means what it renders.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from . import git
from .errors import InputError, Problem
from .inputs import STDIN, Input, decode, read_file, read_stdin
from .names import nearest
from .presets import PRESETS
from .source import Source

CONFIGURATION = ".toml"
"""Suffix of the files that are rendered, not read."""

PACKAGE = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(==(?P<version>[A-Za-z0-9.!+_-]+))?")
"""A distribution, installed or with an exact version (names and versions as PyPA's specifications have them)."""


@dataclass(frozen=True, slots=True)
class Target:
    """A named synchronizer: `label` is how reports call it."""

    label: str
    source: Source


@dataclass(frozen=True, slots=True)
class Project:
    """Which project's variants can be named: as `codegen.load` takes it."""

    config_file: Path | None = None
    use_files: bool = True


def resolve(name: str, project: Project | None = None) -> Target:
    """Return the synchronizer that a name means; raises InputError, or what reading a configuration raises."""
    project = project or Project()
    kind, found, rest = name.partition(":")
    if found and kind in _KINDS:
        return _KINDS[kind](rest, project)
    if name == STDIN:
        return _one(Input("<stdin>", partial(read_stdin, "<stdin>")))
    if Path(name).exists():
        return _from_file(name, project)
    if name in PRESETS:
        return _from_preset(name, project)
    if name in _variants(project):
        return _from_variant(name, project)
    if found and kind:
        return _from_git(name, project)
    known = [*PRESETS, *_variants(project)]
    hint = f"a file, {', '.join(known)}, REVISION:PATH, or pkg:NAME==VERSION"
    raise InputError(Problem(f"nothing is called `{name}`{nearest(name, known)}", value=name, hint=hint))


def _one(item: Input, label: str = "") -> Target:
    """Return the one synchronizer of an input; a Python file can hold several, of which the one with a component is meant."""
    sources, problems = item.javascript()
    if problems:
        raise InputError(problems)
    if len(sources) > 1:
        from .js.parse import parse

        sources = tuple(source for source in sources if parse(source).components)
    if not sources:
        raise InputError(
            Problem("no component in this file", path=item.name, hint="give the file whose component calls useEffect")
        )
    return Target(label or item.name, sources[0])


def _from_file(path: str, _project: Project) -> Target:
    if Path(path).is_dir():
        raise InputError(Problem("this is a folder; name one file", path=path))
    if Path(path).suffix == CONFIGURATION:
        return next(iter(of_configuration(Path(path)).values()))
    return _one(Input(path, partial(read_file, Path(path))))


def _from_preset(name: str, _project: Project) -> Target:
    from .presets import preset
    from .render import render

    return Target(name, Source(render(preset(name)), f"preset:{name}"))


def _from_variant(name: str, project: Project) -> Target:
    from .config_sources import load
    from .render import render

    variant = load(name, config_file=project.config_file, use_files=project.use_files)
    return Target(name, Source(render(variant.config, template_dir=variant.template_dir), f"variant:{name}"))


def of_configuration(file: Path) -> dict[str, Target]:
    """Return what a configuration file renders, by variant, the default one first; raises ConfigurationError."""
    from .config_sources import load_all
    from .render import render

    found = {}
    for variant in load_all(config_file=file, environment={}):
        label = f"{file}: {variant.name}"
        text = render(variant.config, template_dir=variant.template_dir)
        found[variant.name] = Target(label, Source(text, label))
    return found


def _variants(project: Project) -> tuple[str, ...]:
    from .config_sources import load_all

    return tuple(load_all(config_file=project.config_file, use_files=project.use_files).named)


# --- git ----------------------------------------------------------------------------------------------------------------


def _from_git(name: str, _project: Project) -> Target:
    """Read `REVISION:PATH` out of the repository round the current folder; a PATH is relative to that folder, or else to the repository."""
    revision, _, path = name.partition(":")
    if not revision or not path:
        hint = "write REVISION:PATH, such as main:app/sync.jsx"
        raise InputError(Problem(f"`{name}` is no file of a revision", value=name, hint=hint))
    if revision.startswith("-"):
        raise InputError(Problem(f"`{revision}` is no revision", value=name))
    done = git.show(revision, path)
    if done.returncode:
        raise InputError(Problem(f"git cannot show `{name}`: {git.reason(done)}", value=name))
    return _one(Input(name, partial(decode, done.stdout, name)), name)


# --- packages -----------------------------------------------------------------------------------------------------------


def _from_package(name: str, _project: Project) -> Target:
    """Read the synchronizer out of a distribution: the installed one, or a wheel of an exact version that pip downloads."""
    match = PACKAGE.fullmatch(name)
    if match is None:
        raise InputError(
            Problem(
                f"`{name}` is no package", value=name, hint="write pkg:NAME for an installed one, or pkg:NAME==VERSION"
            )
        )
    files = _wheel_files(match["name"], match["version"]) if match["version"] else _installed_files(match["name"])
    found = [
        (path, text) for path, text in sorted(files.items()) if "add_custom_code" in text or "_get_custom_code" in text
    ]
    targets = [target for path, text in found if (target := _component_of(path, text, f"pkg:{name}")) is not None]
    if not targets:
        raise InputError(
            Problem(f"{name} has no component with an effect in an add_custom_code method", value=f"pkg:{name}")
        )
    return targets[0]


def _component_of(path: str, text: str, label: str) -> Target | None:
    from .js.parse import parse

    for source in Input(path, lambda: text).javascript()[0]:
        if any(component.effects for component in parse(source).components):
            return Target(label, source)
    return None


def _installed_files(name: str) -> Mapping[str, str]:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        files = distribution(name).files or []
    except PackageNotFoundError as error:
        hint = f"pip install it, or name a version to download: pkg:{name}==1.0"
        raise InputError(Problem(f"the package {name} is not installed", value=f"pkg:{name}", hint=hint)) from error
    return {str(file): Path(str(file.locate())).read_text(encoding="utf-8") for file in files if file.suffix == ".py"}


def _wheel_files(name: str, version: str) -> Mapping[str, str]:
    """Download a wheel with pip, without what it depends on and without running any of it, and read its Python files."""
    from tempfile import TemporaryDirectory
    from zipfile import ZipFile

    with TemporaryDirectory() as folder:
        options = [
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
            "--disable-pip-version-check",
            "--no-input",
            "--dest",
            folder,
        ]
        command = [sys.executable, "-m", "pip", "download", *options, f"{name}=={version}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - name and version are matched above
        wheels = sorted(Path(folder).glob("*.whl"))
        if done.returncode or not wheels:
            said = [line for line in done.stderr.splitlines() if line.strip()]
            told = [line for line in said if line.startswith("ERROR:")] or said
            reason = told[-1].removeprefix("ERROR:").strip() if told else "pip found no wheel"
            hint = None
            if find_spec("pip") is None:
                hint = f"this environment has no pip: install one, or install {name}=={version} and write pkg:{name}"
            raise InputError(
                Problem(f"pip cannot download {name}=={version}: {reason}", value=f"pkg:{name}=={version}", hint=hint)
            )
        with ZipFile(wheels[0]) as wheel:
            names = [item for item in wheel.namelist() if item.endswith(".py")]
            return {item: decode(wheel.read(item), item) for item in names}


_KINDS: Mapping[str, Callable[[str, Project], Target]] = {
    "file": _from_file,
    "git": _from_git,
    "preset": _from_preset,
    "variant": _from_variant,
    "pkg": _from_package,
}
