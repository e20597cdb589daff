"""The locks hold what pyproject.toml asks for: exact versions with hashes, and no address of an index."""

from __future__ import annotations

import re
import tomllib
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.installing import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = [
    *RUNTIME,
    *chain.from_iterable(PROJECT["project"]["optional-dependencies"].values()),
    *PROJECT["dependency-groups"]["dev"],
    *PROJECT["build-system"]["requires"],
]
PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;]+)[^\n]*(?P<hashes>(?: \\\n    --hash=sha256:\w{64})+)$", re.M
)


def pins(name: str) -> dict[str, str]:
    """Return the locked version of each distribution that has hashes."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {canonicalize_name(pin["name"]): pin["version"] for pin in PINNED.finditer(text)}


@pytest.mark.parametrize(("name", "wanted"), [("runtime.txt", RUNTIME), ("dev.txt", DEVELOPMENT)])
def test_every_requirement_is_locked_to_a_version_that_it_allows(name: str, wanted: list[str]) -> None:
    """Fails when pyproject.toml has changed and `make lock` was not run."""
    locked = pins(name)
    requirements = [Requirement(text) for text in wanted]
    unlocked = [
        str(item) for item in requirements if locked.get(canonicalize_name(item.name), "0") not in item.specifier
    ]
    assert unlocked == []


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_every_line_is_a_pin_with_hashes_or_a_comment(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    rest = PINNED.sub("", text).splitlines()
    assert [line for line in rest if line and not line.lstrip().startswith("#")] == []
    assert "://" not in text
    assert "--index" not in text


def test_what_runs_is_locked_to_the_version_that_is_tested() -> None:
    tested = pins("dev.txt")
    assert {name: tested.get(name) for name in pins("runtime.txt")} == pins("runtime.txt")
