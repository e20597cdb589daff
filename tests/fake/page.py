"""The smallest page that holds Clerk: its own JavaScript by script tags, nothing around it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import Page

from reflex_clerk.testing import FakeClerk

LOAD = """window.loading = Clerk.load({
  telemetry: false,
  taskUrls: {},
  ui: window.__internal_ClerkUICtor && {ClerkUI: window.__internal_ClerkUICtor},
});"""


def html(clerk: FakeClerk, line: str, *, plain_http: bool = False) -> str:
    """Give the page for a line of Clerk's front end, by TLS under Clerk's name or by plain http.

    Where components are drawn by a script of their own, it is loaded under the path `/components` only, as it takes time.
    """
    clerk_js, ui = clerk.script_urls(line)
    proxy = f'data-clerk-proxy-url="{clerk.proxy_url}"' if plain_http else ""
    if not plain_http:
        host = f"https://{clerk.host}"
        clerk_js = f"{host}/npm/@clerk/clerk-js@{line}/dist/clerk.browser.js"
        ui = ui and f"{host}/npm/@clerk/ui@1/dist/ui.browser.js"
    return (
        "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>test</title><div id=place></div>"
        + (f"<script>location.pathname === '/components' && document.write('{_script(ui)}')</script>" if ui else "")
        + f'<script data-clerk-publishable-key="{clerk.publishable_key}" {proxy} src="{clerk_js}"></script>'
        + f"<script>{LOAD}</script>"
    )


def _script(address: str) -> str:
    return f'<script src="{address}"><\\/script>'


@contextmanager
def served(text: str) -> Iterator[str]:
    """Serve one page under every path of a port of this machine, and give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = text.encode()
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class ClerkPage:
    """A page that holds Clerk, driven through clerk-js's own interface."""

    def __init__(self, page: Page, clerk: FakeClerk) -> None:
        self.page = page
        self._clerk = clerk
        page.evaluate("window.loading")

    def run(self, code: str, argument: Any = None) -> Any:
        """Run an asynchronous function body with `Clerk` and `argument`, and give what it returns."""
        return self.page.evaluate(f"async argument => {{ const Clerk = window.Clerk; {code} }}", argument)

    def outcome(self, code: str, argument: Any = None) -> Any:
        """As `run`, but give a refusal as `[status, code]`, or the message if it is no answer of Clerk's."""
        return self.run(
            f"try {{ return await (async () => {{ {code} }})() }}"
            "catch (error) { return error.status ? [error.status, error.errors?.[0]?.code] : String(error.code ?? error) }",
            argument,
        )

    def sign_in_by_password(self, identifier: str, password: str) -> Any:
        """Sign in as a form of an app's own would; give a refusal as `outcome` does."""
        return self.outcome(
            "const attempt = await Clerk.client.signIn.create({...argument, strategy: 'password'});"
            "await Clerk.setActive({session: attempt.createdSessionId}); return attempt.status",
            {"identifier": identifier, "password": password},
        )

    def sign_out(self) -> None:
        """Sign everyone out; without the callback clerk-js would open another page, and end this evaluation."""
        self.run("await Clerk.signOut(() => null)")

    @property
    def user_id(self) -> str | None:
        """Who is signed in."""
        user_id: str | None = self.run("return Clerk.user?.id ?? null")
        return user_id

    def token(self, **options: Any) -> str:
        """Give what `getToken` gives."""
        token: str = self.run("return await Clerk.session.getToken(argument)", options)
        return token

    def wait_for_user(self, user_id: str | None) -> None:
        """Wait until this user, or nobody, is signed in."""
        self.page.wait_for_function("wanted => (window.Clerk?.user?.id ?? null) === wanted", arg=user_id)

    def token_requests(self) -> int:
        """How many tokens were asked for, by all pages."""
        return self._clerk.requests.count("sessions.tokens")


OpenPage = Callable[..., ClerkPage]
"""What the fixture `open_page` gives."""
