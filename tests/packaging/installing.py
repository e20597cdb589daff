"""How the tests of this folder build and install the project: without the network, into environments of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
OFFLINE = ("--no-deps", "--no-index", "--no-build-isolation")


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command with an environment in which nothing points at the checkout."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env={**clean, **environment}, capture_output=True, text=True, check=False
    )


def build_wheel(folder: Path) -> Path:
    """Build the project's wheel into a folder."""
    done = run(*PIP, "wheel", *OFFLINE, "--wheel-dir", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stderr
    [wheel] = folder.glob("*.whl")
    return wheel


@dataclass(frozen=True)
class Environment:
    """A virtual environment that has the test run's libraries, but not the project."""

    folder: Path

    @classmethod
    def create(cls, folder: Path) -> Environment:
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        environment = cls(folder)
        libraries = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
        # Python reads no .pth files in folders that a .pth file names, so an editable install there is not seen here.
        (environment.site_packages / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
        return environment

    @property
    def scripts(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def site_packages(self) -> Path:
        return Path(sysconfig.get_path("purelib", vars={"base": str(self.folder), "platbase": str(self.folder)}))

    def install(self, *what: str | Path) -> None:
        done = run(*PIP, "--python", self.scripts / "python", "install", *OFFLINE, *what, cwd=self.folder)
        assert done.returncode == 0, done.stderr

    def python(self, code: str, *, cwd: Path) -> str:
        done = run(self.scripts / "python", "-c", code, cwd=cwd)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def command(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return run(self.scripts / "reflex-clerk-sync", *arguments, cwd=cwd)
