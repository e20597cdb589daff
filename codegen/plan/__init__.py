"""Decisions that the templates need, made in Python: a configuration becomes named values, so that no template has to think.

Each file is one part of the component; `decisions` holds what more than one of them asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from .decisions import Decisions, log
from .dispatch import DispatchPlan
from .hooks import HookPlan
from .loop import LoopPlan
from .request import RequestPlan
from .story import StoryPlan

PARTS = (HookPlan, DispatchPlan, RequestPlan, LoopPlan, StoryPlan)


@dataclass(frozen=True, slots=True)
class Plan(Decisions):
    """What one configuration asks of the templates: yes-or-no decisions, names and expressions."""

    @property
    def captured(self) -> list[str]:
        """Reactive values that the effect reads: the right dependency array."""
        return HookPlan(self.config).captured

    def inputs(self) -> dict[str, Any]:
        """Return every value that the templates may use; they know no other."""
        found = {
            "component": self.config.component,
            "debug": self.config.debug,
            "log": partial(log, self.config.component),
            "acknowledged": self.acknowledged,
            "asynchronous": self.asynchronous,
            "cleanup": self.config.cleanup,
            "epoch": self.epoch,
            "refreshes": self.refreshes,
            "replaces_later": self.replaces_later,
            "void_test": self.void_test,
            "waits": self.waits,
            "wakes": self.wakes,
            "sign_in": "signIn" if self.acknowledged else "synchronize",
            "dedupe_partial": f"partials/{'look' if self.acknowledged else 'dedupe'}.jinja",
            "sign_out_partial": f"partials/sign_out{'_numbered' if self.acknowledged else ''}.jinja",
        }
        for part in PARTS:
            found |= part(self.config).inputs()
        return found
