"""Names of checks, sources and sinks that a caller gives as one plain string."""

from __future__ import annotations

import pytest

import codegen

DROPPED = "function A() { useEffect(() => { load().then(show) }, []) }"


def test_a_plain_string_is_one_name() -> None:
    """It is not read letter by letter."""
    assert {finding.check for finding in codegen.check(DROPPED, select="unhandled-rejection").findings} == {
        "unhandled-rejection"
    }
    assert "unhandled-rejection" not in {
        item.check for item in codegen.check(DROPPED, ignore="unhandled-rejection").findings
    }


def test_an_unknown_name_is_one_error() -> None:
    """The error names what was given."""
    with pytest.raises(codegen.InputError, match="there is no check `nope`"):
        codegen.check(DROPPED, select="nope")


def test_a_sink_can_be_one_name() -> None:
    """What is dispatched by it is judged."""
    text = "function A({ id }) { useEffect(() => { load(id).then((data) => { deliver(data) }, report) }, [id]) }"
    assert "stale-dispatch" in {item.check for item in codegen.check(text, sinks="deliver").findings}
