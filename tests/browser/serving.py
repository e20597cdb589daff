"""What stands between browser and backend: the files, and a cable that can be cut and pulled."""

from __future__ import annotations

import contextlib
import functools
import selectors
import socket
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.browser.building import PLACEHOLDER

CHUNK = 65536
TEXT = {".js": "text/javascript", ".html": "text/html", ".json": "application/json"}


@contextlib.contextmanager
def served(files: Path, backend: str) -> Iterator[str]:
    """Serve a build whose pages use the backend at `backend` (`localhost:PORT`), and give its address."""

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            file = self._file()
            if file.suffix not in TEXT:
                super().do_GET()
                return
            body = file.read_bytes().replace(PLACEHOLDER.encode(), backend.encode())
            self.send_response(200)
            self.send_header("content-type", TEXT[file.suffix])
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _file(self) -> Path:
            """Give the file of an address: itself, a page's, or the page that stands for all others."""
            path = Path(self.translate_path(self.path))
            candidates = (path, path / "index.html", path.with_name(f"{path.name}.html"))
            found = next((one for one in candidates if one.is_file()), None)
            return found or next(one for one in (files / "__spa-fallback.html", files / "404.html") if one.is_file())

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(files))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class Cable:
    """Passes connections on to a port of this machine, which may change; each can be cut, and all can be kept out."""

    def __init__(self) -> None:
        self.target: int | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, name="cable", daemon=True).start()

    def plug(self, port: int) -> None:
        """Pass connections on to this port from now on."""
        self.target = port

    def pull(self) -> None:
        """Cut every connection, and let none through until it is plugged in again."""
        self.target = None
        self.cut()

    def cut(self) -> None:
        """Cut every connection that is open; new ones are let through."""
        with self._lock:
            pairs = list(self._pairs)
        for pair in pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End it."""
        self._listener.close()
        self.pull()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            try:
                if self.target is None:
                    raise ConnectionRefusedError
                far = socket.create_connection(("127.0.0.1", self.target), timeout=5)
            except OSError:
                near.close()
                continue
            far.settimeout(None)
            threading.Thread(target=self._pass_on, args=(near, far), daemon=True).start()

    def _pass_on(self, near: socket.socket, far: socket.socket) -> None:
        pair = (near, far)
        with self._lock:
            self._pairs.add(pair)
        with near, far, selectors.DefaultSelector() as ready, contextlib.suppress(OSError):
            ready.register(near, selectors.EVENT_READ, far)
            ready.register(far, selectors.EVENT_READ, near)
            while self._passed(ready):
                pass
        with self._lock:
            self._pairs.discard(pair)

    @staticmethod
    def _passed(ready: selectors.BaseSelector) -> bool:
        """Pass on what there is; False when either end has closed."""
        for key, _ in ready.select():
            source: socket.socket = key.fileobj  # type: ignore[assignment] # a socket is what was registered
            data = source.recv(CHUNK)
            if not data:
                return False
            key.data.sendall(data)
        return True
