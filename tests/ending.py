"""Ending a server and all that it has started."""

from __future__ import annotations

import os
import signal
import subprocess

PATIENCE = 20
"""Seconds that a group of processes has to end by itself."""


def end_group(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Send a signal to a process that leads a group, and to the group; what has not ended after a while is killed."""
    os.killpg(process.pid, how)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:  # a worker of Granian's now and then waits for its own loop when it is to end
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)
