"""`explore` as a user calls it: what it explores, what it prints, and its exit status."""

from __future__ import annotations

import json
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
        ("resolve:0", "help: `reflex-clerk-sync explore --list` lists all events"),
    ],
)
def test_an_event_that_a_trace_cannot_have_is_told_with_the_nearest_few(event: str, said: str) -> None:
    """And not with all that there are, which would fill the screen; `resolve:0` has nothing to resolve here."""
    result = run("--preset", "pr24", "--replay", f"load:out,{event}")
    assert result.exit_code == 2
    assert "action 2 of the trace: " in result.output
    assert said in result.output
    assert "hot_update" not in result.output


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


def test_a_saved_test_is_never_overwritten(tmp_path: Path) -> None:
    """What somebody may have edited since is not lost."""
    file = tmp_path / "test_kept.py"
    file.write_text("kept", encoding="utf-8")
    result = run("--preset", "pr24", "--depth", "4", "--invariants", "I2", "--save-test", str(file))
    assert result.exit_code == 2
    assert file.read_text(encoding="utf-8") == "kept"
