"""What a scenario plays on: a fake Clerk, a running backend, and a browser of its own with as many tabs as it opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from playwright.sync_api import Browser, BrowserContext

from reflex_clerk.testing import FakeClerk, User, browser
from tests.browser.backend import SECRETS, Backend
from tests.browser.tab import Tab


@dataclass
class Stage:
    """Closed at the end of the block."""

    clerk: FakeClerk
    backend: Backend
    chromium: Browser
    address: str
    context: BrowserContext = field(init=False)
    tabs: list[Tab] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.context = self.chromium.new_context()
        self.backend.new_log()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.context.close()

    def user(self, name: str) -> User:
        """Give the user of this name, who is added if there is none yet."""
        return self.clerk.find_user(f"user_{name}") or self.clerk.add_user(f"{name}@example.com", id=f"user_{name}")

    def open(self, *users: User, path: str = "/", load: bool = True) -> Tab:
        """Open a tab of the app; `users` are signed in there already, the last one active."""
        if users:
            browser.enter(self.context, self.clerk.add_client(*users), self.address)
        tab = Tab(self.context.new_page(), self.clerk, self.backend, self.address)
        self.tabs.append(tab)
        return tab.open(path) if load else tab

    def complaints(self) -> list[str]:
        """Give what the consoles of the pages and the backend's log say, and should not, since the last call."""
        found = [message for tab in self.tabs for message in tab.complaints()]
        logged = self.backend.new_log()
        return [*found, logged] if SECRETS.search(logged) else found
