"""Every story in which the backend must end with what Clerk holds, in a real browser and a production build."""

from __future__ import annotations

import pytest

from tests.browser.conftest import LINES
from tests.browser.scenarios import LONG, OF_EITHER_LINE, QUICK, Scenario
from tests.browser.scenarios.tokens import keys_rotated_when_strangers_have_spent_the_fetches
from tests.browser.stage import Stage

DEFAULT_LINE, *OTHER_LINES = LINES


def stories(*chosen: Scenario) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("story", chosen, ids=lambda story: story.__name__)


def on(*lines: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("line", lines, indirect=True, scope="session")


@stories(*(story for story in QUICK if story not in OF_EITHER_LINE))
def test_story(stage: Stage, story: Scenario) -> None:
    story(stage)


@stories(*OF_EITHER_LINE)
@on(DEFAULT_LINE)
def test_story_of_either_line(stage: Stage, story: Scenario) -> None:
    story(stage)


@pytest.mark.long
@stories(*OF_EITHER_LINE)
@on(*OTHER_LINES)
def test_story_of_either_line_on_the_other_one(stage: Stage, story: Scenario) -> None:
    story(stage)


@pytest.mark.long
@stories(*LONG, keys_rotated_when_strangers_have_spent_the_fetches)  # the last, as it leaves no fetches
def test_long_story(stage: Stage, story: Scenario) -> None:
    story(stage)
