"""Which of Clerk's two React packages the app is built with: `@clerk/react` (6, the default) or `@clerk/clerk-react` (5).

One app has one line. The provider chooses it with `choose_line`; components ask for it when the page is compiled, so it
does not matter whether a component or its provider was made first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from codegen.names import nearest

from ..errors import ConfigError

LineName = Literal["react", "clerk-react"]
"""The name of a line is its npm package's without the scope."""


@dataclass(frozen=True, slots=True)
class ClerkLine:
    """One of Clerk's React packages, with the packages that go with it; versions are npm's."""

    name: LineName
    version: str
    themes_library: str
    """The package of the prebuilt themes, installed only if one is in use."""
    themes_entry: str
    """The entry point of that package that has them."""
    localizations: str
    """The package of translations, of the major version that fits."""

    @property
    def package(self) -> str:
        """The npm package without its version: `@clerk/react`."""
        return f"@clerk/{self.name}"

    @property
    def library(self) -> str:
        """The package with its version, as Reflex's `library` and its imports take it: `@clerk/react@6.18.0`."""
        return f"{self.package}@{self.version}"


LINES: dict[LineName, ClerkLine] = {
    "react": ClerkLine(
        name="react",
        version="6.18.0",
        themes_library="@clerk/ui@1.34.0",
        themes_entry="/themes",
        localizations="@clerk/localizations@4.18.0",
    ),
    "clerk-react": ClerkLine(
        name="clerk-react",
        version="5.61.11",
        themes_library="@clerk/themes@2.4.64",
        themes_entry="/",
        localizations="@clerk/localizations@3.37.9",
    ),
}
"""Both lines, with the versions that our tests ran with."""

DEFAULT_LINE: LineName = "react"


class _Choice:
    """What was chosen, and whether anything was compiled with it yet."""

    def __init__(self) -> None:
        self.preferred: LineName = DEFAULT_LINE
        self.chosen: ClerkLine | None = None
        self.used = False


_choice = _Choice()


def choose_line(name: LineName | None = None, version: str | None = None) -> ClerkLine:
    """Choose the line for the whole app, and return it; None settles for what was chosen, or the default.

    `version` is the npm version of the package, in place of the one that our tests ran with. Raises `ConfigError` for
    an unknown name, and if another line or version was chosen before or components were already compiled with it.
    """
    current = _choice.chosen or LINES[_choice.preferred]
    if name is None and version is None:
        _choice.used = True  # whoever asked builds with it
        return current
    if name is not None and name not in LINES:
        names = ", ".join(repr(known) for known in get_args(LineName))
        raise ConfigError(f"clerk must be one of {names}, not {name!r}{nearest(str(name), LINES)}")
    line = LINES[name or current.name]
    line = replace(line, version=version) if version else line
    if line != current and (_choice.chosen is not None or _choice.used):
        raise ConfigError(
            f"one app has one of Clerk's packages: {line.library} was asked for after {current.library};"
            " give every clerk_provider the same clerk= and version, before components are compiled"
        )
    _choice.chosen = line
    return line


def prefer_line(name: LineName) -> None:
    """Make `name` the line of apps that do not choose one."""
    _choice.preferred = name


def chosen_line() -> ClerkLine | None:
    """Return the line if it was chosen by name, else None: a later provider may still choose."""
    return _choice.chosen


def current_line() -> ClerkLine:
    """Return the line to compile with; from then on it cannot change."""
    _choice.used = True
    return _choice.chosen or LINES[_choice.preferred]


def forget_line() -> None:
    """Take back the choice, for the next app in the same process: a test."""
    _choice.preferred = DEFAULT_LINE
    _choice.chosen = None
    _choice.used = False
