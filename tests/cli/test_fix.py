"""`check --fix`: what it mends, what it leaves alone, what it shows, and how it ends."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen import files
from codegen.check import check, choose
from codegen.checks import all_checks
from codegen.checks.base import Check
from codegen.config_sources import CheckOptions
from codegen.findings import Edit, Finding, Fix
from codegen.js.program import Program
from codegen.python_source import extract
from codegen.runner import fixes
from codegen.runner.edits import edited, exact_edits, safe_edits
from codegen.runner.one_file import Job, check_one
from codegen.source import Span
from tests.cli.running import BROKEN, FAULTY, SOUND, Cli

DIFF = """\
--- a.jsx
+++ a.jsx
@@ -3,6 +3,6 @@
 export function Title({ text }) {
   useEffect(() => {
     document.title = text;
-  }, []);
+  }, [text]);
   return null;
 }
"""

PYTHON = '''\
class Title(rx.Component):
    def add_custom_code(self):
        return ["""
function Title({ text }) {
  useEffect(() => { document.title = text }, []);
}
"""]
'''
"""One finding, in a string that stands in the file as it is."""


def test_finding_is_mended_in_its_file_and_nothing_remains(cli: Cli) -> None:
    path = cli.write("a.jsx", FAULTY)
    result = cli("check", "--fix", "a.jsx")
    assert result.stdout == f"{DIFF}1 fixed; no findings in 1 component of 1 file\n"
    assert path.read_text() == SOUND
    assert cli("check", "--fix", "a.jsx").stdout == "no findings in 1 component of 1 file\n"


def test_diff_shows_the_same_and_changes_nothing(cli: Cli) -> None:
    path = cli.write("a.jsx", FAULTY)
    for arguments in (["--diff"], ["--fix", "--diff"]):
        text = cli("check", *arguments, "a.jsx", status=1).stdout
        assert text.startswith(DIFF)
        assert "1 error in 1 component" in text, "nothing was mended, so the finding is still there"
    assert path.read_text() == FAULTY


def test_what_cannot_be_mended_remains_and_ends_with_1(cli: Cli) -> None:
    cli.write("a.jsx", FAULTY + "function B() { useEffect(() => { go() }) }\n")
    text = cli("check", "--fix", "a.jsx", status=1).stdout
    assert text.startswith("--- a.jsx\n")
    assert "missing-dependency-array" in text
    assert "exhaustive-deps" not in text
    assert "1 fixed; 1 warning" in text


def test_diff_is_coloured_where_the_report_is(cli: Cli) -> None:
    cli.write("a.jsx", FAULTY)
    text = cli("check", "--diff", "a.jsx", status=1, FORCE_COLOR="1").stdout
    assert "\x1b[32m+  }, [text]);\x1b[0m" in text
    assert "\x1b[31m-  }, []);\x1b[0m" in text


def test_report_for_programs_stays_alone_on_standard_output(cli: Cli) -> None:
    cli.write("a.jsx", FAULTY)
    result = cli("check", "--fix", "--format", "json", "a.jsx")
    assert result.stdout.startswith("{")
    assert result.stderr == DIFF


def test_standard_input_goes_mended_to_standard_output(cli: Cli) -> None:
    """An editor pipes its buffer through: the text is all that may come out."""
    result = cli("check", "--fix", "-", stdin=FAULTY)
    assert result.stdout == SOUND
    assert "1 fixed; no findings" in result.stderr
    assert cli("check", "--fix", "-", stdin=SOUND).stdout == SOUND
    assert cli("check", "--fix", "-", status=2, stdin=BROKEN).stdout == BROKEN
    assert cli("check", "--diff", "-", status=1, stdin=FAULTY).stdout.startswith("--- <stdin>\n")


def test_standard_input_keeps_characters_that_the_stream_cannot_show(cli: Cli) -> None:
    text = f"// 文字\n{FAULTY}"
    done = cli.process("check", "--fix", "-", stdin=text.encode(), PYTHONIOENCODING="cp1252")
    assert done.stdout.decode() == text.replace("[]", "[text]")


def test_ends_of_lines_byte_order_mark_and_permissions_are_kept(cli: Cli) -> None:
    text = "\ufeff" + FAULTY.replace("\n", "\r\n")
    path = cli.write("a.jsx", text.encode())
    path.chmod(0o755)
    cli("check", "--fix", "a.jsx")
    assert path.read_bytes() == text.replace("[]", "[text]").encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o755


def test_fixes_that_overlap_are_made_one_after_the_other(cli: Cli) -> None:
    """Each of two findings in one array rewrites it; the second fix is that of the check after the first."""
    text = FAULTY.replace("[]", "[id, text, id]").replace("{ text }", "{ text, id }")
    path = cli.write("a.jsx", text)
    cli("check", "--fix", "--select", "exhaustive-deps", "a.jsx")
    assert check(path.read_text(), select=["exhaustive-deps"]).findings == ()


def test_comment_in_the_way_is_not_lost(cli: Cli) -> None:
    path = cli.write("a.jsx", FAULTY.replace("[]", "[/* once is enough */]"))
    before = path.read_text()
    cli("check", "--fix", "a.jsx", status=1)
    assert path.read_text() == before


def test_javascript_in_a_python_file_is_mended_there(cli: Cli) -> None:
    path = cli.write("a.py", PYTHON)
    cli("check", "--fix", "a.py")
    assert path.read_text() == PYTHON.replace("[]);", "[text]);")


def python(expression: str) -> str:
    """Return a Python file whose component's JavaScript is the value of an expression."""
    return f"class A(rx.Component):\n    def add_custom_code(self):\n        return [{expression}]\n"


@pytest.mark.parametrize(
    ("expression", "old", "new", "mended"),
    [
        ("'f([a]);'", "[a]", "[a, b]", "'f([a, b]);'"),
        ("'f([a]);'", "", "0;", "'0;f([a]);'"),
        ("""'f([a]);' 'g()'""", "[a]", "[]", """'f([]);' 'g()'"""),
        ("f'f([a]); {x}'", "[a]", "[b]", "f'f([b]); {x}'"),
        (r"'\tf([a]);\n'", "[a]", "[b]", r"'\tf([b]);\n'"),
        (r"r'f(/\d/, [a]);'", "[a]", "[b]", r"r'f(/\d/, [b]);'"),
        # The place is not written in the file as it is.
        ("f'f([{x}]);'", "[__placeholder_1__]", "[]", None),
        ("'f([%s]);' % x", "[__placeholder_1__]", "[]", None),
        ("'f([' 'a]);'", "[a]", "[b]", None),
        (r"'f([\x61]);'", "[a]", "[b]", None),
        (r"'f(\'a\')'", "'a'", "b", None),
        ("'f({}, %%d);' % ()", "%d", "1", None),
        # The text would mean something else in this string.
        ("'f([a]);'", "[a]", "['a']", None),
        ("'f([a]);'", "[a]", r"[/\d/]", None),
        ("'f([a]);'", "[a]", "[\n]", None),
        ("f'f([a]); {x}'", "[a]", "[{}]", None),
        ("'f([a]); %s' % x", "[a]", "[5 % 3]", None),
    ],
)
def test_edit_of_javascript_in_python_is_exact_or_none(expression: str, old: str, new: str, mended: str | None) -> None:
    (source,) = extract(python(expression), "a.py").sources
    start = source.text.index(old)
    edits = exact_edits(source, [Edit(Span(start, start + len(old)), new)])
    assert (edits and edited(source.document, edits)) == (mended and python(mended))


def test_text_that_two_sources_share_is_left_alone() -> None:
    """An edit that suits one of them would change the other as well."""
    text = "CODE = 'f([a]);'\n" + python("CODE + 'g()', CODE + 'h()'")
    for source in extract(text, "a.py").sources:
        assert exact_edits(source, [Edit(Span(2, 5), "[b]")]) is None


FIXABLE = [
    pytest.param(name, invalid.code, id=f"{name}-{number}")
    for name, found in all_checks().items()
    for number, invalid in enumerate(found.INVALID)
    if any(finding.fix and finding.fix.safe for finding in check(invalid.code, select=[name]).findings)
]


@pytest.mark.parametrize(("name", "code"), FIXABLE)
def test_every_safe_fix_of_the_documented_examples_mends_what_it_is_for(name: str, code: str) -> None:
    """The finding is gone, and no check says anything that it did not say before."""
    checks = choose(CheckOptions())
    mended = fixes.mend(Job("a.jsx", code, checks), check_one(Job("a.jsx", code, checks)))
    assert mended.fixes
    assert not [finding for finding in mended.result.findings if finding.check == name and safe_edits(finding)]
    assert {finding.check for finding in mended.result.findings} <= {finding.check for finding in check(code).findings}


def test_there_are_safe_fixes() -> None:
    assert {param.values[0] for param in FIXABLE} >= {"exhaustive-deps", "unused-suppression"}


def test_file_that_changes_meanwhile_is_not_overwritten(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between reading and writing an editor may save; its text must not be lost."""
    path = cli.write("a.jsx", FAULTY)
    real = fixes.mend

    def slow_mend(*arguments: object) -> object:
        path.write_text("saved by an editor\n")
        return real(*arguments)

    monkeypatch.setattr("codegen.commands._fix.mend", slow_mend)
    text = cli("check", "--fix", "a.jsx", status=2).stdout
    assert path.read_text() == "saved by an editor\n"
    assert "the file was changed while it was checked" in text
    assert "fixed;" not in text


def test_file_that_cannot_be_written_is_an_error_and_stops_no_other(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("a.jsx", FAULTY)
    other = cli.write("b.jsx", FAULTY)
    real = files._replace

    def refuse(target: Path, text: str) -> None:
        if target.name == "a.jsx":
            raise PermissionError(13, "Permission denied")
        real(target, text)

    monkeypatch.setattr(files, "_replace", refuse)
    text = cli("check", "--fix", "a.jsx", "b.jsx", status=2).stdout
    assert "cannot be written: Permission denied\n --> a.jsx\n" in text
    assert "1 fixed; 1 error" in text
    assert other.read_text() == SOUND


class Endless(Check):
    """Its fix calls for the next one, without end."""

    id = "endless"
    summary = rationale = mend = "A word."

    def run_program(self, program: Program) -> Iterator[Finding]:
        end = len(program.source.text)
        yield self.finding(program, Span(0, 1), "more", fix=Fix("more", (Edit(Span(end, end), ";a"),)))


class Breaking(Check):
    """Its fix is no JavaScript."""

    id = "breaking"
    summary = rationale = mend = "A word."

    def run_program(self, program: Program) -> Iterator[Finding]:
        yield self.finding(program, Span(0, 1), "b", fix=Fix("b", (Edit(Span(0, 0), "}"),)))


def mend(text: str, check: Check) -> fixes.Mended:
    job = Job("a.js", text, (check,))
    return fixes.mend(job, check_one(job))


def test_fixes_without_end_are_stopped() -> None:
    assert mend("a", Endless()).fixes == fixes.MAX_ROUNDS


def test_fix_that_breaks_a_file_is_a_bug_of_ours_and_no_file_is_written() -> None:
    with pytest.raises(AssertionError, match=r"a fix makes a\.js unreadable"):
        mend("a", Breaking())
