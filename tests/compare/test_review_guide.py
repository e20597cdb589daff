"""docs/reviewing-the-pull-request.md says what the tool says: every command is run, and its output is compared line by line."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from codegen import targets
from tests.cli.running import CHECKOUT, Cli
from tests.packages import package

GUIDE = (CHECKOUT / "docs/reviewing-the-pull-request.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n\$ (.+)\n((?:.*\n)*?)```$", GUIDE, re.MULTILINE)
GAP = "…"
FAILING = {"compare", "check", "explore"}
"""Commands that find something here, and say so by their exit status."""


@pytest.fixture
def checkout(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run in the checkout; published packages are those that the tests have downloaded already."""

    def files(name: str, version: str) -> dict[str, str]:
        folder = package(name, version)
        return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}

    monkeypatch.setattr(targets, "_wheel_files", files)
    monkeypatch.chdir(CHECKOUT)
    return cli


def output(cli: Cli, line: str) -> str:
    """Run a line as a shell would: commands joined by pipes, the last one's output perhaps into a file."""
    said = ""
    for command in line.split(" > ", maxsplit=1)[0].split(" | "):
        program, *arguments = shlex.split(command)
        assert program == "reflex-clerk-sync"
        said = cli(*arguments, "--no-config", stdin=said, status=arguments[0] in FAILING).stdout
    return said


def missing(shown: list[str], said: list[str]) -> list[str]:
    """Return the lines that are shown but not said, in order and one below the other except where there is a gap."""
    at, after_gap, lost = 0, False, []
    for line in shown:
        if line == GAP:
            after_gap = True
            continue
        places = [number for number in range(at, len(said)) if said[number].rstrip() == line]
        if not places or (places[0] != at and not after_gap):
            lost.append(line)
        else:
            at = places[0] + 1
        after_gap = False
    return lost


@pytest.mark.parametrize(("line", "shown"), BLOCKS, ids=[line[:60] for line, _ in BLOCKS])
def test_the_tool_says_what_the_guide_shows(checkout: Cli, line: str, shown: str) -> None:
    said = output(checkout, line)
    assert missing(shown.splitlines(), said.splitlines()) == []


def test_the_line_that_would_have_stopped_the_release_is_in_the_last_comparison() -> None:
    [named] = re.findall(r"```text\n(.+)\n```", GUIDE)
    [(_, shown)] = [block for block in BLOCKS if "review.jsx pkg:" in block[0]]
    assert named in shown.splitlines()
    assert shown.index("races that stayed") < shown.index(named)


def test_the_guide_has_a_command_of_each_kind_and_its_links_lead_somewhere() -> None:
    assert {line.split()[1] for line, _ in BLOCKS} >= {"compare", "check", "explore"}
    for target in re.findall(r"\]\(([^)#]+)\)", GUIDE):
        assert Path(CHECKOUT, "docs", target).exists(), target


def test_a_line_that_is_not_said_is_noticed() -> None:
    said = ["a", "b", "c"]
    assert missing(["a", GAP, "c"], said) == []
    assert missing(["a", "c"], said) == ["c"], "without a gap, lines follow each other"
    assert missing(["a", GAP, "d"], said) == ["d"]
