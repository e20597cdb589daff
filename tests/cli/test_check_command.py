"""`check`: what it reads, what it reports, and with which exit status it ends."""

from __future__ import annotations

import json
import os

import pytest

from tests.cli.running import BROKEN, FAULTY, SOUND, Cli

TWO_FAULTS = "function A({ b }) {\n  useEffect(() => { f() });\n  useEffect(() => { f(b) }, []);\n}\n"
"""missing-dependency-array at line 2, exhaustive-deps at line 3."""


def test_sound_file_ends_with_0_and_says_what_was_looked_at(cli: Cli) -> None:
    cli.write("a.jsx", SOUND)
    assert cli("check", "a.jsx").stdout == "no findings in 1 component of 1 file\n"


def test_finding_ends_with_1_and_is_shown_with_excerpt_and_help(cli: Cli) -> None:
    cli.write("a.jsx", FAULTY)
    text = cli("check", "a.jsx", status=1).stdout
    assert "error[exhaustive-deps]" in text
    assert "--> a.jsx:6:6" in text
    assert "6 |   }, []);\n  |      ^^\n" in text
    assert "help:" in text
    assert "1 error in 1 component of 1 file" in text


def test_syntax_error_ends_with_2_and_does_not_stop_other_files(cli: Cli) -> None:
    cli.write("a.jsx", BROKEN)
    cli.write("b.jsx", FAULTY)
    report = cli.report("a.jsx", "b.jsx", status=2)
    assert [(error["path"], error["line"], error["column"]) for error in report["errors"]] == [("a.jsx", 1, 11)]
    assert [finding["path"] for finding in report["findings"]] == ["b.jsx"]


def test_json_has_exactly_the_promised_keys(cli: Cli) -> None:
    """Programs read this report: a key that goes, or comes unasked, is a break."""
    report = cli.report("-", stdin=FAULTY)
    assert set(report) == {"findings", "abstained", "errors"}
    (finding,) = report["findings"]
    promised = {"check", "severity", "path", "line", "column", "end_line", "end_column", "message", "data"}
    assert promised <= set(finding) <= promised | {"help", "steps", "fix"}
    place = {key: finding[key] for key in ("path", "line", "column", "end_line", "end_column")}
    assert place == {"path": "<stdin>", "line": 6, "column": 6, "end_line": 6, "end_column": 8}
    assert finding["data"]["missing"] == ["text"]
    (edit,) = finding["fix"]["edits"]
    assert edit == {"line": 6, "column": 6, "end_line": 6, "end_column": 8, "text": "[text]"}


def test_standard_input_takes_a_name(cli: Cli) -> None:
    """An editor that checks a buffer wants its own file name in the report."""
    assert cli.report("-", "--stdin-filename", "src/a.jsx", stdin=FAULTY)["findings"][0]["path"] == "src/a.jsx"


def test_folder_is_searched_for_javascript_but_not_in_what_others_wrote(cli: Cli) -> None:
    for name in ("b/one.jsx", "a.js", "c.mjs", "d.cjs", "b/deep/er/two.jsx"):
        cli.write(name, FAULTY)
    for name in ("node_modules/x/i.js", ".git/a.js", ".venv/a.js", "b/.hidden.js", "e.ts", "f.txt", "g.py"):
        cli.write(name, FAULTY)
    names = [finding["path"] for finding in cli.report()["findings"]]
    assert names == [os.path.normpath(name) for name in ("a.js", "c.mjs", "d.cjs", "b/one.jsx", "b/deep/er/two.jsx")]


PYTHON = '''\
class Title(rx.Component):
    def add_custom_code(self):
        return ["""
function Title({ text }) {
  useEffect(() => { document.title = text + %s });
}
""" % self.suffix, FROM_ELSEWHERE]
'''


def test_javascript_in_python_is_reported_at_the_line_of_the_python_file(cli: Cli) -> None:
    cli.write("a.py", PYTHON)
    report = cli.report("a.py", status=2)
    assert [(finding["check"], finding["line"]) for finding in report["findings"]] == [("missing-dependency-array", 5)]
    assert [(error["line"], "FROM_ELSEWHERE" in error["message"]) for error in report["errors"]] == [(7, True)]
    assert "could not be checked in full" in cli("check", "a.py", status=2).stdout
    assert cli.findings("-", "--stdin-filename", "b.py", stdin=PYTHON.replace(", FROM_ELSEWHERE", "")) != []


def test_python_file_without_javascript_is_searched_only_when_named(cli: Cli) -> None:
    """A pre-commit hook names every Python file of a commit; most have no JavaScript, and are no mistake."""
    cli.write("a.py", "print('hello')\n")
    cli.write("b.py", PYTHON.replace("add_custom_code", "_get_custom_code").replace(", FROM_ELSEWHERE", ""))
    assert [finding["path"] for finding in cli.report()["findings"]] == ["b.py"]
    done = cli("check", "a.py")
    assert done.stdout == "no findings in 0 components of 1 file\n"
    assert "there is no component to check\n --> a.py\n" in done.stderr
    assert "add_custom_code or _get_custom_code returns is checked" in done.stderr
    assert "no component" not in cli("check", "a.py", "b.py", status=1).stderr


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsx.orig"])
@pytest.mark.parametrize("command", [["check"], ["compare", "--no-explore", "resilient"]])
def test_a_file_of_another_kind_is_not_taken_for_javascript(cli: Cli, command: list[str], name: str) -> None:
    """A file that holds the word hello is a script without effects, and would pass."""
    cli.write(name, "hello\n")
    told = cli(*command, name, status=2).stderr
    assert f"file holds no JavaScript that can be told apart\n --> {name}" in told
    assert "help: files that end in .jsx" in told
    cli.write("Script", SOUND)
    cli("check", "Script")


def test_a_choice_of_no_check_is_told(cli: Cli) -> None:
    """A variable that is not set turns the choice of one check into all of them."""
    cli.write("a.jsx", SOUND)
    assert "warning: --select names nothing, so it has no effect" in cli("check", "--select", "", "a.jsx").stderr
    assert cli("check", "a.jsx").stderr == ""


def test_the_reason_of_a_finding_is_a_paragraph_in_a_pipe_too(cli: Cli) -> None:
    """Messages stay on one line there, for programs that look for them."""
    cli.write("a.jsx", FAULTY)
    lines = cli("check", "a.jsx", status=1).stdout.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("  = why: "))
    assert max(map(len, lines[first : first + 2])) <= 100
    assert lines[first + 1].startswith("         ")


def test_file_that_is_named_twice_is_checked_once(cli: Cli) -> None:
    cli.write("a/x.jsx", FAULTY)
    assert len(cli.findings("a", "a/x.jsx", "a/../a/x.jsx")) == 1


def test_select_and_ignore_take_lists_and_repetitions(cli: Cli) -> None:
    cli.write("a.jsx", TWO_FAULTS)
    array, deps = ("missing-dependency-array", 2), ("exhaustive-deps", 3)
    assert cli.findings("a.jsx") == [array, deps]
    assert cli.findings("a.jsx", "--select", "exhaustive-deps") == [deps]
    assert cli.findings("a.jsx", "--ignore", "exhaustive-deps") == [array]
    assert cli.findings("a.jsx", "--ignore", "missing-dependency-array, exhaustive-deps", status=0) == []
    assert cli.findings("a.jsx", "--ignore", array[0], "--ignore", deps[0], status=0) == []


def test_unknown_check_ids_are_all_named_with_the_nearest_right_one(cli: Cli) -> None:
    cli.write("a.jsx", SOUND)
    text = cli("check", "a.jsx", "--select", "exhaustive-dep", "--ignore", "asink-effect", status=2).stderr
    assert "there is no check `exhaustive-dep`; did you mean `exhaustive-deps`?" in text
    assert "there is no check `asink-effect`; did you mean `async-effect`?" in text


def test_additional_hooks_reach_the_checks(cli: Cli) -> None:
    cli.write("a.jsx", "function A({ b }) {\n  useMyEffect(() => { f(b) }, [])\n}\n")
    assert cli.findings("a.jsx", "--select", "exhaustive-deps", status=0) == []
    assert cli.findings("a.jsx", "--select", "exhaustive-deps", "--additional-hooks", "useMyEffect") == [
        ("exhaustive-deps", 2)
    ]


def test_additional_hooks_must_be_a_regular_expression(cli: Cli) -> None:
    assert "'(' is not a regular expression" in cli("check", "-", "--additional-hooks", "(", status=2).stderr


@pytest.mark.parametrize("option", ["--source", "--sink"])
def test_a_role_takes_the_names_that_the_configuration_takes(cli: Cli, option: str) -> None:
    cli.write("a.jsx", SOUND)
    told = cli("check", option, "1x", "a.jsx", status=2).stderr
    assert f"'{option}': '1x' is not a JavaScript name or member chain such as user.id" in told


def test_sources_and_sinks_reach_the_checks(cli: Cli) -> None:
    """Somebody else's effect: `ask` gives, `tell` takes, and the answer may be stale."""
    effect = "function A({ id }) {\n  useEffect(() => { ask(id).then((x) => tell(x)).catch(report) }, [id])\n}\n"
    cli.write("a.jsx", effect)
    assert cli.findings("a.jsx", "--select", "stale-dispatch", status=0) == []
    assert cli.findings("a.jsx", "--select", "stale-dispatch", "--source", "ask", "--sink", "tell") == [
        ("stale-dispatch", 2)
    ]


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif"])
def test_every_format_tells_of_the_finding_and_ends_with_1(cli: Cli, format_: str) -> None:
    assert "exhaustive-deps" in cli("check", "-", "--format", format_, status=1, stdin=FAULTY).stdout


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif"])
def test_every_format_tells_of_the_error_and_ends_with_2(cli: Cli, format_: str) -> None:
    assert "unexpected" in cli("check", "-", "--format", format_, status=2, stdin=BROKEN).stdout


def test_folder_without_javascript_is_an_error_that_says_what_is_looked_for(cli: Cli) -> None:
    """A typing mistake in a path must not look like a clean result."""
    cli.write("empty/a.ts", SOUND)
    text = cli("check", "empty", "missing", status=2).stderr
    assert "no JavaScript in this folder\n --> empty\n" in text
    assert ".jsx" in text
    assert "nothing is called `missing`\n" in text
    assert "2 errors" in text


def test_file_that_is_not_utf8_says_which_byte(cli: Cli) -> None:
    cli.write("a.js", b"const a = 1;\n// \xff\n")
    cli.write("b.js", "const a = 1;\n".encode("utf-16"))
    errors = cli.report("a.js", "b.js", status=2)["errors"]
    assert [(error["message"], error["line"]) for error in errors] == [
        ("not UTF-8 text: byte 0xff", 2),
        ("not UTF-8 text: byte 0xff", 1),
    ]
    assert "UTF-16" in errors[1]["help"]


def test_byte_order_mark_is_no_part_of_the_first_line(cli: Cli) -> None:
    cli.write("a.js", b"\xef\xbb\xbf" + BROKEN.encode())
    assert cli.report("a.js", status=2)["errors"][0]["column"] == 11


def test_typescript_and_devices_are_refused_in_one_sentence(cli: Cli) -> None:
    cli.write("a.tsx", SOUND)
    text = cli("check", "a.tsx", os.devnull, status=2).stderr
    assert "TypeScript is not read" in text
    assert "neither a file nor a folder" in text


def test_settings_of_the_project_apply_and_the_command_line_adds_to_them(cli: Cli) -> None:
    settings = '[check]\nignore = ["missing-dependency-array"]\nseverity = { exhaustive-deps = "info" }\n'
    cli.write("reflex-clerk-sync.toml", settings)
    cli.write("a.jsx", TWO_FAULTS)
    (finding,) = cli.report("a.jsx")["findings"]
    assert (finding["check"], finding["severity"]) == ("exhaustive-deps", "info")
    assert cli.findings("a.jsx", "--ignore", "exhaustive-deps", status=0) == []
    assert len(cli.findings("a.jsx", "--no-config")) == 2


@pytest.mark.parametrize(
    ("glob", "faulted"),
    [
        ("src/*.jsx", ["tests/a.jsx"]),
        ("src/**/a.jsx", ["tests/a.jsx"]),
        ("a.jsx", []),
        ("**/tests/*", ["src/a.jsx", "src/deep/a.jsx"]),
    ],
)
def test_checks_can_be_left_out_per_file(cli: Cli, glob: str, faulted: list[str]) -> None:
    cli.write("reflex-clerk-sync.toml", f'[check.per_file_ignores]\n"{glob}" = ["exhaustive-deps"]\n')
    for name in ("src/a.jsx", "src/deep/a.jsx", "tests/a.jsx"):
        cli.write(name, FAULTY)
    report = cli.report("src", "tests", status=1 if faulted else 0)
    assert [finding["path"] for finding in report["findings"]] == faulted


def test_broken_configuration_ends_with_2_and_checks_nothing(cli: Cli) -> None:
    cli.write("reflex-clerk-sync.toml", "[check]\nstrickt = true\n")
    result = cli("check", "-", status=2, stdin=SOUND)
    assert "unknown key check.strickt" in result.stderr
    assert result.stdout == ""


def test_sarif_on_standard_output_is_json(cli: Cli) -> None:
    log = json.loads(cli("check", "-", "--format", "sarif", status=1, stdin=FAULTY).stdout)
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["exhaustive-deps"]
