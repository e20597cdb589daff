from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from reflex_base.registry import RegistrationContext

from reflex_clerk import hooks
from reflex_clerk.components.line import forget_line, prefer_line
from reflex_clerk.configuration import restore


@pytest.fixture(autouse=True)
def _clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Start as an app that has just imported the package does; what a test sets up is gone after it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(hooks, "_hooks", [])
    saved = restore(None)
    forget_line()
    prefer_line("clerk-react")
    with RegistrationContext.ensure_context().fork():
        yield
    forget_line()
    restore(saved)
