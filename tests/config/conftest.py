"""A project folder to put configuration files into, with nothing of the machine around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.config.loading import SECTION, Loader


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def loaded(project: Path) -> Loader:
    return Loader(project)


@pytest.fixture
def section(project: Path) -> Callable[[str], Path]:
    """Write the section of the project's pyproject.toml."""

    def write(text: str) -> Path:
        path = project / "pyproject.toml"
        path.write_text(SECTION + text, encoding="utf-8")
        return path

    return write
