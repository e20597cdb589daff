"""Which synchronizer an app embeds: rendered from a configuration or read from a file, and checked before it is built in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codegen import InputError, Source, SynchronizerConfig, check, load, parse, render
from codegen.findings import Severity
from codegen.names import nearest
from codegen.presets import PRESETS, from_preset

from .components.line import LINES, ClerkLine
from .errors import ConfigError

if TYPE_CHECKING:
    from codegen.js.node import Node

PROJECT = "project"
"""Names the default variant of the project's own configuration; `project:NAME` names another variant."""


class FaultySynchronizerError(ConfigError):
    """A synchronizer in which a check has found an error; the text is the report."""


@dataclass(frozen=True, slots=True)
class Synchronizer:
    """The text of a synchronizer, and the name of the component that it exports; `path` is how reports call it.

    `template` is the JWT template whose tokens it asks for, as far as that is known.
    """

    component: str
    text: str
    path: str
    template: str | None = None


def choose(
    wanted: SynchronizerConfig | Path | str, *, line: ClerkLine, state: str, root: Path | None = None
) -> Synchronizer:
    """Return the synchronizer that an app asks for.

    `wanted` is a configuration, the name of a preset, `project` or `project:VARIANT` for the configuration of the
    project that `root` (by default the current folder) belongs to, or the path of a rendered file. A preset is
    rendered for `line` and the full state name `state`; everything else says both itself, and must agree.
    Raises `ConfigError` for a name that nothing has and for a synchronizer of another line or state, and
    `codegen.SynchronizerError` for a configuration or a file that cannot be used.
    """
    if isinstance(wanted, SynchronizerConfig):
        return _rendered(wanted, "the synchronizer's configuration", line, state)
    if isinstance(wanted, str) and wanted in PRESETS:
        return _rendered(from_preset(wanted, {"clerk": line.name, "state": state}), f"preset {wanted}", line, state)
    name = str(wanted)
    if name == PROJECT or name.startswith(f"{PROJECT}:"):
        variant = load(name.partition(":")[2] or None, start=root)
        return _rendered(variant.config, name, line, state)
    if name.endswith((".jsx", ".js")):
        return _read((root or Path.cwd()) / name, name, line)
    known = [*PRESETS, PROJECT]
    raise ConfigError(
        f"synchronizer={name!r} is neither a preset ({', '.join(PRESETS)}), nor {PROJECT!r} or '{PROJECT}:VARIANT', "
        f"nor the path of a .jsx file{nearest(name, known)}"
    )


@cache
def demand_no_errors(synchronizer: Synchronizer, allow: frozenset[str] = frozenset()) -> None:
    """Check a synchronizer; an error that `allow` does not name raises `FaultySynchronizerError` with the text report.

    Raises `ConfigError` that names the nearest for an id in `allow` that no check has.
    """
    try:
        result = check(synchronizer.text, path=synchronizer.path, ignore=allow)
    except InputError as error:
        raise ConfigError(f"allow={sorted(allow)!r}: {error}") from None
    errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    if not errors and not result.errors:
        return
    from codegen.report import text

    report = text.render(replace(result, findings=tuple(errors), abstained=()))
    ids = sorted({finding.check for finding in errors})
    allowed = f"\nTo build it all the same, knowing what it does: allow={ids!r}" if ids else ""
    raise FaultySynchronizerError(f"{synchronizer.path} must not be built into an app\n\n{report}{allowed}")


def _rendered(config: SynchronizerConfig, path: str, line: ClerkLine, state: str) -> Synchronizer:
    for option, has, needs in (("clerk", config.clerk.value, line.name), ("state", config.state, state)):
        if has != needs:
            raise ConfigError(
                f"{path} says {option} = {has!r}, but the provider needs {needs!r}; change the one or the other"
            )
    return Synchronizer(config.component, render(config), path, config.token.template or None)


def _read(file: Path, path: str, line: ClerkLine) -> Synchronizer:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8 text"
        raise ConfigError(f"the synchronizer {path} cannot be read: {reason}") from None
    program = parse(Source(text, path))
    exported = set(_exported(program.tree))
    names = [component.name for component in program.components if component.name in exported]
    if len(names) != 1:
        found = f"{len(names)}: {', '.join(names)}" if names else "none"
        raise ConfigError(f"the synchronizer {path} must export one component with effects, this file has {found}")
    foreign = {other.package for other in LINES.values() if other.name != line.name} & set(_imported(program.tree))
    if foreign:
        raise ConfigError(
            f"the synchronizer {path} imports {', '.join(foreign)}, but the provider is of {line.package}; "
            f"render it with --set clerk={line.name}, or give the provider the other line"
        )
    return Synchronizer(names[0], text, path)


def _imported(module: Node) -> Iterable[str]:
    return (node.source.value for node in module.body if node.type == "ImportDeclaration")


def _exported(module: Node) -> Iterable[str]:
    """Give the names under which the functions of a module are exported, as far as they are those of the functions."""
    for node in module.body:
        if node.type == "ExportNamedDeclaration" and node.declaration is not None:
            declared: Any = node.declaration
            yield from (one.id.name for one in getattr(declared, "declarations", [declared]))
        elif node.type == "ExportNamedDeclaration":
            yield from (one.local.name for one in node.specifiers if one.local.name == one.exported.name)
