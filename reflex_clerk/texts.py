"""Arguments that take several strings."""

from __future__ import annotations

from .errors import ConfigError


def texts(argument: str, given: object) -> tuple[str, ...]:
    """Read an argument of several strings; one alone is one of them, and not its letters.

    Raises `ConfigError` that names the argument for anything else than non-empty strings.
    """
    several = (given,) if isinstance(given, str) else given
    if not isinstance(several, list | tuple | set | frozenset) or not all(
        isinstance(one, str) and one for one in several
    ):
        raise ConfigError(f"{argument} must be a string, or a list of strings, none of them empty; not {given!r}")
    return tuple(several)
