"""Two workers on one Redis, one of them killed: the page goes on with the other, and what it holds is right."""

from __future__ import annotations

import os
import shutil
import signal
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
def backend(
    app_build: Build, fake_clerk_server: FakeClerk, redis: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Backend]:
    """Run the app's backend with two workers."""
    clerks = {"CLERK_SECRET_KEY": fake_clerk_server.secret_key, "CLERK_API_URL": fake_clerk_server.api_url}
    workers = {"REFLEX_REDIS_URL": redis, "GRANIAN_WORKERS": "2"}
    running = Backend(app_build, clerks | workers, tmp_path_factory.mktemp("workers") / "log.txt")
    running.start()
    yield running
    running.close()


@pytest.fixture(scope="module")
def address(app_build: Build, backend: Backend) -> Iterator[str]:
    """Serve the pages for these workers."""
    with served(app_build.files, backend.address) as found:
        yield found


def test_a_worker_dies(open_tab: OpenTab, backend: Backend, ada: User, bob: User) -> None:
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    workers = {backend.truth(tab.name)["worker"] for _ in range(60)}
    assert len(workers) == 2
    os.kill(workers.pop(), signal.SIGKILL)
    tab.sign_in(bob)
    tab.wait_until_equal(bob, patience=30)
    tab.sign_out()
    tab.wait_until_equal(None, patience=30)
