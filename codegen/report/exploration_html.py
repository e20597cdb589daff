"""An exploration as one page that needs nothing else: the matrix of invariants, and each trace to step through beside the source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..explore import Exploration, Violation, replay
from ..source import Source
from .alignment import lines_of
from .code import indented, pieces
from .sequence import draw
from .story import closing, page_step
from .terminal import Terminal

PAGES = Path(__file__).parent / "pages"


def render(exploration: Exploration, _terminal: Terminal | None = None, *, source: Source | str = "") -> str:
    """Return the page; `source` is the component's text, which is shown beside the traces."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(PAGES), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    home = source if isinstance(source, Source) else Source(source, exploration.path)
    violations = [_followed(home, exploration.component, violation) for violation in exploration.violations]
    return environment.get_template("exploration.html.jinja").render(
        exploration=exploration,
        violations=[
            {
                "invariant": violation.invariant,
                "says": violation.says,
                "rule": exploration.verdicts[violation.invariant].rule,
                "again": violation.again,
                "closing": closing(violation),
                "drawing": Markup(draw(violation)),  # noqa: S704 - draw escapes every text
            }
            for violation in violations
        ],
        lines=[(number, *indented(line)) for number, line in pieces(lines_of(home)).items()] if home.text else [],
        stories=[[page_step(step) for step in violation.steps] for violation in violations],
    )


def _followed(source: Source, component: str, violation: Violation) -> Violation:
    """Return a violation whose steps know the lines that ran, and what refs and states held."""
    if not source.text:
        return violation
    steps = replay(
        source, violation.trace, strict=violation.strict_mode, settling=violation.settling, component=component
    )
    return replace(violation, steps=steps)
