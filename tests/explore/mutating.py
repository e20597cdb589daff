"""Mutants of a preset: its text with some places changed, and the invariant that must kill each, named beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tests.explore.components import component

Change = tuple[str, str]


@dataclass(frozen=True)
class Mutant:
    """Changes to the text; each `before` stands in it exactly once.

    `killer` is the invariant named beforehand; `actions` narrow a deep search.
    """

    name: str
    killer: str
    changes: Sequence[Change]
    failures: int = 2
    depth: int = 4
    actions: Sequence[str] | None = None
    preset: str = "resilient"

    @property
    def text(self) -> str:
        """The mutated component."""
        text = original(self.preset)
        for before, after in self.changes:
            assert text.count(before) == 1, (
                f"{self.name}: {before!r} stands {text.count(before)} times in the preset's text"
            )
            text = text.replace(before, after)
        for short, event in sorted(SHORT.items(), reverse=True):
            text = text.replace(short, event)
        return text


SHORT = {
    "CLEAR": 'ReflexEvent("clear_clerk_session")',
    "SET(token)": 'ReflexEvent("set_clerk_session", { token })',
    "SET(null)": 'ReflexEvent("set_clerk_session", { token: null })',
    "CLEAR(seq)": 'ReflexEvent("clear_clerk_session", { seq })',
    "SET(token, seq)": 'ReflexEvent("set_clerk_session", { token, seq })',
}
"""How events are written in the changes below, and what stands for them in the end."""


@cache
def original(preset: str) -> str:
    """Return the preset's text with the events in their short form."""
    text = component(preset).text
    state = "reflex___state____state.reflex_clerk___state____clerk_state"
    seq = ", seq" if preset == "acknowledged" else ""
    payload = "          { seq },\n" if seq else ""
    clear = f"""[
        ReflexEvent(
          "{state}.clear_clerk_session",
{payload}        ),
      ]"""
    set_ = f"""[
            ReflexEvent(
              "{state}.set_clerk_session",
              {{ token{seq} }},
            ),
          ]"""
    for long, short in ((clear, "[CLEAR(seq)]" if seq else "[CLEAR]"), (set_, f"[SET(token{seq})]")):
        assert text.count(long) == 1, f"the preset no longer holds {long}"
        text = text.replace(long, short)
    return text
