"""What an exploration may do: which actions and invariants, how far, how many failures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

from ..errors import InputError, Problem
from .machine import Machine, call

StrictMode = Literal["on", "off", "both"]

START = "start"
"""Id of what comes before the first action of a trace."""

DEFAULT_DEPTH = 5
DEFAULT_FAILURES = 2
"""Failures of token requests that the environment may cause in one run."""
MAX_DEPTH = 200
"""Longest trace that a search keeps."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An invariant: its id and what it asks for."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Action:
    """Something that the environment can do: its id (`resolve:0`), its group (`resolve`), and what it is in words."""

    id: str
    group: str
    says: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All invariants and all actions that the runtime knows, in their order."""

    rules: tuple[Rule, ...]
    actions: tuple[Action, ...]

    @classmethod
    def of(cls, machine: Machine) -> Self:
        """Ask a machine."""
        told = call(machine, "describe")
        rules = tuple(Rule(one["id"], one["rule"]) for one in told["invariants"])
        return cls(rules, tuple(Action(one["id"], one["group"], one["says"]) for one in told["actions"]))

    def choose_invariants(self, wanted: Iterable[str] | None) -> tuple[Rule, ...]:
        """Return the invariants to watch, in the order of the contract. Raises InputError for an id that nobody knows."""
        if wanted is None:
            return self.rules
        asked = set(wanted)
        unknown = sorted(asked - {rule.id for rule in self.rules})
        if unknown:
            hint = f"choose from {', '.join(rule.id for rule in self.rules)}"
            raise InputError(Problem(f"no invariant is called {', '.join(unknown)}", hint=hint))
        return tuple(rule for rule in self.rules if rule.id in asked)

    def choose_actions(self, wanted: Iterable[str] | None) -> tuple[str, ...]:
        """Return the ids of the actions to allow.

        `wanted` holds ids (`switch:B`) and groups (`switch`); a name with a minus before it (`-hang`) takes those away, and when all
        have one they are taken from the whole list. Raises InputError for a name that nobody knows.
        """
        names = list(wanted or ())
        known = {name for action in self.actions for name in (action.id, action.group)}
        unknown = sorted({name.removeprefix("-") for name in names} - known)
        if unknown:
            groups = ", ".join(dict.fromkeys(action.group for action in self.actions))
            raise InputError(Problem(f"no action is called {', '.join(unknown)}", hint=f"choose from {groups}"))
        taken = {name for name in names if not name.startswith("-")}
        left_out = {name.removeprefix("-") for name in names if name.startswith("-")}
        return tuple(
            action.id
            for action in self.actions
            if (not taken or {action.id, action.group} & taken) and not {action.id, action.group} & left_out
        )

    def says(self, action: str) -> str:
        """Return an action in words, or what comes before the first."""
        if action == START:
            return "the component is mounted"
        return next((known.says for known in self.actions if known.id == action), action)


def strict_settings(wanted: StrictMode) -> tuple[bool, ...]:
    """Return the StrictMode settings to explore under. Raises InputError for an unknown word."""
    settings: dict[str, tuple[bool, ...]] = {"on": (True,), "off": (False,), "both": (False, True)}
    if wanted not in settings:
        raise InputError(Problem(f"StrictMode cannot be {wanted!r}", hint="choose on, off or both"))
    return settings[wanted]


def in_range(name: str, value: int, least: int, most: int) -> int:
    """Return a number that is in range. Raises InputError for one that is not."""
    if not least <= value <= most:
        raise InputError(Problem(f"{name} is {value}", hint=f"choose a number from {least} to {most}"))
    return value


@dataclass(frozen=True, slots=True)
class Settings:
    """What every run of an exploration is opened with."""

    failures: int
    rules: Sequence[Rule]
    actions: Sequence[str]

    def for_machine(self, component: dict[str, Any], *, strict: bool) -> dict[str, Any]:
        """Return the settings as the runtime reads them."""
        return {
            "component": component,
            "strict": strict,
            "limits": {"failures": self.failures},
            "invariants": [rule.id for rule in self.rules],
            "actions": list(self.actions),
        }
