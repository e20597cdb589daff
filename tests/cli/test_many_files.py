"""Trees of files: neither processes nor the cache change what is reported, and both save work."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.check import checks_by_file, choose
from codegen.checks import all_checks
from codegen.config_sources import CheckOptions
from codegen.errors import InputError
from codegen.inputs import Input
from codegen.runner import cache as caching
from codegen.runner import codec, many_files, pool
from codegen.runner.cache import FOLDER, ResultCache
from codegen.runner.one_file import FileResult, Job, check_one
from tests.cli.running import BROKEN, CHECKOUT, FAULTY, SOUND, Cli

PYTHON = f'class A(rx.Component):\n    def add_custom_code(self):\n        return ["""{FAULTY}""", ELSEWHERE]\n'
EXAMPLES = [invalid.code for check in all_checks().values() for invalid in check.INVALID]


@pytest.fixture
def tree(cli: Cli) -> Cli:
    """Make a folder with sound, faulty, broken, equal and unreadable files, and JavaScript in Python."""
    for number, text in enumerate([SOUND, FAULTY, BROKEN, FAULTY, *EXAMPLES[:8]]):
        cli.write(f"src/{number}.jsx", text)
    cli.write("src/a.py", PYTHON)
    cli.write("src/not_utf8.js", b"\xff")
    return cli


def results(folder: Path, processes: int = 1, cache: ResultCache | None = None) -> list[FileResult]:
    inputs = [
        Input(str(path), path.read_text, path) for path in sorted(folder.rglob("*.[jp]*")) if path.stem != "not_utf8"
    ]
    return many_files.check_files(inputs, checks_by_file(CheckOptions()), processes, cache)


def test_processes_and_cache_change_no_byte_of_the_report(tree: Cli) -> None:
    for format_ in ("text", "json", "sarif"):
        arguments = ("check", "src", "--format", format_)
        alone = tree(*arguments, "--no-cache", "--jobs", "1", status=2).stdout
        assert tree(*arguments, "--no-cache", "--jobs", "2", status=2).stdout == alone
        assert tree(*arguments, "--jobs", "2", status=2).stdout == alone, (
            "first run, or from the cache of the last format"
        )
        assert tree(*arguments, status=2).stdout == alone, "from the cache"


def test_results_are_equal_in_every_part(tree: Cli) -> None:
    """Reports leave parts out; here the objects are compared."""
    alone = results(tree.folder)
    assert results(tree.folder, processes=2) == alone
    cache = ResultCache(tree.folder / FOLDER)
    assert results(tree.folder, cache=cache) == alone
    assert results(tree.folder, cache=cache) == alone
    assert cache.problem is None


@pytest.mark.parametrize("code", EXAMPLES)
def test_result_survives_its_encoding(code: str) -> None:
    """For whatever a check puts into a finding: what JSON cannot hold would come back as something else."""
    job = Job("a.jsx", code, choose(CheckOptions()))
    result = check_one(job)
    assert codec.decode(codec.encode(result), job.name, job.text) == result


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are really checked, as they are."""
    names: list[str] = []

    def note(job: Job) -> FileResult:
        names.append(Path(job.name).name)
        return check_one(job)

    monkeypatch.setattr(pool, "check_one", note)
    return names


def test_second_run_checks_nothing_and_a_change_is_seen(cli: Cli, checked: list[str]) -> None:
    cli.write("a.jsx", SOUND)
    path = cli.write("b.jsx", FAULTY)
    assert cli.findings(".") == [("exhaustive-deps", 6)]
    assert checked == ["a.jsx", "b.jsx"]
    assert cli.findings(".") == [("exhaustive-deps", 6)]
    assert checked == ["a.jsx", "b.jsx"], "nothing was checked a second time"
    path.write_text(f"// new\n{FAULTY}")
    assert cli.findings(".") == [("exhaustive-deps", 7)]
    assert checked == ["a.jsx", "b.jsx", "b.jsx"]


def test_equal_texts_are_checked_once_and_reported_each_by_its_name(cli: Cli, checked: list[str]) -> None:
    cli.write("a.jsx", FAULTY)
    cli.write("b.jsx", FAULTY)
    assert [finding["path"] for finding in cli.report(".")["findings"]] == ["a.jsx", "b.jsx"]
    assert len(checked) == 1


@pytest.mark.parametrize(
    "arguments",
    [("--ignore", "stale-dispatch"), ("--additional-hooks", "useX"), ("--sink", "tell"), ("--source", "ask")],
)
def test_other_options_do_not_share_entries(cli: Cli, checked: list[str], arguments: tuple[str, ...]) -> None:
    cli.write("a.jsx", SOUND)
    cli.write("b.jsx", FAULTY)
    cli.findings(".")
    cli.findings(".", *arguments)
    assert len(checked) == 4


def test_language_and_program_are_part_of_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = choose(CheckOptions())
    assert caching.key("a.js", SOUND, checks) == caching.key("b/c.js", SOUND, checks)
    assert caching.key("a.js", SOUND, checks) != caching.key("a.py", SOUND, checks)
    before = caching.key("a.js", SOUND, checks)
    caching._setup.cache_clear()
    monkeypatch.setattr(caching, "_program", lambda: "another version")
    assert caching.key("a.js", SOUND, checks) != before
    caching._setup.cache_clear()


def test_severity_is_not_remembered(cli: Cli) -> None:
    """It is put on afterwards, so a change of it needs no new check."""
    cli.write("a.jsx", FAULTY)
    cli.write("b.jsx", SOUND)
    assert cli.report(".")["findings"][0]["severity"] == "error"
    cli.write("reflex-clerk-sync.toml", '[check.severity]\nexhaustive-deps = "info"\n')
    assert cli.report(".")["findings"][0]["severity"] == "info"


def test_cache_is_marked_for_backups_and_for_git(cli: Cli) -> None:
    cli.write("a.jsx", SOUND)
    cli.write("b.jsx", SOUND)
    cli("check", ".", "--no-cache")
    assert not (cli.folder / FOLDER).exists()
    cli("check", "a.jsx")
    assert not (cli.folder / FOLDER).exists(), "one file is checked faster than it is looked up"
    cli("check", ".")
    tag = (cli.folder / FOLDER / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (cli.folder / FOLDER / ".gitignore").read_text() == "*\n"


def database(cli: Cli) -> Path:
    (file,) = (cli.folder / FOLDER).glob("*.sqlite3")
    return file


@pytest.mark.parametrize("damage", ["emptied", "cut", "garbage", "value", "table"])
def test_damaged_cache_is_not_believed(cli: Cli, damage: str) -> None:
    cli.write("a.jsx", FAULTY)
    cli.write("b.jsx", SOUND)
    sound = cli("check", ".", status=1).stdout
    file = database(cli)
    match damage:
        case "emptied":
            file.write_bytes(b"")
        case "cut":
            file.write_bytes(file.read_bytes()[:5000])
        case "garbage":
            file.write_bytes(b"no database" * 1000)
        case _:
            change = (
                "UPDATE results SET value = replace(value, 'text', 'tixt')"
                if damage == "value"
                else "DROP TABLE results"
            )
            with sqlite3.connect(file) as connection:
                connection.execute(change)
            connection.close()
    for _ in range(2):
        result = cli("check", ".", status=1)
        assert (result.stdout, result.stderr) == (sound, "")


def test_cache_that_cannot_be_used_is_told_and_stops_nothing(cli: Cli) -> None:
    cli.write("a.jsx", FAULTY)
    cli.write("b.jsx", SOUND)
    cli.write(FOLDER, "a file where the folder should be")
    result = cli("check", ".", status=1)
    assert "1 error in 2 components of 2 files" in result.stdout
    assert "warning: the cache cannot be used" in result.stderr
    assert cli("check", ".", "--no-cache", status=1).stderr == ""


def test_locked_cache_is_not_waited_for_without_end(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "BUSY_SECONDS", 0.05)
    cli.write("a.jsx", FAULTY)
    cli.write("b.jsx", SOUND)
    cli("check", ".", status=1)
    cli.write("b.jsx", f"{SOUND}// new\n")
    connection = sqlite3.connect(database(cli), isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        result = cli("check", ".", status=1)
    finally:
        connection.close()
    assert "1 error in 2 components of 2 files" in result.stdout
    assert "database is locked" in result.stderr


def test_entry_that_nobody_uses_goes_and_one_that_is_used_stays(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    cache.put({b"old": "1", b"used": "2"})
    cache._today += caching.UNUSED_DAYS
    assert cache.get([b"used"]) == {b"used": "2"}
    cache._today += 1
    cache.put({b"new": "3"})
    assert cache.get([b"old", b"used", b"new"]) == {b"used": "2", b"new": "3"}


def test_more_keys_than_one_query_takes_are_found(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    values = {str(number).encode(): str(number) for number in range(caching._KEYS_AT_ONCE * 2 + 1)}
    cache.put(values)
    assert cache.get(values) == values


def test_several_runs_share_a_cache(cli: Cli) -> None:
    """Two processes at once, on an empty cache: both right, and the cache whole afterwards."""
    for number in range(12):
        cli.write(f"{number}.jsx", f"{FAULTY}// {number}\n")
    command = [sys.executable, "-m", "codegen", "check", ".", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    running = [
        subprocess.Popen(command, cwd=cli.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    outputs = [process.communicate(timeout=60) for process in running]
    assert outputs[0][0] == outputs[1][0]
    assert [errors for _, errors in outputs] == [b"", b""]
    with sqlite3.connect(database(cli)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@pytest.mark.parametrize(
    ("characters", "files", "processors", "processes"),
    [(10, 50, 8, 1), (10_000, 50, 8, 7), (100_000, 3, 8, 3), (100_000, 50, 2, 2)],
)
def test_processes_are_started_only_when_they_pay(
    monkeypatch: pytest.MonkeyPatch, characters: int, files: int, processors: int, processes: int
) -> None:
    monkeypatch.setattr(pool, "_processors", lambda: processors)
    assert pool.worthwhile([Job("a.js", "x" * characters, ())] * files) == processes


def test_several_processes_really_work(tree: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[int] = []
    real = pool.ProcessPoolExecutor

    def started(processes: int, **options: object) -> object:
        names.append(processes)
        return real(processes, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(pool, "ProcessPoolExecutor", started)
    tree("check", "src", "--no-cache", "--jobs", "2", status=2)
    tree("check", "src", "--no-cache", "--jobs", "1", status=2)
    tree("check", "src", "--no-cache", status=2)
    assert names == [2], "little work needs no second process, unless it is asked for"


def kill(_job: Job) -> str:
    os._exit(9)


def test_process_that_is_killed_is_told(tree: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = [Job("a.js", str(number), ()) for number in range(4)]
    monkeypatch.setattr(pool, "_check", kill)
    with pytest.raises(InputError, match="a process that checked files was killed"):
        list(pool.encoded_results(jobs, 2))


@pytest.mark.parametrize("jobs", ["0", "65", "-1", "many", "1.5", "²"])
def test_number_of_jobs_must_be_one(cli: Cli, jobs: str) -> None:
    assert "neither auto nor a number from 1 to 64" in cli("check", "-", f"--jobs={jobs}", status=2).stderr
