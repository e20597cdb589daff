"""A trace drawn as a sequence diagram: inline SVG, with nothing to load."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from ..explore import Violation
from .story import LANES, Scene, scenes

WIDTH = 860
LANE_X = (150, 470, 760)
"""Where the three lifelines stand, in units of the drawing."""
TOP = 44
LINE = 17
HEAD = 8
"""Length of an arrow's head."""
WRAP = (34, 36, 22)
"""Characters on a line of each lane."""


def draw(violation: Violation) -> str:
    """Return the diagram of a violation; each step is a group that carries its number in `data-step`."""
    rows = scenes(violation)
    y = TOP + 10
    body = []
    for scene in rows:
        height, drawn = _scene(scene, y, violation.invariant)
        body.append(f'<g class="scene" data-step="{scene.step}">{drawn}</g>')
        y += height
    return "".join([_open(y + 16), *_lifelines(y), *body, "</svg>"])


def _open(height: int) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="sequence of the trace" class="sequence">'


def _lifelines(bottom: int) -> Iterator[str]:
    for name, x in zip(LANES, LANE_X, strict=True):
        yield f'<text class="lane" x="{x}" y="22" text-anchor="middle">{escape(name)}</text>'
        yield f'<line class="life" x1="{x}" y1="32" x2="{x}" y2="{bottom}"/>'


def _scene(scene: Scene, y: int, invariant: str) -> tuple[int, str]:
    """Return the height of a scene and its drawing: a card in each lane that has something to say, arrows between them."""
    texts = [
        _wrapped(text, width) for text, width in zip((scene.browser, scene.component, scene.backend), WRAP, strict=True)
    ]
    height = max(len(text) for text in texts) * LINE + 12
    drawn = []
    if scene.component:
        drawn.append(_arrow(0, 1, y + height // 2))
    if "dispatches" in scene.component and "queued" not in scene.component:
        drawn.append(_arrow(1, 2, y + height // 2))
    for text, x, width in zip(texts, LANE_X, WRAP, strict=True):
        if text:
            drawn.append(_card(text, x, y, width, broken=invariant in scene.broken))
    if invariant in scene.broken:
        broken = _wrapped("✗ " + scene.broken[invariant], 90)
        drawn.append(_text(broken, WIDTH // 2, y + height + LINE, "fault"))
        height += len(broken) * LINE + 8
    return height + 14, "".join(drawn)


def _width(characters: int) -> int:
    """Return the width of a card."""
    return characters * 8 + 12


def _card(text: list[str], x: int, y: int, characters: int, *, broken: bool) -> str:
    width, height = _width(characters), len(text) * LINE + 10
    kind = "card broken" if broken else "card"
    return f'<rect class="{kind}" x="{x - width // 2}" y="{y}" width="{width}" height="{height}" rx="6"/>' + _text(
        text, x, y + LINE + 1, "says"
    )


def _text(lines: list[str], x: int, y: int, kind: str) -> str:
    spans = "".join(
        f'<tspan x="{x}" dy="{LINE if index else 0}">{escape(line)}</tspan>' for index, line in enumerate(lines)
    )
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="middle">{spans}</text>'


def _arrow(start: int, end: int, y: int) -> str:
    """Draw an arrow from the card of one lane to that of the next."""
    x, tip = (LANE_X[start] + _width(WRAP[start]) // 2, LANE_X[end] - _width(WRAP[end]) // 2)
    line = f'<line class="arrow" x1="{x}" y1="{y}" x2="{tip - HEAD}" y2="{y}"/>'
    return line + f'<path class="head" d="M{tip - HEAD} {y - HEAD // 2} L{tip} {y} L{tip - HEAD} {y + HEAD // 2} z"/>'


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)
