"""Snapshots as syrupy keeps them: real `.jsx` files, a pending one beside each that no longer matches, and behaviour first in reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from ..files import write_text
from .ci import is_ci
from .pending import SUFFIX, pending_of

_FOUND = pytest.StashKey[dict[Path, str]]()
"""Texts that were not the accepted ones, by the file in which they are to wait."""


class JsxSnapshot(SingleFileSnapshotExtension):
    """A syrupy extension: one `.jsx` file per snapshot, which editors, linters and reviewers read like any other source."""

    _write_mode = WriteMode.TEXT
    file_extension = "jsx"

    def is_snapshot_location(self, *, location: str) -> bool:
        """Whether a file is a snapshot; one that waits for review is not yet."""
        return super().is_snapshot_location(location=location) and not location.endswith(SUFFIX)

    def diff_lines(self, serialized_data: Any, snapshot_data: Any) -> Iterator[str]:
        """Yield what is different: the behaviour first, then the text."""
        if snapshot_data:
            yield from _comparison(str(snapshot_data), str(serialized_data))
            yield ""
        yield from super().diff_lines(serialized_data, snapshot_data)


class JsxAssertion(SnapshotAssertion):
    """A snapshot assertion that leaves what it did not find for review, except in CI, where nobody would review it."""

    __hash__ = SnapshotAssertion.__hash__

    def __eq__(self, other: object) -> bool:
        """Compare a text with the accepted one."""
        matches = bool(super().__eq__(other))
        result = self.executions[self.num_executions - 1]
        pending = pending_of(Path(result.snapshot_location))
        pending.reject()  # what an earlier run has left says nothing about this one
        if not result.success and result.asserted_data is not None:
            found = self.session.pytest_session.config.stash.setdefault(_FOUND, {})
            found[pending.waiting] = str(result.asserted_data)
        return matches


def leave_for_review(config: pytest.Config) -> None:
    """Write each text that was not the accepted one beside it; for the end of a run, when syrupy has counted its files."""
    for waiting, text in () if is_ci() else config.stash.get(_FOUND, {}).items():
        write_text(waiting, text)


def _comparison(accepted: str, found: str) -> Iterator[str]:
    from ..compare import compare
    from ..errors import SynchronizerError
    from ..report.comparison_text import render

    try:
        comparison = compare(accepted, found, labels=("accepted", "now"))
    except SynchronizerError as error:
        yield f"no comparison of behaviour: {error.problems[0].message}"
        return
    yield from render([comparison]).rstrip("\n").split("\n")
    yield ""
    yield "`reflex-clerk-sync review` accepts it, or not."
