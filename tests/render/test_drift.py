"""What a rendered file's header tells: whether the file is current, left behind, edited by hand, or none of ours."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from codegen import drift as module
from codegen.drift import Drift, drift
from codegen.presets import preset
from codegen.render import render

CURRENT = render(preset("resilient"))
HEADER_LINES = 2
HEADER = "".join(CURRENT.splitlines(keepends=True)[:HEADER_LINES])
BODY = CURRENT.removeprefix(HEADER)


@pytest.mark.parametrize(
    ("committed", "state"),
    [
        pytest.param(CURRENT, Drift.CURRENT, id="as rendered"),
        pytest.param(CURRENT.replace("\n", "\r\n"), Drift.CURRENT, id="line ends of a Windows checkout"),
        pytest.param(None, Drift.MISSING, id="no file"),
        pytest.param(render(preset("pr24")), Drift.STALE, id="another configuration"),
        pytest.param(
            render(preset("pr24")).replace("\n", "\r\n"), Drift.STALE, id="another configuration, other line ends"
        ),
        pytest.param(CURRENT.replace("sync 0.", "sync 99."), Drift.STALE, id="another version, same body"),
        pytest.param(
            CURRENT.replace("configuration ", "configuration 0123456789abcdef", 1),
            Drift.FOREIGN,
            id="no header of ours",
        ),
        pytest.param(CURRENT.replace("4;", "5;"), Drift.EDITED, id="one character"),
        pytest.param(CURRENT.rstrip("\n"), Drift.EDITED, id="last line end lost"),
        pytest.param(CURRENT + "// mine\n", Drift.EDITED, id="a line more"),
        pytest.param(CURRENT[: len(CURRENT) // 2], Drift.EDITED, id="cut off"),
        pytest.param(HEADER + render(preset("pr24")), Drift.EDITED, id="two headers"),
        pytest.param(HEADER, Drift.EDITED, id="nothing but a header"),
        pytest.param(BODY, Drift.FOREIGN, id="header removed"),
        pytest.param("// mine\n" + CURRENT, Drift.FOREIGN, id="header not at the top"),
        pytest.param("", Drift.FOREIGN, id="empty file"),
        pytest.param("export function X() {}\n", Drift.FOREIGN, id="somebody else's file"),
    ],
)
def test_states(committed: str | None, state: Drift) -> None:
    """Each way in which a committed file can stand to what would be rendered now."""
    assert drift(committed, CURRENT) is state


def test_an_edited_file_stays_edited_when_the_configuration_moves_on() -> None:
    """The edit is what a person must not lose, so it is told first."""
    assert drift(CURRENT.replace("4;", "5;"), render(preset("pr24"))) is Drift.EDITED


def test_a_new_version_of_the_tool_makes_a_file_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the header differs; a file says which version it is of."""
    monkeypatch.setattr(module, "__version__", "99.0")
    rendered = render(preset("resilient"))
    assert rendered.split("\n", 1)[1] == CURRENT.split("\n", 1)[1]
    assert drift(CURRENT, rendered) is Drift.STALE


@given(st.integers(0, len(BODY)), st.integers(0, 30), st.text(max_size=5))
@settings(max_examples=200, deadline=None)
def test_no_edit_goes_unnoticed(start: int, length: int, put: str) -> None:
    """Any change of the body, even of a space; line ends apart, which a checkout changes by itself."""
    edited = BODY[:start] + put + BODY[start + length :]
    assume(edited.replace("\r\n", "\n") != BODY)
    assert drift(HEADER + edited, CURRENT) is Drift.EDITED
