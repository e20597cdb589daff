"""Chromium and Playwright for a fake Clerk: the flags, the browser's place, and signing in without clicking."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

    from .fake import FakeClerk
    from .model import Client, User

BROWSER_VARIABLE = "REFLEX_CLERK_CHROMIUM"
"""Environment variable that names the browser to run."""

_SYSTEM_BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")

NEVER_FOCUSED = "document.hasFocus = () => false;"
"""For `add_init_script`: Playwright gives every page the focus, which a real tab in the background does not have."""

_LOADED = "() => window.Clerk?.loaded === true"

_SIGN_IN = """async ticket => {
  const attempt = await window.Clerk.client.signIn.create({strategy: "ticket", ticket});
  await window.Clerk.setActive({session: attempt.createdSessionId});
}"""


def chromium_args(tls_port: int) -> list[str]:
    """Give the flags with which Chromium takes the server on `tls_port` of this machine for Clerk's hosts.

    The last one matters: clerk-js takes an automated browser for one that is offline.
    """
    rules = f"MAP *.clerk.accounts.dev 127.0.0.1:{tls_port},MAP * ~NOTFOUND,EXCLUDE localhost,EXCLUDE 127.0.0.1"
    return [
        f"--host-resolver-rules={rules}",
        "--ignore-certificate-errors",
        "--disable-blink-features=AutomationControlled",
    ]


def executable() -> str | None:
    """Give the browser to run: the one that `REFLEX_CLERK_CHROMIUM` names, else the system's, else Playwright's (None)."""
    return os.environ.get(BROWSER_VARIABLE) or next(filter(shutil.which, _SYSTEM_BROWSERS), None)


@contextmanager
def chromium(playwright: Playwright, clerk: FakeClerk, *, headless: bool = True) -> Iterator[Browser]:
    """Run a Chromium that takes `clerk` for Clerk, for the length of the block."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # root has no other choice
    found = playwright.chromium.launch(
        executable_path=executable(), headless=headless, args=[*clerk.chromium_args(), *sandbox]
    )
    try:
        yield found
    finally:
        found.close()


def enter(context: BrowserContext, client: Client, url: str) -> None:
    """Make a browser context the browser `client` of the fake, for pages at `url`: signed in before Clerk loads.

    `client` is what `FakeClerk.add_client(ada, bob)` gave.
    """
    context.add_cookies([{"name": "__clerk_db_jwt", "value": client.id, "url": url}])


def sign_in(page: Page, clerk: FakeClerk, user: User) -> None:
    """Sign a user in on a page that holds Clerk, by ticket; returns when the session is active.

    Waits until Clerk is loaded; Playwright's `TimeoutError` is raised if it never is.
    """
    page.wait_for_function(_LOADED)
    page.evaluate(_SIGN_IN, clerk.create_ticket(user).value)
