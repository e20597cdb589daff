"""Settings of the checks stand in the same section and are held to the same rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from codegen.checks import all_checks
from codegen.config_sources import CheckOptions, load_check_options
from codegen.config_sources.section import CheckTable, Roles
from tests.config.loading import Loader

Write = Callable[[str], Path]


@pytest.fixture
def check_id() -> str:
    return next(iter(all_checks()))


def test_all_settings_arrive(section: Write, project: Path, check_id: str) -> None:
    section(
        f"""
        [tool.reflex-clerk-sync.check]
        select = ["{check_id}"]
        ignore = ["{check_id}"]
        per_file_ignores = {{ "legacy/*.jsx" = ["{check_id}"] }}
        severity = {{ {check_id} = "warning" }}
        strict = true
        additional_hooks = "useMine|useYours"
        jobs = 2
        [tool.reflex-clerk-sync.roles]
        sources = ["fetch", "api.get"]
        sinks = ["store.set"]
        """
    )
    assert load_check_options(start=project) == CheckOptions(
        select=(check_id,),
        ignore=(check_id,),
        per_file_ignores={"legacy/*.jsx": (check_id,)},
        severity={check_id: "warning"},  # type: ignore[dict-item]  # equal to Severity.WARNING
        strict=True,
        additional_hooks="useMine|useYours",
        jobs=2,
        sources=("fetch", "api.get"),
        sinks=("store.set",),
        root=project,
    )


def test_the_defaults_are_those_of_the_file_format() -> None:
    """What a file may say and what the program uses are two types; here they are held together."""
    written = {**dict(CheckTable()), **dict(Roles())}
    assert {field.name for field in fields(CheckOptions)} == {*written, "root"}
    assert CheckOptions(**written) == CheckOptions()


def test_a_misspelt_check_is_an_error_that_names_the_nearest(section: Write, loaded: Loader, check_id: str) -> None:
    section(f'[tool.reflex-clerk-sync.check]\nignore = ["{check_id[:-1]}"]\nseverity = {{ {check_id}x = "error" }}\n')
    first, second = loaded.fails()
    assert first.startswith(f'pyproject.toml:3:11: check.ignore[0] is "{check_id[:-1]}", but must be')
    assert first.endswith(f'(did you mean "{check_id}"?)')
    assert second.startswith(f"pyproject.toml:4:14: check.severity.{check_id}x: the name must be")


def test_without_a_section_the_settings_cost_no_validation(project: Path) -> None:
    assert load_check_options(start=project, use_files=False) == CheckOptions()
