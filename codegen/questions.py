"""What a person asks who does not know the name of a check yet, and the checks that answer."""

from __future__ import annotations

from collections.abc import Mapping

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "My effect fetches a token and then dispatches. Can the token arrive too late?": (
        "stale-dispatch",
        "uncancelled-run",
        "vacuous-guard",
        "late-capture",
        "dispatch-after-unmount",
    ),
    "A user signed out, and the backend still holds the session. Why?": (
        "uncancelled-run",
        "gate-drops-change",
        "gate-never-released",
        "stale-dispatch",
        "request-while-signed-out",
        "uncovered-state",
    ),
    "The backend signs a user out who is still signed in with Clerk. Why?": (
        "clear-while-unknown",
        "clear-while-signed-in",
        "catch-spans-dispatch",
        "null-token",
        "cached-token",
        "no-retry",
    ),
    "A switch of user, session or organization does not reach the backend. Why?": (
        "identity-not-in-key",
        "exhaustive-deps",
        "gate-drops-change",
    ),
    "After a reconnect the user is signed out, or an old token is sent, or a sign-out many times. Why?": (
        "reconnect-unseen",
        "queued-token",
        "requeued-clear",
    ),
    "I skip what was sent already. Is the note of it right?": (
        "commit-before-success",
        "commit-before-dispatch",
        "unnoted-dispatch",
        "repeated-dispatch",
        "unread-ref",
        "stale-ref-write",
        "identity-not-in-key",
    ),
    "I try again when a request fails. Does that end, and does it stop in time?": (
        "no-retry",
        "unbounded-retry",
        "stale-retry",
        "leaked-timer",
        "no-source-timeout",
    ),
    "What has to be in the dependency array?": ("exhaustive-deps", "missing-dependency-array", "reconnect-unseen"),
    "What does a cleanup have to take away?": (
        "leaked-timer",
        "leaked-listener",
        "dispatch-after-unmount",
        "uncancelled-run",
    ),
    "My effect is asynchronous. What about promises that reject, and sources that throw?": (
        "async-effect",
        "unhandled-rejection",
        "throwing-source",
        "catch-spans-dispatch",
    ),
    "Where may hooks be called, and what must rendering not do?": (
        "rules-of-hooks",
        "ref-in-render",
        "impure-render",
        "mutated-hook-value",
    ),
    "Can a token get into the wrong hands?": ("token-logged", "queued-token"),
    "How do I allow a finding at one place?": (
        "unexplained-suppression",
        "unknown-suppression",
        "unused-suppression",
    ),
}
"""Each question with the ids of its checks, the likeliest cause first."""
