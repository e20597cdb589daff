"""Comparing token requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.matching import EffectPair
    from ..compare.portrait import RequestPortrait


def options(request: RequestPortrait) -> str:
    """Return the options of a request in words."""
    cache = "past Clerk's cache" if request.skip_cache else "from Clerk's cache"
    return f"{cache} with the template {request.template}" if request.template else cache


def extra(unmatched: Iterable[RequestPortrait], effects: EffectPair, *, sign: int) -> Iterator[RequestPortrait]:
    """Yield the requests that one side has more: the new side for a `sign` of 1, the old side for -1.

    Places are only counted where there is one attempt: another one is another place, however it is written.
    """
    yield from unmatched
    if not effects.old.attempts == effects.new.attempts == 1:
        return
    for old, new in effects.requests.both:
        if (new.places - old.places) * sign > 0:
            yield new if sign > 0 else old


def repeated(effects: EffectPair) -> Iterator[tuple[RequestPortrait, RequestPortrait]]:
    """Yield the requests on both sides whose guards can be told apart from those of the dispatches.

    Guards that are new, or gone, and a first request that was moved are told of by kinds of their own.
    """
    if bool(effects.old.guards) == bool(effects.new.guards):
        yield from ((old, new) for old, new in effects.requests.both if old.at_once is new.at_once)
