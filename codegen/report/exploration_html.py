"""An exploration as one page that needs nothing else: the matrix of invariants, and each trace to step through beside the source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..explore import Exploration, Step, Violation, replay
from .sequence import draw
from .story import words
from .terminal import Terminal

PAGES = Path(__file__).parent / "pages"


def render(exploration: Exploration, _terminal: Terminal | None = None, *, source: str = "") -> str:
    """Return the page; `source` is the component's text, which is shown beside the traces."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(loader=FileSystemLoader(PAGES), undefined=StrictUndefined, autoescape=True)
    template = environment.get_template("exploration.html.jinja")
    violations = [_with_lines(source, violation) for violation in exploration.violations]
    return template.render(
        exploration=exploration,
        violations=[
            {
                "invariant": violation.invariant,
                "says": violation.says,
                "rule": exploration.verdicts[violation.invariant].rule,
                "trace": ",".join(violation.trace),
                "strict": violation.strict_mode,
                "drawing": Markup(draw(violation)),  # noqa: S704 - draw escapes every text
            }
            for violation in violations
        ],
        lines=_highlighted(source),
        data=[[_step(step) for step in violation.steps] for violation in violations],
    )


def _with_lines(source: str, violation: Violation) -> Violation:
    """Return a violation whose steps know the lines that ran."""
    from dataclasses import replace

    if not source:
        return violation
    steps = replay(source, violation.trace, strict=violation.strict_mode, settling=violation.settling)
    return replace(violation, steps=steps)


def _step(step: Step) -> dict[str, Any]:
    done = [said for said in map(words, step.events) if said]
    return {
        "says": step.says,
        "settling": step.is_settling,
        "done": done,
        "clerk": step.clerk,
        "backend": step.backend,
        "lines": list(step.lines),
        "broken": list(step.broken.values()),
    }


def _highlighted(source: str) -> list[Any]:
    """Return the source's lines as HTML with syntax classes; escaping is the highlighter's."""
    from markupsafe import Markup
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers.javascript import JavascriptLexer

    if not source:
        return []
    html = highlight(source, JavascriptLexer(stripnl=False, ensurenl=False), HtmlFormatter(nowrap=True))
    return [Markup(line) for line in html.rstrip("\n").split("\n")]  # noqa: S704 - escaped by the highlighter
