"""The text report: what a person sees, in a pipe, in a narrow terminal and in colour."""

from __future__ import annotations

from dataclasses import replace

import click

from codegen.findings import CheckResult
from codegen.report.terminal import Terminal
from codegen.report.text import render
from codegen.source import Source
from tests.report.samples import ARRAY, RESULT, SOURCE, STALE, UNREADABLE, UNSURE, WHOLE


def test_finding_shows_place_excerpt_steps_and_help() -> None:
    assert (
        render(CheckResult((replace(STALE, check="made-up"),), files=1, components=1))
        == """\
error[made-up]: send is called for a run that may be void
 --> src/a sync, 100%:x.jsx:4:7
  |
3 |     ask(id).then((answer) => {
4 |       send(answer);
  |       ^^^^^^^^^^^^
5 |     });
  |
  = 1. line 3: asks
         ask(id).then((answer) => {
  = 2. line 4: `answer` has come
  = help: Ask whether 100% of it is still wanted.

1 error in 1 component of 1 file
`reflex-clerk-sync explain CHECK` tells more about a check.
"""
    )


def test_span_of_several_lines_has_a_bar_beside_it() -> None:
    assert """\
  |
1 |   function Sync({ id, send }) {
2 | /   useEffect(() => {
3 | |     ask(id).then((answer) => {
4 | |       send(answer);
5 | |     });
6 | |   }, [id]);
  | |__________^
7 |   }
  |
""" in render(CheckResult((WHOLE,), files=1))


def test_long_span_is_shown_by_its_ends() -> None:
    source = Source("\n".join(f"line{number}();" for number in range(1, 30)), "a.js")
    text = render(CheckResult((replace(WHOLE, source=source, span=source_span(source)),), files=1))
    assert "line1();" in text
    assert "line29();" in text
    assert "line15();" not in text
    assert "\n..\n" in text


def source_span(source: Source) -> object:
    return replace(WHOLE.span, start=0, end=len(source.text))


def test_reason_of_a_check_is_told_once() -> None:
    text = render(CheckResult((STALE, ARRAY, replace(STALE, span=ARRAY.span)), files=1))
    assert text.count("= why:") == 2


def test_summary_counts_everything() -> None:
    assert (
        "1 error, 1 warning, 1 info in 1 component of 2 files; 1 check abstained; 1 allowed by comments; "
        "1 file could not be checked in full\n"
    ) in render(RESULT)


def test_several_files_get_headings_in_order() -> None:
    other = replace(ARRAY, source=replace(SOURCE, path="a.js"))
    text = render(CheckResult((STALE, other), (UNSURE,), (UNREADABLE,), files=3))
    assert [line for line in text.splitlines() if line in ("a.js", SOURCE.path)] == ["a.js", SOURCE.path]
    assert text.index("abstained[stale-dispatch]") < text.index("error[stale-dispatch]"), "in the order of the lines"


def test_nothing_to_report_is_one_line() -> None:
    assert render(CheckResult(files=3, components=4)) == "no findings in 4 components of 3 files\n"


def test_terminal_is_never_overrun_and_code_is_cut_not_wrapped() -> None:
    long = Source(SOURCE.text.replace("send(answer);", f"send(answer, '{'x' * 200}');"), "a.js")
    lines = render(
        CheckResult((replace(STALE, source=long, message="word " * 60),), files=1), Terminal(width=60)
    ).splitlines()
    assert max(map(len, lines)) <= 60
    assert any(line.endswith("…") and "send(answer, 'xxx" in line for line in lines)


def test_colour_changes_no_text() -> None:
    coloured = render(RESULT, Terminal(colour=True))
    assert "\x1b[" in coloured
    assert click.unstyle(coloured) == render(RESULT)


def test_source_cannot_speak_to_the_terminal() -> None:
    """A file that is checked is not trusted: its escape sequences and its directions of writing are shown, not obeyed."""
    hostile = Source(SOURCE.text.replace("send(answer)", "send(answer) /* \x1b[2J\u202e\x07 */"), "a\x1b[31m.js")
    text = render(CheckResult((replace(STALE, source=hostile, message="\x1b]0;title\x07"),), files=1))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "␛[2J\N{REPLACEMENT CHARACTER}␇" in text
