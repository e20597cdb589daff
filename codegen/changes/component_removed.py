"""The kind of change `component-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .base import ChangeKind, ChangeSeverity, Found
from .component_added import ComponentAdded

if TYPE_CHECKING:
    from ..compare.matching import Programs


class ComponentRemoved(ChangeKind):
    id = "component-removed"
    severity = ChangeSeverity.BREAKING
    sentence = "The file holds one component less."
    hint = "Does a page still use it?"
    opposite = "component-added"
    BEFORE, AFTER = ComponentAdded.AFTER, ComponentAdded.BEFORE

    def find_in(self, programs: Programs) -> Iterator[Found]:
        for component in programs.removed:
            yield self.found(f"the component {component.name} is gone", old=component.node)
