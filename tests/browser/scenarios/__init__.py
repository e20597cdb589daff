"""What happens to a session, as stories that any app with a door to its backend's truth can be put through.

Each ends with the backend holding what Clerk holds; who does not hold it raises an `AssertionError` or a time-out.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.scenarios import attacks, clocks, connection, loading, sessions, tokens
from tests.browser.stage import Stage

Scenario = Callable[[Stage], None]

_MODULES = (sessions, connection, tokens, loading, attacks, clocks)

QUICK: tuple[Scenario, ...] = (
    *(scenario for module in _MODULES for scenario in module.QUICK),
    tokens.keys_rotated,  # the last: a backend that fetches no keys anew is of no use after it
)
"""Some seconds at most."""

LONG: tuple[Scenario, ...] = tuple(scenario for module in _MODULES for scenario in module.LONG)
"""What waits for clerk-js's own retries, or for the end of a token."""

OF_EITHER_LINE: tuple[Scenario, ...] = tuple(
    scenario for module in (connection, loading, attacks) for scenario in module.QUICK
)
"""What has to do with the connection and the backend, and little with which of Clerk's packages is in the page."""
