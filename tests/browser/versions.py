"""Earlier Reflex versions, each in an environment of its own that is made once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.browser.building import ROOT
from tests.caching import cached_folder

BESIDE: dict[str, list[str]] = {"0.8.28.post1": ["greenlet"], "0.9.13": []}
"""Versions that are tried, and what each needs and does not say."""


def python_with(reflex: str) -> Path:
    """Return a Python that has this Reflex and this project; the version under test in this process needs none."""

    def install(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        wanted = [f"reflex=={reflex}", *BESIDE[reflex], "--editable", f"{ROOT}[reflex]"]
        command: list[str | Path] = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", *wanted]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"pip could not install reflex {reflex}:\n{done.stderr[-2000:]}"

    name = f"reflex/{reflex}"
    return cached_folder(name, f"reflex=={reflex} {sys.version}", install) / "bin" / "python"
