"""The kind of change `early-return-changed`."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from ._questions import on_both_sides
from ._sample import SAMPLE, edited
from ._words import listed, value
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EarlyReturnChanged(ChangeKind):
    id = "early-return-changed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "What a ref holds is compared with other values before a run goes on."
    hint = "Which change is now passed on, or held back, that was not before?"
    opposite = "early-return-changed"
    BEFORE = SAMPLE
    AFTER = edited(("sentRef.current === sessionId", "sentRef.current === sessionId && !connectErrors.length"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for old, new in on_both_sides(effects, pair):
                gained = _unexplained(new.compared - old.compared, effects.new.sees - effects.old.sees)
                lost = _unexplained(old.compared - new.compared, effects.old.sees - effects.new.sees)
                if gained or lost:
                    said = [f"now also looks at {listed(map(value, gained))}"] if gained else []
                    said += [f"no longer looks at {listed(map(value, lost))}"] if lost else []
                    message = f"the early return by {new.name} {' and '.join(said)}"
                    yield self.found(message, old=old.node, new=new.node, data={"ref": new.name})


def _unexplained(compared: Set[str], seen: Set[str]) -> list[str]:
    """Return the values that are new, or gone, while the effect runs for the same values as before."""
    return [item for item in compared if not any(item == known or item.startswith(f"{known}.") for known in seen)]
