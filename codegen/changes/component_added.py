"""The kind of change `component-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Programs


class ComponentAdded(ChangeKind):
    id = "component-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The file holds one component more."
    opposite = "component-removed"
    BEFORE = SAMPLE
    AFTER = (
        SAMPLE
        + "\nexport function Title({ text }) {\n  useEffect(() => { document.title = text }, [text])\n  return null\n}\n"
    )

    def find_in(self, programs: Programs) -> Iterator[Found]:
        for component in programs.added:
            yield self.found(f"there is a new component, {component.name}", new=component.node)
