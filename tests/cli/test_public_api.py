"""The names that other people's code may import, and what they are."""

from __future__ import annotations

import dataclasses
import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module

import pytest

import codegen
from codegen import testing
from codegen.errors import SynchronizerError

SHAPE = {
    "check": (
        "(text: str, *, path: str = '<input>', select: str | Iterable[str] = (), ignore: str | Iterable[str] = (), "
        "additional_hooks: str | None = None, sources: str | Iterable[str] = (), sinks: str | Iterable[str] = ()) -> CheckResult"
    ),
    "compare": (
        "(old: Source | str, new: Source | str, *, labels: tuple[str, str] | None = None, explore_depth: int = 0) "
        "-> Comparison"
    ),
    "explore": (
        "(source: Source | str, *, path: str = '<input>', depth: int = 5, strict_mode: StrictMode = 'both', failures: int = 2, "
        "actions: Iterable[str] | None = None, invariants: Iterable[str] | None = None, jobs: int | None = None, "
        "max_states: int = 5000000, max_seconds: float = 3600.0, component: str | None = None, events: Events | None = None, "
        "acknowledgement: Acknowledgement | None = None, merge: bool = True, stop_when_broken: bool = False, "
        "machine: MachineKind = 'v8', progress: Callable[[Progress], object] | None = None) -> Exploration"
    ),
    "load": (
        "(name: str | None = None, *, config_file: Path | None = None, use_files: bool = True, "
        "environment: Mapping[str, str] | None = None, overrides: Sequence[str] = (), preset: str | None = None, "
        "start: Path | None = None) -> Variant"
    ),
    "parse": "(source: Source | str, *, path: str = '<input>') -> Program",
    "preset": "(name: PresetName, /, **options: Unpack[SynchronizerOptions]) -> SynchronizerConfig",
    "render": "(config: SynchronizerConfig, *, template_dir: Path | None = None) -> str",
}
"""Signatures of the public functions; a change here is a change for users, and belongs into the change log."""

CLASSES = [
    "Abstention",
    "Change",
    "ChangeSeverity",
    "CheckResult",
    "Comparison",
    "ConfigurationError",
    "Finding",
    "InputError",
    "JavaScriptSyntaxError",
    "Problem",
    "Severity",
    "Source",
    "SynchronizerConfig",
    "SynchronizerError",
    "TemplateError",
]


FIELDS = {
    "Change": ["kind", "severity", "message", "old", "new", "data"],
    "Comparison": [
        "old_source",
        "new_source",
        "changes",
        "findings_gained",
        "findings_lost",
        "findings_kept",
        "undecided",
        "anchors",
        "invariants",
        "labels",
    ],
}
"""What of a result other people's code reads."""

TESTING = {
    "assert_synchronizer": (
        "(source: str, *, path: str = '<input>', allow: Iterable[str] = (), config: SynchronizerConfig | Variant | None = None) -> None"
    ),
    "assert_trace": (
        "(synchronizer: str | Path, trace: Sequence[str], *, settling: str | None = 'resolve', strict_mode: bool = False, "
        "invariants: Iterable[str] | None = None, component: str | None = None) -> None"
    ),
}
"""The functions of `codegen.testing`."""


@pytest.mark.parametrize("name", FIELDS)
def test_results_keep_their_fields(name: str) -> None:
    assert [field.name for field in dataclasses.fields(getattr(codegen, name))] == FIELDS[name]


@pytest.mark.parametrize("name", TESTING)
def test_assertions_keep_their_signatures(name: str) -> None:
    assert signature(getattr(testing, name)) == TESTING[name]


def test_names_of_the_modules_beside_it() -> None:
    """The explorer and the test helpers are imported when they are asked for: they need extras."""
    assert {*testing.__all__} == {*TESTING, "JsxSnapshot", "jsx_snapshot"}
    assert {"catalogue", "explore", "random_walks", "replay"} <= {*import_module("codegen.explore").__all__}


def test_public_names_are_these_and_no_others() -> None:
    assert set(codegen.__all__) == {*SHAPE, *CLASSES, "__version__"}
    assert set(codegen.__all__) <= set(dir(codegen))


def signature(function: Callable[..., object]) -> str:
    """Return a signature as it is written, with quotes round values alone."""
    return re.sub(r"(: |-> |\| )'([^']*)'", r"\1\2", str(inspect.signature(function)))


@pytest.mark.parametrize("name", SHAPE)
def test_functions_keep_their_signatures(name: str) -> None:
    assert signature(getattr(codegen, name)) == SHAPE[name]


@pytest.mark.parametrize("name", CLASSES)
def test_classes_are_classes_and_errors_share_one_base(name: str) -> None:
    found = getattr(codegen, name)
    assert inspect.isclass(found)
    assert issubclass(found, SynchronizerError) == name.endswith("Error")


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        codegen.nothing  # noqa: B018 - the access is what is tested


@pytest.mark.parametrize("name", ["check", "compare", "explore", "render"])
@pytest.mark.parametrize("first", ["import codegen.{0}", "from codegen.{0} import {0}", "codegen.{0}"])
def test_function_wins_over_the_module_of_its_name(name: str, first: str) -> None:
    """`import codegen.render` binds the module in the package; `codegen.render(...)` must work all the same."""
    code = f"import codegen\n{first.format(name)}\nassert callable(codegen.{name}), codegen.{name}\n"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_version_is_that_of_the_project() -> None:
    assert codegen.__version__.count(".") == 2
