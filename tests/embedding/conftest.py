"""An empty app folder, and a process that has chosen no line of Clerk and embedded nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reflex_clerk import embedding
from reflex_clerk.components.line import forget_line
from reflex_clerk.configuration import restore


@pytest.fixture(autouse=True)
def app_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand in the folder of an app, with no word of Clerk in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("CLERK_PUBLISHABLE_KEY", "CLERK_SECRET_KEY", "CLERK_PROXY_URL", "CLERK_JS_URL", "CLERK_UI_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(embedding, "_embedded", {})
    forget_line()
    before = restore(None)
    yield tmp_path
    restore(before)
    forget_line()
