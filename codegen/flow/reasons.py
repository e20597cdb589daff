"""Why something is not decided: the ids of abstentions, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Reason(StrEnum):
    """The id of an abstention."""

    ALIASED_REF = "aliased-ref"
    ESCAPED_REF = "escaped-ref"
    ESCAPED_SINK = "escaped-sink"
    ESCAPED_SOURCE = "escaped-source"
    ESCAPED_HANDLE = "escaped-handle"
    UNKNOWN_CALLEE = "unknown-callee"
    UNKNOWN_GUARD = "unknown-guard"
    UNKNOWN_EFFECT = "unknown-effect"
    UNKNOWN_CLEANUP = "unknown-cleanup"
    REASSIGNED_GUARD = "reassigned-guard"
    PARTIAL_GUARD = "partial-guard"
    SPENT_GUARD = "spent-guard"
    SEVERAL_INSTANCES = "several-instances"
    KEPT = "kept-token"
    GENERATOR = "generator"
    NO_FIXED_POINT = "no-fixed-point"
    DEEP_CALLS = "deep-calls"
    TOO_MANY_VALUES = "too-many-values"


SENTENCES: Mapping[Reason, str] = {
    Reason.ALIASED_REF: "which ref this is cannot be told: it has more than one name, or is kept where it is not followed",
    Reason.ESCAPED_REF: "the ref has been given to code that is not known here, which may write it",
    Reason.ESCAPED_SINK: "the sink has been given to code that is not known here, which may call it at any time",
    Reason.ESCAPED_SOURCE: "the source has been given to code that is not known here, which may call it at any time",
    Reason.ESCAPED_HANDLE: "what ends this has been given to code that is not known here, which may end it or not",
    Reason.UNKNOWN_CALLEE: "a function that is not known here gets this as a callback, and may call it now, later, or never",
    Reason.UNKNOWN_GUARD: "a test before this may ask whether the run is void, but what it asks is not known here",
    Reason.UNKNOWN_EFFECT: "the function of this effect is not in this file",
    Reason.UNKNOWN_CLEANUP: "what the effect returns as its cleanup is not known here",
    Reason.REASSIGNED_GUARD: "the guard tests something that is assigned again later, so that it may pass for a void run",
    Reason.PARTIAL_GUARD: "the guard tells some newer runs from this one, but perhaps not all",
    Reason.SPENT_GUARD: "all runs share what the guard asks, and the first cleanup ends it: perhaps no later run passes",
    Reason.SEVERAL_INSTANCES: "what the guard tests is made more than once in a run, and the cleanup may reach only one of them",
    Reason.KEPT: "the token was requested by an earlier run or by another effect, and whether it is still that of the session "
    "cannot be told",
    Reason.GENERATOR: "who goes on behind a yield before this, and when, is not known",
    Reason.NO_FIXED_POINT: "what a loop or recursion does could not be worked out",
    Reason.DEEP_CALLS: "the calls that lead here are nested too deeply to be followed",
    Reason.TOO_MANY_VALUES: "this can be too many different things to follow them all",
}
"""What a reader is told, reason by reason."""
