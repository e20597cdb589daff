"""Values whose JavaScript depends on the line of Clerk's package: known only when the page is compiled."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import reflex as rx

from .line import ClerkLine


class PerLine(ABC):
    """A prop's value that is written, and imported, for one line."""

    @abstractmethod
    def var(self, line: ClerkLine) -> rx.Var[Any]:
        """Return the value as JavaScript; state vars in it must be the same on every line."""

    @abstractmethod
    def imports(self, line: ClerkLine) -> rx.ImportDict:
        """Return what the JavaScript needs, by npm package with version."""
