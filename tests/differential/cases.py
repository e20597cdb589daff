"""The sources to compare on, by number: random components, and mutants of published ones."""

from __future__ import annotations

from collections.abc import Iterator

from tests.differential.grammar import program
from tests.differential.mutation import mutant


def cases(first: int, number: int) -> Iterator[str]:
    """Yield the sources from `first` on: of each ten, seven are random and three are mutants."""
    for seed in range(first, first + number):
        yield mutant(seed) if seed % 10 >= 7 else program(seed)
