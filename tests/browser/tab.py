"""A tab of a browser: driven through clerk-js, watched on both sides."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import ConsoleMessage, Page

from reflex_clerk.testing import FakeClerk, User, sign_in
from tests.browser.backend import Backend

PATIENCE = 10.0
"""Seconds until two sides that should be equal must be; mostly it takes some milliseconds."""

LOADED = "() => window.Clerk?.loaded === true"

CLERKS_VIEW = """() => ({
  user_id: window.Clerk.user?.id ?? null,
  session_id: window.Clerk.session?.status === "active" ? window.Clerk.session.id : null,
  org_id: window.Clerk.organization?.id ?? null,
})"""

NOTE_WHAT_IS_SENT = """() => {
  if (!location.protocol.startsWith("http")) return;
  window.sent = JSON.parse(sessionStorage.getItem("sent") ?? "[]");
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    const found = typeof data === "string" && data.match(/\\b(set|clear)_clerk_session\\b/);
    if (found) {
      window.sent.push(found[1]);
      sessionStorage.setItem("sent", JSON.stringify(window.sent));
      window.said = {frame: data, send: (other) => send.call(this, other)};
    }
    return send.call(this, data);
  };
}"""

SEND_BY_HAND = """([handler, payload]) => {
  const {frame, send} = window.said;
  const start = frame.indexOf("[");
  const [kind, event] = JSON.parse(frame.slice(start));
  const name = event.name.replace(/\\w+$/, handler);
  send(frame.slice(0, start) + JSON.stringify([kind, {...event, name, payload}]));
}"""

EXPECTED_MESSAGES = (
    "Clerk has been loaded with development keys",
    "Disconnect websocket",
    "Failed to load resource",
    "WebSocket connection to",
)
"""What the console of a page may say: Clerk's own word on test keys, Reflex's on navigation, the browser's on faults."""


@dataclass
class Tab:
    """One page of the app under test."""

    page: Page
    clerk: FakeClerk
    backend: Backend
    address: str
    messages: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._note)
        self.page.add_init_script(f"({NOTE_WHAT_IS_SENT})()")
        self.page.on("pageerror", lambda error: self.messages.append(f"error: {error}"))

    def open(self, path: str = "/") -> Tab:
        """Open a page of the app, and wait until Clerk is loaded there."""
        self.page.goto(self.address + path)
        self.wait_until_loaded()
        return self

    def wait_until_loaded(self) -> None:
        """Wait until Clerk is loaded in it."""
        self.page.wait_for_function(LOADED, timeout=60_000)

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Let nothing of the page run for the length of the block, while time goes on: a tab put to sleep.

        The debugger holds it, as no browser without a window freezes a page when it is told to.
        """
        devtools = self.page.context.new_cdp_session(self.page)
        held: list[bool] = []
        devtools.on("Debugger.paused", lambda _event: held.append(True))
        self.page.evaluate("() => { setInterval(() => {}, 10) }")  # something to be stopped at
        devtools.send("Debugger.enable")
        devtools.send("Debugger.pause")
        while not held:
            self.page.wait_for_timeout(10)
        try:
            yield
        finally:
            devtools.send("Debugger.disable")

    def run(self, code: str, argument: Any = None) -> Any:
        """Run an asynchronous function body with `Clerk` and `argument`, and give what it returns."""
        return self.page.evaluate(f"async argument => {{ const Clerk = window.Clerk; {code} }}", argument)

    def sign_in(self, user: User) -> None:
        """Sign in by ticket."""
        sign_in(self.page, self.clerk, user)

    def sign_out(self) -> None:
        """Sign everyone out; with the callback clerk-js stays on the page."""
        self.run("await Clerk.signOut(() => null)")

    @property
    def name(self) -> str:
        """What Reflex calls this tab."""
        self.page.wait_for_function("() => sessionStorage.getItem('token')")
        name: str = self.page.evaluate("() => sessionStorage.getItem('token')")
        return name

    @property
    def sent(self) -> list[str]:
        """What the synchronizer has sent over the websocket since the tab was opened, oldest first: `set` or `clear`."""
        sent: list[str] = self.page.evaluate("() => window.sent")
        return sent

    def clerks_view(self) -> dict[str, Any]:
        """Give whom Clerk holds signed in in this tab."""
        view: dict[str, Any] = self.page.evaluate(CLERKS_VIEW)
        return view

    def backends_view(self) -> dict[str, Any]:
        """Give whom the backend holds signed in, read on the server."""
        truth = self.backend.truth(self.name)
        return {part: truth[part] for part in ("user_id", "session_id", "org_id")}

    def wait_until_equal(self, user: User | None, patience: float = PATIENCE) -> None:
        """Wait until Clerk and backend both hold `user`, or nobody, in the same session and organization.

        The backend must have heard of it, too: that nobody has told it yet is not the same as signed out.
        """
        deadline = time.monotonic() + patience
        wanted = user.id if user else None
        while True:
            clerk, truth = self.clerks_view(), self.backend.truth(self.name)
            backend = {part: truth[part] for part in clerk}
            if clerk == backend and clerk["user_id"] == wanted and truth["status"] in {"signed_in", "signed_out"}:
                return
            assert time.monotonic() < deadline, f"Clerk holds {clerk}, the backend {truth}, wanted {wanted}"
            self.page.wait_for_timeout(20)

    def send_by_hand(self, handler: str, payload: dict[str, Any]) -> None:
        """Send an event as a stranger would who sits at the page: to a handler of the state that the synchronizer talks to."""
        self.page.evaluate(SEND_BY_HAND, [handler, payload])

    def said_and_heard(self) -> list[str]:
        """Wait until the backend's last answer has reached the page, and give what was sent up to then."""
        seq = self.backend.truth(self.name).get("seq", "")  # the published package has none
        self.page.wait_for_function("seq => document.querySelector('#seq').textContent === seq", arg=str(seq))
        return self.sent

    def shows(self, user: User | None) -> None:
        """Wait until the page shows what the backend holds."""
        self.page.wait_for_function(
            "wanted => document.querySelector('#user').textContent === wanted", arg=user.id if user else ""
        )

    def stays_equal(self, user: User | None, seconds: float = 0.5) -> None:
        """Let what is under way arrive, and see that it changes nothing."""
        self.page.wait_for_timeout(seconds * 1000)
        self.wait_until_equal(user, patience=0)

    def complaints(self) -> list[str]:
        """Give what the console said and should not have."""
        return [message for message in self.messages if not any(known in message for known in EXPECTED_MESSAGES)]

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.messages.append(f"{message.type}: {message.text}")
