"""The kind of change `import-source`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._imports import import_of
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class ImportSource(ChangeKind):
    """Something is imported from another module."""

    id = "import-source"
    severity = ChangeSeverity.BREAKING
    sentence = "Something is imported from another module."
    hint = "Is that package in the page?"
    opposite = "import-source"
    BEFORE = SAMPLE
    AFTER = edited(("@clerk/react", "@clerk/clerk-react"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        old = {name: module for module, name in pair.old.imports}
        new = {name: module for module, name in pair.new.imports}
        for name in sorted(old.keys() & new.keys()):
            if old[name] != new[name]:
                message = f"{name} is imported from {new[name]}, not {old[name]}"
                before, after = import_of(name, pair.old), import_of(name, pair.new)
                yield self.change(pair, message, old=before, new=after, data={"old": old[name], "new": new[name]})
