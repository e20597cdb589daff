"""`explain`, `schema` and the written documentation: what the tool says about itself."""

from __future__ import annotations

import json

import pytest

from codegen.changes import all_kinds
from codegen.checks import all_checks
from codegen.config_rules import CONTRADICTIONS, DOUBTS
from codegen.invariants import BROKEN_BY, all_invariants
from codegen.report import option_text
from codegen.report.terminal import Terminal
from codegen.schema import json_schema
from tests.cli.running import Cli

DOCS = ("docs", "--output", "docs")
IDS = tuple(all_checks())


@pytest.mark.parametrize("check", IDS)
def test_every_check_can_be_explained(cli: Cli, check: str) -> None:
    text = cli("explain", check).stdout
    found = all_checks()[check]
    assert text.startswith(f"{check}  {found.severity}, since {found.since}\n")
    for part in (found.summary, found.rationale, found.mend, found.limits, found.INVALID[0].message):
        assert " ".join(part.split()) in text
    assert "\n".join(f"  | {line}".rstrip() for line in found.INVALID[0].code.split("\n")) in text


def test_without_a_check_all_are_listed_with_one_sentence(cli: Cli) -> None:
    lines = cli("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines[: len(IDS)]] == list(IDS)
    assert all(line.endswith(check.summary) for line, check in zip(lines, all_checks().values(), strict=False))


def test_the_list_has_invariants_and_kinds_of_change_as_well(cli: Cli) -> None:
    lines = cli("explain").stdout.splitlines()
    told = {line.split(maxsplit=1)[0]: line for line in lines if line}
    assert all(told[invariant.id].endswith(invariant.rule) for invariant in all_invariants().values())
    assert all(told[kind.id].endswith(kind.sentence) for kind in all_kinds().values())


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("exhaustive-dep", "exhaustive-deps"),
        ("i2", "I2"),
        ("componentremoved", "component-removed"),
        ("retry.delay-ms", "retry.delay_ms"),
        ("resilliant", "resilient"),
    ],
)
def test_unknown_name_names_the_nearest(cli: Cli, misspelt: str, meant: str) -> None:
    for form in ("text", "markdown"):
        told = cli("explain", misspelt, "--format", form, status=2).stderr
        assert (
            f"there is no check, invariant, kind of change, option or preset `{misspelt}`; did you mean `{meant}`?"
            in told
        )


def test_invariants_are_those_of_the_explorer_in_its_words() -> None:
    """What is read from the runtime's files is what the running explorer says of itself."""
    from codegen.explore import catalogue

    told = [(rule.id, rule.says) for rule in catalogue().rules]
    assert [(invariant.id, invariant.rule) for invariant in all_invariants().values()] == told
    assert set(BROKEN_BY) == {name for name, _ in told}


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("name", list(all_invariants()))
def test_every_invariant_can_be_explained(cli: Cli, name: str, form: str) -> None:
    text = cli("explain", name, "--format", form).stdout
    found = all_invariants()[name]
    assert text.removeprefix("# ").startswith(name)
    assert found.rule in text
    assert found.broken_by in text


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("name", list(all_kinds()))
def test_every_kind_of_change_can_be_explained(cli: Cli, name: str, form: str) -> None:
    text = cli("explain", name, "--format", form).stdout
    found = all_kinds()[name]
    assert text.removeprefix("# ").startswith(name)
    for part in (found.sentence, found.hint, found.opposite):
        assert part in text or part == name


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_options_and_presets_can_be_explained(cli: Cli, form: str) -> None:
    """They stand in configurations beside the names of checks, and a reader asks for them in the same way."""
    text = cli("explain", "retry.delay_ms", "--format", form).stdout
    assert text.removeprefix("# ").startswith("retry.delay_ms  option")
    for part in ("Delay before the second attempt", "from 0 to 600000", "default: 500", "in pr24: 500"):
        assert part in text
    text = cli("explain", "acknowledged", "--format", form).stdout
    assert "acknowledgement.enabled = true" in text
    assert "compare pr24 acknowledged" in text


def test_every_option_and_preset_can_be_explained() -> None:
    for name in option_text.known():
        assert option_text.render(name, Terminal()).startswith(f"{name}  ")


def test_code_is_coloured_where_colour_is_wanted_and_its_text_stays(cli: Cli) -> None:
    import click

    plain = cli("explain", "exhaustive-deps").stdout
    coloured = cli("explain", "exhaustive-deps", FORCE_COLOR="1").stdout
    assert "\x1b[" not in plain
    assert "\x1b[" in coloured
    assert click.unstyle(coloured) == plain


@pytest.mark.parametrize("check", IDS)
def test_page_shows_all_examples_as_code(cli: Cli, check: str) -> None:
    page = cli("explain", check, "--format", "markdown").stdout
    found = all_checks()[check]
    for code in (*found.VALID, *(invalid.code for invalid in found.INVALID)):
        assert f"```jsx\n{code.strip()}\n```" in page.replace("```jsx\n\n", "```jsx\n")


def test_docs_are_written_and_stale_ones_are_named(cli: Cli) -> None:
    assert "docs/checks/index.md: written" in cli(*DOCS).stdout
    assert {path.stem for path in (cli.folder / "docs/checks").iterdir()} == {"index", *IDS}
    assert cli(*DOCS, "--check").stdout == ""
    assert cli(*DOCS).stdout == ""

    cli.write("docs/checks/exhaustive-deps.md", "old\n")
    cli.write("docs/checks/gone.md", "no check has this name\n")
    stale = cli(*DOCS, "--check", status=1).stdout
    assert "docs/checks/exhaustive-deps.md: stale\ndocs/checks/gone.md: stale\n" in stale
    cli(*DOCS)
    assert not (cli.folder / "docs/checks/gone.md").exists()
    cli(*DOCS, "--check")


def test_docs_are_not_written_into_just_any_folder(cli: Cli) -> None:
    """Without a word where to, only a checkout gets them."""
    told = cli("docs", status=2).stderr
    assert f"this folder is no checkout of reflex-clerk-sync\n --> {cli.folder}\n" in told
    assert list(cli.folder.iterdir()) == []
    cli.write("codegen/commands/docs.py", "")
    assert "docs/checks/index.md: written" in cli("docs").stdout


def test_index_links_every_page(cli: Cli) -> None:
    index = cli("explain", "--format", "markdown").stdout
    assert [f"[{check}]({check}.md)" in index for check in IDS] == [True] * len(IDS)


def test_schema_is_printed_as_json(cli: Cli) -> None:
    assert json.loads(cli("schema").stdout) == json_schema()


def test_index_answers_questions_with_checks_and_reaches_all_of_them(cli: Cli) -> None:
    """Whoever does not know a check's name yet finds it by what worries him."""
    asked = cli("explain", "--format", "markdown").stdout.partition("## By question")[2].partition("## All")[0]
    question = "- My effect fetches a token and then dispatches. Can the token arrive too late?\n  - [stale-dispatch](stale-dispatch.md): "
    assert question in asked
    assert {check for check in IDS if f"[{check}]({check}.md)" in asked} == set(IDS), (
        "add the check to codegen/questions.py"
    )


def test_page_of_options_has_every_option_with_its_default_and_preset(cli: Cli) -> None:
    cli(*DOCS)
    page = (cli.folder / "docs/options.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    properties = json_schema()["properties"]
    groups = {"acknowledgement", "events", "token", "retry", "check", "roles"}
    assert set(rows) >= set(properties) - groups - {"variants"}
    assert {name.partition(".")[0] for name in rows if "." in name} == groups
    retry = rows["retry.attempts"]
    assert retry.startswith(
        "| `retry.attempts` | a whole number from 1 to 100 | `4` | `2` |  | Number of token requests"
    )
    assert 'one of "error", "warning", "info"' in rows["check.severity"]
    assert all(rule.reason in page for rule in (*CONTRADICTIONS, *DOUBTS))
