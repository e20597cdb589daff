"""Settings of the checks in a project's pyproject.toml, from the file to the exit status."""

from __future__ import annotations

import pytest

from tests.cli.running import FAULTY, SOUND, Cli

SECTION = "[project]\nname = 'app'\n\n[tool.reflex-clerk-sync.check]\n"
"""A setting that is put behind this stands in line 5."""

DEPS = "exhaustive-deps"
UNCLEAR = "function A({ id }) {\n  const [seen, setSeen] = useState();\n  useEffect(() => { later(() => setSeen(id)) }, [id]);\n}\n"
HOOK = "function A({ b }) {\n  useMine(() => { f(b) }, [])\n}\n"
RACE = "function A({ id }) {\n  useEffect(() => { ask(id).then((x) => tell(x)).catch(report) }, [id])\n}\n"


def project(cli: Cli, settings: str, **files: str) -> None:
    cli.write("pyproject.toml", SECTION + settings)
    for name, text in files.items():
        cli.write(f"{name}.jsx", text)


@pytest.mark.parametrize(
    ("settings", "text", "status", "found"),
    [
        ("", FAULTY, 1, [DEPS]),
        (f'ignore = ["{DEPS}"]', FAULTY, 0, []),
        ('select = ["stale-dispatch"]', FAULTY, 0, []),
        (f'select = ["{DEPS}"]', FAULTY, 1, [DEPS]),
        (f'per_file_ignores = {{ "src/*" = ["{DEPS}"] }}', FAULTY, 0, []),
        (f'per_file_ignores = {{ "other/*" = ["{DEPS}"] }}', FAULTY, 1, [DEPS]),
        ('select = ["stale-dispatch"]', UNCLEAR, 0, []),
        ('select = ["stale-dispatch"]\nstrict = true', UNCLEAR, 1, []),
        (f'select = ["{DEPS}"]', HOOK, 0, []),
        (f'select = ["{DEPS}"]\nadditional_hooks = "useMine"', HOOK, 1, [DEPS]),
        ('select = ["stale-dispatch"]', RACE, 0, []),
        (
            'select = ["stale-dispatch"]\n[tool.reflex-clerk-sync.roles]\nsources = ["ask"]\nsinks = ["tell"]',
            RACE,
            1,
            ["stale-dispatch"],
        ),
    ],
)
def test_setting_decides_what_is_found_and_how_it_ends(
    cli: Cli, settings: str, text: str, status: int, found: list[str]
) -> None:
    project(cli, settings)
    cli.write("src/a.jsx", text)
    assert [finding["check"] for finding in cli.report("src", status=status)["findings"]] == found


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_severity_of_the_project_is_reported_in_every_format(cli: Cli, severity: str) -> None:
    project(cli, f'severity = {{ {DEPS} = "{severity}" }}', a=FAULTY)
    assert cli.report("a.jsx")["findings"][0]["severity"] == severity
    assert cli("check", "a.jsx", status=1).stdout.startswith(f"{severity}[{DEPS}]: ")
    assert cli("check", "a.jsx", "--format", "github", status=1).stdout.startswith(
        f"::{severity.replace('info', 'notice')} "
    )
    level = severity.replace("info", "note")
    assert (
        f'"level": "{level}"' in cli("check", "a.jsx", "--format", "sarif", status=1).stdout.partition('"results"')[2]
    )


@pytest.mark.parametrize(
    ("setting", "key", "column"),
    [
        ('ignore = ["exhaustive-dep"]', "check.ignore[0]", 11),
        ('select = ["stale-dispatch", "exhaustive-dep"]', "check.select[1]", 29),
        ('severity = { exhaustive-dep = "info" }', "check.severity.exhaustive-dep", 14),
        ('per_file_ignores = { "*" = ["exhaustive-dep"] }', 'check.per_file_ignores."*"[0]', 29),
    ],
)
def test_unknown_check_is_told_in_its_line_with_the_nearest_right_name(
    cli: Cli, setting: str, key: str, column: int
) -> None:
    project(cli, setting, a=SOUND)
    text = cli("check", "a.jsx", status=2).stderr
    assert f"error: {key}" in text
    assert f" --> pyproject.toml:5:{column}\n" in text
    assert 'did you mean "exhaustive-deps"?' in text


def test_unknown_severity_names_the_known_ones(cli: Cli) -> None:
    project(cli, f'severity = {{ {DEPS} = "warn" }}', a=SOUND)
    text = cli("check", "a.jsx", status=2).stderr
    assert 'is "warn", but must be one of "error", "warning", "info"' in text
    assert 'did you mean "warning"?' in text


def test_settings_reach_files_from_a_folder_below(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Globs start at the configuration, wherever the command runs."""
    project(cli, f'per_file_ignores = {{ "src/old/*" = ["{DEPS}"] }}')
    cli.write("src/old/a.jsx", FAULTY)
    cli.write("src/b.jsx", FAULTY)
    monkeypatch.chdir(cli.folder / "src")
    assert [finding["path"] for finding in cli.report()["findings"]] == ["b.jsx"]
