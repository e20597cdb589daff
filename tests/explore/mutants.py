"""The mutants of `resilient`: those that an invariant must kill, and those that none can see."""

from __future__ import annotations

from tests.explore.mutants_deciding import DECIDING
from tests.explore.mutants_running import RUNNING
from tests.explore.mutants_unseen import UNSEEN

__all__ = ["MUTANTS", "UNSEEN"]

MUTANTS = (*DECIDING, *RUNNING)
