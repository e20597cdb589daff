"""Comparing what a callback uses with what its array names, and the array that would be right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ..records import record
from .paths import OptionalLinks, Path, first_seen, prefixes


@record()
class Recommendation:
    """What is wrong with an array, each list without repetitions, and what should stand there instead."""

    missing: tuple[Path, ...]
    unnecessary: tuple[Path, ...]
    duplicate: tuple[Path, ...]
    suggested: tuple[Path, ...]

    @property
    def is_right(self) -> bool:
        """Whether the array names exactly what it should."""
        return not (self.missing or self.unnecessary or self.duplicate)


def recommend(
    used: Sequence[Path],
    stable: Collection[Path],
    declared: Sequence[Path],
    external: Collection[Path],
    *,
    is_effect: bool,
) -> Recommendation:
    """Compare used and declared paths, all in source order.

    A path is named by itself or by any of its beginnings: `props` names `props.user`. Naming more than is used is a
    way to run an effect more often, so it is only wrong in an effect for what cannot make it run: `.current`, and
    values from outside the component (`external`).
    """
    named = {*declared, *stable}
    missing, satisfied = _cover(used, named)
    suggested: dict[Path, None] = {}
    unnecessary: dict[Path, None] = {}
    duplicate: dict[Path, None] = {}
    for path in declared:
        if path in satisfied:
            if path in suggested:
                duplicate[path] = None
            suggested[path] = None
        elif is_effect and path[-1] != "current" and path not in external:
            suggested[path] = None
        else:
            unnecessary[path] = None
    suggested.update(dict.fromkeys(missing))
    return Recommendation(tuple(missing), tuple(unnecessary), tuple(duplicate), tuple(suggested))


def _cover(used: Sequence[Path], named: Collection[Path]) -> tuple[list[Path], set[Path]]:
    """Return the paths that must be added, and the named ones that something used begins with.

    Used paths with the same beginning stand together, in the order in which the beginnings were first seen.
    """
    order = first_seen(used)
    all_used = set(used)
    missing: dict[Path, None] = {}
    satisfied: set[Path] = set()
    for path in sorted(used, key=lambda path: [order[prefix] for prefix in prefixes(path)]):
        shortest = next(prefix for prefix in prefixes(path) if prefix in named or prefix in all_used)
        if shortest in named:
            satisfied.add(shortest)
        else:
            missing[shortest] = None
    return list(missing), satisfied


def sort_key(path: Path) -> str:
    """Return what paths are sorted by: their text with plain dots."""
    return ".".join(path)


def is_sorted(paths: Iterable[Path]) -> bool:
    """Return whether paths stand in alphabetical order."""
    keys = [sort_key(path) for path in paths]
    return keys == sorted(keys)


def for_data(recommendation: Recommendation, links: OptionalLinks) -> dict[str, list[str]]:
    """Return the lists of a recommendation as names as written; what is wrong in alphabetical order."""
    return {
        "missing": links.all_written(sorted(recommendation.missing, key=sort_key)),
        "unnecessary": links.all_written(sorted(recommendation.unnecessary, key=sort_key)),
        "duplicate": links.all_written(sorted(recommendation.duplicate, key=sort_key)),
        "suggested": links.all_written(recommendation.suggested),
    }
