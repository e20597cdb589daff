"""Comparisons in every format: what a reader must not miss is there, and what a program reads is valid."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import jsonschema
import pytest

from codegen.compare import Comparison, compare
from codegen.compare.invariants import Invariants
from codegen.explore.result import Step, Violation
from codegen.presets import preset
from codegen.render import render
from codegen.report import (
    comparison_github,
    comparison_html,
    comparison_json,
    comparison_markdown,
    comparison_sarif,
    comparison_text,
)
from codegen.report.alignment import hunks, rows
from codegen.report.comparison_summary import verdict
from codegen.report.terminal import Terminal
from codegen.source import Source
from tests.report.sarif_schema import published_schema

OLD = render(preset("resilient"))
NEW = render(preset("resilient", cleanup=False, retry={"attempts": 6}))
HOSTILE = "a|b`<script>alert(1)</script>"


@cache
def unsafe() -> Comparison:
    """Return a comparison in which a protection is lost, between files whose names are hard to write."""
    return compare(Source(OLD, f"{HOSTILE}.jsx"), Source(NEW, "new.jsx"))


@cache
def broken() -> Comparison:
    """Return the same with what an explorer may say of it."""
    step = Step(
        "unmount", "the page is left", False, (), "signed in as A", "told nothing", {"I6": "It dispatches <then>"}
    )
    violation = Violation("I6", "It dispatches <then>", ("load:A", "unmount"), None, False, (step,))
    found = Invariants(4, broken=(violation,), rules=(("I6", "After unmount: no dispatch."),), states=(10, 1_000))
    return replace(unsafe(), invariants=found)


def same() -> Comparison:
    """Return a comparison that found nothing."""
    return compare(OLD, OLD, labels=("a", "b"))


# --- text ---------------------------------------------------------------------------------------------------------------


def test_text_says_first_how_bad_it_is_and_what_came_in() -> None:
    lines = comparison_text.render([unsafe()]).splitlines()
    assert lines[0].endswith("new.jsx: a protection is lost")
    assert lines[1].startswith("  findings that came in: dispatch-after-unmount")
    assert "  retry-attempts: attempts: 4 → 6 [40 → 40]" in lines
    assert lines[-1] == "  [lines, old → new]", "what the numbers are"


def test_text_tells_first_which_races_came_in_ended_and_stayed() -> None:
    """Each with what happens, before anything else is told."""
    found = broken().invariants
    assert found is not None
    [violation] = found.broken
    ended, stayed = (replace(violation, invariant=name, says=f"It was {name}") for name in ("I1", "I10"))
    lines = comparison_text.render(
        [replace(broken(), invariants=replace(found, mended=(ended,), still_broken=(stayed,)))]
    ).splitlines()
    assert lines[0].endswith("new.jsx: a race came in")
    assert lines[1:7] == [
        "  races that came in:",
        "    I6   It dispatches <then>",
        "  races that ended:",
        "    I1   It was I1",
        "  races that stayed:",
        "    I10  It was I10",
    ]


@pytest.mark.parametrize(
    ("old", "new", "races", "said"),
    [
        (OLD, OLD, 0, "nothing is different"),
        (OLD, NEW, 0, "a protection is lost"),
        (OLD, NEW, 2, "2 races came in"),
        (
            OLD,
            OLD.replace("@clerk/react", "@clerk/clerk-react"),
            0,
            "the contract with the backend or the page changes",
        ),
        (
            OLD,
            OLD.replace("@clerk/react", "@clerk/clerk-react"),
            1,
            "the contract with the backend or the page changes, and a race came in",
        ),
    ],
)
def test_the_verdict_is_of_the_worst_and_names_races(old: str, new: str, races: int, said: str) -> None:
    found = broken().invariants
    assert found is not None
    invariants = replace(found, broken=found.broken * races)
    assert verdict(replace(compare(old, new), invariants=invariants)) == said


def test_a_fault_that_no_change_tells_of_is_no_lost_protection() -> None:
    """The checks see what the two together do: each change alone is only another behaviour."""
    comparison = replace(unsafe(), changes=())
    assert verdict(comparison) == "a fault came in"


def test_text_groups_by_severity_worst_first() -> None:
    lines = comparison_text.render([unsafe()]).splitlines()
    assert [line for line in lines if line in {"unsafe", "behaviour", "tuning"}] == ["unsafe", "tuning"]


def test_text_tells_the_story_of_a_broken_invariant() -> None:
    text = comparison_text.render([broken()])
    assert "I6 is broken: It dispatches <then>" in text
    assert "every order of up to 4 events, 10 states before and 1,000 after" in text


def test_text_of_nothing() -> None:
    assert comparison_text.render([same()]) == "a → b: nothing is different\n"
    assert comparison_text.render([]) == "no synchronizer is different\n"


@pytest.mark.parametrize("width", [40, 80, 200])
def test_both_texts_fit_the_terminal(width: int) -> None:
    """Side by side where there is room; then no line is wider than the terminal, whatever the colours."""
    import re

    text = comparison_text.render([unsafe()], Terminal(colour=True, width=width), with_text=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert ("│" in plain) == (width == 200)
    if width == 200:
        assert max(map(len, plain.splitlines())) <= width


# --- for programs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [unsafe, broken, same])
def test_json_is_what_its_schema_says(make: object) -> None:
    schema = comparison_json.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    found = json.loads(comparison_json.render([make()]))  # type: ignore[operator]
    jsonschema.validate(found, schema)
    assert found["worst"] == (None if make is same else "unsafe")


def test_json_gives_the_values_of_a_change() -> None:
    changes = json.loads(comparison_json.render([unsafe()]))["comparisons"][0]["changes"]
    [attempts] = [change for change in changes if change["kind"] == "retry-attempts"]
    assert attempts["data"] == {"old": 4, "new": 6}


def test_sarif_is_valid_and_every_result_has_its_rule() -> None:
    found = json.loads(comparison_sarif.render([unsafe(), broken()]))
    jsonschema.Draft7Validator(published_schema()).validate(found)
    [run] = found["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    results = {result["ruleId"] for result in run["results"]}
    assert results <= rules
    assert {"cleanup-removed", "retry-attempts", "dispatch-after-unmount", "broken-invariant"} <= results


def test_annotations_are_one_line_each_at_the_new_file() -> None:
    lines = comparison_github.render([broken()]).splitlines()
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    assert any("title=unsafe%3A cleanup-removed" in line and "file=new.jsx" in line for line in lines)
    assert any("invariant I6 is broken" in line and "trace: load:A, unmount" in line for line in lines)


# --- for people who review in a browser -----------------------------------------------------------------------------------


def test_markdown_begins_with_the_marker_and_folds_what_is_harmless() -> None:
    """By the marker CI finds its own comment again."""
    text = comparison_markdown.render([broken()])
    assert text.startswith(comparison_markdown.MARKER)
    assert "#### 🟥 unsafe: 1 change" in text
    assert "<summary>🟦 tuning: 1 change</summary>" in text
    assert "```mermaid\nsequenceDiagram" in text


def test_markdown_cannot_be_broken_out_of() -> None:
    """Names of files are anybody's: none ends a cell, calls on a person, or is taken for HTML."""
    text = comparison_markdown.render([broken()])
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert all(line.count("|") - line.count("\\|") in {3, 4} for line in table)
    assert "<then>" not in text
    assert "<script>" not in text.replace("``", "").split("`")[0]


def test_a_folded_title_is_html_and_no_markdown() -> None:
    """GitHub does not read escapes of Markdown there, it shows them."""
    found = broken().invariants
    assert found is not None
    [violation] = found.broken
    odd = replace(found, broken=(replace(violation, says="a_b <i> & [c]"),))
    text = comparison_markdown.render([replace(broken(), invariants=odd)])
    assert "<summary>🟥 I6 is broken: a_b &lt;i&gt; &amp; [c]</summary>" in text
    assert r"**I6** a\_b &#60;i&#62; & \[c\]" in text, "in a table it is Markdown"


def test_the_page_escapes_what_it_shows_and_loads_nothing() -> None:
    page = comparison_html.render([unsafe()])
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "http" not in page
    assert 'id="c1-new-40"' in page
    assert 'href="#c1-new-' in page


def test_the_page_of_several_lists_them() -> None:
    page = comparison_html.render([unsafe(), same()])
    assert "2 synchronizers compared" in page
    assert 'href="#c2"' in page


# --- alignment ----------------------------------------------------------------------------------------------------------


def test_every_line_of_both_sides_stands_in_one_row() -> None:
    """In order, and none twice."""
    found = rows(unsafe())
    for side, text in (("old", OLD), ("new", NEW)):
        numbers = [getattr(row, side).number for row in found if getattr(row, side) is not None]
        assert numbers == list(range(1, text.count("\n") + 1))


def test_the_same_part_stands_in_one_row_though_it_was_moved_and_renamed() -> None:
    """Lines alone would find nothing in common."""
    new = OLD.replace("useEffect(() => {\n    // While", "useEffect(() => {\n    // Ahem.\n    // While").replace(
        "lastSentRef", "sent"
    )
    found = rows(compare(OLD, new))
    pairs = {(row.old.text.strip(), row.new.text.strip()) for row in found if row.old and row.new}
    assert (
        "const lastSentRef = useRef({ stateKey: null, connection: null });",
        "const sent = useRef({ stateKey: null, connection: null });",
    ) in pairs


def test_only_words_that_differ_are_marked() -> None:
    [row] = [row for row in rows(unsafe()) if row.old and "attempts = 4" in row.old.text]
    assert row.new is not None
    assert [row.new.text[begin:end] for begin, end in row.new.changed] == ["6"]


def test_stretches_that_are_the_same_are_left_out() -> None:
    shown = sum(map(len, hunks(rows(unsafe()))))
    assert 0 < shown < len(rows(unsafe()))
    assert hunks(rows(same())) == []
