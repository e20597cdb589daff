"""`install-git`: `git diff` then begins with what a synchronizer does differently, and taking it back leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from codegen.cli import cli
from tests.git.conftest import FILE, VERSIONS, History


@pytest.fixture
def installed(history: History) -> History:
    """Return the repository with the driver in it."""
    history.cli("install-git", FILE)
    return history


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("1.2.4", "pr22", "commit-before-success"),
        ("pr22", "review", "early-return-added: a run now returns early by inFlightRef alone"),
        ("review", "1.3.1", "early-return-removed: a run no longer returns early by inFlightRef alone"),
        ("1.2.4", "1.3.1", "guard-added: a dispatch behind a wait is now guarded by a request id (requestIdRef)"),
        ("1.3.1", "resilient", "cleanup-added: the effect now returns a cleanup"),
    ],
)
def test_git_diff_tells_the_behaviour_first_and_then_the_text(
    installed: History, old: str, new: str, said: str
) -> None:
    lines = installed.git("diff", old, new).splitlines()
    assert lines[0] == f"diff --reflex-clerk-sync a/{FILE} b/{FILE}"
    assert lines[1].startswith(f"a/{FILE} → b/{FILE}: ")
    [told] = [number for number, line in enumerate(lines) if said in line]
    assert told < lines.index(f"--- a/{FILE}")
    assert any(line.startswith("+") for line in lines[lines.index(f"+++ b/{FILE}") + 1 :])


def test_outside_a_repository_it_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = CliRunner().invoke(cli, ["install-git", "--no-config"])
    assert result.exit_code == 2
    assert (
        "help: run it in the repository whose differences it is to show, or make one with `git init`" in result.output
    )


def test_the_text_that_it_shows_is_the_one_of_git(installed: History) -> None:
    """Every line that was taken out or put in, in the same order."""
    ours = installed.git("diff", "1.2.4", "1.3.1").partition(f"+++ b/{FILE}\n")[2]
    gits = installed.git("diff", "--no-ext-diff", "--no-indent-heuristic", "1.2.4", "1.3.1").partition(
        f"+++ b/{FILE}\n"
    )[2]
    for sign in "-+":
        assert [line for line in ours.splitlines() if line[:1] == sign] == [
            line for line in gits.splitlines() if line[:1] == sign
        ]


def test_the_whole_history_can_be_walked(installed: History) -> None:
    log = installed.git("log", "--ext-diff", "--patch", "--reverse")
    assert log.count("diff --reflex-clerk-sync") == len(VERSIONS)
    assert log.count(f"a/{FILE} → b/{FILE}: ") == len(VERSIONS) - 1, "the first one is new, and has nothing before it"


def test_patches_stay_patches(installed: History) -> None:
    """What git makes for another program to read is not touched."""
    assert "reflex-clerk-sync" not in installed.git("format-patch", "--stdout", "-1").split("\n\n", 1)[0]
    assert installed.git("show", "1.3.1").count("diff --git") == 1


def test_staged_new_gone_and_renamed_files_are_shown(installed: History) -> None:
    installed.cli.write("app/other.jsx", (installed.folder / FILE).read_text(encoding="utf-8"))
    installed.cli.write(".gitattributes", "*.jsx diff=reflex-clerk-sync\n")
    installed.git("add", "--all")
    assert "--- /dev/null\n+++ b/app/other.jsx" in installed.git("diff", "--cached")
    installed.commit("another")
    installed.git("mv", "app/other.jsx", "app/moved.jsx")
    assert "no lines differ" not in installed.git("diff", "--cached", "-M")
    installed.git("rm", "--quiet", "--force", FILE)
    assert "+++ /dev/null" in installed.git("diff", "--cached", "--", FILE)


def test_text_that_is_no_javascript_is_shown_as_text(installed: History) -> None:
    """Git takes a failing driver for the end of everything: it must not fail."""
    installed.cli.write(FILE, "const a = ;\n")
    shown = installed.git("diff")
    assert "no comparison of behaviour: unexpected `;`" in shown
    assert "+const a = ;" in shown


def test_a_driver_that_is_gone_leaves_git_as_it_was(installed: History) -> None:
    """An environment that was moved or removed takes the program with it; git would end every `git diff`."""
    command = installed.git("config", "diff.reflex-clerk-sync.command").strip()
    program = command.partition("f() { ")[2].partition(" ")[0]
    installed.git("config", "diff.reflex-clerk-sync.command", command.replace(program, "/gone/reflex-clerk-sync"))
    installed.cli.write(FILE, "// changed\n")
    installed.cli.write("z.txt", "")
    installed.git("add", "--intent-to-add", "z.txt")
    shown = installed.git("diff")
    assert "+// changed" in shown
    assert "z.txt" in shown


def test_colours_follow_git_pager(installed: History) -> None:
    installed.cli.write(FILE, "// changed\n")
    assert "\x1b[" not in installed.git("diff")
    assert "\x1b[31m" in installed.git("diff", GIT_PAGER_IN_USE="true")
    assert "\x1b[" not in installed.git("diff", GIT_PAGER_IN_USE="true", NO_COLOR="1")


def test_a_file_with_a_conflict_is_named(installed: History) -> None:
    """Git then gives its path and nothing to compare; a person who calls the driver is told what it takes."""
    assert installed.cli("diff-driver", FILE).stdout == f"{FILE}: unmerged\n"
    assert "git gives a path" in installed.cli("diff-driver", status=2).stderr
    assert "git gives a path" in installed.cli("diff-driver", FILE, "old", status=2).stderr


# --- installing and taking back --------------------------------------------------------------------------------------------


def test_without_patterns_outputs_and_snapshots_are_meant(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """From any folder of the repository."""
    history.cli.write("reflex-clerk-sync.toml", f'output = "{FILE}"\n')
    monkeypatch.chdir(history.folder / "app")
    history.cli("install-git")
    attributes = (history.folder / ".gitattributes").read_text(encoding="utf-8")
    assert f"/{FILE} diff=reflex-clerk-sync\n" in attributes
    assert "**/__snapshots__/**/*.jsx diff=reflex-clerk-sync\n" in attributes
    assert history.git("check-attr", "diff", FILE) == f"{FILE}: diff: reflex-clerk-sync\n"


def test_installing_twice_is_installing_once(installed: History) -> None:
    before = (installed.folder / ".gitattributes").read_text(encoding="utf-8")
    installed.cli("install-git", FILE)
    assert (installed.folder / ".gitattributes").read_text(encoding="utf-8") == before
    assert len(installed.git("config", "--get-all", "diff.reflex-clerk-sync.command").splitlines()) == 1


@pytest.mark.parametrize("own", ["", "*.png binary\n", "# none\r\n*.png binary\r\n"])
def test_uninstall_leaves_what_was_there(history: History, own: str) -> None:
    """Byte for byte, and no file where there was none."""
    attributes = history.folder / ".gitattributes"
    if own:
        attributes.write_bytes(own.encode())
    before = history.git("config", "--local", "--list")
    history.cli("install-git", FILE)
    assert "reflex-clerk-sync" in history.git("diff", "1.2.4", "1.3.1")
    history.cli("install-git", "--uninstall")
    assert (attributes.read_bytes().decode() if attributes.exists() else "") == own
    assert history.git("config", "--local", "--list") == before
    assert history.git("diff", "1.2.4", "1.3.1").startswith("diff --git")


def test_uninstall_where_nothing_was_installed_changes_nothing(history: History) -> None:
    history.cli("install-git", "--uninstall")
    assert history.git("status", "--short") == ""


def test_a_pattern_with_a_space_is_quoted(history: History) -> None:
    history.cli("install-git", "my app/*.jsx")
    history.cli.write("my app/a.jsx", "")
    assert "reflex-clerk-sync" in history.git("check-attr", "diff", "my app/a.jsx")


def test_outside_of_a_repository_it_says_so(history: History, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "not a git repository" in history.cli("install-git", FILE, status=2).stderr


def test_an_output_outside_of_the_repository_is_told(history: History) -> None:
    history.cli.write("reflex-clerk-sync.toml", 'output = "../sync.jsx"\n')
    assert "outside of the repository" in history.cli("install-git", status=2).stderr
