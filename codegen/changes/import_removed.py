"""The kind of change `import-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._imports import are_known, modules
from .base import ChangeKind, ChangeSeverity, Found
from .import_added import ImportAdded

if TYPE_CHECKING:
    from ..compare.matching import Programs


class ImportRemoved(ChangeKind):
    id = "import-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The page no longer needs a module."
    opposite = "import-added"
    BEFORE, AFTER = ImportAdded.AFTER, ImportAdded.BEFORE

    def find_in(self, programs: Programs) -> Iterator[Found]:
        if not are_known(programs):
            return
        old, new = modules(programs.old), modules(programs.new)
        for module in sorted(old.keys() - new.keys()):
            yield self.found(f"the module {module} is no longer imported", old=old[module], data={"module": module})
