"""The command, in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Cli


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """Return the command as the tests call it."""
    return Cli(tmp_path)
