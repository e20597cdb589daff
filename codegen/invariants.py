"""What the explorer's invariants ask for, and what breaks each: what can be said of them without a JavaScript engine."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RULES = Path(__file__).parent / "explore" / "runtime" / "invariants"
"""One file for each invariant, which says its id and its rule; `index.js` has their order."""

_STRING = r'("(?:[^"\\]|\\.)*")'
_REQUIRED = re.compile(r'require\("\./(\w+)"\)')
_ID_AND_RULE = re.compile(rf"(?:id: |= convergence\(\s*){_STRING},\s*(?:rule: )?{_STRING}")

BROKEN_BY = {
    "I0": "A clear in the first render, where isSignedIn is undefined, or in the moment between two sessions: `if (!isSignedIn)` is true "
    "there as well.",
    "I1": "A change of Clerk's that starts no request, such as one that a guard, a ref or a missing dependency keeps out; or an older run "
    "that writes over a newer one.",
    "I1f": "A failed request that nothing repeats, or a note of what was sent that is made before it was sent, so that the repetition is "
    "taken for done.",
    "I1x": "A cached token that has expired when it arrives, after which nothing asks for another.",
    "I2": "A token that was requested before the sign-out, arrives after it and is dispatched: the run was not voided by a "
    "cleanup, or does not look whether it still counts after its await.",
    "I3": "A clear that stands behind an await, a timer or a request that is under way.",
    "I4": "An effect that runs again because a function or an object is new in each render, or under StrictMode, and does not note what it "
    "has sent.",
    "I4r": "A retry without a limit, or with a counter that the retry itself sets back.",
    "I5": "A clear in a `catch`, or `if (!token)` that is taken for a sign-out: Clerk gives null when a request fails, too.",
    "I6": "An effect without a cleanup, or one that leaves a timer, a listener or a request whose answer is still dispatched.",
    "I7": "An async function without `catch` that an effect starts, or an error that is thrown while the component renders.",
    "I8": "An effect that does not know of the reconnect, or that takes what it sent on the old connection for known.",
    "I9": "An effect whose dependencies or whose note of what was sent hold signed-in or signed-out only, and not who.",
    "I10": "A token that was requested for one user or organization and arrives when Clerk has gone on to another.",
    "I11": "A rejection that nothing answers, that is answered with the same cached token, or that is answered for ever.",
    "I12": "A component that sends after each reconnect without reading the acknowledgement first.",
    "I13": "No timer for the refresh, or one that is lost when the page wakes up, reconnects, or has a clock that is wrong.",
}
"""By the invariant's id: the fault that usually breaks it."""


@dataclass(frozen=True, slots=True)
class Invariant:
    """One invariant: what holds in every run of a sound synchronizer, and what usually breaks it."""

    id: str
    rule: str
    broken_by: str


@cache
def all_invariants() -> Mapping[str, Invariant]:
    """Return every invariant by id, in the order of the explorer."""
    names = _REQUIRED.findall((RULES / "index.js").read_text(encoding="utf-8"))
    return {invariant.id: invariant for invariant in map(_read, names)}


def _read(name: str) -> Invariant:
    found = _ID_AND_RULE.search((RULES / f"{name}.js").read_text(encoding="utf-8"))
    if found is None:
        raise LookupError(f"{name}.js tells no id and rule")
    id_, rule = map(json.loads, found.groups())
    return Invariant(id_, rule, BROKEN_BY[id_])
