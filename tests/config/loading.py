"""How the tests of this folder load a project's configuration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from codegen.config_sources import Variant, Variants, load, load_all
from codegen.errors import ConfigurationError, Problem

SECTION = "[tool.reflex-clerk-sync]\n"


class Loader:
    """Loads from one folder, with an empty environment unless one is given."""

    def __init__(self, start: Path) -> None:
        self.start = start

    def __call__(self, name: str | None = None, **arguments: Any) -> Variant:
        return load(name, **{"start": self.start, "environment": {}, **arguments})

    def all(self, **arguments: Any) -> Variants:
        return load_all(**{"start": self.start, "environment": {}, **arguments})

    def fails(self, **arguments: Any) -> list[str]:
        """Return the problems of a load that must fail, as the lines that a person reads, without excerpts."""
        return [str(replace(problem, excerpt=None)) for problem in self.problems(**arguments)]

    def problems(self, **arguments: Any) -> tuple[Problem, ...]:
        """Return the problems of a load that must fail."""
        with pytest.raises(ConfigurationError) as caught:
            self.all(**arguments)
        return caught.value.problems
