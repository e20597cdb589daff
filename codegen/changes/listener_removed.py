"""The kind of change `listener-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class ListenerRemoved(ChangeKind):
    """The effect no longer listens to something."""

    id = "listener-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect no longer listens to something."
    hint = ""
    opposite = "listener-added"
    BEFORE = edited(
        ("    let active = true\n", '    window.addEventListener("online", addEvents)\n    let active = true\n'),
        ("      active = false\n", '      active = false\n      window.removeEventListener("online", addEvents)\n'),
    )
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for method in sorted(effects.old.listeners - effects.new.listeners):
                message = f"the effect no longer registers a listener ({method})"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node)
