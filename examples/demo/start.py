"""Starts the demo: a fake Clerk, the pages, and a backend that a button of the page can kill."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from reflex_clerk.testing import FakeClerk, seed_demo
from reflex_clerk.testing.bundles import BundleError
from reflex_clerk.testing.directory import DEFAULT_PASSWORD
from reflex_clerk.testing.javascript import ToolsMissingError, with_bun

HERE = Path(__file__).parent
LOG = Path(tempfile.gettempdir()) / f"reflex-clerk-demo-{os.getpid()}.log"
REFLEX: list[str | Path] = [
    Path(sys.executable).with_name("reflex"),
    "run",
    "--env",
    "prod",
    "--backend-host",
    "127.0.0.1",
]

PAGE_PORT = 3000
BACKEND_PORT = 8000

AWAY = 4.0
"""Seconds between the backend's end and its next start."""

PATIENCE = 300.0
"""Seconds for the first build, which fetches React and Clerk's packages."""

ENDING = 20.0
"""Seconds that a process has to end by itself."""


class Backend:
    """The backend's process, which can be killed and comes back."""

    def __init__(self, port: int, environment: Mapping[str, str]) -> None:
        self._command: list[str | Path] = [*REFLEX, "--backend-only", "--backend-port", str(port)]
        self._environment = dict(environment)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._over = False

    def start(self) -> None:
        """Start it, unless the demo is over."""
        with self._lock:
            if not self._over:
                self._process = _run(self._command, self._environment)

    def pull_the_plug(self) -> None:
        """Kill it with all that it knows, and start it again a little later."""
        print("The backend is killed.")
        self._end(signal.SIGKILL)
        threading.Timer(AWAY, self.start).start()

    def stop(self) -> None:
        """End it for good."""
        self._over = True
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        with self._lock:
            if self._process is not None:
                _end(self._process, how)
                self._process = None


def main() -> int:
    """Run until the terminal says stop; give the exit status."""
    clerk = FakeClerk()
    seed_demo(clerk)
    clerk.settings.answer_time = 0.15
    try:
        environment = with_bun()
        print("Fetching Clerk's own JavaScript, once.")
        clerk.prepare_scripts("6")
    except (ToolsMissingError, BundleError) as problem:
        print(problem, file=sys.stderr)
        return 1
    page_port, backend_port = _free(PAGE_PORT), _free(BACKEND_PORT)
    address = f"http://localhost:{page_port}"
    with clerk, _supervisor(address) as (supervisor, backends):
        environment |= clerk.environment()
        environment |= {"DEMO_BACKEND": f"http://localhost:{backend_port}", "DEMO_SUPERVISOR": supervisor}
        backend = Backend(backend_port, environment)
        backends.append(backend)
        backend.start()
        print("Building the pages; the first time takes a minute.")
        pages = _run([*REFLEX, "--frontend-only", "--frontend-port", str(page_port)], environment)
        try:
            if not (_answers(address, pages) and _answers(f"http://localhost:{backend_port}/ping", pages)):
                print(f"It did not start:\n{LOG.read_text(errors='replace')[-3000:]}", file=sys.stderr)
                return 1
            print(f"\nOpen {address} and sign in as:")
            for user in clerk.users:
                print(f"  {user.identifier}  password {DEFAULT_PASSWORD}")
            print("Stop with Ctrl-C.")
            pages.wait()
        except KeyboardInterrupt:
            print("stopped")
        finally:
            backend.stop()
            _end(pages, signal.SIGTERM)
            LOG.unlink(missing_ok=True)
    return 0


@contextlib.contextmanager
def _supervisor(page: str) -> Iterator[tuple[str, list[Backend]]]:
    """Listen for the button of the page, and of no other page; give the address, and the list to put the backend into."""
    backends: list[Backend] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            allowed = self.headers.get("origin") == page and self.path == "/pull-the-plug"
            if allowed:
                for backend in backends:
                    backend.pull_the_plug()
            self.send_response(204 if allowed else 403)
            self.send_header("access-control-allow-origin", page)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}", backends
        server.shutdown()


def _run(command: list[str | Path], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Run a command of Reflex in the demo's folder, in a group of its own so that its workers end with it."""
    with LOG.open("ab") as log:
        return subprocess.Popen(
            command, cwd=HERE, env=dict(environment), stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )


def _end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, how)
    try:
        process.wait(ENDING)
    except subprocess.TimeoutExpired:  # a worker of Granian's now and then waits for its own loop when it is to end
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    """Wait until something answers there; False if it does not in time, or the process has ended before."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def _free(wanted: int) -> int:
    """Give the port, or any free one if it is taken."""
    for port in (wanted, 0):
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)) as taken:
            found: int = taken.getsockname()[1]
            return found
    raise SystemExit("no port is free on this machine")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends what was started, as Ctrl-C does
    sys.exit(main())
