"""Whether an explicit dependency list fits the effect that it is rendered into."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from .config_rules import toml_text
from .errors import Problem

if TYPE_CHECKING:
    from .config import SynchronizerConfig


def check_dependencies(config: SynchronizerConfig, captured: Collection[str]) -> list[Problem]:
    """Compare an explicit dependency list with the values that the effect captures.

    `captured` holds names and member chains (`auth.userId`; `?.` counts as `.`), without stable values such as refs. A
    listed name covers its members, as in React's rule; with `dependencies = "auto"` there is nothing to compare.
    """
    if config.dependencies == "auto":
        return []
    needed = {chain.replace("?.", ".") for chain in captured}
    listed = config.dependencies
    missing = sorted(chain for chain in needed if not any(_covers(entry, chain) for entry in listed))
    idle = [entry for entry in listed if not any(_covers(entry, chain) for chain in needed)]
    value = toml_text(listed)
    return [
        *(
            Problem(
                f"dependencies leaves out {chain}, which the effect captures, so it would keep an outdated value",
                key="dependencies",
                value=value,
                hint=f'add "{chain}", or set dependencies = "auto"',
            )
            for chain in missing
        ),
        *(
            Problem(
                f"dependencies names {entry}, which the effect does not capture",
                key="dependencies",
                value=value,
                hint=f"drop it; captured are {', '.join(sorted(needed)) or 'no values'}",
            )
            for entry in idle
        ),
    ]


def _covers(entry: str, chain: str) -> bool:
    return chain == entry or chain.startswith(f"{entry}.")
