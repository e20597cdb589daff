"""What a check is for, in a terminal: why it exists, faulty and sound code, how to mend it, where it can err."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..checks.base import Check
from .terminal import Terminal

INDENT = "  "

MAX_EXAMPLES = 2
"""Examples of faulty, and of sound, code that a terminal shows; the check's page has all of them."""


def render(check: type[Check], terminal: Terminal | None = None) -> str:
    """Return what a reader at a terminal should know of one check."""
    return "\n".join(_lines(check, terminal or Terminal())) + "\n"


def render_list(checks: Mapping[str, type[Check]], terminal: Terminal | None = None) -> str:
    """Return all checks with one sentence each."""
    terminal = terminal or Terminal()
    width = max(map(len, checks))
    listed = [
        line for check in checks.values() for line in terminal.prose(f"{check.id:{width}} ", check.summary, "strong")
    ]
    closing = f"{len(checks)} checks; `reflex-clerk-sync explain CHECK` tells more about one."
    return "\n".join([*listed, "", *terminal.prose("", closing, "dim")]) + "\n"


def sections(check: type[Check]) -> Mapping[str, str]:
    """Return the prose of a check by heading, without what is empty."""
    prose = {"Why it matters": check.rationale, "How to mend it": check.mend, "Where it can err": check.limits}
    return {heading: text for heading, text in prose.items() if text}


def allow_comment(check: type[Check]) -> str:
    """Return the comment that allows a finding of the check at one line; checks of such comments have none."""
    return (
        ""
        if check.id.endswith("-suppression")
        else f"// reflex-clerk-sync: allow {check.id} -- why it does no harm here"
    )


def _lines(check: type[Check], terminal: Terminal) -> Iterator[str]:
    severity = terminal.paint(str(check.severity), check.severity)
    yield f"{terminal.paint(check.id, 'strong')}  {severity}, since {check.since}"
    yield ""
    yield from terminal.prose("", check.summary, "strong")
    why, *others = sections(check).items()
    yield from _section(*why, terminal)
    faulty = [
        [*_code(invalid.code, terminal), *terminal.prose("->", invalid.message, check.severity, pad=INDENT)]
        for invalid in check.INVALID
    ]
    yield from _examples("Faulty", faulty, terminal)
    yield from _examples("Sound", [list(_code(valid, terminal)) for valid in check.VALID], terminal)
    for heading, text in others:
        yield from _section(heading, text, terminal)
    if comment := allow_comment(check):
        yield from ("", terminal.paint("To allow it at one line", "help"))
        yield from _code(comment, terminal)


def _section(heading: str, text: str, terminal: Terminal) -> Iterator[str]:
    yield from ("", terminal.paint(heading, "help"))
    yield from terminal.prose("", text, "strong", pad=INDENT)


def _examples(heading: str, examples: Sequence[Sequence[str]], terminal: Terminal) -> Iterator[str]:
    yield from ("", terminal.paint(heading, "help"))
    for number, example in enumerate(examples[:MAX_EXAMPLES]):
        yield from [""] if number else []
        yield from example
    if len(examples) > MAX_EXAMPLES:
        yield terminal.paint(f"{INDENT}({len(examples) - MAX_EXAMPLES} more with --format markdown)", "dim")


def _code(code: str, terminal: Terminal) -> Iterator[str]:
    for line in highlighted(code.strip("\n"), terminal).split("\n"):
        yield f"{INDENT}{terminal.paint('|', 'place')} {line}".rstrip()


def highlighted(code: str, terminal: Terminal) -> str:
    """Return JavaScript in the terminal's own colours; never wrapped, and plain where there is no colour."""
    if not terminal.colour:
        return code
    from rich.console import Console
    from rich.syntax import Syntax

    console = Console(force_terminal=True, color_system="standard", no_color=False)
    with console.capture() as capture:
        console.print(Syntax("", "javascript", theme="ansi_dark").highlight(code), end="", soft_wrap=True)
    return capture.get().rstrip("\n")
