"""The README and the guides say what the tool says: every command is run, and its output is compared line by line."""

from __future__ import annotations

import re
import shlex

import pytest

from codegen import packages
from tests.cli.running import CHECKOUT, Cli
from tests.packages import package

GUIDE = "docs/reviewing-the-pull-request.md"
PAGES = ("README.md", GUIDE)
BLOCK = re.compile(r"^```console\n\$ (reflex-clerk-sync .+)\n((?:.*\n)*?)```$", re.MULTILINE)
GAP = "…"
FAILING = {"compare", "check", "explore"}
"""Commands that find something here, and say so by their exit status."""


def blocks(page: str) -> list[tuple[str, str]]:
    """Return the commands of a page, each with the output that is shown for it."""
    return BLOCK.findall((CHECKOUT / page).read_text(encoding="utf-8"))


SHOWN = [(page, line, shown) for page in PAGES for line, shown in blocks(page)]


@pytest.fixture
def checkout(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run in the checkout; published packages are those that the tests have downloaded already."""

    def files(name: str, version: str) -> dict[str, str]:
        folder = package(name, version)
        return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}

    monkeypatch.setattr(packages, "wheel_files", files)
    monkeypatch.delenv("COLUMNS", raising=False)  # the pages are as wide as a pipe lets them be
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
    """Return the lines that are shown but not said: pieces between gaps are said in order, each without a break."""
    at, lost = 0, []
    for number, piece in enumerate(_pieces(shown)):
        starts = range(at, len(said) - len(piece) + 1) if number else [at]
        found = next((start for start in starts if said[start : start + len(piece)] == piece), None)
        if found is None:
            lost.extend(piece)
        else:
            at = found + len(piece)
    return lost


def _pieces(shown: list[str]) -> list[list[str]]:
    """Split at the gaps; the first piece is empty where a gap comes first."""
    pieces: list[list[str]] = [[]]
    for line in shown:
        if line == GAP:
            pieces.append([])
        else:
            pieces[-1].append(line)
    return pieces


@pytest.mark.parametrize(
    ("line", "shown"),
    [(line, shown) for _, line, shown in SHOWN],
    ids=[f"{page}: {line[18:70]}" for page, line, _ in SHOWN],
)
def test_the_tool_says_what_the_page_shows(checkout: Cli, line: str, shown: str) -> None:
    said = output(checkout, line)
    assert missing(shown.splitlines(), [each.rstrip() for each in said.splitlines()]) == []


def test_the_line_that_would_have_stopped_the_release_is_in_the_last_comparison() -> None:
    [named] = re.findall(r"```text\n(.+)\n```", (CHECKOUT / GUIDE).read_text(encoding="utf-8"))
    [(_, shown)] = [block for block in blocks(GUIDE) if "review.jsx pkg:" in block[0]]
    assert named in shown.splitlines()
    assert shown.index("races that stayed") < shown.index(named)


def test_the_guide_has_a_command_of_each_kind() -> None:
    assert {line.split()[1] for line, _ in blocks(GUIDE)} >= {"compare", "check", "explore"}


@pytest.mark.parametrize(
    "page", ["README.md", *(path.relative_to(CHECKOUT).as_posix() for path in CHECKOUT.glob("docs/*.md"))]
)
def test_the_links_of_a_page_lead_somewhere(page: str) -> None:
    place = CHECKOUT / page
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", place.read_text(encoding="utf-8")):
        assert (place.parent / target).exists(), target


def test_a_line_that_is_not_said_is_noticed() -> None:
    said = ["a", "b", "c", "b", "d"]
    assert missing(["a", GAP, "c"], said) == []
    assert missing(["a", GAP, "b", "d", GAP], said) == [], "the second b is the one"
    assert missing(["a", "c"], said) == ["a", "c"], "without a gap, lines follow each other"
    assert missing(["b"], said) == ["b"], "without a gap, the first line is the first"
    assert missing(["a", GAP, "e"], said) == ["e"]
