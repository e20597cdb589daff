"""The kind of change `listener-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class ListenerAdded(ChangeKind):
    """The effect now listens to something."""

    id = "listener-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect now listens to something."
    hint = ""
    opposite = "listener-removed"
    BEFORE = SAMPLE
    AFTER = edited(
        ("    let active = true\n", '    window.addEventListener("online", addEvents)\n    let active = true\n'),
        ("      active = false\n", '      active = false\n      window.removeEventListener("online", addEvents)\n'),
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for method in sorted(effects.new.listeners - effects.old.listeners):
                message = f"the effect now registers a listener ({method})"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node)
