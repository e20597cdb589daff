"""What an exploration has found, as data."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trace: what happened, and what everybody did about it.

    `action` is the id that a replay takes, `says` the same in words; `is_settling` marks the steps that follow a trace until the run comes
    to rest. `events` are what the component, Clerk and the backend did, in order; `lines` the source's lines that ran, when they were
    asked for; `held` the values of refs and states after the step, in words and by name, when lines were asked for; `broken` what the step
    broke, by invariant.
    """

    action: str
    says: str
    is_settling: bool
    events: tuple[Mapping[str, Any], ...]
    clerk: str
    backend: str
    broken: Mapping[str, str]
    lines: tuple[int, ...] = ()
    held: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Violation:
    """A trace that breaks an invariant.

    `trace` are the ids of its actions; `settling` says how requests end while the run comes to rest after them (`resolve`, `reject`,
    `null`), or is None when the last action itself breaks it; `strict_mode` is the setting that it was found under.
    """

    invariant: str
    says: str
    trace: tuple[str, ...]
    settling: str | None
    strict_mode: bool
    steps: tuple[Step, ...] = ()

    @property
    def again(self) -> str:
        """What to add to the command line to run the trace once more, such as `--replay load:out,sign_in:A --strict-mode on`."""
        strict = " --strict-mode on" if self.strict_mode else ""
        return f"--replay {shlex.quote(','.join(self.trace))}{strict}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One invariant: its rule, and the shortest violation, or None when none was found as far as was looked.

    `applies` is false for an invariant that means nothing for the component, such as those of the closed loop for one
    that takes no acknowledgement; nothing was looked for then. `explored` is false where the component could not even be mounted.
    """

    invariant: str
    rule: str
    violation: Violation | None
    applies: bool = True
    explored: bool = True

    @property
    def holds(self) -> bool:
        """Whether no violation was found."""
        return self.violation is None


@dataclass(frozen=True, slots=True)
class Exploration:
    """The outcome of one exploration.

    `complete` says whether every order of up to `depth` actions was looked at; if not, `stopped` says what ended the search, and `reached`
    is the depth to which it is complete under every StrictMode setting, or None for what is no search: random walks, one trace, or a
    component that cannot be mounted.
    `seconds` is wall time.
    """

    component: str
    path: str
    depth: int
    strict_mode: str
    complete: bool
    reached: int | None
    stopped: str | None
    states: int
    transitions: int
    seconds: float
    verdicts: Mapping[str, Verdict]

    @property
    def violations(self) -> tuple[Violation, ...]:
        """The violations, in the order of the contract."""
        return tuple(verdict.violation for verdict in self.verdicts.values() if verdict.violation is not None)

    @property
    def holds(self) -> bool:
        """Whether no invariant was broken."""
        return not self.violations

    @property
    def held(self) -> tuple[str, ...]:
        """The invariants for which no violation was found, in the order of the contract."""
        return tuple(name for name, verdict in self.verdicts.items() if _is_held(verdict))

    @property
    def not_applicable(self) -> tuple[str, ...]:
        """The invariants that mean nothing for this component."""
        return tuple(name for name, verdict in self.verdicts.items() if not verdict.applies)

    @property
    def summary(self) -> str:
        """How far was looked, in words: what is covered, what is not, and why."""
        size = f"{self.transitions:,} transitions, {self.seconds:.1f} s"
        if self.reached is None:
            return f"{self.stopped} ({size})"
        size = f"{self.states:,} states, {size}"
        if self.complete:
            return f"complete to depth {self.depth} ({size})"
        return f"complete to depth {self.reached}, stopped within depth {self.reached + 1} by {self.stopped} ({size})"

    @property
    def held_in_words(self) -> str:
        """What is known of the invariants that were not broken: a search that was cut short proves nothing of them."""
        held = ", ".join(self.held)
        return (
            f"{self.component} holds {held}" if self.complete else f"no violation of {held} found in {self.component}"
        )

    def to_json(self) -> dict[str, Any]:
        """Return the outcome as plain data, every invariant listed.

        `holds` of an invariant is null where nothing was found and not everything looked at, and where it does not apply.
        """
        return {
            "component": self.component,
            "path": self.path,
            "depth": self.depth,
            "strict_mode": self.strict_mode,
            "complete": self.complete,
            "reached": self.reached,
            "stopped": self.stopped,
            "states": self.states,
            "transitions": self.transitions,
            "seconds": round(self.seconds, 3),
            "invariants": {name: _verdict_json(verdict, self.complete) for name, verdict in self.verdicts.items()},
        }


def _is_held(verdict: Verdict) -> bool:
    return verdict.applies and verdict.explored and verdict.holds


def _verdict_json(verdict: Verdict, is_complete: bool) -> dict[str, Any]:
    violation = verdict.violation
    if not verdict.applies:
        return {"holds": None, "rule": verdict.rule, "says": "not applicable"}
    if violation is None:
        if not verdict.explored:
            return {"holds": None, "rule": verdict.rule, "says": "not explored"}
        if not is_complete:
            return {"holds": None, "rule": verdict.rule, "says": "no violation found"}
        return {"holds": True, "rule": verdict.rule}
    return {
        "holds": False,
        "rule": verdict.rule,
        "says": violation.says,
        "strict_mode": violation.strict_mode,
        "trace": list(violation.trace),
        "settling": violation.settling,
        "log": list(_log(violation.steps)),
    }


def _log(steps: tuple[Step, ...]) -> Iterator[dict[str, Any]]:
    for step in steps:
        yield {
            "action": step.action,
            "says": step.says,
            "settling": step.is_settling,
            "events": [dict(event) for event in step.events],
            "clerk": step.clerk,
            "backend": step.backend,
            "broken": dict(step.broken),
        }
