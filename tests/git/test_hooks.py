"""The pre-commit hooks of this repository, as git runs them before a commit of the real history."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.running import CHECKOUT
from tests.explore.components import component
from tests.git.conftest import FILE, History

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


def with_hook(history: History, hook: str) -> History:
    """Let git run a hook's entry before each commit, with the names of the staged files, as pre-commit does."""
    entry = HOOKS[hook]["entry"].removeprefix("reflex-clerk-sync ")
    command = f"{shlex.quote(sys.executable)} -m codegen {entry}"
    names = "$(git diff --cached --name-only)" if HOOKS[hook].get("pass_filenames", True) else ""
    script = Path(history.folder, ".git/hooks/pre-commit")
    script.write_text(f"#!/bin/sh\nexec {command} {names}\n", encoding="utf-8")
    script.chmod(0o755)
    return history


def staged(history: History, version: str) -> None:
    """Stage a version of the synchronizer."""
    history.cli.write(FILE, component(version).text)
    history.git("add", FILE)


def test_hooks_have_what_pre_commit_asks_for() -> None:
    for hook in HOOKS.values():
        assert {"id", "name", "description", "entry", "language"} <= set(hook)


@pytest.mark.parametrize(
    ("at", "to", "status"),
    [("1.2.4", "pr22", 1), ("pr22", "review", 1), ("review", "1.3.1", 1), ("1.3.1", "resilient", 0)],
)
def test_a_commit_that_brings_a_fault_in_is_stopped(history: History, at: str, to: str, status: int) -> None:
    """Each step of the release would have been; the one that mends it is not."""
    history.git("checkout", "--quiet", at)
    with_hook(history, "reflex-clerk-sync-compare")
    staged(history, to)
    history.git("commit", "--quiet", "--message", to, status=status)


def test_a_commit_with_other_files_alone_goes_through(history: History) -> None:
    with_hook(history, "reflex-clerk-sync-compare")
    history.cli.write("README.md", "hello\n")
    history.commit("words")


def test_a_pending_snapshot_stops_a_commit(history: History) -> None:
    with_hook(history, "reflex-clerk-sync-pending")
    history.cli.write("tests/__snapshots__/test_a/x.new.jsx", "")
    history.git("add", "--all")
    history.git("commit", "--quiet", "--message", "pending", status=1)
    (history.folder / "tests/__snapshots__/test_a/x.new.jsx").unlink()
    history.git("commit", "--quiet", "--allow-empty", "--message", "reviewed")
