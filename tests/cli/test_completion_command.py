"""Shell completion: the scripts, where they are put, and what they offer."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.cli.running import Cli

PLACES = {
    "bash": "data/bash-completion/completions/reflex-clerk-sync",
    "zsh": "data/zsh/site-functions/_reflex-clerk-sync",
    "fish": "config/fish/completions/reflex-clerk-sync.fish",
}


@pytest.mark.parametrize("shell", PLACES)
def test_script_is_printed_or_put_where_the_shell_looks(cli: Cli, shell: str) -> None:
    script = cli("completion", shell).stdout
    assert "_REFLEX_CLERK_SYNC_COMPLETE" in script
    told = cli(
        "completion",
        shell,
        "--install",
        XDG_DATA_HOME=str(cli.folder / "data"),
        XDG_CONFIG_HOME=str(cli.folder / "config"),
    ).stdout
    assert (cli.folder / PLACES[shell]).read_text() == script
    assert str(cli.folder / PLACES[shell]) in told


@pytest.mark.skipif(shutil.which("bash") is None, reason="asks bash itself")
def test_script_is_valid_bash(cli: Cli) -> None:
    script = cli.write("script", cli("completion", "bash").stdout)
    subprocess.run(["bash", "-n", script], check=True)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("reflex-clerk-sync ch", ["check"]),
        ("reflex-clerk-sync check --sel", ["--select"]),
        ("reflex-clerk-sync explain exh", ["exhaustive-deps"]),
        ("reflex-clerk-sync explain component-rem", ["component-removed"]),
        ("reflex-clerk-sync check --select async-effect,exh", ["async-effect,exhaustive-deps"]),
        ("reflex-clerk-sync check --format gi", ["github"]),
    ],
)
def test_commands_options_and_check_ids_are_offered(cli: Cli, words: str, offered: list[str]) -> None:
    count = str(len(words.split()) - 1)
    environment = {"_REFLEX_CLERK_SYNC_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": count}
    lines = cli(**environment).stdout.split()
    assert [line.partition(",")[2] for line in lines] == offered
