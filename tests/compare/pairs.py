"""Pairs of synchronizers, and all that must be said of each: what a reviewer of that change should read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codegen.changes._sample import (
    DEPENDENCIES,
    GUARD,
    PAUSE,
    REQUEST,
    SAMPLE,
    SIGN_IN,
    SIGN_OUT,
    START,
    WAIT,
    edited,
)
from codegen.targets import resolve
from tests.compare.comparing import variant

HISTORY = Path(__file__).parents[1] / "history"


@dataclass(frozen=True)
class Case:
    """A pair, and the kinds of change that it must give: `kind*2` is one that is found twice."""

    name: str
    old: str
    new: str
    expected: str

    @property
    def kinds(self) -> list[str]:
        """The expected kinds, sorted."""
        words = (word.partition("*") for word in self.expected.split())
        return sorted(kind for kind, _, count in words for _ in range(int(count or 1)))


def _of(
    preset: str, *cases: tuple[str, dict[str, Any], str] | tuple[str, dict[str, Any], dict[str, Any], str]
) -> list[Case]:
    """Return cases of a preset: from it to options, or from options to options."""
    found = []
    for name, *options, expected in cases:
        old, new = options if len(options) == 2 else ({}, *options)  # type: ignore[misc]
        found.append(Case(f"{preset}: {name}", variant(preset, **old), variant(preset, **new), str(expected)))
    return found


def _near_expiry(seconds: int) -> dict[str, Any]:
    return {"token": {"skip_cache": "near_expiry", "min_remaining_seconds": seconds}}


RESILIENT = _of(
    "resilient",
    ("Clerk's older line", {"clerk": "clerk-react"}, "import-source"),
    ("an older Reflex", {"reflex": "<0.8.8"}, "import-renamed"),
    ("both older", {"clerk": "clerk-react", "reflex": "<0.8.8"}, "import-source import-renamed"),
    ("another component", {"component": "SessionSync"}, "component-renamed"),
    ("another state", {"state": "app.clerk_state"}, "state-renamed"),
    ("another event", {"events": {"set": "sign_in"}}, "event-renamed"),
    ("other events", {"events": {"set": "sign_in", "clear": "sign_out"}}, "event-renamed*2"),
    ("cached tokens", {"token": {"skip_cache": "never"}}, "token-options"),
    ("new tokens near expiry", {"token": {"skip_cache": "near_expiry"}}, "token-options token-request-added"),
    ("nearer to expiry", _near_expiry(30), _near_expiry(10), "number-changed"),
    ("a fall-back", {"token": {"fallback_to_cache": True}}, "token-request-added"),
    ("a template", {"token": {"template": "backend"}}, "token-options"),
    ("another template", {"token": {"template": "a"}}, {"token": {"template": "b"}}, "token-options"),
    ("no time-out", {"token": {"timeout_ms": False}}, "timeout-removed"),
    ("a longer time-out", {"token": {"timeout_ms": 30_000}}, "timeout-changed"),
    ("one attempt", {"retry": {"attempts": 1}}, "retry-attempts reworked"),
    ("more attempts", {"retry": {"attempts": 8}}, "retry-attempts"),
    ("a longer delay", {"retry": {"delay_ms": 2000}}, "retry-delay"),
    ("linear back-off", {"retry": {"backoff": "linear"}}, "retry-backoff"),
    ("no back-off", {"retry": {"backoff": "fixed"}}, "retry-backoff"),
    ("a lower limit", {"retry": {"max_delay_ms": 1000}}, "retry-backoff"),
    ("jitter", {"retry": {"jitter": 0.5}}, "retry-backoff reworked"),
    ("more jitter", {"retry": {"jitter": 0.2}}, {"retry": {"jitter": 0.5}}, "retry-backoff"),
    ("a failure is a sign-out", {"on_failure": "clear"}, "dispatch-added ref-written"),
    ("null is a sign-out", {"null_token": "sign_out"}, "dispatch-added ref-written"),
    ("no organization", {"identity": ["signed_in", "user_id", "session_id", "actor"]}, "identity-part-removed*2"),
    ("signed in or not", {"identity": ["signed_in"]}, "identity-part-removed*5"),
    (
        "the user for the session",
        {"identity": ["signed_in", "session_id"]},
        {"identity": ["signed_in", "user_id"]},
        "identity-part-removed identity-part-added",
    ),
    ("reconnects unseen", {"reconnect": "none"}, "dependency-removed dispatch-condition"),
    (
        "reconnects by addEvents",
        {"reconnect": "add_events"},
        "dependency-removed dispatch-condition early-return-changed",
    ),
    ("no cleanup", {"cleanup": False}, "cleanup-removed"),
    ("a request id as well", {"request_id": "first"}, "guard-replaced"),
    ("a request id for the cleanup", {"request_id": "first", "cleanup": False}, "cleanup-removed guard-weakened"),
    ("a late request id", {"request_id": "first"}, {"request_id": "after_dedupe"}, "guard-moved"),
    ("getToken as a dependency", {"get_token": "dependency"}, "dependency-added effect-removed"),
    ("a promise chain", {"style": "promise"}, "comment-changed reworked"),
    ("a log", {"debug": True}, "console-output"),
    (
        "three numbers",
        {"retry": {"attempts": 6, "delay_ms": 750}, "token": {"timeout_ms": 5000}},
        "retry-attempts retry-delay timeout-changed",
    ),
    ("renamed and tuned", {"component": "Sync", "retry": {"attempts": 2}}, "component-renamed retry-attempts"),
    (
        "all that was learnt, unlearnt",
        {"cleanup": False, "reconnect": "none", "identity": ["signed_in"]},
        "cleanup-removed identity-part-removed*5 dependency-removed dispatch-condition",
    ),
)

PR24 = _of(
    "pr24",
    ("one event in two places", {"events": {"clear": "sign_out"}}, "event-renamed"),
    ("no fall-back", {"token": {"fallback_to_cache": False}}, "token-request-removed"),
    ("no retry", {"retry": {"attempts": 1}}, {}, "retry-attempts retry-unguarded"),
    ("a longer delay", {"retry": {"delay_ms": 2000}}, "retry-delay"),
    ("retries at large", {"retry": {"guarded": True}}, {}, "retry-unguarded"),
    ("kept on failure", {"on_failure": "keep"}, "console-output dispatch-occasion"),
    ("null is a failure", {"null_token": "failure"}, "console-output dispatch-occasion"),
    (
        "reconnects by the epoch",
        {"reconnect": "connection_epoch"},
        "dependency-added dispatch-condition early-return-changed",
    ),
    ("a cleanup", {"cleanup": True}, "cleanup-added"),
    ("an early request id", {"request_id": "first"}, "guard-moved"),
    ("no request id", {"request_id": "none"}, "guard-removed"),
    ("the latest getToken", {"get_token": "latest_ref"}, "dependency-removed effect-added"),
    ("an async function", {"style": "async"}, "comment-changed console-output reworked"),
    ("a log", {"debug": True}, "console-output"),
    (
        "mended by half",
        {"request_id": "first", "null_token": "failure"},
        "console-output dispatch-occasion guard-moved",
    ),
)

BY_HAND = [
    Case("nothing", SAMPLE, SAMPLE, ""),
    Case(
        "an await in front of the dispatch", SAMPLE, edited((SIGN_IN, "          await 0\n" + SIGN_IN)), "guard-removed"
    ),
    Case(
        "no sign-out",
        SAMPLE,
        edited((SIGN_OUT, "    if (!isSignedIn) return\n")),
        "dispatch-removed ref-written",
    ),
    Case(
        "sign-in for nobody",
        SAMPLE,
        edited((GUARD, GUARD.replace("if (token) {", "{"))),
        "dispatch-condition retry-delay",
    ),
    Case("retries without bound", SAMPLE, edited(("attempt <= 3", "true")), "retry-attempts"),
    Case("retries without a pause", SAMPLE, edited((PAUSE, "")), "retry-delay reworked"),
    Case(
        "a template, and the cache",
        SAMPLE,
        edited((REQUEST, REQUEST.replace("skipCache: true", 'template: "backend"'))),
        "token-options",
    ),
    Case("the token in storage", SAMPLE, edited((GUARD, GUARD + "          window.name = token\n")), "call-added"),
    Case(
        "a prop that turns it off",
        SAMPLE,
        edited(("({ children })", "({ children, enabled })"), (WAIT, WAIT + "    if (!enabled) return\n")),
        "dispatch-condition",
    ),
    Case("an empty array", SAMPLE, edited((DEPENDENCIES, "[]")), "dependency-removed identity-part-removed*2"),
    Case(
        "a cleanup that only clears timers",
        SAMPLE,
        edited(("      active = false\n", "")),
        "guard-removed",
    ),
    Case(
        "an interval",
        SAMPLE,
        edited((START, START + '    setInterval(() => addEvents([ReflexEvent("app.clerk_state.beat")]), 5000)\n')),
        "dispatch-added",
    ),
    Case(
        "without children",
        SAMPLE,
        edited(("<>{children}</>", "null")),
        "rendered-output",
    ),
]


def published() -> list[Case]:
    """Return the history of the published component; its releases are downloaded once."""
    first, last = (resolve(f"pkg:reflex-clerk-api=={version}").source.text for version in ("1.2.4", "1.3.1"))
    before, review = ((HISTORY / name).read_text(encoding="utf-8") for name in ("pr22.jsx", "review.jsx"))
    return [
        Case(
            "1.2.4 to 1.3.1",
            first,
            last,
            "guard-added rejection-handler-added early-return-added token-options token-request-added dispatch-condition "
            "dispatch-added dependency-added retry-attempts",
        ),
        Case(
            "the first version to the review's",
            before,
            review,
            "early-return-added commit-order ref-written token-request-moved retry-attempts",
        ),
        Case("the review's version to 1.3.1", review, last, "guard-added early-return-removed"),
        Case(
            "pr24 to resilient",
            variant("pr24"),
            variant("resilient"),
            "import-source state-renamed effect-added guard-strengthened timeout-added early-return-changed "
            "token-request-removed retry-guarded dispatch-removed dispatch-condition cleanup-added dependency-added "
            "dependency-removed identity-part-added*5 retry-attempts retry-backoff console-output",
        ),
        Case(
            "resilient to acknowledged",
            variant("resilient"),
            variant("acknowledged"),
            "payload-changed*2 ref-initial-value call-added effect-added early-return-added early-return-changed "
            "dispatch-added dispatch-condition dependency-added token-request-added",
        ),
    ]


CASES = [*RESILIENT, *PR24, *BY_HAND]
