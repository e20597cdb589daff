"""Whatever stands on standard input or the command line, the answer is a report or a clear error, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from codegen.cli import cli
from tests.cli.running import FAULTY

PIECES = [
    *FAULTY.split(),
    *"(){}[]<>`'\"/*$,;:=.!?&|#@\\\n",
    "// reflex-clerk-sync: allow ",
    " -- ",
    "async ",
    "await ",
    "useRef(",
    "</p>",
]

javascript_like = st.lists(st.sampled_from(PIECES), max_size=60).map("".join).map(str.encode)
bounded = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True, scope="module")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run in a folder where commands may write what they like."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("any"))
        yield


def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str]:
    result = CliRunner().invoke(cli, arguments, input=stdin, prog_name="reflex-clerk-sync")
    return result.exit_code, result.output


@bounded
@given(st.binary(max_size=400) | javascript_like)
@example(b"\x00")
@example(b"`a${}b`")
@example(b"\xff\xfe")
@example("'\u2028'".encode())
@example(b"(" * 3000)
@example(b"<a>" * 500)
def test_check_of_any_bytes_reports_or_refuses(stdin: bytes) -> None:
    for format_ in ("text", "json", "github", "sarif"):
        status, output = run("check", "-", "--no-config", "--format", format_, stdin=stdin)
        assert status in (0, 1, 2), output
        assert "Traceback" not in output


@bounded
@given(
    st.lists(
        st.text(max_size=12) | st.sampled_from(["render", "check", "explain", "--set", "--select", "-", "--preset"]),
        max_size=5,
    )
)
def test_any_arguments_run_or_are_refused(arguments: list[str]) -> None:
    status, output = run(*arguments)
    assert status in (0, 1, 2), output
    assert "Traceback" not in output


@bounded
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_option_of_a_configuration_is_taken_or_refused(key: str, value: str) -> None:
    status, output = run("render", "--no-config", "--set", f"{key}={value}")
    assert status in (0, 2), output
    assert "Traceback" not in output


def test_no_command_is_cut_short_in_a_narrow_terminal() -> None:
    """What a command is for stands in whole sentences in the list of commands, in 60 columns, of which two are margin, too."""
    listed = CliRunner().invoke(cli, ["--help"], terminal_width=58).stdout.partition("Commands:")[2]
    assert "Print the JSON Schema" in listed
    assert "..." not in listed
