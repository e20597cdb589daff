"""`compare` on the command line: what can be named, what fails, and what has changed since a revision."""

from __future__ import annotations

import json
from typing import Any

import pytest

from codegen.render import ROOT_TEMPLATE
from tests.cli.running import SOUND, Cli
from tests.compare.comparing import variant
from tests.compare.conftest import Repository

OLD = variant("resilient")
TUNED = variant("resilient", retry={"attempts": 6})
UNSAFE = variant("resilient", cleanup=False)
PYTHON = 'class Sync(Component):\n    def add_custom_code(self):\n        return [r"""{}"""]\n'


def report(cli: Cli, *arguments: str, status: int = 0) -> dict[str, Any]:
    """Run `compare --format json` without the explorer and return what it prints."""
    done = cli("compare", "--no-explore", "--format", "json", *arguments, status=status)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def names(found: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the names of both sides of each comparison."""
    return [(comparison["old"], comparison["new"]) for comparison in found["comparisons"]]


def changed(found: dict[str, Any]) -> list[str]:
    """Return the kinds of change of all comparisons."""
    return [change["kind"] for comparison in found["comparisons"] for change in comparison["changes"]]


def test_two_files(cli: Cli) -> None:
    cli.write("a.jsx", OLD)
    cli.write("b.jsx", TUNED)
    found = report(cli, "a.jsx", "b.jsx")
    assert names(found) == [("a.jsx", "b.jsx")]
    assert changed(found) == ["retry-attempts"]
    assert found["worst"] == "tuning"


def test_standard_input_and_a_preset(cli: Cli) -> None:
    done = cli("compare", "--no-explore", "-", "resilient", stdin=TUNED)
    assert "attempts: 6 → 4" in done.stdout


@pytest.mark.parametrize(
    ("fail_on", "text", "status"),
    [
        ("unsafe", TUNED, 0),
        ("tuning", TUNED, 1),
        ("unsafe", UNSAFE, 1),
        ("breaking", UNSAFE, 0),
        ("never", UNSAFE, 0),
        ("cosmetic", OLD, 0),
    ],
)
def test_exit_status_follows_the_severity(cli: Cli, fail_on: str, text: str, status: int) -> None:
    cli.write("a.jsx", OLD)
    cli.write("b.jsx", text)
    report(cli, "a.jsx", "b.jsx", "--fail-on", fail_on, status=status)


def test_configurations_are_compared_by_what_they_render(cli: Cli) -> None:
    """Each variant that one of them has; one that only one has is a component that came or went."""
    cli.write("a.toml", "[variants.fast]\nretry.delay_ms = 100\n")
    cli.write("b.toml", "retry.attempts = 6\n[variants.fast]\nretry.delay_ms = 200\n[variants.other]\n")
    found = report(cli, "a.toml", "b.toml")
    assert [new for _, new in names(found)] == ["b.toml: default", "b.toml: fast", "b.toml: other"]
    kinds = [{change["kind"] for change in comparison["changes"]} for comparison in found["comparisons"]]
    assert kinds == [{"retry-attempts"}, {"retry-attempts", "retry-delay"}, {"component-added"}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("resilient",), "name two synchronizers"),
        (("resilient", "nothing"), "nothing is called `nothing`"),
        (("resilient", "broken.jsx"), "broken.jsx"),
        (("--against", "main"), "git knows no revision `main`"),
        (("-", "-"), "standard input can be one of the two"),
    ],
)
def test_what_cannot_be_read_ends_with_2(cli: Cli, arguments: tuple[str, ...], said: str) -> None:
    cli.write("broken.jsx", "const a = ;\n")
    assert said in cli("compare", "--no-explore", *arguments, status=2).stderr


def test_text_shows_the_words_that_differ(cli: Cli) -> None:
    cli.write("a.jsx", OLD)
    cli.write("b.jsx", TUNED)
    done = cli("compare", "--no-explore", "--text", "a.jsx", "b.jsx")
    assert "-       const attempts = 4;" in done.stdout
    assert "+       const attempts = 6;" in done.stdout
    coloured = cli("compare", "--no-explore", "--text", "a.jsx", "b.jsx", FORCE_COLOR="1")
    assert "\x1b[7m6\x1b[0m" in coloured.output, "only the number is marked"


# --- against a revision -------------------------------------------------------------------------------------------------


@pytest.fixture
def history(repository: Repository) -> Repository:
    """Return a repository with a synchronizer, one in Python, another component, and a page without any."""
    repository.commit("first", sync_jsx=OLD, app__provider_py=PYTHON.format(OLD), title_jsx=SOUND, page_py="x = 1\n")
    return repository


def against(history: Repository, *arguments: str, status: int = 0) -> dict[str, Any]:
    """Compare with the last commit."""
    return report(history.cli, "--against", "HEAD", *arguments, status=status)


def test_nothing_has_changed(history: Repository) -> None:
    assert against(history)["comparisons"] == []
    assert "no synchronizer is different" in history.cli("compare", "--against", "HEAD").stdout


def test_before_the_first_commit_all_is_new(repository: Repository) -> None:
    """A hook that runs before the first commit compares as it does before every other."""
    repository.cli.write("sync.jsx", OLD)
    repository.git("add", "--all")
    found = against(repository)
    assert names(found) == [("HEAD:sync.jsx", "sync.jsx")]
    assert changed(found) == ["component-added"]
    repository.cli("compare", "--against", "main", status=2)


def test_all_changed_synchronizers_are_compared_and_nothing_else(history: Repository) -> None:
    """JavaScript, and Python that carries it; a component that has nothing to do with the session is not looked at."""
    for name, text in {
        "sync.jsx": TUNED,
        "app/provider.py": PYTHON.format(UNSAFE),
        "title.jsx": SOUND.replace("text", "t"),
    }.items():
        history.cli.write(name, text)
    history.cli.write("page.py", "x = 2\n")
    found = against(history, status=1)
    assert sorted(names(found)) == [("HEAD:app/provider.py", "app/provider.py"), ("HEAD:sync.jsx", "sync.jsx")]
    assert sorted(changed(found)) == ["cleanup-removed", "retry-attempts"]


def test_paths_narrow_it_and_mean_any_component(history: Repository) -> None:
    history.cli.write("sync.jsx", TUNED)
    history.cli.write("title.jsx", SOUND.replace("[text]", "[]"))
    assert names(against(history, "title.jsx", status=1)) == [("HEAD:title.jsx", "title.jsx")]


def test_an_output_of_the_configuration_is_looked_at_whatever_is_in_it(history: Repository) -> None:
    history.commit("configured", **{"reflex-clerk-sync_toml": 'output = "title.jsx"\n'})
    history.cli.write("title.jsx", SOUND.replace("[text]", "[]"))
    assert names(against(history, status=1)) == [("HEAD:title.jsx", "title.jsx")]


def test_new_gone_and_renamed_files(history: Repository) -> None:
    """A new one has a component more, one that is gone has one less, and a renamed one is compared with itself."""
    history.cli.write("new.jsx", TUNED)
    assert changed(against(history)) == ["component-added"]
    (history.folder / "new.jsx").unlink()
    history.git("mv", "sync.jsx", "moved.jsx")
    assert changed(against(history)) == []
    (history.folder / "moved.jsx").unlink()
    assert changed(against(history, status=1)) == ["component-removed"]


def test_it_works_below_the_top_of_the_repository(history: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are those of the current folder, and the whole repository is looked at."""
    history.cli.write("sync.jsx", TUNED)
    history.cli.write("app/provider.py", PYTHON.format(TUNED))
    monkeypatch.chdir(history.folder / "app")
    assert sorted(new for _, new in names(against(history))) == ["../sync.jsx", "provider.py"]


def test_a_file_that_is_meant_and_cannot_be_parsed_ends_with_2(history: Repository) -> None:
    """One that nobody named may be anything."""
    history.cli.write("sync.jsx", "const a = ;\n")
    assert against(history)["comparisons"] == []
    assert "unexpected" in history.cli("compare", "--against", "HEAD", "sync.jsx", status=2).stderr


def test_a_path_that_is_nowhere_ends_with_2(history: Repository) -> None:
    """A misspelt name in CI must not pass for a file without changes; one that is gone is compared."""
    assert "neither here nor in `HEAD`" in history.cli("compare", "--against", "HEAD", "snyc.jsx", status=2).stderr
    (history.folder / "sync.jsx").unlink()
    assert changed(against(history, "sync.jsx", status=1)) == ["component-removed"]
    assert changed(against(history, "*.jsx", status=1)) == ["component-removed"]


def test_a_file_of_a_revision_can_be_named(history: Repository) -> None:
    history.cli.write("sync.jsx", TUNED)
    found = report(history.cli, "HEAD:sync.jsx", "sync.jsx")
    assert changed(found) == ["retry-attempts"]
    assert "git cannot show" in history.cli("compare", "HEAD:none.jsx", "sync.jsx", status=2).stderr


# --- configurations of a revision -----------------------------------------------------------------------------------------

CONFIGURED = 'retry.attempts = 4\n[variants.web]\noutput = "web.jsx"\n[variants.old]\npreset = "pr24"\n'
SAME, FEWER = CONFIGURED, CONFIGURED.replace("attempts = 4", "attempts = 6")
PROJECT = '[project]\nname = "a"\n'
SECTION = "[tool.reflex-clerk-sync]\nretry.attempts = 4\n"


@pytest.fixture
def configured(history: Repository) -> Repository:
    """Return a repository whose configuration has changed since the last commit: every variant, two of three without an output."""
    history.commit("configured", **{"reflex-clerk-sync_toml": CONFIGURED, "pyproject_toml": PROJECT})
    history.cli.write("reflex-clerk-sync.toml", FEWER)
    return history


@pytest.mark.parametrize("old", ["HEAD:{}", "git:HEAD:{}", "file:{}"])
def test_a_revisions_configuration_is_what_it_rendered(configured: Repository, old: str) -> None:
    """It is no JavaScript: each variant is compared with what it is now, on either side."""
    name = "reflex-clerk-sync.toml"
    before = old.format(name)
    found = report(configured.cli, before, name)
    assert [new for _, new in names(found)] == [f"{name}: default", f"{name}: web", f"{name}: old"]
    expected = [] if before.startswith("file:") else ["retry-attempts"] * 3
    assert changed(found) == expected
    assert changed(report(configured.cli, name, before)) == expected


@pytest.mark.parametrize("start", [".", "app"])
def test_templates_of_a_revision_are_those_of_the_revision(
    history: Repository, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    """Wherever in the repository the command is run, the folder stands where the configuration says."""
    block = '{{% extends "builtin/' + ROOT_TEMPLATE + '" %}}{{% block output %}}\n  return {};\n{{% endblock %}}\n'
    template = f"templates/{ROOT_TEMPLATE}"
    history.cli.write(template, block.format("null"))
    history.commit("templated", app__x_toml='[variants.a]\ntemplates = "../templates"\n')
    history.cli.write(template, block.format("<>{children}</>"))
    monkeypatch.chdir(history.folder / start)
    name = "x.toml" if start == "app" else "app/x.toml"
    [default, own] = report(history.cli, f"HEAD:{name}", name, status=1)["comparisons"]
    assert default["changes"] == []
    assert [change["kind"] for change in own["changes"]] == ["rendered-output"]
    assert changed(report(history.cli, "HEAD:app/x.toml", name, status=1)) == ["rendered-output"]


def test_templates_that_a_revision_has_not_are_told(history: Repository) -> None:
    history.commit("none", x_toml='templates = "made-up"\n')
    told = history.cli("compare", "--no-explore", "HEAD:x.toml", "resilient", status=2).stderr
    assert "made-up" in told


def test_a_revisions_broken_configuration_is_told_as_such(history: Repository) -> None:
    history.commit("broken", broken_toml="retry = {\n", wrong_toml="\nretry.atempts = 3\n")
    told = history.cli("compare", "HEAD:broken.toml", "resilient", status=2).stderr
    assert "not valid TOML" in told
    assert "--> HEAD:broken.toml:" in told
    told = history.cli("compare", "HEAD:wrong.toml", "resilient", status=2).stderr
    assert "did you mean retry.attempts?" in told
    assert "--> HEAD:wrong.toml:2:1" in told


def test_a_configuration_since_a_revision_is_compared_by_what_it_renders(configured: Repository) -> None:
    """Named, every variant counts; else those that no output shows."""
    found = against(configured, "reflex-clerk-sync.toml")
    assert changed(found) == ["retry-attempts"] * 3
    assert [old for old, _ in names(against(configured))] == [
        f"HEAD:reflex-clerk-sync.toml: {variant}" for variant in ("default", "old")
    ]
    configured.cli.write("reflex-clerk-sync.toml", f"# only a comment\n{SAME}")
    assert against(configured, "reflex-clerk-sync.toml")["comparisons"] == []


def test_a_project_file_since_a_revision_is_compared_by_its_section(history: Repository) -> None:
    """A section that is new brings its synchronizer; a file that never had one is no synchronizer at all."""
    history.commit("project", pyproject_toml=PROJECT)
    history.cli.write("pyproject.toml", PROJECT + "version = '2'\n")
    said = history.cli("compare", "--no-explore", "--against", "HEAD", "pyproject.toml", status=2).stderr
    assert "no [tool.reflex-clerk-sync] section" in said
    assert against(history)["comparisons"] == []
    history.cli.write("pyproject.toml", PROJECT + SECTION)
    assert changed(against(history, "pyproject.toml")) == ["component-added"]


# --- more than one report ------------------------------------------------------------------------------------------------


def test_one_run_writes_several_reports(cli: Cli) -> None:
    """CI comments, annotates and keeps the data of one comparison."""
    cli.write("a.jsx", OLD)
    cli.write("b.jsx", UNSAFE)
    options = ("--format", "github", "--report", "markdown=out/comment.md", "--report", "json=out/data.json")
    done = cli("compare", "--no-explore", *options, "a.jsx", "b.jsx", status=1)
    assert done.stdout.startswith("::error ")
    assert (cli.folder / "out/comment.md").read_text(encoding="utf-8").startswith("<!-- reflex-clerk-sync compare -->")
    assert json.loads((cli.folder / "out/data.json").read_text(encoding="utf-8"))["worst"] == "unsafe"


@pytest.mark.parametrize("value", ["markdown", "markdown=", "words=a.md", "=a.md"])
def test_a_report_that_cannot_be_written_is_told(cli: Cli, value: str) -> None:
    done = cli("compare", "--no-explore", "--report", value, "resilient", "pr24", status=2)
    assert "is not FORMAT=FILE with one of text, json, markdown, github, sarif, html" in done.stderr
