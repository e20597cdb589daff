"""The Python of the guide and of the README runs as it stands there: what a reader copies, works."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)

TESTS = """
for name, function in list(globals().items()):
    if name.startswith("test_") and name != "test_key" and not function.__code__.co_argcount:
        function()
        print(name)
"""
"""Runs the tests of a page that need nothing but the page."""

PUBLISHABLE_KEY = "pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk"
"""That of the instance foo-bar-13.clerk.accounts.dev, which nothing is asked of here."""


def blocks(page: str) -> str:
    """Return the Python of a page, from top to bottom: later blocks go on with what earlier ones have defined."""
    found = BLOCK.findall((CHECKOUT / page).read_text(encoding="utf-8"))
    assert found, f"{page} shows no Python"
    return "\n".join(found)


@pytest.mark.parametrize("page", ["README.md", "docs/in-an-app.md"])
def test_the_python_of_a_page_runs(page: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error::SyntaxWarning", "-c", f"{blocks(page)}\n{TESTS}"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "CLERK_PUBLISHABLE_KEY": PUBLISHABLE_KEY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = re.findall(r"^def (test_\w+)\(\)", blocks(page), re.MULTILINE)
    assert [line for line in done.stdout.splitlines() if line.startswith("test_")] == shown
