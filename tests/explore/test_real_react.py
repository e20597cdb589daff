"""The hooks runtime agrees with the real React 19 from npm: same requests, dispatches, timers, messages, violations, next actions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen import Source
from codegen.explore.machine import RUNTIME, EmbeddedV8
from codegen.explore.prepare import prepare
from codegen.explore.settings import Catalogue
from tests.explore.components import EARLIER, PRESETS, component
from tests.oracles import needs_node, npm_project, run_node

HERE = Path(__file__).parent
HOOKS = sorted((HERE / "hooks").glob("*.jsx"))
VERSIONS = {"react": "19.3.1", "react-test-renderer": "19.3.1", "react-refresh": "0.19.0"}

pytestmark = needs_node


def agreement(source: Source | str, **wanted: Any) -> dict[str, Any]:
    """Run a component under both, with StrictMode off and on; return the sizes and the first differences."""
    with EmbeddedV8() as machine:
        actions = Catalogue.of(machine).choose_actions(None)
        prepared = prepare(source, machine)
    given = {
        "runtime": str(RUNTIME),
        "module": prepared.module,
        "component": prepared.component,
        "failures": 2,
        "strict": [False, True],
        "actions": list(actions),
        **wanted,
    }
    answer: dict[str, Any] = run_node(npm_project("explore-react", VERSIONS), HERE / "agreement" / "compare.cjs", given)
    return answer


def walks(count: int, length: int, seed: int) -> dict[str, Any]:
    return {"walks": {"count": count, "length": length, "seed": seed}}


@pytest.mark.parametrize("path", HOOKS, ids=lambda path: path.stem)
def test_hooks_behave_as_in_react(path: Path) -> None:
    """Small components that use every hook, under random actions, unmounts and hot updates among them."""
    answer = agreement(path.read_text(encoding="utf-8"), **walks(25, 15, 1))
    assert answer["differences"] == []
    assert answer["walks"] == 50


@pytest.mark.parametrize("name", ["1.3.1", "resilient", "acknowledged"])
def test_synchronizers_behave_as_in_react(name: str) -> None:
    """Every transition out of every state within three actions."""
    answer = agreement(component(name), depth=3)
    assert answer["differences"] == []
    assert answer["transitions"] > 500


@pytest.mark.long
@pytest.mark.parametrize("name", [*EARLIER, *PRESETS])
def test_synchronizers_behave_as_in_react_at_depth_5(name: str) -> None:
    """Every transition out of every state within five actions; the sizes are printed."""
    answer = agreement(component(name), depth=5)
    sizes = f"{answer['states']:,} states, {answer['transitions']:,} transitions"
    print(f"\n{name}: {sizes} equal, seconds {answer['seconds']}")  # noqa: T201 - the size is the result
    assert answer["differences"] == []


@pytest.mark.long
@pytest.mark.parametrize("name", [*EARLIER, *PRESETS])
def test_synchronizers_behave_as_in_react_on_long_walks(name: str) -> None:
    """2,500 walks of 20 actions under each StrictMode setting."""
    answer = agreement(component(name), **walks(2_500, 20, 7))
    print(f"\n{name}: {answer['walks']:,} walks equal, seconds {answer['seconds']}")  # noqa: T201 - the size is the result
    assert answer["differences"] == []


@pytest.mark.long
@pytest.mark.parametrize("path", HOOKS, ids=lambda path: path.stem)
def test_hooks_behave_as_in_react_on_long_walks(path: Path) -> None:
    """250 walks of 20 actions under each StrictMode setting: 6,000 with all the hooks."""
    answer = agreement(path.read_text(encoding="utf-8"), **walks(250, 20, 7))
    print(f"\n{path.stem}: {answer['walks']:,} walks equal, seconds {answer['seconds']}")  # noqa: T201 - the size is the result
    assert answer["differences"] == []
