"""The Python files of a distribution, in which its components carry their JavaScript: an installed one's, or those of a published wheel."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from .errors import InputError, Problem
from .inputs import CUSTOM_CODE, Input, decode, of_text
from .names import nearest

PACKAGE = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(==(?P<version>[A-Za-z0-9.!+_-]+))?")
"""A distribution, installed or with an exact version (names and versions as PyPA's specifications have them)."""

LATEST = 5
"""Published versions that an error names."""

_PIP = ["--quiet", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--no-input", "--retries", "2"]
"""Take a wheel, as nothing of it is to be run; say what goes wrong and nothing else; do not try for long."""

_PUBLISHED = re.compile(r"\(from versions: (.*)\)")
_UNREACHABLE = re.compile(r"(?:connection broken by|Could not fetch URL) (.*?)(?:: /.*| - skipping)?$", re.MULTILINE)
"""What pip says of the versions that there are, and of an index that does not answer."""


def inputs_of(package: str) -> tuple[Input, ...]:
    """Return the files of `NAME`, which is installed, or of `NAME==VERSION`, which pip downloads, that hold JavaScript.

    Their names are their paths in the distribution. Raises InputError for what is not there, or cannot be had.
    """
    match = PACKAGE.fullmatch(package)
    if match is None:
        hint = "write pkg:NAME for an installed one, or pkg:NAME==VERSION"
        raise InputError(Problem(f"`{package}` is no package", value=package, hint=hint))
    files = wheel_files(match["name"], match["version"]) if match["version"] else _installed_files(match["name"])
    found = [of_text(path, text) for path, text in sorted(files.items()) if any(name in text for name in CUSTOM_CODE)]
    if not found:
        methods = " or ".join(CUSTOM_CODE)
        raise InputError(Problem(f"{package} has no component with an {methods} method", value=f"pkg:{package}"))
    return tuple(found)


def _installed_files(name: str) -> Mapping[str, str]:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        files = distribution(name).files or []
    except PackageNotFoundError as error:
        hint = f"pip install it, or name a version to download: pkg:{name}==1.0"
        raise InputError(Problem(f"the package {name} is not installed", value=f"pkg:{name}", hint=hint)) from error
    return {str(file): Path(str(file.locate())).read_text(encoding="utf-8") for file in files if file.suffix == ".py"}


def wheel_files(name: str, version: str) -> Mapping[str, str]:
    """Download a wheel with pip, without what it depends on and without running any of it, and read its Python files."""
    import subprocess
    from tempfile import TemporaryDirectory
    from zipfile import ZipFile

    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", *_PIP, "--dest", folder, f"{name}=={version}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - name and version are matched above
        wheels = sorted(Path(folder).glob("*.whl"))
        if done.returncode or not wheels:
            _refuse(name, version, done.stderr)
        with ZipFile(wheels[0]) as wheel:
            names = [item for item in wheel.namelist() if item.endswith(".py")]
            return {item: decode(wheel.read(item), item) for item in names}


def _refuse(name: str, version: str, said: str) -> NoReturn:
    """Raise InputError with the reason why there is no wheel, which pip says among other things."""
    wanted = f"{name}=={version}"
    or_install = f"install {wanted} and write pkg:{name}"
    if find_spec("pip") is None:
        message, hint = (
            f"pip is needed to download {wanted}, and is not in this environment",
            f"install pip, or {or_install}",
        )
    elif unreachable := _UNREACHABLE.search(said):
        message = f"the package index cannot be reached for {wanted}: {unreachable[1]}"
        hint = f"look at the network and at `pip config list`, or {or_install}"
    elif published := _PUBLISHED.search(said):
        message, hint = _not_published(name, version, published[1])
    else:
        lines = [line for line in said.splitlines() if line.startswith("ERROR:")] or said.splitlines()
        reason = lines[-1].removeprefix("ERROR:").strip() if lines else "pip found no wheel"
        message, hint = f"pip cannot download {wanted}: {reason}", or_install
    raise InputError(Problem(message, value=f"pkg:{wanted}", hint=hint))


def _not_published(name: str, version: str, versions: str) -> tuple[str, str]:
    """Return message and hint for a version that pip did not find among `versions`."""
    known = [] if versions == "none" else versions.split(", ")
    if not known:
        return f"there is no wheel of a package {name}", "look at the name, and at `pip config list` for the index"
    return (
        f"there is no wheel of {name}=={version}{nearest(version, known)}",
        f"the latest: {', '.join(known[-LATEST:])}",
    )
