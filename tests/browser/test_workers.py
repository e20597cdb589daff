"""Two workers on one Redis, one of them killed: the page goes on with the other, and what it holds is right."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from reflex_clerk.testing import FakeClerk, User
from tests.browser.backend import Backend, free_port
from tests.browser.building import Build
from tests.browser.conftest import OpenTab
from tests.browser.serving import served

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def redis() -> Iterator[str]:
    """Run a Redis that keeps nothing, and give its address."""
    server = shutil.which("redis-server")
    if server is None:
        pytest.skip("no redis-server: install Debian's redis-server")
    port = str(free_port())
    command = [server, "--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        yield f"redis://127.0.0.1:{port}"
        running.terminate()


@pytest.fixture(scope="module")
def backends(
    app_build: Build, fake_clerk_server: FakeClerk, redis: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Backend, Backend]]:
    """Run the app's backend twice; granian ends all workers when one of its own dies, so each is a server."""
    clerks = {"CLERK_SECRET_KEY": fake_clerk_server.secret_key, "CLERK_API_URL": fake_clerk_server.api_url}
    workers = {"REFLEX_REDIS_URL": redis, "GRANIAN_WORKERS": "1"}
    logs = tmp_path_factory.mktemp("workers")
    first, second = (Backend(app_build, clerks | workers, logs / f"{name}.txt") for name in ("first", "second"))
    first.start()
    second.start()
    yield first, second
    first.close()
    second.close()


@pytest.fixture(scope="module")
def backend(backends: tuple[Backend, Backend]) -> Backend:
    """Name the one that pages begin with."""
    return backends[0]


@pytest.fixture(scope="module")
def address(app_build: Build, backend: Backend) -> Iterator[str]:
    """Serve the pages for these workers."""
    with served(app_build.files, backend.address) as found:
        yield found


def test_a_worker_dies(open_tab: OpenTab, backends: tuple[Backend, Backend], ada: User, bob: User) -> None:
    """The other one holds the session already, and hears of what follows.

    A killed worker leaves its note that the tab is connected to it, so Reflex gives the tab a new, empty state; that the
    backend is right again is the synchronizer's doing.
    """
    first, second = backends
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    assert second.truth(tab.name)["user_id"] == ada.id
    first.kill()
    tab.backend = second
    first.cable.plug(second.port)
    tab.wait_until_equal(ada, patience=30)
    tab.sign_in(bob)
    tab.wait_until_equal(bob, patience=30)
    tab.sign_out()
    tab.wait_until_equal(None, patience=30)
