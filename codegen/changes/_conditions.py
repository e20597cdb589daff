"""Conditions in words."""

from __future__ import annotations

_NAMES = {
    "EventLoopContext.0": "addEvents",
    "EventLoopContext.1": "connectErrors",
}


def words(condition: str) -> str:
    """Return a condition as a reader would say it: `not truthy useAuth.isSignedIn` is `isSignedIn to be false`."""
    negated = condition.startswith("not ")
    kind, _, rest = condition.removeprefix("not ").partition(" ")
    places = [place_name(place) for place in rest.split(" ")]
    if kind == "truthy":
        return f"{places[0]} to be {'false' if negated else 'true'}"
    relation = {"equal": ("equal", "differ from"), "less": ("be less than", "be at least")}[kind][negated]
    return f"{places[0]} to {relation} {places[-1]}"


def place_name(place: str) -> str:
    """Return a hook member by the name that components give it."""
    for origin, name in _NAMES.items():
        if place == origin or place.startswith(origin + "."):
            return name + place.removeprefix(origin)
    return place.removeprefix("useAuth.")
