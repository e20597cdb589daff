"""The kind of change `import-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._imports import are_known, modules
from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Programs


class ImportAdded(ChangeKind):
    id = "import-added"
    severity = ChangeSeverity.BREAKING
    sentence = "The page needs a module that it did not need before."
    hint = "Is that package in the page, and may it see the session?"
    opposite = "import-removed"
    BEFORE = SAMPLE
    AFTER = edited(("export function", 'import "side-effect"\n\nexport function'))

    def find_in(self, programs: Programs) -> Iterator[Found]:
        if not are_known(programs):
            return
        old, new = modules(programs.old), modules(programs.new)
        for module in sorted(new.keys() - old.keys()):
            yield self.found(f"the module {module} is now imported", new=new[module], data={"module": module})
