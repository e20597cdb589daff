"""What somebody is told who has installed the package without the extra that a part of it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

WITHOUT = """
import sys
from importlib.abc import MetaPathFinder

class Without(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == {missing!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Without())
"""


def python_without(missing: str, *lines: str) -> subprocess.CompletedProcess[str]:
    """Run lines in a Python in which a package is not installed."""
    code = "\n".join((WITHOUT.format(missing=missing), *lines))
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("missing", "line", "extra"),
    [
        ("reflex", "from reflex_clerk import wrap_app", "reflex"),
        ("reflex", "import reflex_clerk; reflex_clerk.sign_in", "reflex"),
        ("jwt", "from reflex_clerk import Verifier", "reflex"),
        ("reflex", "import reflex_clerk.compat", "reflex"),
        ("httpx", "import reflex_clerk.compat", "reflex"),
        ("pytest", "import reflex_clerk.testing.pytest_plugin", "testing"),
        ("uvicorn", "from reflex_clerk.testing import FakeClerk", "testing"),
        ("jwt", "from reflex_clerk.testing import mint_token", "testing"),
    ],
)
def test_a_missing_package_is_told_with_the_extra_that_brings_it(missing: str, line: str, extra: str) -> None:
    told = python_without(missing, line).stderr.splitlines()[-1]
    assert told.startswith("ImportError: ")
    assert f"needs {missing}, which is not installed: pip install 'reflex-clerk-sync[{extra}]'" in told


def test_the_command_of_the_fake_tells_it_without_a_traceback() -> None:
    done = python_without(
        "platformdirs", "import runpy", "runpy.run_module('reflex_clerk.testing', run_name='__main__')"
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: the fake Clerk needs platformdirs")
    assert "Traceback" not in done.stderr


def test_what_no_extra_brings_is_python_s_own_error() -> None:
    """A package of the app that is missing is not ours to explain."""
    assert "ModuleNotFoundError" in python_without("pydantic", "from reflex_clerk import wrap_app").stderr
