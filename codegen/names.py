"""Did you mean: the nearest right name for a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a misspelt one means most likely; capitals, dashes and underscores are all the same."""
    return next(iter(closest_few(name, known, count=1)), None)


def closest_few(name: str, known: Iterable[str], *, count: int = 4) -> list[str]:
    """Return the known names that a misspelt one may mean, the nearest first, as `closest` compares them."""
    from difflib import get_close_matches

    folded = {_folded(candidate): candidate for candidate in known}
    return [folded[close] for close in get_close_matches(_folded(name), folded, n=count)]


def nearest(name: str, known: Iterable[str]) -> str:
    """Return, for the end of a message, `; did you mean ...?` or nothing if no known name is near."""
    close = closest(name, known)
    return f"; did you mean `{close}`?" if close else ""


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return, for a hint, `did you mean ...?` or, if no known name is near, all that there are."""
    known = list(known)
    close = closest(name, known)
    if close:
        return f"did you mean {close}?"
    return f"there are {', '.join(known)}" if len(known) > 1 else f"there is only {''.join(known)}"


def _folded(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")
