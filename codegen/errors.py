"""Every error that a user can cause, as one family that the command line knows how to print.

A `Problem` is one mistake at one place; an error carries all the problems that were found, so that a person mends them in one go.
"""

from __future__ import annotations

from collections.abc import Iterable

from .records import record


@record(guarded=True)
class Problem:
    """One mistake: what is wrong, where, and what to do about it.

    `line` and `column` count from 1, in Unicode code points. `key` is the path of a configuration key (`retry.delay_ms`), `value` the
    offending value as the user wrote it, `hint` a sentence that says what to do, `excerpt` source lines with the place marked.
    """

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    key: str | None = None
    value: str | None = None
    hint: str | None = None
    excerpt: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        text = f"{place}: {self.message}" if place else self.message
        if self.hint:
            text += f" ({self.hint})"
        return text if self.excerpt is None else f"{text}\n{self.excerpt}"


class SynchronizerError(Exception):
    """Base of every error that bad input causes; `problems` holds at least one."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ConfigurationError(SynchronizerError):
    """A configuration that cannot be used; holds all of its problems at once."""


class JavaScriptSyntaxError(SynchronizerError):
    """Text that is not an ES2026 module with JSX; exactly one problem, with line, column and excerpt."""


class InputError(SynchronizerError):
    """A file, folder, name or argument that cannot be read or used."""


class TemplateError(SynchronizerError):
    """A user's template override that cannot be used."""
