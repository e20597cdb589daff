"""A folder, and a repository, in which `compare` is run as a user runs it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.running import Cli

QUIET = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
"""Nothing of the machine's own git configuration."""


@dataclass
class Repository:
    """A git repository with the command in it."""

    cli: Cli

    @property
    def folder(self) -> Path:
        """Its top."""
        return self.cli.folder

    def git(self, *arguments: str) -> str:
        """Run git and return what it printed."""
        done = subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, message: str, **files: str) -> None:
        """Write files (`sync_jsx` is `sync.jsx`) and commit all that is there."""
        for name, text in files.items():
            self.cli.write(name.replace("__", "/").replace("_", "."), text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run the command in an empty folder, with nothing of the machine's environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return Cli(tmp_path)


@pytest.fixture
def repository(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return an empty repository, which is also the current folder."""
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    found = Repository(cli)
    found.git("init", "--quiet", "--initial-branch", "main")
    found.git("config", "user.email", "person@example.com")
    found.git("config", "user.name", "A Person")
    return found
