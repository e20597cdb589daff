"""Every story in which the backend must end with what Clerk holds, in a real browser and a production build."""

from __future__ import annotations

import pytest

from tests.browser import scenarios
from tests.browser.stage import Stage


@pytest.mark.parametrize("scenario", scenarios.QUICK, ids=lambda scenario: scenario.__name__)
def test_scenario(stage: Stage, scenario: scenarios.Scenario) -> None:
    scenario(stage)


@pytest.mark.long
@pytest.mark.parametrize("scenario", scenarios.LONG, ids=lambda scenario: scenario.__name__)
def test_long_scenario(stage: Stage, scenario: scenarios.Scenario) -> None:
    scenario(stage)
