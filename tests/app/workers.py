"""Real Reflex backends on this machine, and clients that speak to them over the websocket as a page does."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simple_websocket import Client

from reflex_clerk.testing import test_key
from tests.ending import end_group

APP = Path(__file__).parent / "socket_app"
PROBE = "reflex___state____state.socketapp___socketapp____probe"
CLERK = "reflex___state____state.reflex_clerk___state____clerk_state"
COMPAT = f"{CLERK}.reflex_clerk___compat___state____clerk_state"
NAMESPACE = "/_event"
PATIENCE = 20.0
"""Seconds until a backend must answer; mostly it takes one."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def wait_for_port(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert process.poll() is None, f"the server on port {port} has ended"
            assert time.monotonic() < deadline, f"nothing answers on port {port}"
            time.sleep(0.05)
        else:
            return


class Worker:
    """One backend process, with its log in a file; `redis` is the address that several of them share."""

    def __init__(
        self, folder: Path, redis: str | None = None, *, python: Path = Path(sys.executable), **environment: str
    ) -> None:
        self.port = free_port()
        self.log = folder / "log.txt"
        shutil.copytree(APP, folder / "app")
        command = [
            *(str(python), "-m", "reflex", "run", "--env", "prod", "--backend-only", "--loglevel", "debug"),
            *("--backend-host", "127.0.0.1", "--backend-port", str(self.port)),
        ]
        variables = {**os.environ, "CLERK_JWT_KEY": test_key().pem, "GRANIAN_WORKERS": "1", **environment}
        variables["PYTHONPATH"] = str(Path(__file__).parents[2])
        variables["REFLEX_CHECK_LATEST_VERSION"] = "false"
        variables |= {"REFLEX_REDIS_URL": redis} if redis else {}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=folder / "app", env=variables, stdout=log, stderr=log, start_new_session=True
            )
        try:
            wait_for_port(self.port, self.process)
        except BaseException:
            self.end(signal.SIGKILL)
            raise

    def end(self, by: signal.Signals = signal.SIGTERM) -> None:
        """End the process and those that it has started."""
        if self.process.poll() is None:
            end_group(self.process, by)

    def page(self, token: str | None = None) -> SocketPage:
        return SocketPage(self.port, token or str(uuid.uuid4()))


class SocketPage:
    """The websocket of one tab, by hand: Socket.IO's few characters round JSON."""

    def __init__(self, port: int, token: str) -> None:
        self.token = token
        self.state: dict[str, dict[str, Any]] = {}
        self.events: list[Mapping[str, Any]] = []
        self._nonces = itertools.count(1)
        self._socket = Client(f"ws://127.0.0.1:{port}/_event/?EIO=4&transport=websocket&token={token}")
        self._socket.send(f"40{NAMESPACE},{{}}")
        self._read_until(lambda name, _: name == "connected")

    def send(self, name: str, payload: Any = None, path: str = "/") -> None:
        """Send one event, whatever its payload is."""
        route = {"pathname": path, "asPath": path, "query": {}}
        self.send_raw(["event", {"token": self.token, "name": name, "payload": payload, "router_data": route}])

    def send_raw(self, message: Any) -> None:
        self._socket.send(f"42{NAMESPACE},{json.dumps(message)}")

    def set(self, /, **payload: Any) -> None:
        self.send(f"{CLERK}.set_clerk_session", payload)

    def clear(self, /, **payload: Any) -> None:
        self.send(f"{CLERK}.clear_clerk_session", payload)

    def load(self) -> None:
        """Do what the page does when it is opened."""
        self.send("reflex___state____state.reflex___state____on_load_internal_state.on_load_internal", {})

    def truth(self) -> Mapping[str, Any]:
        """Ask the server what it holds; events are handled in order, so all that was sent before is in it."""
        nonce = next(self._nonces)
        self.send(f"{PROBE}.look", {"nonce": nonce})
        self._read_until(lambda *_: self.shown(PROBE).get("truth", {}).get("nonce") == nonce)
        truth: Mapping[str, Any] = self.shown(PROBE)["truth"]
        return truth

    def truth_when(self, **expected: Any) -> Mapping[str, Any]:
        """Ask until the server holds what is expected: what runs in the background has no place in the order."""
        deadline = time.monotonic() + PATIENCE
        while True:
            truth = self.truth()
            if expected.items() <= truth.items():
                return truth
            assert time.monotonic() < deadline, f"expected {expected}, the server holds {truth}"
            time.sleep(0.05)

    def shown(self, state: str) -> dict[str, Any]:
        return self.state.get(state, {})

    def close(self) -> None:
        self._socket.close()

    def _read_until(self, done: Any) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            name, data = self._read()
            if done(name, data):
                return
            assert time.monotonic() < deadline, "the backend does not answer"

    def _read(self) -> tuple[str, Any]:
        packet = self._socket.receive(PATIENCE)
        assert packet is not None, "the backend says nothing"
        if packet == "2":
            self._socket.send("3")
        if packet.startswith(f"40{NAMESPACE}"):
            return "connected", None
        if not packet.startswith(f"42{NAMESPACE},"):
            return "", None
        name, *data = json.loads(packet.partition(",")[2])
        if name == "new_token":
            self.token = data[0]
        if name == "event":
            for state, delta in (data[0].get("delta") or {}).items():
                shown = self.state.setdefault(state, {})
                shown.update({key.removesuffix("_rx_state_"): value for key, value in delta.items()})
            for event in data[0].get("events") or []:
                self.events.append(event)
                if not event["name"].startswith("_"):  # before Reflex 0.9 the page sends on what handlers return
                    self.send(event["name"], event["payload"])
        return name, data
