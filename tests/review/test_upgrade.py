"""`upgrade` shows what a newer version of this program would change in rendered files, before anything is written."""

from __future__ import annotations

import hashlib
import re

import pytest

from codegen.version import __version__
from tests.cli.running import Cli
from tests.review.conftest import OUTPUT


def older(project: Cli, *edits: tuple[str, str], version: str = "0.0.9") -> str:
    """Let the output be one that an older version has rendered from the same configuration, and return its text."""
    text = (project.folder / OUTPUT).read_text(encoding="utf-8")
    head, body = text.split("\n", 2)[:2], text.split("\n", 2)[2]
    for old, new in edits:
        assert old in body
        body = body.replace(old, new)
    digest = hashlib.sha256(body.encode()).hexdigest()[:16]
    head[0] = head[0].replace(__version__, version)
    head[1] = re.sub(r"body \w+", f"body {digest}", head[1])
    text = "\n".join([*head, body])
    project.write(OUTPUT, text)
    return text


def test_a_current_file_needs_nothing(project: Cli) -> None:
    assert "Every rendered file is what would be rendered now" in project("upgrade").stdout


def test_without_an_output_there_is_nothing_that_could_be_current(project: Cli) -> None:
    project.write("reflex-clerk-sync.toml", 'preset = "resilient"\n')
    assert "No variant has an output" in project("upgrade").stdout


def test_it_tells_which_version_rendered_the_file_and_what_this_one_changes(project: Cli) -> None:
    """The file is left as it is."""
    before = older(project, ("500 * 2 **", "900 * 2 **"))
    done = project("upgrade", "--no-explore")
    assert f"it was rendered by version 0.0.9, and this is {__version__}" in done.stdout
    assert "retry delay: 900 ms → 500 ms" in done.stdout
    assert "Nothing was written" in done.stderr
    assert (project.folder / OUTPUT).read_text(encoding="utf-8") == before


def test_it_writes_when_it_is_told_to(project: Cli) -> None:
    older(project, ("500 * 2 **", "900 * 2 **"))
    project("upgrade", "--write", "--no-explore")
    project("render", "--check")


def test_it_writes_nothing_that_is_too_severe(project: Cli) -> None:
    """An import from another package is breaking: that takes a word from the user."""
    before = older(project, ('"@clerk/react"', '"@clerk/clerk-react"'))
    done = project("upgrade", "--write", "--no-explore", status=1)
    assert "Nothing was written" in done.stderr
    assert (project.folder / OUTPUT).read_text(encoding="utf-8") == before
    project("upgrade", "--write", "--no-explore", "--fail-on", "never")
    project("render", "--check")


def test_a_changed_configuration_is_told_from_a_newer_version(project: Cli) -> None:
    project.write("reflex-clerk-sync.toml", f'output = "{OUTPUT}"\nretry.delay_ms = 900\n')
    assert "its configuration has changed" in project("upgrade", "--no-explore").stdout


@pytest.mark.parametrize(("text", "said"), [("// by hand\n", "edited by hand"), (None, "not rendered by")])
def test_text_that_no_configuration_would_bring_back_is_not_written_over(
    project: Cli, text: str | None, said: str
) -> None:
    before = (project.folder / OUTPUT).read_text(encoding="utf-8") + text if text else "// mine\n"
    project.write(OUTPUT, before)
    assert said in project("upgrade", "--write", status=2).stderr
    assert (project.folder / OUTPUT).read_text(encoding="utf-8") == before
