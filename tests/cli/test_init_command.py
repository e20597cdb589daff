"""`init`: a first configuration that is right, complete, and never in the way of what is there."""

from __future__ import annotations

import re
import tomllib

import pytest

import codegen
from codegen.presets import PRESETS
from codegen.schema import json_schema
from tests.cli.running import Cli

OWN = "reflex-clerk-sync.toml"


@pytest.mark.parametrize("preset", PRESETS)
def test_file_is_the_preset_as_it_stands_and_with_every_option_taken_in(cli: Cli, preset: str) -> None:
    """Taking a `#` out must change nothing: each line shows the value that holds already."""
    cli("init", "--preset", preset)
    assert codegen.load(start=cli.folder).config == codegen.preset(preset)
    text = (cli.folder / OWN).read_text()
    cli.write(OWN, re.sub(r"^#(?=\w)", "", text, flags=re.MULTILINE))
    variant = codegen.load(start=cli.folder)
    assert variant.config == codegen.preset(preset)
    assert variant.output is not None


def test_every_option_is_named_with_its_description(cli: Cli) -> None:
    cli("init")
    text = (cli.folder / OWN).read_text()
    prose = " ".join(line.removeprefix("# ") for line in text.splitlines() if line.startswith("# "))
    retry = json_schema()["$defs"]["Retry"]["properties"]
    for name, schema in retry.items():
        assert f"\n#retry.{name} = " in text
        assert schema["description"] in prose


def test_project_file_gets_a_section_and_keeps_all_else(cli: Cli) -> None:
    before = '[project]\r\nname = "x" # mine\r\n[tool.other]\r\na = 1'
    path = cli.write("pyproject.toml", before)
    cli("init")
    after = path.read_bytes().decode()
    assert after.startswith(before + "\r\n\r\n[tool.reflex-clerk-sync]\r\n")
    assert "\n" not in after.replace("\r\n", "")
    assert tomllib.loads(after)["tool"] == {"other": {"a": 1}, "reflex-clerk-sync": {"preset": "resilient"}}
    assert not (cli.folder / OWN).exists()


@pytest.mark.parametrize("present", [OWN, "pyproject.toml"])
def test_configuration_that_is_there_is_never_touched(cli: Cli, present: str) -> None:
    text = '[tool.reflex-clerk-sync]\npreset = "pr24"\n' if present == "pyproject.toml" else 'preset = "pr24"\n'
    path = cli.write(present, text)
    for arguments in ([], ["--file", OWN], ["--file", "pyproject.toml"]):
        assert f"there is a configuration already\n --> {present}" in cli("init", *arguments, status=2).stderr
    assert path.read_text() == text
    assert [item.name for item in cli.folder.iterdir()] == [present]


def test_a_second_configuration_beside_the_first_is_refused_by_its_name(cli: Cli) -> None:
    """What is named is the file in the way, which is not the one that was asked for."""
    cli.write("pyproject.toml", "[tool.reflex-clerk-sync]\n")
    told = cli("init", "--file", "own.toml", status=2).stderr
    assert "own.toml would be a second one beside it, and only one counts" in told
    assert not (cli.folder / "own.toml").exists()


@pytest.mark.parametrize("text", ["tool = { a = 1 }\n", "not toml"])
def test_project_file_that_can_take_no_section_is_left_alone(cli: Cli, text: str) -> None:
    path = cli.write("pyproject.toml", text)
    assert " --> pyproject.toml" in cli("init", status=2).stderr
    assert path.read_text() == text


def test_unknown_preset_names_the_nearest(cli: Cli) -> None:
    assert "did you mean resilient?" in cli("init", "--preset", "resilent", status=2).stderr
