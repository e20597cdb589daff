"""Published Python packages as test input, downloaded on first use."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.caching import cached_folder


def package(name: str, version: str) -> Path:
    """Return the folder with the content of a published wheel, such as `package("reflex-clerk-api", "1.3.1")`."""

    def download(folder: Path) -> None:
        options = ["--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--quiet", "--dest", str(folder)]
        command = [sys.executable, "-m", "pip", "download", *options, f"{name}=={version}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"pip could not download {name} {version}:\n{done.stderr}"
        (wheel,) = folder.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        wheel.unlink()

    return cached_folder(f"packages/{name}-{version}", f"{name}=={version}", download)
