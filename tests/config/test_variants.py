"""What a variant is made of: preset < top of the section < variant < environment < --set, and the project's own keys."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from codegen.config_sources import load
from tests.config.loading import Loader

Write = Callable[[str], Path]


def test_each_origin_overrides_the_ones_before_it(section: Write, loaded: Loader) -> None:
    """One option is set at every level, and one more level is taken away at each step."""
    section('preset = "pr24"\nretry.delay_ms = 2\n[tool.reflex-clerk-sync.variants.web]\nretry.delay_ms = 3')
    environment = {"REFLEX_CLERK_SYNC_RETRY__DELAY_MS": "4"}

    def delay(name: str | None, **arguments: object) -> int:
        return loaded(name, **arguments).config.retry.delay_ms

    assert delay("web", environment=environment, overrides=["retry.delay_ms=5", "retry.delay_ms=6"]) == 6
    assert delay("web", environment=environment) == 4
    assert delay("web") == 3
    assert delay(None) == 2
    section('preset = "pr24"')
    assert delay(None) == 500


def test_a_variant_is_its_preset_then_the_top_then_itself(section: Write, loaded: Loader) -> None:
    section(
        """
        component = "Top"
        debug = true
        [tool.reflex-clerk-sync.variants.plain]
        [tool.reflex-clerk-sync.variants.published]
        preset = "pr24"
        debug = false
        """
    )
    plain, published = loaded("plain"), loaded("published")
    assert (plain.preset, plain.config.component, plain.config.debug) == ("resilient", "Top", True)
    assert (published.preset, published.config.component, published.config.debug) == ("pr24", "Top", False)
    assert published.config.style == "promise", "the preset's value, as nobody set another"


def test_the_preset_of_a_call_takes_the_place_of_the_projects(section: Write, loaded: Loader) -> None:
    section('preset = "pr24"\ncomponent = "Mine"')
    variant = loaded(preset="resilient")
    assert (variant.preset, variant.config.style, variant.config.component) == ("resilient", "async", "Mine")
    assert loaded(overrides=["preset=resilient"]).preset == "resilient"
    assert loaded(environment={"REFLEX_CLERK_SYNC_PRESET": "resilient"}).preset == "resilient"


def test_a_value_from_outside_a_file_is_toml_or_else_a_string(loaded: Loader) -> None:
    variant = loaded(
        overrides=[
            "component=Sync",
            "reflex=<0.8.8",
            "debug = true",
            'identity=["signed_in", "user_id"]',
            'retry={ delay_ms = 750, backoff = "linear" }',
            "token.template=1\ntimeout_ms = 3",
        ],
        environment={"REFLEX_CLERK_SYNC_TOKEN__TIMEOUT_MS": "false", "OTHER": "1"},
    )
    config = variant.config
    assert (config.component, config.reflex, config.debug) == ("Sync", "<0.8.8", True)
    assert (config.identity, config.retry.delay_ms, config.retry.backoff) == (("signed_in", "user_id"), 750, "linear")
    assert (config.token.template, config.token.timeout_ms) == ("1\ntimeout_ms = 3", False)


def test_the_environment_is_the_processes_unless_another_is_given(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFLEX_CLERK_SYNC_DEBUG", "true")
    assert load(start=project).config.debug
    assert not load(start=project, environment={}).config.debug


def test_overrides_concern_the_variant_that_is_asked_for_only(section: Write, loaded: Loader) -> None:
    """The other variants are those of the file, so an override cannot break them."""
    section("[tool.reflex-clerk-sync.variants.once]\nretry = { attempts = 1, delay_ms = 0, max_delay_ms = 1 }")
    assert loaded(overrides=["retry.attempts=3"]).config.retry.attempts == 3
    assert "retry.delay_ms = 0 with retry.attempts = 3" in "".join(loaded.fails(overrides=["retry.attempts=3"]))


def test_all_variants_come_in_the_order_of_the_file(section: Write, loaded: Loader) -> None:
    path = section("[tool.reflex-clerk-sync.variants.b]\n[tool.reflex-clerk-sync.variants.a]\n")
    variants = loaded.all()
    assert [variant.name for variant in variants] == ["default", "b", "a"]
    assert variants.file == path


def test_a_variant_says_where_it_comes_from(section: Write, loaded: Loader, project: Path) -> None:
    section("[tool.reflex-clerk-sync.variants.web]\n")
    loaded.start = project / "app"
    loaded.start.mkdir()
    origin = os.path.join("..", "pyproject.toml")  # noqa: PTH118 - pathlib would take the .. for noise
    assert [variant.origin for variant in loaded.all()] == [
        f"{origin} [tool.reflex-clerk-sync]",
        f"{origin} [tool.reflex-clerk-sync.variants.web]",
    ]


def test_paths_start_from_the_file(section: Write, loaded: Loader, project: Path) -> None:
    (project / "overrides").mkdir()
    section(
        """
        output = "assets/sync.jsx"
        templates = "overrides"
        [tool.reflex-clerk-sync.variants.web]
        output = "assets/web.jsx"
        [tool.reflex-clerk-sync.variants.unwritten]
        """
    )
    (project / "app").mkdir()
    loaded.start = project / "app"
    variants = loaded.all()
    assert [variant.output for variant in variants] == [
        project / "assets" / "sync.jsx",
        project / "assets" / "web.jsx",
        None,
    ], "an output is not inherited: two variants would overwrite each other"
    assert {variant.template_dir for variant in variants} == {project / "overrides"}, "templates are inherited"


@pytest.mark.parametrize("same", ["./sync.jsx", "x/../sync.jsx"])
def test_two_variants_cannot_be_written_to_one_file(section: Write, loaded: Loader, same: str) -> None:
    section(f'output = "sync.jsx"\n[tool.reflex-clerk-sync.variants.web]\noutput = "{same}"')
    [problem] = loaded.fails()
    assert problem == "pyproject.toml:4:10: variants default and web would be written to the same file"


def test_a_folder_of_templates_that_is_missing_is_an_error_once(section: Write, loaded: Loader, project: Path) -> None:
    section('templates = "nowhere"\n[tool.reflex-clerk-sync.variants.web]\n')
    assert loaded.fails() == [f"pyproject.toml:2:13: templates: no such folder: {project / 'nowhere'}"]


def test_an_unknown_variant_is_an_error_that_names_the_nearest(section: Write, loaded: Loader) -> None:
    section("[tool.reflex-clerk-sync.variants.mobile]\n")
    with pytest.raises(Exception, match=r"pyproject.toml: no variant is called 'mobil' \(did you mean mobile\?\)"):
        loaded("mobil")
    with pytest.raises(Exception, match="no configuration file is used here"):
        loaded("mobile", use_files=False)


def test_the_default_variant_has_its_name_for_itself(section: Write, loaded: Loader) -> None:
    section("debug = true\n")
    assert loaded("default").config.debug
    section("[tool.reflex-clerk-sync.variants.default]\n")
    [problem] = loaded.fails()
    assert "default is the variant at the top of the section" in problem


def test_a_warning_stands_at_the_key_that_the_user_wrote(section: Write, loaded: Loader) -> None:
    section(
        'preset = "pr24"\ntoken.fallback_to_cache = true\n[tool.reflex-clerk-sync.variants.web]\nretry.attempts = 1\n'
    )
    variants = loaded.all(overrides=["on_failure=clear"])
    assert [(warning.path, warning.line, warning.key) for warning in variants.warnings] == [
        ("pyproject.toml", 3, "token.fallback_to_cache"),
        ("--set on_failure", None, "on_failure"),
    ], "one each, although both variants have them, and nothing about what pr24 sets by itself"
