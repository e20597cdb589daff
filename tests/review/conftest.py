"""A project with one rendered file, in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Cli

OUTPUT = "assets/sync.jsx"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run the command in a project whose configuration names one output; CI is not set."""
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    cli = Cli(tmp_path)
    cli.write("reflex-clerk-sync.toml", f'output = "{OUTPUT}"\n')
    cli("render")
    return cli
