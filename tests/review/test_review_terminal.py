"""The review in a real terminal, driven by its keys."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pexpect
import pytest

from tests.cli.running import CHECKOUT, Cli, interruptible
from tests.review.conftest import OUTPUT
from tests.review.test_pending import BEFORE, TUNED, UNSAFE

PROMPT = r"\[q\]uit > "


@contextmanager
def review(project: Cli, *, width: int = 100, **environment: str) -> Iterator[pexpect.spawn[str]]:
    """Run `review` in a terminal of so many columns."""
    known = {key: value for key, value in os.environ.items() if key not in {"CI", "NO_COLOR", "COLUMNS"}}
    with interruptible():
        child = pexpect.spawn(
            sys.executable,
            ["-m", "codegen", "review"],
            cwd=project.folder,
            env={**known, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm", **environment},
            dimensions=(40, width),
            timeout=60,
            encoding="utf-8",
        )
    try:
        yield child
    finally:
        child.close(force=True)


@pytest.fixture
def waiting(project: Cli) -> Cli:
    """Make a project with two pending snapshots and an output that is not what would be rendered."""
    project.write("snapshots/a.jsx", BEFORE)
    project.write("snapshots/a.new.jsx", UNSAFE)
    project.write("snapshots/b.jsx", BEFORE)
    project.write("snapshots/b.new.jsx", TUNED)
    project.write("reflex-clerk-sync.toml", f'output = "{OUTPUT}"\nretry.delay_ms = 2000\n')
    return project


def ended(child: pexpect.spawn[str]) -> int | None:
    """Wait for the end and return the exit status."""
    child.expect(pexpect.EOF)
    child.wait()
    return child.exitstatus


def test_each_is_shown_and_accepted_rejected_or_left(waiting: Cli) -> None:
    """What it changes in behaviour comes first; a key is enough, and the exit status tells that something is left."""
    folder = waiting.folder
    with review(waiting) as child:
        child.expect("1 of 3: .*?snapshots/a.jsx")
        child.expect("a protection is lost")
        child.expect("cleanup-removed")
        child.expect(PROMPT)
        child.send("r")
        child.expect("2 of 3: .*?snapshots/b.jsx")
        child.expect("attempts: 4 → 6")
        child.expect(PROMPT)
        child.send("a")
        child.expect(f"3 of 3: .*?{OUTPUT}")
        child.expect("its configuration has changed")
        child.expect("retry delay: 500 ms → 2 s")
        child.expect(PROMPT)
        child.send("s")
        child.expect("1 accepted, 1 rejected, 1 left")
        assert ended(child) == 1
    assert (folder / "snapshots/a.jsx").read_text(encoding="utf-8") == BEFORE
    assert (folder / "snapshots/b.jsx").read_text(encoding="utf-8") == TUNED
    assert not list(folder.glob("snapshots/*.new.jsx"))
    assert "2000" not in (folder / OUTPUT).read_text(encoding="utf-8")


def test_an_output_is_accepted_by_rendering_it_and_cannot_be_rejected(waiting: Cli) -> None:
    """Its configuration asks for the new text: who does not want that changes the configuration."""
    for name in ("a", "b"):
        (waiting.folder / f"snapshots/{name}.new.jsx").unlink()
    with review(waiting) as child:
        child.expect(PROMPT)
        assert "reject" not in child.before
        child.send("r")
        child.expect(r"\?")
        child.expect(PROMPT)
        child.send("a")
        assert ended(child) == 0
    waiting("render", "--check")


def test_text_help_and_quitting(waiting: Cli) -> None:
    """The text is shown on demand, side by side where it fits; an unknown key lists the keys; quitting leaves the rest."""
    with review(waiting, width=150) as child:
        child.expect(PROMPT)
        child.send("?")
        child.expect("keep the old text, and drop the new one")
        child.expect(PROMPT)
        child.send("t")
        child.expect("@@ line")
        child.expect("│")
        child.expect(PROMPT)
        child.send("q")
        child.expect("3 left")
        assert ended(child) == 1
    assert len(list(waiting.folder.glob("snapshots/*.new.jsx"))) == 2


def test_the_trace_of_what_breaks_is_shown_on_demand(waiting: Cli) -> None:
    """Without a cleanup the component dispatches after it was unmounted: the explorer says how."""
    pytest.importorskip("py_mini_racer")
    with review(waiting) as child:
        child.expect(PROMPT)
        child.send("e")
        child.expect("I6 is broken")
        child.expect(PROMPT)
        child.send("q")
        ended(child)


def test_interrupting_it_writes_nothing(waiting: Cli) -> None:
    with review(waiting) as child:
        child.expect(PROMPT)
        child.sendintr()
        assert ended(child) not in (0, None)
    assert len(list(waiting.folder.glob("snapshots/*.new.jsx"))) == 2


def test_text_that_is_no_javascript_is_reviewed_as_text(waiting: Cli) -> None:
    waiting.write("snapshots/a.new.jsx", "const a = ;\n")
    with review(waiting) as child:
        child.expect("this is not JavaScript")
        child.expect(PROMPT)
        child.send("t")
        child.expect(r"\+const a = ;")
        child.send("q")
        ended(child)
