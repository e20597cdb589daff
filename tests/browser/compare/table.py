"""The table of a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table

from tests.browser.compare.measuring import Outcome

WIDTH = 170


def show(names: Iterable[str], outcomes: Mapping[str, Sequence[Outcome]], times: Mapping[str, float]) -> None:
    """Print what each contestant made of the scenarios of these names, and below it why a scenario was lost."""
    table = Table("scenario (token requests, messages)", *outcomes)
    for number, name in enumerate(names):
        table.add_row(name, *(str(results[number]) for results in outcomes.values()))
    table.add_section()
    sums = {
        "held": lambda one: one.held,
        "errors logged": lambda one: bool(one.complaints),
        "token requests": lambda one: one.token_requests,
        "messages": lambda one: one.messages,
    }
    for what, count in sums.items():
        table.add_row(what, *(str(sum(map(count, results))) for results in outcomes.values()))
    table.add_row("from Clerk loaded to signed in, ms", *(f"{times[name]:.0f}" for name in outcomes))
    Console(width=WIDTH).print(table)


def explain(name: str, outcome: Outcome) -> None:
    """Say on standard error what a scenario was lost by, and what it logged."""
    for problem in [*([outcome.lost] if outcome.lost else []), *outcome.complaints]:
        Console(stderr=True, width=WIDTH).print(f"  {name}: {problem[:600]}", markup=False, highlight=False)
