"""What a review walks through: pending snapshots and drifted outputs, alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..compare import Comparison, compare
from ..drift import Drift
from ..errors import SynchronizerError
from ..files import write_text
from ..source import Source
from ..targets import Project
from . import pending
from .outputs import Output, outputs
from .pending import Pending


@dataclass(frozen=True)
class Item:
    """One text that waits to take another's place: where, why, and both texts (the old one may not be there)."""

    name: str
    why: str
    before: str | None
    after: str
    origin: Pending | Output

    @cached_property
    def comparison(self) -> Comparison | None:
        """What is different in behaviour; None where one of the texts is no JavaScript."""
        before, after = Source(self.before or "", self.name), Source(self.after, self.name)
        try:
            return compare(before, after, labels=("accepted", "new"))
        except SynchronizerError:
            return None

    def accept(self) -> None:
        """Let the new text take the place of the old one; raises InputError."""
        if isinstance(self.origin, Pending):
            self.origin.accept()
        else:
            write_text(self.origin.path, self.after)

    @property
    def can_be_rejected(self) -> bool:
        """Whether rejecting it leaves nothing to review; a drifted output stays one as long as its configuration does."""
        return isinstance(self.origin, Pending)

    def reject(self) -> None:
        """Keep the old text, and drop the new one."""
        if isinstance(self.origin, Pending):
            self.origin.reject()


def items(folders: Iterable[Path], project: Project) -> list[Item]:
    """Return all that waits: pending snapshots below the folders, then outputs of the project that would be rendered otherwise.

    Raises what reading a configuration raises.
    """
    drifted = (file for file in outputs((), project) if file.state is not Drift.CURRENT)
    return [*map(of_snapshot, pending.find(folders)), *map(_of_output, drifted)]


def of_snapshot(waiting: Pending) -> Item:
    """Return a pending snapshot as an item."""
    before, after = waiting.texts()
    why = "a test found another text" if before is not None else "a test found a text, and none was accepted yet"
    return Item(waiting.name, why, before, after, waiting)


def _of_output(file: Output) -> Item:
    why = file.origin if file.committed is not None else "it was never rendered"
    return Item(file.path.as_posix(), why, file.committed, file.rendered, file)
