"""Comments that allow a finding: which line they cover, and what is said of those that are wrong."""

from __future__ import annotations

import pytest

from codegen.check import check
from codegen.js.parse import parse
from codegen.suppressions import find
from tests.cli.running import Cli

ALLOW = "reflex-clerk-sync: allow missing-dependency-array -- wanted in every render"
EFFECT = "useEffect(() => { f() });"


def said(body: str) -> list[str]:
    """Return the checks that fault a component with this body."""
    return [finding.check for finding in check(f"function A() {{\n{body}\n}}\n").findings]


@pytest.mark.parametrize(
    "body",
    [
        f"// {ALLOW}\n{EFFECT}",
        f"{EFFECT} // {ALLOW}",
        f"/* {ALLOW} */\n{EFFECT}",
        f"/*\n * {ALLOW}\n * and a second line of the reason\n */\n{EFFECT}",
        f"// {ALLOW}\n\n// something else\n{EFFECT}",
        f"//{ALLOW.replace(': ', ':').replace(' -- ', '   --- ')}\n{EFFECT}",
        f"// {ALLOW.replace('allow ', 'allow exhaustive-deps, ')}\n{EFFECT}",
    ],
    ids=["line before", "end of line", "block", "doc block", "gap", "other spacing", "two ids"],
)
def test_comment_covers_the_next_line_of_code_or_its_own(body: str) -> None:
    assert "missing-dependency-array" not in said(body)


@pytest.mark.parametrize(
    "body",
    [
        f"// {ALLOW}\ng();\n{EFFECT}",
        f"g(); // {ALLOW}\n{EFFECT}",
        f"{EFFECT}\n// {ALLOW}",
        f"// {ALLOW.replace('missing-dependency-array', 'exhaustive-deps')}\n{EFFECT}",
        f"// {ALLOW.replace('allow', 'alow')}\n{EFFECT}",
        f"const text = '// {ALLOW}'\n{EFFECT}",
    ],
    ids=["two lines before", "end of the line before", "line after", "other check", "misspelt", "string"],
)
def test_comment_covers_nothing_else(body: str) -> None:
    """A comment that covered more than its line would hide the next fault that somebody writes."""
    assert "missing-dependency-array" in said(body)


def test_comment_of_jsx_covers_the_next_line_of_code() -> None:
    program = parse(f"const a = <p>\n  {{/* {ALLOW} */}}\n  <b onClick={{f}} />\n</p>;\n")
    assert [suppression.line for suppression in find(program)] == [3]


def test_comment_after_an_opening_brace_stays_in_the_block() -> None:
    """`{ // allow` begins a block; the brace that ends another block below is not the end of a JSX comment."""
    program = parse(f"{{ // {ALLOW}\n}}\nb();\n")
    assert [suppression.line for suppression in find(program)] == [2]


def test_suppressed_findings_are_counted() -> None:
    result = check(f"function A() {{\n// {ALLOW}\n{EFFECT}\n}}\n")
    assert (result.findings, result.suppressed) == ((), 1)


@pytest.mark.parametrize(
    ("comment", "complaint"),
    [
        ("allow missing-dependency-array", "unexplained-suppression"),
        ("allow missing-dependency-array --", "unexplained-suppression"),
        ("allow missing-dependency-array it is wanted", "unexplained-suppression"),
        ("allow missing-dependency-aray -- wanted", "unknown-suppression"),
        ("allow missing-dependency-array exhaustive-deps -- wanted", "unknown-suppression"),
        ("allow -- wanted", "unknown-suppression"),
        ("ignore missing-dependency-array -- wanted", "unknown-suppression"),
        ("allow unused-suppression -- wanted", "unknown-suppression"),
        ("allow exhaustive-deps -- wanted", "unused-suppression"),
        ("allow missing-dependency-array, exhaustive-deps -- wanted", "unused-suppression"),
    ],
)
def test_comment_that_is_wrong_is_itself_a_finding(comment: str, complaint: str) -> None:
    findings = check(f"function A() {{\n// reflex-clerk-sync: {comment}\n{EFFECT}\n}}\n").findings
    assert complaint in [finding.check for finding in findings]


def test_unused_comment_is_only_a_warning_and_can_be_taken_out() -> None:
    (finding,) = check("// reflex-clerk-sync: allow exhaustive-deps -- was needed once\ng();\n").findings
    assert (finding.check, str(finding.severity)) == ("unused-suppression", "warning")
    assert finding.fix is not None
    assert finding.fix.safe


@pytest.mark.parametrize(
    "written", ["reflex-clerk-sync allow", "Reflex-Clerk-Sync - disable", "reflex_clerk_sync ignore"]
)
def test_a_comment_without_its_colon_is_told(written: str) -> None:
    """It allows nothing, and looks as if it did."""
    findings = check(f"function A() {{\n// {written} missing-dependency-array -- wanted\n{EFFECT}\n}}\n").findings
    assert [finding.check for finding in findings] == ["unknown-suppression", "missing-dependency-array"]
    assert "write `reflex-clerk-sync: allow CHECK -- reason`" in findings[0].message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f();\n  // {}\n  g();\n", "f();\n  g();\n"),
        ("f();\n  {{/* {} */}}\r\n  g();\n", "f();\n  g();\n"),
        ("f(); // {}\ng();\n", "f();\ng();\n"),
        ("f();\n// {}", "f();\n"),
    ],
)
def test_nothing_is_left_of_a_comment_that_is_taken_out(cli: Cli, before: str, after: str) -> None:
    path = cli.write("a.jsx", before.format("reflex-clerk-sync: allow exhaustive-deps -- once"))
    cli("check", "--fix", "a.jsx")
    assert path.read_bytes().decode() == after


def test_comment_on_the_wrong_line_is_unused_although_its_check_finds_something_elsewhere() -> None:
    assert said(f"// {ALLOW}\ng();\n{EFFECT}") == ["unused-suppression", "missing-dependency-array"]


def test_comment_is_not_unused_because_its_check_was_left_out() -> None:
    """Whoever selects one check must not be told to delete the comments of the others."""
    text = f"function A() {{\n// {ALLOW}\n{EFFECT}\n}}\n"
    assert check(text, select=["unused-suppression"]).findings == ()
    assert check(text, ignore=["missing-dependency-array"]).findings == ()


def test_a_comment_that_only_mentions_the_tool_is_none_of_these() -> None:
    assert check("// rendered by reflex-clerk-sync 0.1.0; see reflex-clerk-sync: the docs\ng();\n").findings == ()
