"""The kind of change `import-source`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._imports import imports
from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Programs


class ImportSource(ChangeKind):
    id = "import-source"
    severity = ChangeSeverity.BREAKING
    sentence = "Something is imported from another module."
    hint = "Is that package in the page?"
    opposite = "import-source"
    BEFORE = SAMPLE
    AFTER = edited(("@clerk/react", "@clerk/clerk-react"))

    def find_in(self, programs: Programs) -> Iterator[Found]:
        old, new = imports(programs.old), imports(programs.new)
        for name in sorted(old.keys() & new.keys()):
            (before, old_node), (after, new_node) = old[name], new[name]
            if before != after:
                message = f"{name} is imported from {after}, not {before}"
                data = {"name": name, "old": before, "new": after}
                yield self.found(message, old=old_node, new=new_node, data=data, tells_of=(old_node, new_node))
