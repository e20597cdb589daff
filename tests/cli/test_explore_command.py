"""`explore` as a user calls it: what it explores, what it prints, and its exit status."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from codegen import preset, render
from codegen.cli import cli
from codegen.explore import catalogue

pytest_plugins = ["pytester"]


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(cli, ["explore", "--no-config", "--strict-mode", "off", *arguments])


def test_a_broken_invariant_ends_with_one() -> None:
    """CI stops at the published race."""
    result = run("--preset", "pr24", "--depth", "4", "--invariants", "I2")
    assert result.exit_code == 1
    assert "load:out,sign_in:A,sign_out,resolve:0" in result.output


def test_the_default_preset_ends_with_zero() -> None:
    """Without a name the default preset is explored, and holds what applies to it."""
    result = run("--depth", "2", "--format", "json")
    assert result.exit_code == 0, result.output
    assert {one["holds"] for one in json.loads(result.output)["invariants"].values()} == {True, None}


def test_a_trace_can_be_replayed() -> None:
    """What a report prints after `replay:` can be pasted."""
    result = run("--preset", "pr24", "--replay", "load:out,sign_in:A,sign_out,resolve:0")
    assert result.exit_code == 1
    assert "I2 is broken" in result.output


def test_random_walks_can_be_taken() -> None:
    """A quick look at long runs, the same for the same seed."""
    result = run("--random", "20", "--length", "10", "--seed", "3")
    assert result.exit_code == 0, result.output
    assert "20 random walks of 10 actions" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--preset", "pr24", "--replay", "load:nobody"], "load:nobody"),
        (["--invariants", "I99"], "I99"),
        (["--actions", "dance"], "dance"),
        (["nowhere.jsx"], "nowhere.jsx"),
        (["x.jsx", "--preset", "pr24"], "not both"),
        (["--depth", "-1"], "-1"),
    ],
)
def test_a_mistake_ends_with_two_and_names_it(arguments: list[str], said: str) -> None:
    """A wrong name is told with the value, and nothing is run."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("signout", "did you mean sign_out? `reflex-clerk-sync explore --list` lists all events"),
        ("reslove:0", "did you mean resolve:0 or "),
        ("foo", "help: `reflex-clerk-sync explore --list` lists all events"),
    ],
)
def test_an_event_that_a_trace_cannot_have_is_told_with_the_nearest_few(event: str, said: str) -> None:
    """And not with all that there are, which would fill the screen."""
    result = run("--preset", "pr24", "--replay", f"load:out,{event}")
    assert result.exit_code == 2
    assert "action 2 of the trace: " in result.output
    assert said in result.output
    assert "hot_update" not in result.output


def test_an_event_that_cannot_happen_is_told_with_those_that_can() -> None:
    """`resolve:0` has nothing to resolve where Clerk has just loaded signed out."""
    result = run("--preset", "pr24", "--replay", "load:out,resolve:0")
    assert result.exit_code == 2
    assert "action 2 of the trace: resolve:0 cannot happen here" in result.output
    told = result.output.partition("what can happen there: ")[2].replace(",", " ").split()
    assert {"sign_in:A", "render", "unmount"} <= set(told)
    assert not {"load:out", "sign_out", "resolve:0", "mount"} & set(told)


def test_a_replay_names_the_component_as_a_search_does(tmp_path: Path) -> None:
    """Not the file, which may hold several."""
    file = tmp_path / "sync.jsx"
    file.write_text(TWO, encoding="utf-8")
    assert "Second breaks I7" in run(str(file), "--component", "Second", "--depth", "1").output
    assert "Second breaks I7" in run(str(file), "--component", "Second", "--replay", "").output


TWO = """import { useEffect } from "react";
export function First() { useEffect(() => {}); return null; }
export function Second() { useEffect(() => { throw new Error("second"); }); return null; }
"""


def test_one_of_several_components_is_named(pytester: pytest.Pytester) -> None:
    """The message says how, and the name is taken by every way to run it, and kept in a saved test."""
    file = pytester.path / "two.jsx"
    file.write_text(TWO, encoding="utf-8")
    result = run(str(file), "--depth", "1")
    assert result.exit_code == 2
    assert "help: name the one to explore: --component NAME" in result.output
    assert "First breaks" not in run(str(file), "--component", "First", "--depth", "0").output
    saved = pytester.path / "test_saved.py"
    page = run(str(file), "--component", "Second", "--depth", "1", "--format", "html", "--save-test", str(saved))
    assert page.exit_code == 1
    assert "The component throws (Error: second)" in page.output
    assert run(str(file), "--component", "Second", "--random", "2", "--length", "3").exit_code == 1
    pytester.runpytest_inprocess("-p", "no:cacheprovider", str(saved)).assert_outcomes(failed=1)
    file.write_text(TWO.replace('throw new Error("second");', ""), encoding="utf-8")
    pytester.runpytest_inprocess("-p", "no:cacheprovider", str(saved)).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import odd from "lodash";\nexport function Odd() { odd(); return <i />; }', "help: it knows react, "),
        ("export function Odd() { fetch('/'); return <i />; }", "help: of a page it knows "),
    ],
)
def test_what_the_explorer_does_not_know_is_told_with_what_it_knows(tmp_path: Path, text: str, said: str) -> None:
    """So that a reader sees what can stand in its place."""
    file = tmp_path / "odd.jsx"
    file.write_text(text, encoding="utf-8")
    result = run(str(file), "--depth", "1")
    assert result.exit_code == 2
    assert said in result.output
    assert ("@clerk/react, " in result.output) != ("setTimeout, " in result.output)


def test_a_file_that_throws_when_it_is_loaded_ends_with_two_and_the_line(tmp_path: Path) -> None:
    """It is a mistake in that file, and no bug of this program."""
    file = tmp_path / "top.jsx"
    file.write_text("throw new Error('top');\nexport function Top() { return <i />; }\n", encoding="utf-8")
    result = run(str(file))
    assert result.exit_code == 2
    assert "the file throws when it is loaded: Error: top" in result.output
    assert f"{file}:1" in result.output
    assert "bug" not in result.output


def test_all_events_can_be_listed() -> None:
    result = run("--list")
    assert result.exit_code == 0
    told = {line.split(maxsplit=1)[0]: line.split(maxsplit=1)[1] for line in result.output.splitlines()}
    assert told == {action.id: action.says for action in catalogue().actions}


def test_a_component_that_cannot_be_run_says_why(tmp_path: Path) -> None:
    """An import that the explorer does not know is reported, not guessed."""
    file = tmp_path / "odd.jsx"
    file.write_text(
        'import { odd } from "odd-package";\nexport function Odd() { odd(); return null }\n', encoding="utf-8"
    )
    result = run(str(file), "--depth", "1")
    assert result.exit_code == 2
    assert "odd" in result.output


def test_a_broken_trace_is_saved_as_a_test_that_fails_until_it_is_mended(pytester: pytest.Pytester) -> None:
    """A race that was found once stays found: the saved test is red on the faulty text and green on the sound one."""
    synchronizer = pytester.path / "sync.jsx"
    synchronizer.write_text(render(preset("pr24")), encoding="utf-8")
    saved = pytester.path / "test_saved.py"
    result = run(str(synchronizer), "--depth", "4", "--invariants", "I2", "--save-test", str(saved))
    assert result.exit_code == 1
    assert saved.exists()
    assert "1 trace written as a test" in result.output
    pytester.runpytest_inprocess("-p", "no:cacheprovider", str(saved)).assert_outcomes(failed=1)
    synchronizer.write_text(render(preset("resilient")), encoding="utf-8")
    pytester.runpytest_inprocess("-p", "no:cacheprovider", str(saved)).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("name", "said"), [("test_kept.py", "is not overwritten"), ("kept.jsx", "a test is a Python file")]
)
def test_a_file_that_cannot_take_the_traces_is_refused_before_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    """What somebody may have edited since is not lost, and neither are the minutes of a search."""
    monkeypatch.setattr(import_module("codegen.explore"), "explore", lambda *_, **__: pytest.fail("it has searched"))
    file = tmp_path / name
    file.write_text("kept", encoding="utf-8")
    result = run("--preset", "pr24", "--depth", "4", "--invariants", "I2", "--save-test", str(file))
    assert result.exit_code == 2
    assert said in result.output
    assert file.read_text(encoding="utf-8") == "kept"


def test_nothing_to_save_is_said(tmp_path: Path) -> None:
    """A file that was asked for and is not there needs a word."""
    file = tmp_path / "test_traces.py"
    result = run("--depth", "1", "--save-test", str(file))
    assert result.exit_code == 0
    assert f"{file}: not written, as no trace breaks an invariant" in result.output
    assert not file.exists()


def test_a_saved_test_says_what_it_needs(tmp_path: Path) -> None:
    """Where the explorer is not installed, its reader finds the command."""
    file = tmp_path / "test_traces.py"
    run("--preset", "pr24", "--depth", "3", "--invariants", "I1", "--save-test", str(file))
    assert "pip install 'reflex-clerk-sync[explore,testing]'" in file.read_text(encoding="utf-8")
