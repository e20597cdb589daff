"""What a test says: how its facts come about, how long they hold, and which branches they rule out."""

from __future__ import annotations

import pytest

from tests.flow.running import Ran, ran, run

GUARD = "let active = true;\n{}\nreturn () => {{ active = false; }};"


def _guarded(test: str) -> Ran:
    """Run a continuation that goes on where a test about `active` leads."""
    return run(GUARD.format(f"load().then(() => {{ {test} }}, () => {{}});"))


PASSING = [
    "if (active) mark('x');",
    "if (!active) return; mark('x');",
    "if (active === true) mark('x');",
    "if (active == true) mark('x');",
    "if (active !== false) mark('x');",
    "if (active === false) return; mark('x');",
    "if (!active === false) mark('x');",
    "if (!!active) mark('x');",
    "if (Boolean(active)) mark('x');",
    "if (active && value) mark('x');",
    "if (value && active) mark('x');",
    "if (!active || !value) return; mark('x');",
    "if (!(active && value)) return; mark('x');",
    "active && mark('x');",
    "!active || mark('x');",
    "active ? mark('x') : null;",
    "const live = active; if (live) mark('x');",
    "const live = active && value; if (live) mark('x');",
    "const dead = !active; if (dead) return; mark('x');",
    "const dead = !active; const live = !dead; if (live) mark('x');",
    "if (Object.is(active, true)) mark('x');",
    "if (value) { if (!active) return; } else { if (!active) return; } mark('x');",
    "if ((value, active)) mark('x');",
    "while (active) { mark('x'); break; }",
    "do { if (!active) break; mark('x'); } while (value);",
    "for (; active; ) { mark('x'); break; }",
    "switch (active) { case true: mark('x'); }",
    "switch (true) { case active: mark('x'); }",
    "label: { if (!active) break label; mark('x'); }",
    "const alive = () => active; if (alive()) mark('x');",
    "const alive = () => { if (!active) return false; return true; }; if (alive()) mark('x');",
    "function gone() { return !active; } if (gone()) return; mark('x');",
    "const check = (flag) => flag; if (check(active)) mark('x');",
    "const check = () => { if (!active) throw new Error(); }; check(); mark('x');",
]

FAILING = [
    "mark('x');",
    "if (!active) mark('x');",
    "if (active || value) mark('x');",
    "if (!active && value) return; mark('x');",
    "if (value) { if (!active) return; } mark('x');",
    "if (active) {} mark('x');",
    "if (active === value) mark('x');",
    "active || mark('x');",
    "const alive = () => active || value; if (alive()) mark('x');",
    "const alive = () => { if (value) return true; return active; }; if (alive()) mark('x');",
    "switch (active) { case false: break; case true: default: mark('x'); }; switch (value) { default: mark('x'); }",
    "try { if (!active) throw new Error(); } catch {} mark('x');",
]


@pytest.mark.parametrize("test", PASSING)
def test_a_test_that_implies_the_guard_makes_the_run_fresh(test: str) -> None:
    """Negation, comparison, conjunction, early exits, constants and predicates: each says the same as `if (active)`."""
    assert _guarded(test).at("x").fresh


@pytest.mark.parametrize("test", FAILING)
def test_a_test_that_does_not_imply_the_guard_leaves_the_run_stale(test: str) -> None:
    """What holds on only one of two ways holds for neither behind them."""
    assert not _guarded(test).at("x").fresh


def test_a_guard_ends_at_the_next_boundary() -> None:
    """Each boundary asks for the guard anew."""
    seen = run(
        GUARD.format(
            "const go = async () => {\n"
            "  await load(); if (!active) return; mark('first'); await load(); mark('second'); if (!active) return; mark('third');\n"
            "}; go().catch(() => {});"
        )
    )
    assert seen.at("first").fresh
    assert not seen.at("second").fresh
    assert seen.at("third").fresh


def test_a_constant_with_a_tests_outcome_dies_at_a_boundary() -> None:
    """`const live = active` tells of the past once something has been awaited."""
    seen = run(
        GUARD.format(
            "const go = async () => { await load(); const live = active; await load(); if (live) mark('x'); };\ngo().catch(() => {});"
        )
    )
    assert not seen.at("x").fresh


def test_facts_about_values_of_the_render_last() -> None:
    """What a closure captured as a constant stays as it was, behind any boundary."""
    seen = run("if (!value) return; load().then(() => { mark('x'); if (!value) mark('never'); }, () => {});")
    assert [str(place) for fact in seen.at("x").facts for place in fact.atom.places] == ["value"]
    assert not seen.reaches("never")


def test_facts_about_refs_and_variables_do_not_last() -> None:
    """What others can write may be otherwise behind a boundary, so both sides of the test are run."""
    for code in ("flagRef.current", "box.open", "count"):
        seen = run(
            f"const box = {{ open: true }}; let count = value; if (!{code}) return;"
            f"load().then(() => {{ if (!{code}) mark('x'); }}, () => {{}}); mystery(box); mystery(() => {{ count = 0; }});"
        )
        assert seen.reaches("x"), code


def test_facts_about_a_variable_end_with_a_write_to_it() -> None:
    """A test says nothing of what is assigned after it."""
    seen = run("let count = value; if (count) return; count = other; if (count) mark('x');")
    assert seen.reaches("x")


def test_facts_end_with_a_call_that_may_change_what_they_are_about() -> None:
    """A stranger that holds a callback can change a variable while it is called."""
    seen = run("let count = value; mystery(() => { count = 1; }); if (count) return; mystery(); if (count) mark('x');")
    assert seen.reaches("x")


def test_a_loops_own_constants_are_new_in_each_round() -> None:
    """`const item` of the last round is another one than that of this round."""
    seen = run("for (const item of value) { if (!item) continue; mark('x'); }")
    assert seen.reaches("x")
    again = run("let first = true; for (const item of value) { if (first) { first = false; continue; } mark('x'); }")
    assert again.reaches("x")


def test_parameters_of_a_recursion_are_told_apart() -> None:
    """What is known of the caller's parameter is not known of the callee's."""
    seen = run("const down = (n) => { if (n > 3) { mark('end'); return; } down(n + 1); mark('x'); }; down(0);")
    assert seen.reaches("end")
    assert seen.reaches("x")


def test_conditions_of_the_render_hold_in_its_effects() -> None:
    """A constant of the component that holds a test is understood inside the effect."""
    seen = ran(
        "const ready = value && other;\nuseEffect(() => { if (!ready) return; if (!value) mark('never'); mark('x'); }, [ready]);"
    )
    assert seen.reaches("x")
    assert not seen.reaches("never")


@pytest.mark.parametrize("relation", ["count < 3", "3 > count", "!(count >= 3)", "!(3 <= count)"])
def test_relations_are_read_from_either_side(relation: str) -> None:
    """The same relation, however it is written, rules out its opposite."""
    seen = run(f"const count = value; if (!({relation})) return; if (count < 3) mark('x'); else mark('never');")
    assert seen.reaches("x")
    assert not seen.reaches("never")
