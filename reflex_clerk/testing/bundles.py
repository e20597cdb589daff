"""Clerk's own JavaScript, fetched once with `npm pack` and served from a folder: the real thing, nothing imitated."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

CACHE_VARIABLE = "REFLEX_CLERK_CACHE"
"""Environment variable that names the folder in which packages are kept."""

_EXACT = re.compile(r"\d+\.\d+\.\d+")
_LONGEST_FETCH = 300.0
"""Seconds for one package."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of Clerk's front end: the versions that belong together."""

    name: str
    clerk_js: str
    ui: str | None


LINES = {
    "6": Line("6", clerk_js="6.40.0", ui="1.36.0"),
    "5": Line("5", clerk_js="5.128.0", ui=None),
}
"""Both lines that the fake serves, by the major version of clerk-js."""

_PINNED = {
    "@clerk/clerk-js": [line.clerk_js for line in LINES.values()],
    "@clerk/ui": [line.ui for line in LINES.values() if line.ui],
}


class BundleError(RuntimeError):
    """A package is not there and could not be fetched; the text says what to do."""


class Bundles:
    """The packages that are here, and those that can be fetched.

    `folder` is where they are kept; the folder that `REFLEX_CLERK_CACHE` names, else one in the user's cache folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        named = os.environ.get(CACHE_VARIABLE)
        self.folder = folder or (Path(named) if named else platformdirs.user_cache_path("reflex-clerk")) / "npm"

    def file(self, package: str, version: str, name: str) -> Path | None:
        """Give a file of a package's `dist`; `version` may be a major version, which means the pinned one of it.

        None for what does not exist. Raises `BundleError` if the package has to be fetched and cannot be.
        """
        exact = _exact(package, version)
        if exact is None:
            return None
        dist = self.dist(package, exact).resolve()
        found = (dist / name).resolve()
        return found if found.is_relative_to(dist) and found.is_file() else None

    def dist(self, package: str, version: str) -> Path:
        """Give the `dist` folder of a package, which is fetched if it is not here. Raises `BundleError`."""
        folder = self.folder / f"{package.replace('/', '+')}-{version}"
        if not folder.is_dir():
            self._fetch(f"{package}@{version}", folder)
        return folder / "dist"

    def _fetch(self, what: str, folder: Path) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder, prefix=".fetching-") as work:
            archive = _npm_pack(what, Path(work))
            _unpack(archive, Path(work).resolve())
            try:
                (Path(work) / "package").rename(folder)
            except OSError:
                if not folder.is_dir():  # otherwise another process was faster, and its copy is as good
                    raise


def _unpack(archive: Path, folder: Path) -> None:
    """Unpack plain files that stay below the folder; `extractall` has a filter for this only since Python 3.11.4."""
    with tarfile.open(archive) as packed:
        for member in packed:
            target = (folder / member.name).resolve()
            content = packed.extractfile(member) if member.isfile() and target.is_relative_to(folder) else None
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


def _exact(package: str, version: str) -> str | None:
    """Give the version that is meant; None for a package or a major version that the fake does not serve."""
    pinned = _PINNED.get(package, [])
    if package in _PINNED and _EXACT.fullmatch(version):
        return version
    return next((one for one in pinned if one.partition(".")[0] == version), None)


def _npm_pack(what: str, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise BundleError(f"{what} is needed, and npm, which fetches it, is not on the PATH; install Node.js")
    command = [npm, "pack", what, "--pack-destination", str(folder), "--silent"]
    try:
        done = subprocess.run(  # noqa: S603 - npm by its full path, and a package name that is pinned or matched above
            command, cwd=folder, capture_output=True, text=True, timeout=_LONGEST_FETCH, check=False
        )
    except subprocess.TimeoutExpired:
        raise BundleError(f"npm did not fetch {what} within {_LONGEST_FETCH:g} seconds") from None
    archives = list(folder.glob("*.tgz"))
    if done.returncode != 0 or len(archives) != 1:
        raise BundleError(f"npm could not fetch {what}:\n{done.stderr.strip()}")
    return archives[0]
