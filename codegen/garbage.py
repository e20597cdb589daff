"""When Python may look for garbage: not while a tree is made and read, of which nothing is garbage yet, and seldom in a command."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS_OF_A_COMMAND = 100_000
"""So many new objects, some ten megabytes, make it worth a command's while to look for garbage; Python's own number is 700."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Run a command: what it imports and makes stays until the process ends, and then nobody has to look through it once more.

    Both together take a tenth of the time of checking one file.
    """
    usual = gc.get_threshold()
    gc.set_threshold(OBJECTS_OF_A_COMMAND)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*usual)


@contextmanager
def no_collection() -> Iterator[None]:
    """Put off the search for cycles of garbage.

    A component becomes some ten thousand objects that refer to each other. Looking through them again and again while more of them are
    made finds nothing, and takes a third of the time of a comparison.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
