"""Options of the backend for the length of a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reflex_clerk.configuration import Configuration, configure, restore


@contextmanager
def configured(**options: Any) -> Iterator[Configuration]:
    """Configure the backend of this process for a block; `options` are those of `reflex_clerk.configure`.

    It is never too late for it: tokens may have been verified before. What is not given is as outside the block, and
    everything is as before after it. Raises `ConfigError` as `configure` does.
    """
    outside = restore(None)
    if outside is not None:
        restore(outside.renewed())
    try:
        yield configure(**options)
    finally:
        restore(outside)
