"""What a check, an invariant or a kind of change is, in a terminal: why it exists, examples, how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ..changes.base import ChangeKind, all_kinds
from ..checks.base import Check, all_checks
from ..invariants import Invariant, all_invariants
from . import changes_page
from .terminal import Terminal

INDENT = "  "

MAX_EXAMPLES = 2
"""Examples of faulty, and of sound, code that a terminal shows; the check's page has all of them."""


@dataclass(frozen=True, slots=True)
class Names:
    """All that reports name, by name."""

    checks: Mapping[str, type[Check]]
    invariants: Mapping[str, Invariant]
    kinds: Mapping[str, type[ChangeKind]]

    def __iter__(self) -> Iterator[str]:
        """Yield every name, in the order of the list."""
        return chain(self.checks, self.invariants, self.kinds)


def all_names() -> Names:
    """Return all that reports name."""
    return Names(all_checks(), all_invariants(), all_kinds())


def render(check: type[Check], terminal: Terminal | None = None) -> str:
    """Return what a reader at a terminal should know of one check."""
    return "\n".join(_lines(check, terminal or Terminal())) + "\n"


def render_list(names: Names, terminal: Terminal | None = None) -> str:
    """Return all that has a name with one sentence each: checks, invariants, kinds of change."""
    terminal = terminal or Terminal()
    groups = (
        {check.id: check.summary for check in names.checks.values()},
        {invariant.id: invariant.rule for invariant in names.invariants.values()},
        {kind.id: kind.sentence for kind in names.kinds.values()},
    )
    listed = [line for group in groups for line in (*_listed(group, terminal), "")]
    counts = f"{len(names.checks)} checks, {len(names.invariants)} invariants of `explore`, {len(names.kinds)} kinds of change of `compare`"
    closing = f"{counts}; `reflex-clerk-sync explain NAME` tells more about one."
    return "\n".join([*listed, *terminal.prose("", closing, "dim")]) + "\n"


def _listed(sentences: Mapping[str, str], terminal: Terminal) -> Iterator[str]:
    width = max(map(len, sentences))
    for name, sentence in sentences.items():
        yield from terminal.prose(f"{name:{width}} ", sentence, "strong")


def render_invariant(invariant: Invariant, terminal: Terminal | None = None) -> str:
    """Return what a reader at a terminal should know of one invariant."""
    terminal = terminal or Terminal()
    head = f"{terminal.paint(invariant.id, 'strong')}  invariant of `explore`"
    lines = [head, "", *terminal.prose("", invariant.rule, "strong")]
    lines += _section("What breaks it", invariant.broken_by, terminal)
    return "\n".join([*lines, *_section("To see it", seen_with(invariant), terminal)]) + "\n"


def seen_with(invariant: Invariant) -> str:
    """Return how the shortest trace that breaks an invariant is found."""
    return f"`reflex-clerk-sync explore FILE --invariants {invariant.id}` looks for the shortest trace that breaks it."


def render_kind(kind: type[ChangeKind], terminal: Terminal | None = None) -> str:
    """Return what a reader at a terminal should know of one kind of change."""
    terminal = terminal or Terminal()
    lines = [
        f"{terminal.paint(kind.id, 'strong')}  {kind.severity} change of `compare`: {changes_page.MEANING[kind.severity]}",
        "",
    ]
    lines += terminal.prose("", kind.sentence, "strong")
    if kind.hint:
        lines += _section("What to ask", kind.hint, terminal)
    lines += [
        "",
        terminal.paint("Example", "help"),
        *(f"{INDENT}{line}".rstrip() for line in changes_page.example(kind)),
    ]
    if kind.opposite != kind.id:
        lines += _section("The other way round", kind.opposite, terminal)
    return "\n".join(lines) + "\n"


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
