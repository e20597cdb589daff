"""A page that waits for the auth check loses at most five milliseconds after it."""

from __future__ import annotations

import statistics
import time

from reflex.istate.manager.memory import StateManagerMemory

from reflex_clerk import configure
from tests.app.latency import sign_ins
from tests.verify.doubles import run


def test_a_waiting_page_is_told_and_does_not_poll() -> None:
    configure(clock=time.time)
    times = run(sign_ins(20, StateManagerMemory()))
    assert statistics.median(one.loaded for one in times) < 5
