"""What a sign-in costs the backend, and what a page that waits for it waits beyond the check, on Reflex's own event queue.

No browser and no network: milliseconds from the token's arrival in the queue to the update that tells the page, and from
there to the first line of the page's `on_load` handler. The published peer polls every 50 ms for the same.
Usage: `python benchmarks/sign_in.py [SIGN-INS]`.
"""

from __future__ import annotations

import asyncio
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reflex.istate.manager import StateManager  # noqa: E402 - beside this checkout
from reflex.istate.manager.memory import StateManagerMemory  # noqa: E402 - as above
from reflex.istate.manager.redis import StateManagerRedis  # noqa: E402 - as above

from reflex_clerk import configure  # noqa: E402 - of this checkout
from reflex_clerk.testing import mint_token, test_key  # noqa: E402 - of this checkout
from tests.app.latency import Latency, sign_ins  # noqa: E402 - of this checkout

TARGET = 5.0
"""Milliseconds that a waiting page may lose after the check."""

PEER_INTERVAL = 50.0
"""Milliseconds between two looks of the peer's `wait_for_auth_check`; on average it loses half of that."""


@contextmanager
def managers() -> Iterator[dict[str, StateManager]]:
    """Give Reflex's state managers by name; Redis where it is installed."""
    found: dict[str, StateManager] = {"memory": StateManagerMemory()}
    redis = shutil.which("redis-server")
    if redis is None:
        yield found
        return
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    process = subprocess.Popen(
        [redis, "--port", str(port), "--bind", "127.0.0.1", "--save", ""], stdout=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        from redis.asyncio import Redis

        yield found | {"redis": StateManagerRedis(redis=Redis(port=port))}
    finally:
        process.terminate()
        process.wait(10)


def main(count: int) -> None:
    """Print a table."""
    configure(jwt_key=test_key().pem)
    mint_token()
    print(f"{'state manager':15}{'sign-in ms':>12}{'worst':>8}{'on_load ms':>12}{'worst':>8}   (median of {count})")
    with managers() as found:
        for name, manager in found.items():
            times: list[Latency] = asyncio.run(sign_ins(count, manager))
            signed_in = [one.signed_in for one in times]
            loaded = [one.loaded for one in times]
            print(
                f"{name:15}{statistics.median(signed_in):12.2f}{max(signed_in):8.2f}"
                f"{statistics.median(loaded):12.2f}{max(loaded):8.2f}"
            )
    print(f"{'target':15}{'':20}{TARGET:12.2f}")
    print(f"{'peer, by poll':15}{'':20}{PEER_INTERVAL / 2:12.2f}{PEER_INTERVAL:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
