"""The kind of change `import-renamed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._imports import imports
from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Programs


class ImportRenamed(ChangeKind):
    id = "import-renamed"
    severity = ChangeSeverity.BREAKING
    sentence = "Another name is imported in the place of one from the same module."
    hint = "Does that version of the module have the name?"
    opposite = "import-renamed"
    BEFORE = edited(("ReflexEvent", "Event"))
    AFTER = SAMPLE

    def find_in(self, programs: Programs) -> Iterator[Found]:
        old, new = imports(programs.old), imports(programs.new)
        added = [name for name in new if name not in old]
        for name in [name for name in old if name not in new]:
            module, node = old[name]
            partner = next((other for other in added if new[other][0] == module and module != "react"), None)
            if partner is not None:
                added.remove(partner)
                message = f"{partner} is imported from {module}, not {name}"
                yield self.found(
                    message, old=node, new=new[partner][1], data={"old": name, "new": partner, "module": module}
                )
