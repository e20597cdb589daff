"""Snapshots in a user's own tests: what a mismatch says and leaves, and what fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import CHECKOUT
from tests.review.test_pending import BEFORE, UNSAFE

pytest_plugins = ["pytester"]

USERS_TEST = """
from pathlib import Path

def test_rendered(jsx_snapshot):
    assert Path("now.jsx").read_text() == jsx_snapshot
"""


class Users:
    """A user's tests, with one snapshot."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        pytester.makeconftest('pytest_plugins = ["codegen.testing"]')
        pytester.makepyfile(test_users=USERS_TEST)
        self.accepted = pytester.path / "__snapshots__/test_users/test_rendered.jsx"
        self.waiting = self.accepted.with_name("test_rendered.new.jsx")

    def run(self, text: str, *options: str) -> pytest.RunResult:
        """Run the tests with a text to compare with the snapshot."""
        Path(self.pytester.path, "now.jsx").write_text(text, encoding="utf-8")
        return self.pytester.runpytest_subprocess("-p", "syrupy", "-p", "no:cacheprovider", "-vv", *options)


@pytest.fixture
def users(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Users:
    """Return a user's tests, whose snapshot is accepted; neither CI nor a worker of our own run is seen by them."""
    for name in ("CI", "PYTEST_XDIST_WORKER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(CHECKOUT))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    found = Users(pytester)
    found.run(BEFORE, "--snapshot-update").assert_outcomes(passed=1)
    return found


def test_a_mismatch_says_what_it_changes_before_it_shows_the_text(users: Users) -> None:
    """The behaviour first: the text of a rendered file is long, and mostly the same."""
    outcome = users.run(UNSAFE)
    outcome.assert_outcomes(failed=1)
    outcome.stdout.re_match_lines(
        [
            r".*accepted → now: a protection is lost",
            r".*cleanup-removed: .*",
            r".*`reflex-clerk-sync review` accepts it, or not\.",
            r".*- +let active = true;",
        ]
    )


def test_a_mismatch_leaves_the_new_text_for_review_and_the_accepted_one_alone(users: Users) -> None:
    """A pending file is no snapshot: it is not told as one that no test uses."""
    users.run(UNSAFE)
    assert users.waiting.read_text(encoding="utf-8") == UNSAFE
    assert users.accepted.read_text(encoding="utf-8") == BEFORE
    outcome = users.run(UNSAFE)
    assert "unused" not in outcome.stdout.str()


@pytest.mark.parametrize("options", [(), ("--snapshot-update",)])
def test_what_matches_again_waits_no_longer(users: Users, options: tuple[str, ...]) -> None:
    users.run(UNSAFE)
    users.run(BEFORE, *options).assert_outcomes(passed=1)
    assert not users.waiting.exists()


def test_a_missing_snapshot_fails_and_waits_for_review(users: Users) -> None:
    users.accepted.unlink()
    users.run(BEFORE).assert_outcomes(failed=1)
    assert users.waiting.read_text(encoding="utf-8") == BEFORE
    assert not users.accepted.exists()


def test_an_unused_snapshot_fails(users: Users) -> None:
    users.accepted.with_name("test_gone.jsx").write_text(BEFORE, encoding="utf-8")
    outcome = users.run(BEFORE)
    assert outcome.ret == pytest.ExitCode.TESTS_FAILED
    assert "1 snapshot unused" in outcome.stdout.str()


def test_nothing_is_left_in_ci(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    users.run(UNSAFE).assert_outcomes(failed=1)
    assert not users.waiting.exists()


def test_text_that_is_no_javascript_is_compared_as_text(users: Users) -> None:
    outcome = users.run("const a = ;\n")
    outcome.stdout.re_match_lines([r".*no comparison of behaviour: unexpected", r".*\+ const a = ;"])
