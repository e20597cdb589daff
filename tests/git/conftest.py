"""A repository with the real history of a synchronizer: 1.2.4, the pull request's versions, 1.3.1, and then `resilient`."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.running import CHECKOUT, Cli
from tests.explore.components import component

VERSIONS = ("1.2.4", "pr22", "review", "1.3.1", "resilient")
"""Oldest first; each is a commit with a tag of its name."""

FILE = "app/sync.jsx"

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_PAGER": "cat",
    "PYTHONPATH": str(CHECKOUT),
}
"""Nothing of the machine's own git configuration; processes that git starts find this checkout."""

UNSET = ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "GIT_PAGER_IN_USE", "PYTHONDONTWRITEBYTECODE")


@dataclass
class History:
    """The repository, with the command in it."""

    cli: Cli

    @property
    def folder(self) -> Path:
        """Its top."""
        return self.cli.folder

    def git(self, *arguments: str, status: int = 0, **environment: str) -> str:
        """Run git and return what it printed."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    def commit(self, message: str) -> None:
        """Commit all that is there."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the repository once."""
    folder = tmp_path_factory.mktemp("history")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        history = History(Cli(folder))
        history.git("init", "--quiet", "--initial-branch", "main")
        history.git("config", "user.email", "person@example.com")
        history.git("config", "user.name", "A Person")
        for version in VERSIONS:
            history.cli.write(FILE, component(version).text)
            history.commit(version)
            history.git("tag", version)
    return folder


@pytest.fixture
def history(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """Return a copy of the repository, which is also the current folder."""
    folder = tmp_path / "repository"
    shutil.copytree(made, folder)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    return History(Cli(folder))
