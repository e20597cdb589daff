"""Interrupts (Ctrl-C) that are raised where one looks for them, and not between any two steps of the main thread.

Raised just anywhere, KeyboardInterrupt can leave a lock taken inside of the standard library, for which another thread then waits for ever.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

MOMENT = 0.1
"""Seconds after which one who waits should look for an interrupt: a signal by itself need not wake anybody."""


@contextmanager
def interrupts_noted() -> Iterator[Callable[[], None]]:
    """Raise KeyboardInterrupt for an interrupt only where the function is called that is given, and at the end; not just anywhere.

    Where interrupts are not raised anyhow, in other threads or under a handler of somebody else, nothing is changed.
    """
    is_noted = False

    def note(*_: object) -> None:
        nonlocal is_noted
        is_noted = True

    def look() -> None:
        if is_noted:
            raise KeyboardInterrupt

    if current_thread() is not main_thread() or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield look
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield look
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    look()


def is_of_interrupt(error: BaseException | None) -> bool:
    """Tell whether an error is what became of an interrupt: parts of Python and of libraries wrap what they do not expect."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None
