"""Other Reflex versions, React Compiler, an app without Reflex's own wraps: one story each, from a first page to a restart."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from reflex_clerk.testing import FakeClerk
from reflex_clerk.testing.javascript import ToolsMissingError
from tests.browser.backend import Backend
from tests.browser.building import build
from tests.browser.conftest import LINES
from tests.browser.serving import served
from tests.browser.stage import Stage
from tests.browser.versions import python_with

pytestmark = [pytest.mark.long, pytest.mark.matrix]


@dataclass(frozen=True)
class Variant:
    """A way to build the app; `reflex` is a version, or None for the one that runs the tests."""

    reflex: str | None
    clerk: str
    options: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return "-".join([self.reflex or "current", self.clerk, *sorted(self.options)])


WRAPPED = {"TEST_WRAPPED": "1"}
COMPILED = {"TEST_REACT_COMPILER": "1"}

VARIANTS = [
    *(Variant(reflex, clerk) for reflex in ("0.8.28.post1", "0.9.13") for clerk in LINES),
    *(Variant(reflex, "react", WRAPPED) for reflex in ("0.8.28.post1", "0.9.13")),
    *(Variant(None, clerk, options) for clerk in LINES for options in (WRAPPED, COMPILED, WRAPPED | COMPILED)),
]


@pytest.fixture(params=VARIANTS, ids=str)
def stage(
    request: pytest.FixtureRequest, fake_clerk: FakeClerk, clerk_browser: Browser, tmp_path: Path
) -> Iterator[Stage]:
    variant: Variant = request.param
    python = python_with(variant.reflex) if variant.reflex else Path(sys.executable)
    options = {"TEST_CLERK": variant.clerk, "CLERK_PUBLISHABLE_KEY": fake_clerk.publishable_key, **variant.options}
    try:
        made = build(f"matrix-{variant}", python=python, **options)
        fake_clerk.prepare_scripts(LINES[variant.clerk])
    except ToolsMissingError as problem:
        pytest.skip(str(problem))
    clerks = {"CLERK_SECRET_KEY": fake_clerk.secret_key, "CLERK_API_URL": fake_clerk.api_url}
    backend = Backend(made, clerks, tmp_path / "log.txt")
    backend.start()
    with served(made.files, backend.address) as address, Stage(fake_clerk, backend, clerk_browser, address) as fresh:
        yield fresh
    backend.close()


def test_the_whole_story(stage: Stage) -> None:
    ada, bob, acme = stage.user("ada"), stage.user("bob"), stage.clerk.add_organization("Acme")
    stage.clerk.add_member(bob, acme)
    tab = stage.open()
    tab.wait_until_equal(None)
    tab.sign_in(ada)
    tab.wait_until_equal(ada)
    tab.shows(ada)
    tab.sign_in(bob)
    tab.wait_until_equal(bob)
    tab.run("await Clerk.setActive({organization: argument})", acme.id)
    tab.wait_until_equal(bob)
    assert tab.backends_view()["org_id"] == acme.id
    said = tab.said_and_heard()
    with tab.page.expect_websocket():
        stage.backend.cable.cut()
    tab.stays_equal(bob)
    assert tab.sent == said
    stage.backend.kill()
    stage.backend.start()
    tab.wait_until_equal(bob, patience=20)
    tab.sign_out()
    tab.wait_until_equal(None)
    tab.shows(None)
    assert stage.complaints() == []
