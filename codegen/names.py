"""Did you mean: the nearest right name for a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a misspelt one means most likely; capitals, dashes and underscores are all the same."""
    from difflib import get_close_matches

    folded = {_folded(candidate): candidate for candidate in known}
    close = get_close_matches(_folded(name), folded, n=1)
    return folded[close[0]] if close else None


def nearest(name: str, known: Iterable[str]) -> str:
    """Return, for the end of a message, `; did you mean ...?` or nothing if no known name is near."""
    close = closest(name, known)
    return f"; did you mean `{close}`?" if close else ""


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return, for a hint, `did you mean ...?` or, if no known name is near, all that there are."""
    known = list(known)
    close = closest(name, known)
    return f"did you mean {close}?" if close else f"there are {', '.join(known)}"


def _folded(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")
