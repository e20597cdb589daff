"""Mistakes in a user's input, as clear text: what, where, which value, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..errors import Problem, SynchronizerError
from .terminal import Terminal, shown


def render(error: SynchronizerError, terminal: Terminal | None = None) -> str:
    """Return every problem of an error."""
    terminal = terminal or Terminal()
    blocks = ["\n".join(problem_lines(problem, terminal)) for problem in error.problems]
    if len(blocks) > 1:
        blocks.append(terminal.paint(f"{len(blocks)} errors", "error"))
    return "\n\n".join(blocks) + "\n"


def render_warnings(problems: Iterable[Problem], terminal: Terminal | None = None) -> str:
    """Return doubts that stop nothing, each once."""
    terminal = terminal or Terminal()
    return "".join(
        "\n".join([*problem_lines(problem, terminal, "warning"), "", ""]) for problem in dict.fromkeys(problems)
    )


def problem_lines(problem: Problem, terminal: Terminal, severity: str = "error") -> Iterator[str]:
    """Yield one problem as lines: the message, the place, the excerpt, and what to do."""
    yield from terminal.prose(f"{severity}:", problem.message, severity, hang=2)
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part is not None)
    if place:
        yield f" {terminal.paint('-->', 'place')} {shown(place)}"
    if problem.excerpt:
        yield from map(shown, problem.excerpt.split("\n"))
    for label, text in (("key:", problem.key), ("value:", problem.value)):
        if text is not None and text not in problem.message:
            yield from terminal.prose(label, text, "strong", pad="  ")
    if problem.hint is not None:
        yield from terminal.prose("help:", problem.hint, "help", pad="  ")
