"""Two workers on one Redis: what one has heard the other holds, also when the first is gone."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reflex_clerk.testing import mint_token
from tests.app.workers import CLERK, PATIENCE, SocketPage, Worker, free_port, wait_for_port

REDIS = shutil.which("redis-server")

pytestmark = pytest.mark.skipif(
    REDIS is None, reason="redis-server is not installed: on Debian, apt-get install redis-server"
)


@pytest.fixture(scope="module")
def redis() -> Iterator[str]:
    assert REDIS is not None
    port = free_port()
    command = [REDIS, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for_port(port, process)
        yield f"redis://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


class Cluster:
    """Workers that share a Redis; each is started when it is first asked for, and again after it was ended."""

    def __init__(self, folder: Path, redis: str) -> None:
        self._folder = folder
        self._redis = redis
        self._started: list[Worker] = []

    def worker(self) -> Worker:
        worker = Worker(self._folder / str(len(self._started)), self._redis)
        self._started.append(worker)
        return worker

    def end(self) -> None:
        for worker in self._started:
            worker.end()


@pytest.fixture
def cluster(tmp_path: Path, redis: str) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path, redis)
    yield cluster
    cluster.end()


def move(page: SocketPage, worker: Worker) -> SocketPage:
    """Connect a tab to another worker, as a load balancer does after a drop."""
    page.close()
    deadline = time.monotonic() + PATIENCE
    while True:
        moved = worker.page(page.token)
        moved.truth()
        if moved.token == page.token:
            return moved
        # The worker that was left has not taken note yet, and the tab counts as opened twice.
        moved.close()
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_session_and_its_end_hold_across_workers_and_their_restart(cluster: Cluster) -> None:
    first, second = cluster.worker(), cluster.worker()
    page = first.page()
    page.set(token=mint_token("user_a"), seq=1)
    before = page.truth()
    page = move(page, second)
    after = page.truth()
    assert (after["user_id"], after["seq"], after["is_signed_in"]) == ("user_a", 1, True)
    assert after["pid"] != before["pid"]
    page.set(token=mint_token("user_b"), seq=1)
    assert page.truth()["user_id"] == "user_a", "the order of events is known to all workers"
    page.clear(seq=2)
    page = move(page, first)
    assert page.truth()["status"] == "signed_out"
    page.set(token=mint_token("user_a"), seq=3)
    page.truth()
    page.close()
    first.end()
    second.end()
    page = cluster.worker().page(page.token)
    assert page.truth()["user_id"] == "user_a", "a restart of all workers forgets nobody"


def test_events_that_wait_for_the_session_run_on_the_worker_that_hears_of_it(cluster: Cluster) -> None:
    first, second = cluster.worker(), cluster.worker()
    page = first.page()
    page.load()
    assert page.truth_when(waiting=1)["calls"] == []
    page = move(page, second)
    page.set(token=mint_token("user_a"), seq=1)
    assert page.truth_when(calls=["load by user_a"])["is_signed_in"] is True


def test_a_worker_that_is_killed_leaves_nobody_signed_in_wrongly_and_nothing_waiting_for_ever(cluster: Cluster) -> None:
    first, second = cluster.worker(), cluster.worker()
    page = first.page()
    page.set(token=mint_token("user_a"), seq=1)
    page.load()
    page.truth_when(calls=["load by user_a"])
    first.end(signal.SIGKILL)
    other = second.page(page.token)
    other.load()
    # Reflex takes the tab for a second one and gives it a new state: the browser's next word is all that is needed.
    assert other.truth()["user_id"] is None
    other.set(token=mint_token("user_a"), seq=1)
    other.truth_when(user_id="user_a", is_signed_in=True, calls=["load by user_a"])
    assert other.shown(CLERK)["status"] == "signed_in"
