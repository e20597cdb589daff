"""An exploration for programs: one JSON object, every invariant listed."""

from __future__ import annotations

import json

from ..explore import Exploration
from .terminal import Terminal


def render(exploration: Exploration, _terminal: Terminal | None = None) -> str:
    """Return the exploration as JSON."""
    return json.dumps(exploration.to_json(), indent=2) + "\n"
