"""Room for recursion over deeply nested code that does not depend on how deep the caller already is.

A recursive descent parser uses some twenty Python frames per level of nesting. On the caller's stack the depth that it
can read would change with the caller (a web framework leaves a quarter of what a script has), and a higher recursion
limit alone can overrun a small stack and crash the interpreter. So recursive work runs on a thread whose stack and
limit are known. The thread costs about 0.1 ms.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

MAX_DEPTH = 1_000
"""Deepest tree that is accepted, in nodes from the root; hand-written components stay below 60."""

_FRAMES = 20_000
"""Recursion limit: MAX_DEPTH levels of the form that costs the parser most."""

_STACK_BYTES = 32 * 1024 * 1024
"""Stack of the thread: eight times what the worst input was seen to use of the C stack at twice as many frames."""

_Result = TypeVar("_Result")
_one_at_a_time = threading.Lock()
_thread = threading.local()


def on_deep_stack(function: Callable[[], _Result]) -> _Result:
    """Call `function` where recursion over a tree of MAX_DEPTH levels cannot fail; return or raise what it does.

    Recursion limit and stack size belong to the whole process, so calls from several threads take turns.
    """
    if getattr(_thread, "is_deep", False):
        return function()
    results: list[_Result] = []
    failures: list[BaseException] = []

    def run() -> None:
        _thread.is_deep = True
        try:
            results.append(function())
        except BaseException as error:  # noqa: BLE001 - raised again below, in the thread of the caller
            failures.append(error)

    with _one_at_a_time:
        limit, stack_bytes = sys.getrecursionlimit(), threading.stack_size(_STACK_BYTES)
        sys.setrecursionlimit(max(limit, _FRAMES))
        try:
            thread = threading.Thread(target=run, name="deep stack", daemon=True)
            thread.start()
            thread.join()
        finally:
            threading.stack_size(stack_bytes)
            sys.setrecursionlimit(limit)
    if failures:
        raise failures[0]
    return results[0]
