"""Ending a server and all that it has started."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress

PATIENCE = 20
"""Seconds that a process has to end by itself."""


def end_group(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Send a signal to a process that leads a group, and to the group; what is left of it in the end is killed.

    A worker of Granian's now and then waits for its own event loop when it is to end, and stays when its leader has gone.
    """
    os.killpg(process.pid, how)
    with suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)
