"""The wheel holds what it should and nothing else, and both ways of installing find the templates."""

from __future__ import annotations

import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from codegen.presets import preset
from codegen.render import render
from codegen.version import __version__
from tests.packaging.installing import ROOT, Environment, build_wheel

PACKAGES = {name for name in ("codegen", "reflex_clerk") if (ROOT / name).is_dir()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_brings_our_packages_and_no_other_name(names: set[str]) -> None:
    """A folder `templates` or `tests` at the top of site-packages would collide with other people's."""
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == PACKAGES


def test_every_template_is_inside_the_package(names: set[str]) -> None:
    templates = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*.jinja")}
    assert templates
    inside = {name for name in names if name.startswith("codegen/templates/")}
    assert inside == {f"codegen/{template}" for template in templates}


def test_types_and_licences_are_part_of_it(names: set[str]) -> None:
    assert {f"{package}/py.typed" for package in PACKAGES} <= names
    assert {name.rpartition("/")[2] for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_every_file_of_the_packages_is_part_of_it_and_nothing_else(names: set[str]) -> None:
    files = {path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()}
    expected = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    brought = {name for name in names if ".dist-info/" not in name and not name.startswith("codegen/templates/")}
    assert brought == expected


def test_its_version_is_the_one_that_the_command_prints(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        [metadata] = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        assert Parser().parsestr(archive.read(metadata).decode())["Version"] == __version__


def test_it_renders_from_an_empty_environment_elsewhere(wheel: Path, tmp_path: Path) -> None:
    environment = Environment.create(tmp_path / "environment")
    environment.install(wheel)
    assert environment.python("import codegen; print(codegen.__file__)", cwd=tmp_path).startswith(
        str(environment.site_packages)
    )
    for name in ("pr24", "resilient"):
        done = environment.command("render", "--no-config", "--preset", name, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, render(preset(name))), done.stderr


def test_an_editable_install_finds_the_templates_of_the_checkout(tmp_path: Path) -> None:
    environment = Environment.create(tmp_path / "environment")
    environment.install("--editable", ROOT)
    assert environment.python("import codegen; print(codegen.__file__)", cwd=tmp_path) == str(
        ROOT / "codegen" / "__init__.py"
    )
    done = environment.command("render", "--no-config", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, render(preset("resilient"))), done.stderr


def test_a_strangers_package_of_the_same_name_is_named(wheel: Path, tmp_path: Path) -> None:
    """The registry has another distribution that installs `codegen/__init__.py` and `codegen/cli/`."""
    environment = Environment.create(tmp_path / "environment")
    environment.install(wheel)
    stranger = tmp_path / "stranger"
    (stranger / "codegen" / "cli").mkdir(parents=True)
    for module in ("codegen/__init__.py", "codegen/cli/__init__.py"):
        (stranger / module).write_text("'''A stranger's.'''\n", encoding="utf-8")
    (stranger / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "codegen"\nversion = "1"\n',
        encoding="utf-8",
    )
    environment.install(stranger)

    done = environment.command("--version", cwd=tmp_path)
    package = environment.site_packages / "codegen"
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        (
            "error: the package codegen is not, or not only, that of reflex-clerk-sync: another distribution has put its own "
            "files there"
        ),
        f" --> {package / '__init__.py'}, {package / 'cli' / '__init__.py'}",
        "  help: run pip uninstall codegen, then pip install --force-reinstall reflex-clerk-sync",
    ]
