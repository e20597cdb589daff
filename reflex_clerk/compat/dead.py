"""Props that reflex_clerk_api takes and that Clerk never reads: they are left out, and the log says what to use."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

_log = logging.getLogger(__name__)


def without(props: Mapping[str, Any], dead: Mapping[str, str], what: str) -> dict[str, Any]:
    """Return `props` without the names in `dead`, whose values say what to do instead."""
    for name in sorted(props.keys() & dead.keys()):
        _log.warning("%s: Clerk has no prop %s; %s", what, name, dead[name])
    return {name: value for name, value in props.items() if name not in dead}
