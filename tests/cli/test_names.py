"""`check` takes what `compare` and `explore` take: a revision's file, a preset, a variant, a package, a configuration."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from codegen import packages
from tests.cli.running import FAULTY, SOUND, Cli

SECTION = 'preset = "resilient"\n\n[variants.old]\npreset = "pr24"\n'
PYTHON = 'class Title(Component):\n    def add_custom_code(self):\n        return [r"""\n{}"""]\n'
REFUSED = (
    "ERROR: Could not find a version that satisfies the requirement made-up==2.0 (from versions: {})\nERROR: No match\n"
)
UNREACHABLE = """WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError("Connection refused")': /simple/made-up/
"""


def paths(cli: Cli, *names: str, status: int = 1) -> set[str]:
    """Return what the reports of `check` call the texts with findings."""
    return {finding["path"] for finding in cli.report(*names, status=status)["findings"]}


def test_a_preset_and_a_variant_are_checked_as_rendered(cli: Cli) -> None:
    cli.write("reflex-clerk-sync.toml", SECTION)
    assert paths(cli, "pr24", "old", "resilient") == {"preset:pr24", "variant:old"}
    assert "no findings in 1 component of 1 file" in cli("check", "preset:resilient").stdout


def test_a_configuration_is_checked_for_every_variant_that_it_renders(cli: Cli) -> None:
    cli.write("reflex-clerk-sync.toml", SECTION)
    assert paths(cli, "reflex-clerk-sync.toml") == {"reflex-clerk-sync.toml: old"}
    assert "of 2 files" in cli("check", "reflex-clerk-sync.toml", status=1).stdout


def test_a_file_comes_before_a_preset_of_its_name(cli: Cli) -> None:
    cli.write("pr24", SOUND)
    assert paths(cli, "pr24", status=0) == set()
    assert paths(cli, "preset:pr24", "file:pr24") == {"preset:pr24"}


def test_a_file_of_a_revision_is_checked_as_it_was(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python too: its findings are at the Python file's lines."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    cli.write("app/a.jsx", FAULTY)
    cli.write("app/a.py", PYTHON.format(FAULTY))
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    for arguments in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "--message", "first")):
        subprocess.run(["git", *arguments], cwd=cli.folder, check=True)
    cli.write("app/a.jsx", SOUND)
    assert cli.findings("HEAD:app/a.jsx", "app/a.jsx") == [("exhaustive-deps", 6)]
    assert cli.findings("git:HEAD:app/a.py") == [("exhaustive-deps", 9)]
    assert "git cannot show `HEAD:b.jsx`" in cli("check", "HEAD:b.jsx", status=2).stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("resilliant", "nothing is called `resilliant`; did you mean `resilient`?"),
        ("x" * 300, "nothing is called `xxx"),
        ("a\0b", "nothing is called `a"),
        ("preset:none", "none"),
        ("pkg:made-up-and-not-installed", "the package made-up-and-not-installed is not installed"),
        ("pkg:no package", "`no package` is no package"),
        (":x", "nothing is called `:x`"),
    ],
)
def test_a_name_that_means_nothing_is_a_mistake_with_a_way_out(cli: Cli, name: str, said: str) -> None:
    told = cli("check", name, status=2).stderr
    assert said in told
    assert "help: " in told


def test_what_has_no_file_can_be_shown_mended_but_not_be_mended(cli: Cli) -> None:
    cli.write("a.jsx", FAULTY)
    told = cli("check", "--fix", "preset:pr24", "a.jsx", status=2).stderr
    assert "--fix can only mend files\n --> preset:pr24\n" in told
    assert (cli.folder / "a.jsx").read_text() == FAULTY
    cli("check", "--diff", "preset:pr24", status=1)


# --- packages -----------------------------------------------------------------------------------------------------------

Pip = Callable[..., None]


@pytest.fixture
def pip(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Pip:
    """Let a shell script stand in for `python -m pip download`: it says something, and may bring a wheel with some files."""
    if os.name == "nt":
        pytest.skip("stands in for Python with a shell script")

    def stand_in(said: str = "", files: dict[str, str] | None = None) -> None:
        wheel, told, python = (cli.folder / name for name in ("made_up-2.0-py3-none-any.whl", "said", "python"))
        told.write_text(said)
        bring = "exit 1"
        if files is not None:
            with zipfile.ZipFile(wheel, "w") as archive:
                for name, text in files.items():
                    archive.writestr(name, text)
            bring = f'while [ "$1" != --dest ]; do shift; done; cp "{wheel}" "$2"'
        python.write_text(f'#!/bin/sh\ncat "{told}" >&2\n{bring}\n')
        python.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(python))

    return stand_in


def test_all_javascript_of_a_package_is_checked(cli: Cli, pip: Pip) -> None:
    """Two components in two files; two versions of a package have files of the same names, so that the name tells which."""
    files = {f"made_up/{name}.py": PYTHON.format(FAULTY) for name in ("one", "two")}
    pip(files={**files, "made_up/none.py": "x = 1\n", "made_up/data.jsx": FAULTY})
    wanted = {f"pkg:made-up=={version}/made_up/{name}.py" for version in ("1.0", "2.0") for name in ("one", "two")}
    assert paths(cli, "pkg:made-up==1.0", "pkg:made-up==2.0") == wanted


def test_a_package_without_javascript_is_a_mistake(cli: Cli, pip: Pip) -> None:
    pip(files={"made_up/a.py": "x = 1\n"})
    assert (
        "made-up==2.0 has no component with an add_custom_code or" in cli("check", "pkg:made-up==2.0", status=2).stderr
    )


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        (REFUSED.format("none"), "there is no wheel of a package made-up\n", "look at the name"),
        (REFUSED.format("0.9, 1.9"), "there is no wheel of made-up==2.0", "the latest: 0.9, 1.9"),
        (UNREACHABLE + REFUSED.format("none"), "the package index cannot be reached for made-up==2.0", "network"),
        (
            "ERROR: No space left on device\n",
            "cannot download made-up==2.0: No space left on device",
            "install made-up",
        ),
        ("", "cannot download made-up==2.0: pip found no wheel", "install made-up==2.0 and write pkg:made-up"),
    ],
)
@pytest.mark.parametrize("command", [("check",), ("compare", "--no-explore", "resilient")])
def test_a_package_that_cannot_be_had_says_why(
    cli: Cli, pip: Pip, command: tuple[str, ...], said: str, message: str, hint: str
) -> None:
    pip(said)
    told = cli(*command, "pkg:made-up==2.0", status=2).stderr
    assert message in told
    assert hint in told


def test_an_environment_without_pip_is_told_what_to_do(cli: Cli, pip: Pip, monkeypatch: pytest.MonkeyPatch) -> None:
    """As those of uv are."""
    pip("python: No module named pip\n")
    monkeypatch.setattr(packages, "find_spec", lambda name: None)
    told = cli("check", "pkg:made-up==2.0", status=2).stderr
    assert "pip is needed to download made-up==2.0" in told
    assert "install made-up==2.0 and write pkg:made-up" in told


def test_an_installed_package_is_read_where_it_is(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("site/made_up/a.py", PYTHON.format(FAULTY))
    info = Path("site/made_up-1.0.dist-info")
    cli.write(str(info / "METADATA"), "Metadata-Version: 2.1\nName: made-up\nVersion: 1.0\n")
    cli.write(str(info / "RECORD"), "made_up/a.py,,\n")
    monkeypatch.syspath_prepend(str(cli.folder / "site"))
    assert paths(cli, "pkg:made-up") == {"pkg:made-up/made_up/a.py"}
