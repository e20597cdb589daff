"""Which synchronizer an app gets for what it asks for, and what it is told if it cannot have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen import ConfigurationError, JavaScriptSyntaxError, SynchronizerConfig, check, preset, render
from codegen.findings import Severity
from reflex_clerk import ClerkState, ConfigError, FaultySynchronizerError, clerk_provider, configure
from reflex_clerk.components.line import LINES
from reflex_clerk.synchronizer import Synchronizer, choose, demand_no_errors

KEY = "pk_test_ZmFrZS1jbGVyay5jbGVyay5hY2NvdW50cy5kZXYk"
STATE = ClerkState.get_full_name()
REACT, CLERK_REACT = LINES["react"], LINES["clerk-react"]


def chosen(wanted: SynchronizerConfig | Path | str) -> Synchronizer:
    return choose(wanted, line=REACT, state=STATE)


@pytest.mark.parametrize("name", ["acknowledged", "resilient", "pr24"])
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_preset_is_rendered_for_the_line_and_our_state(name: str, line: object) -> None:
    """Its own names, which for pr24 are those of another package, do not count."""
    found = choose(name, line=line, state=STATE)  # type: ignore[arg-type] # a line
    assert f'"{STATE}.set_clerk_session"' in found.text
    assert f'from "{line.package}"' in found.text  # type: ignore[attr-defined] # as above


def test_a_configuration_is_rendered_as_it_is() -> None:
    config = preset("acknowledged", component="Ours", debug=True)
    assert chosen(config) == Synchronizer("Ours", render(config), "the synchronizer's configuration")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"clerk": "clerk-react"}, "says clerk = 'clerk-react', but the provider needs 'react'"),
        ({"state": "state.another"}, "says state = 'state.another', but the provider needs"),
    ],
)
def test_a_configuration_for_another_app_is_refused(options: dict[str, str], told: str) -> None:
    """It would be built, and say nothing to anybody."""
    with pytest.raises(ConfigError, match=told):
        chosen(preset("acknowledged", **options))


def test_a_template_needs_a_backend_that_takes_its_tokens() -> None:
    """Otherwise the page would ask for tokens that are refused, every one of them."""
    config = preset("resilient", clerk="react", state=STATE, token={"template": "mine"})
    with pytest.raises(ConfigError, match=r"token.template = 'mine'.*accept_templates=True"):
        clerk_provider(publishable_key=KEY, synchronizer=config)
    configure(accept_templates=True)
    assert clerk_provider(publishable_key=KEY, synchronizer=config)


def test_the_projects_configuration_is_used_when_it_is_named(app_folder: Path) -> None:
    """By itself its default variant, with a name another one; unnamed it counts for nothing."""
    (app_folder / "pyproject.toml").write_text(
        '[tool.reflex-clerk-sync]\npreset = "acknowledged"\ncomponent = "Projects"\n'
        '[tool.reflex-clerk-sync.variants.loud]\ncomponent = "Loud"\ndebug = true\n'
    )
    assert [chosen(name).component for name in ("project", "project:loud", "acknowledged")] == [
        "Projects",
        "Loud",
        "ClerkSessionSynchronizer",
    ]
    with pytest.raises(ConfigurationError, match="quiet"):
        chosen("project:quiet")


@pytest.mark.parametrize("kind", [str, Path])
def test_a_rendered_file_is_taken_byte_for_byte(app_folder: Path, kind: type[str] | type[Path]) -> None:
    text = render(preset("acknowledged", component="Frozen")) + "// a word of ours\n"
    (app_folder / "frozen.jsx").write_text(text)
    assert chosen(kind("frozen.jsx")) == Synchronizer("Frozen", text, "frozen.jsx")


def test_a_file_may_export_at_its_end(app_folder: Path) -> None:
    text = render(preset("resilient")).replace("export function", "function")
    (app_folder / "late.jsx").write_text(f"{text}\nexport {{ ClerkSessionSynchronizer }};\n")
    assert chosen("late.jsx").component == "ClerkSessionSynchronizer"


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        (None, ConfigError, "cannot be read: No such file"),
        (b"\xff", ConfigError, "it is not UTF-8 text"),
        (b"export function x( {", JavaScriptSyntaxError, "bad.jsx:1"),
        (b"export const answer = 42;", ConfigError, "must export one component with effects, this file has none"),
        (render(preset("resilient", clerk="clerk-react")).encode(), ConfigError, "imports @clerk/clerk-react"),
    ],
)
def test_a_file_that_cannot_be_it_is_refused(
    app_folder: Path, content: bytes | None, error: type[Exception], told: str
) -> None:
    if content is not None:
        (app_folder / "bad.jsx").write_bytes(content)
    with pytest.raises(error, match=told):
        chosen("bad.jsx")


def test_a_misspelt_name_is_told_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="did you mean `acknowledged`"):
        chosen("acknowleged")


def test_an_error_stops_the_build_with_the_report() -> None:
    """It names the check, the line and what to do; who knows better names what is allowed."""
    published = chosen("pr24")
    with pytest.raises(FaultySynchronizerError) as caught:
        demand_no_errors(published)
    told = str(caught.value)
    findings = check(published.text).findings
    errors = sorted({finding.check for finding in findings if finding.severity is Severity.ERROR})
    assert errors
    assert all(f"error[{name}]" in told for name in errors)
    assert "warning[" not in told
    assert f"allow={errors!r}" in told
    demand_no_errors(published, frozenset(errors))
    with pytest.raises(FaultySynchronizerError):
        demand_no_errors(published, frozenset(errors[1:]))


def test_an_unknown_check_cannot_be_allowed() -> None:
    with pytest.raises(ConfigError, match="there is no check `stale-dispach`; did you mean `stale-dispatch`"):
        demand_no_errors(chosen("acknowledged"), frozenset({"stale-dispach"}))


@pytest.mark.parametrize(
    ("allow", "told"),
    [
        (["nope"], r"allow=\['nope'\]: there is no check `nope`"),
        ("nope", r"allow=\['nope'\]: there is no check `nope`"),  # one id, and not four letters
        (7, "allow must be a string, or a list of strings"),
        ([7], "allow must be a string, or a list of strings"),
    ],
)
def test_what_is_allowed_is_one_id_or_several(allow: Any, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        clerk_provider(publishable_key=KEY, allow=allow)


@pytest.mark.parametrize("name", ["acknowledged", "resilient"])
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_the_presets_for_use_have_no_errors(name: str, line: object) -> None:
    demand_no_errors(choose(name, line=line, state=STATE))  # type: ignore[arg-type] # a line
