"""The documented configurations, as files to look at: a change of a template shows itself in review as a change of these."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from codegen.config import SynchronizerConfig
from codegen.presets import preset
from codegen.render import render

pytest_plugins = ["codegen.testing"]

DOCUMENTED = {
    "pr24": preset("pr24"),
    "resilient": preset("resilient"),
    "promise-style": preset("resilient", style="promise"),
    "near-expiry-template": preset("resilient", token={"skip_cache": "near_expiry", "template": "backend"}),
    "older-versions": preset("resilient", clerk="clerk-react", reflex="<0.8.8"),
    "debug": preset("resilient", debug=True),
    "acknowledged": preset("acknowledged"),
    "acknowledged-promise": preset("acknowledged", style="promise"),
}


@pytest.mark.parametrize("config", DOCUMENTED.values(), ids=DOCUMENTED)
def test_rendered(config: SynchronizerConfig, jsx_snapshot: SnapshotAssertion) -> None:
    """Below the header, whose version and hash would change every file with every release."""
    _, _, body = render(config).split("\n", 2)
    assert body == jsx_snapshot
