"""What a project copies from us into its CI works as it is written: hook definitions, and every command of docs/ci.md."""

from __future__ import annotations

import re
import shlex
import subprocess

import pytest

from tests.cli.running import CHECKOUT, FAULTY, SOUND, Cli

GUIDE = (CHECKOUT / "docs/ci.md").read_text(encoding="utf-8")
HOOKS = (CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
ENTRIES = re.findall(r"^ +entry: reflex-clerk-sync (.+)$", HOOKS, re.MULTILINE)
COMMANDS = re.findall(r"(?:run: |\$ )reflex-clerk-sync ([^>\n]+)", GUIDE)


@pytest.fixture
def repository(cli: Cli) -> Cli:
    """Make a repository with a rendered synchronizer and a component that is sound, all committed."""
    cli.write("reflex-clerk-sync.toml", 'output = "assets/sync.jsx"\n')
    cli("render")
    cli.write("src/Sync.jsx", SOUND)
    committed = "-c user.name=P -c user.email=p@example.com commit --message first"
    for command in ("init", "add --all", committed, "update-ref refs/remotes/origin/main HEAD"):
        subprocess.run(["git", *command.split()], cwd=cli.folder, capture_output=True, check=True)
    return cli


def test_the_guide_names_every_hook() -> None:
    assert ENTRIES == ["check", "render --check", "compare --no-explore --against HEAD", "pending"]
    assert set(ENTRIES) == set(re.findall(r"entry: reflex-clerk-sync (.+)", GUIDE)), "the guide's hooks are the same"


def test_hook_of_the_checks_takes_the_names_of_files(repository: Cli) -> None:
    """pre-commit appends them, Python files without JavaScript among them."""
    repository.write("app.py", "print('hello')\n")
    repository.write("src/Faulty.jsx", FAULTY)
    check = ENTRIES[0]
    repository(*check.split(), "src/Sync.jsx", "app.py")
    repository(*check.split(), "src/Sync.jsx", "app.py", "src/Faulty.jsx", status=1)


def test_hook_of_rendering_fails_when_a_file_has_drifted(repository: Cli) -> None:
    render = ENTRIES[1]
    repository(*render.split())
    repository.write("reflex-clerk-sync.toml", 'output = "assets/sync.jsx"\ndebug = true\n')
    repository(*render.split(), status=1)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_of_the_guide_runs(repository: Cli, line: str) -> None:
    repository(*shlex.split(line), stdin=SOUND)


def test_guide_shows_commands() -> None:
    assert len(COMMANDS) >= 5
