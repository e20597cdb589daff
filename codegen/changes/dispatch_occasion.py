"""The kind of change `dispatch-occasion`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._conditions import occasions
from ._sample import AFTER_PAUSE, GUARD, NULL_GUARD, edited
from ._words import listed
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchOccasion(ChangeKind):
    id = "dispatch-occasion"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A sign-out is dispatched on another occasion."
    hint = "Is a request that failed a sign-out? Does one without a token end the session of somebody who is signed in?"
    opposite = "dispatch-occasion"
    BEFORE = edited((AFTER_PAUSE, AFTER_PAUSE + '      addEvents([ReflexEvent("app.clerk_state.failed")])\n'))
    AFTER = edited((GUARD, NULL_GUARD), text=BEFORE)

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for old, new in effects.dispatches.both:
                before, after = occasions(old, new, effects)
                gained, lost = after - before, before - after
                if (gained or lost) and old.at_once == new.at_once:
                    said = [f"now also dispatched when {listed(gained)}"] if gained else []
                    said += [f"no longer dispatched when {listed(lost)}"] if lost else []
                    data = {"event": new.event, "gained": sorted(gained), "lost": sorted(lost)}
                    yield self.found(f"{new.event} is {' and '.join(said)}", old=old.node, new=new.node, data=data)
