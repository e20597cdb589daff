"""Which file configures a project: the nearest that says something, and never two."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.config_sources import find_document
from codegen.errors import ConfigurationError
from tests.config.loading import SECTION, Loader


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_any_file_the_default_preset_counts(loaded: Loader) -> None:
    variant = loaded()
    assert (variant.name, variant.preset, variant.origin) == ("default", "resilient", "preset resilient")


def test_the_nearest_file_upwards_counts(project: Path, loaded: Loader) -> None:
    write(project / "pyproject.toml", SECTION + 'component = "Far"')
    write(project / "app" / "pyproject.toml", SECTION + 'component = "Near"')
    loaded.start = project / "app" / "deep" / "er"
    loaded.start.mkdir(parents=True)
    assert loaded().config.component == "Near"


def test_a_nearer_pyproject_without_the_section_is_passed_by(project: Path, loaded: Loader) -> None:
    write(project / "pyproject.toml", SECTION + 'component = "Far"')
    loaded.start = write(project / "app" / "pyproject.toml", '[project]\ndependencies = ["reflex-clerk-sync"]').parent
    assert loaded().config.component == "Far"


def test_the_file_of_our_own_is_the_section_itself(project: Path, loaded: Loader) -> None:
    write(project / "reflex-clerk-sync.toml", 'component = "Own"\n[retry]\ndelay_ms = 750')
    config = loaded().config
    assert (config.component, config.retry.delay_ms) == ("Own", 750)


def test_the_section_written_with_its_prefix_in_the_file_of_our_own_is_explained(project: Path, loaded: Loader) -> None:
    write(project / "reflex-clerk-sync.toml", SECTION + "debug = true")
    assert loaded.fails() == [
        "reflex-clerk-sync.toml:1:1: unknown key tool (the file is the section itself: leave out [tool.reflex-clerk-sync])"
    ]


def test_two_configurations_in_one_folder_are_an_error(project: Path, loaded: Loader) -> None:
    write(project / "pyproject.toml", f"[project]\n{SECTION}debug = true")
    write(project / "reflex-clerk-sync.toml", "debug = false")
    assert loaded.fails() == [
        (
            "pyproject.toml:2:1: two configurations in one folder: reflex-clerk-sync.toml and [tool.reflex-clerk-sync] here "
            "(keep one of them)"
        )
    ]


def test_a_pyproject_without_the_section_beside_the_file_of_our_own_is_no_conflict(
    project: Path, loaded: Loader
) -> None:
    write(project / "pyproject.toml", '[project]\nname = "app"')
    write(project / "reflex-clerk-sync.toml", "debug = true")
    assert loaded().config.debug


def test_an_empty_file_of_our_own_does_not_stand_in_the_way_of_the_section(project: Path, loaded: Loader) -> None:
    write(project / "pyproject.toml", SECTION + "debug = true")
    write(project / "reflex-clerk-sync.toml", "# nothing yet\n")
    assert loaded().config.debug


def test_a_given_file_is_taken_as_it_is(project: Path, loaded: Loader) -> None:
    write(project / "pyproject.toml", SECTION + 'component = "Found"')
    write(project / "other.toml", 'component = "Given"')
    assert loaded(config_file=Path("other.toml")).config.component == "Given"


def test_no_config_ignores_files(project: Path, loaded: Loader) -> None:
    write(project / "pyproject.toml", SECTION + 'component = "Found"')
    assert loaded(use_files=False).config.component == "ClerkSessionSynchronizer"


def test_a_given_file_and_no_file_cannot_both_be_meant(loaded: Loader) -> None:
    assert loaded.fails(config_file=Path("x.toml"), use_files=False) == [
        "--config and --no-config exclude each other (give one of them)"
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "app.toml: cannot be read: No such file or directory"),
        (b"retry = [1\n", "app.toml:2:1: not valid TOML: unclosed array"),
        (b"debug = yes\n", "app.toml:1:9: not valid TOML: invalid value"),
        (b"x = " + b"[" * 5000, "app.toml: arrays or tables are nested too deeply"),
        (b"x = " + b"9" * 5000, "app.toml: not valid TOML: Exceeds the limit"),
        (b"a = 1\nb = \xff\n", "app.toml:2: not UTF-8 text: byte 0xff"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_where(
    project: Path, loaded: Loader, content: bytes | None, says: str
) -> None:
    if content is not None:
        (project / "app.toml").write_bytes(content)
    [problem] = loaded.fails(config_file=Path("app.toml"))
    assert problem.startswith(says)


def test_a_given_pyproject_must_have_the_section(project: Path, loaded: Loader) -> None:
    write(project / "pyproject.toml", "[project]\n")
    [problem] = loaded.fails(config_file=project / "pyproject.toml")
    assert "no [tool.reflex-clerk-sync] section" in problem


def test_a_section_that_is_no_table_is_an_error(project: Path, loaded: Loader) -> None:
    write(project / "pyproject.toml", '[tool]\nreflex-clerk-sync = "pr24"')
    assert loaded.fails() == ["pyproject.toml:2:21: tool.reflex-clerk-sync must be a table"]


def test_a_byte_order_mark_of_windows_is_no_error(project: Path, loaded: Loader) -> None:
    (project / "reflex-clerk-sync.toml").write_bytes(b"\xef\xbb\xbfdebug = true\r\n")
    assert loaded().config.debug


def test_a_broken_file_that_is_none_of_our_business_is_not_even_parsed(project: Path) -> None:
    (project / "pyproject.toml").write_bytes(b"\xff = broken [")
    assert find_document(config_file=None, use_files=True, start=project) is None


def test_a_broken_file_that_may_hold_the_section_is_an_error(project: Path) -> None:
    write(project / "pyproject.toml", SECTION + "= broken")
    with pytest.raises(ConfigurationError, match=r"pyproject\.toml:2:1: not valid TOML"):
        find_document(config_file=None, use_files=True, start=project)
