"""`render`: where the text goes, and how files that were rendered earlier are judged."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

import codegen
from codegen.drift import Drift, drift
from tests.cli.running import Cli

PROJECT = """\
output = "web/sync.jsx"

[variants.old]
preset = "pr24"
output = "web/old.jsx"

[variants.bare]
retry.attempts = 1
"""


@pytest.fixture
def project(cli: Cli) -> Cli:
    """Make a project with two outputs, and a variant that has none."""
    cli.write("reflex-clerk-sync.toml", PROJECT)
    return cli


def test_without_configuration_the_default_preset_goes_to_standard_output(cli: Cli) -> None:
    assert cli("render").stdout == codegen.render(codegen.SynchronizerConfig())


def test_preset_and_options_change_what_is_rendered(cli: Cli) -> None:
    expected = codegen.render(codegen.preset("pr24", retry={"delay_ms": 750}))
    assert cli("render", "--preset", "pr24", "--set", "retry.delay_ms=750").stdout == expected


def test_outputs_of_the_configuration_are_written_and_told(project: Cli) -> None:
    result = project("render")
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "web/sync.jsx: rendered from reflex-clerk-sync.toml",
        "web/old.jsx: rendered from reflex-clerk-sync.toml [variants.old]",
    ]
    assert (project.folder / "web/old.jsx").read_text() == codegen.render(codegen.preset("pr24"))
    assert project("render").stderr.splitlines() == ["web/sync.jsx: current", "web/old.jsx: current"]


def test_names_choose_variants(project: Cli) -> None:
    project("render", "old")
    assert [path.name for path in (project.folder / "web").iterdir()] == ["old.jsx"]
    assert project("render", "bare").stdout.startswith("// Rendered by reflex-clerk-sync")


def test_unknown_name_ends_with_2(project: Cli) -> None:
    assert "did you mean old?" in project("render", "odl", status=2).stderr
    assert "there are default, old, bare" in project("render", "nope", status=2).stderr
    project.write("reflex-clerk-sync.toml", 'preset = "pr24"')
    assert "help: there is only default" in project("render", "nope", status=2).stderr


@pytest.mark.parametrize("trial", [("--preset", "pr24"), ("--set", "retry.attempts=2")])
def test_what_is_tried_out_leaves_the_project_alone(project: Cli, trial: tuple[str, str]) -> None:
    """A file must hold what the configuration says, so that `render --check` agrees with `render`."""
    assert "export function" in project("render", *trial).stdout
    assert not (project.folder / "web").exists()


def test_output_option_writes_there_and_a_dash_is_standard_output(project: Cli) -> None:
    project("render", "--output", "elsewhere/a.jsx")
    assert (project.folder / "elsewhere/a.jsx").read_text() == project("render", "--output", "-").stdout


def test_a_far_output_is_shown_by_its_whole_path_and_a_near_one_by_a_short_one(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = cli.folder / "one" / "two"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert cli("render", "--output", str(cli.folder / "x.jsx")).stderr.startswith(f"{cli.folder / 'x.jsx'}: rendered")
    assert cli("render", "--output", str(deep.parent / "x.jsx")).stderr.startswith("../x.jsx: rendered")
    assert cli("render", "--output", str(deep / "x.jsx")).stderr.startswith("x.jsx: rendered")


def test_output_option_takes_what_the_configuration_takes(cli: Cli) -> None:
    """The ending keeps a slip of the pen from writing over something else."""
    assert "'a.txt' is not the path of a .jsx or .js file" in cli("render", "--output", "a.txt", status=2).stderr
    assert not (cli.folder / "a.txt").exists()


def test_two_variants_cannot_share_one_target(project: Cli) -> None:
    assert "cannot all go to one.jsx" in project("render", "old", "bare", "--output", "one.jsx", status=2).stderr
    assert not (project.folder / "one.jsx").exists()


def test_a_check_replaces_nothing_so_force_is_refused(project: Cli) -> None:
    assert "--check writes nothing, so --force has no" in project("render", "--check", "--force", status=2).stderr


def test_check_tells_current_stale_edited_foreign_and_missing_apart(project: Cli) -> None:
    path = project.folder / "web/sync.jsx"
    assert "missing: web/sync.jsx" in project("render", "--check", status=1).stdout
    project("render")
    assert project("render", "--check").stdout.count("current: ") == 2
    rendered = path.read_text()

    path.write_text(rendered.replace("useRef", "useOther"))
    text = project("render", "--check", status=1).stdout
    assert "edited by hand: web/sync.jsx" in text
    assert "-  const lastSentRef = useOther(" in text
    assert "+  const lastSentRef = useRef(" in text
    assert "current: web/old.jsx" in text

    path.write_text("export default 1;\n")
    assert "not rendered by reflex-clerk-sync: web/sync.jsx" in project("render", "--check", status=1).stdout

    path.write_text(rendered)
    project.write("reflex-clerk-sync.toml", PROJECT.replace("\n", "\nretry.delay_ms = 750\n", 1))
    assert "stale: web/sync.jsx" in project("render", "--check", status=1).stdout


def test_checkout_with_other_line_ends_is_current(project: Cli) -> None:
    project("render", "old")
    path = project.folder / "web/old.jsx"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    project("render", "old", "--check")


def test_check_without_a_file_to_compare_ends_with_2(project: Cli) -> None:
    assert "the variant bare has no file to compare with" in project("render", "bare", "--check", status=2).stderr


@pytest.mark.parametrize(
    ("present", "complaint"),
    [("// mine\n", "was not rendered by reflex-clerk-sync"), (None, "was edited by hand")],
    ids=["foreign", "edited"],
)
def test_work_of_others_is_not_overwritten_without_force(project: Cli, present: str | None, complaint: str) -> None:
    project("render")
    path = project.folder / "web/sync.jsx"
    mine = present or path.read_text() + "// mine\n"
    path.write_text(mine)
    (project.folder / "web/old.jsx").unlink()
    assert complaint in project("render", status=2).stderr
    assert path.read_text() == mine
    assert not (project.folder / "web/old.jsx").exists(), "nothing is written when anything is in the way"
    project("render", "--force")
    assert drift(path.read_text(), codegen.render(codegen.SynchronizerConfig())) is Drift.CURRENT


def test_a_failed_write_leaves_the_old_file_and_no_rest(project: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    project("render")
    path = project.folder / "web/sync.jsx"
    before = path.read_bytes()
    project.write("reflex-clerk-sync.toml", PROJECT.replace("\n", "\nretry.delay_ms = 750\n", 1))

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert "cannot be written: No space left on device\n --> web/sync.jsx" in project("render", status=2).stderr
    assert path.read_bytes() == before
    assert sorted(item.name for item in path.parent.iterdir()) == ["old.jsx", "sync.jsx"]


def test_a_rewritten_file_keeps_its_mode_and_its_link(project: Cli) -> None:
    project("render", "old")
    link, target = project.folder / "web/old.jsx", project.folder / "web/target.jsx"
    link.rename(target)
    link.symlink_to("target.jsx")
    target.chmod(0o640)
    project.write("reflex-clerk-sync.toml", PROJECT.replace('"pr24"', '"pr24"\nretry.delay_ms = 750'))
    project("render", "old")
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert "750" in target.read_text()


def test_warnings_go_to_standard_error_and_stop_nothing(cli: Cli) -> None:
    result = cli("render", "--set", "token.min_remaining_seconds=20")
    assert "warning: " in result.stderr
    assert result.stdout.startswith("// Rendered by reflex-clerk-sync")


def test_every_mistake_of_a_configuration_is_shown_with_its_place(cli: Cli) -> None:
    cli.write(
        "reflex-clerk-sync.toml",
        'preset = "resilentt"\nclerk = "vue"\n[retry]\ndelay = 5\nattempts = 0\n[token]\ntimeout_ms = true\n',
    )
    result = cli("render", status=2)
    assert result.stdout == ""
    assert [line for line in result.stderr.splitlines() if line.startswith(" -->")] == [
        f" --> reflex-clerk-sync.toml:{place}" for place in ("1:10", "2:9", "4:1", "5:12", "7:14")
    ]
    assert result.stderr.endswith("\n5 errors\n")
