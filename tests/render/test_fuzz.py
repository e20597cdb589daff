"""Nothing that a configuration says can break out of its place in the JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.config import Style, SynchronizerConfig
from codegen.config_rules import TAKEN_NAMES
from codegen.errors import ConfigurationError
from codegen.javascript import js_literal
from codegen.js.parse import parse
from codegen.js.walk import dump
from codegen.presets import preset
from codegen.render import render
from codegen.source import Source

FRAGMENTS = (
    *(
        '"',
        "'",
        "`",
        "\\",
        "\\u0022",
        "${",
        "}",
        "{",
        "</script>",
        "<!--",
        "]]>",
        "*/",
        "//",
        "\n",
        "\r",
        "\t",
        "\0",
        "\x7f",
    ),
    *(
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ud800",
        "\udc00",
        "\U0001f511",
        "\u202e",
        "é",
        "${alert(1)}",
        "{{ component }}",
        "{% raw %}",
    ),
    *(");alert(1);(", "constructor", "__proto__", "await", "a.b", "A", "_", "$", " "),
)
"""What ends a string, a template, a comment, an element, a line, a script or a Jinja tag; and what looks like a name."""

hostile = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), min_size=1, max_size=6).map("".join)
name = st.from_regex(r"[A-Za-z_$][A-Za-z0-9_$]*", fullmatch=True)

PLAIN: Mapping[str, Any] = {
    "component": "Component0",
    "state": "state_0",
    "events": {"set": "set_0", "clear": "clear_0"},
    "token": {
        "template": "template_0",
        "skip_cache": "near_expiry",
        "timeout_ms": 10_007,
        "min_remaining_seconds": 1_009,
    },
    "retry": {"attempts": 97, "delay_ms": 503, "max_delay_ms": 8_009, "jitter": 0.53},
    "debug": True,
}
"""A configuration in which each value that goes into the text is unlike every other."""

NUMBERS = st.fixed_dictionaries(
    {
        "token.timeout_ms": st.integers(1, 600_000),
        "token.min_remaining_seconds": st.integers(1, 3600),
        "retry.attempts": st.integers(2, 100),
        "retry.delay_ms": st.integers(1, 600_000),
        "retry.max_delay_ms": st.integers(600_000, 3_600_000),
        "retry.jitter": st.floats(0, 1, exclude_min=True),
    }
)


def changed(options: Mapping[str, Any], **values: Any) -> dict[str, Any]:
    """Return nested options with some values, by dotted key, changed."""
    copy = {key: dict(value) if isinstance(value, dict) else value for key, value in options.items()}
    for key, value in values.items():
        table, _, option = key.rpartition(".")
        (copy[table] if table else copy)[option] = value
    return copy


def tree(text: str) -> Any:
    """Return the text's tree as plain data."""
    return dump(parse(Source(text)).tree)


@cache
def plain_tree(style: Style) -> Any:
    """Return the tree of the plain configuration."""
    return tree(render(preset("resilient", **changed(PLAIN, style=style))))


def put(plain: Any, values: Mapping[Any, Any]) -> Any:
    """Return a tree with each of the plain values replaced, also where it is part of a string; nothing else changes."""
    if isinstance(plain, dict):
        return {key: put(value, values) for key, value in plain.items()}
    if isinstance(plain, list):
        return [put(value, values) for value in plain]
    if isinstance(plain, str):
        for old, new in values.items():
            if isinstance(old, str):
                plain = plain.replace(old, new)
        return plain
    return values.get(plain, plain) if isinstance(plain, int | float) and not isinstance(plain, bool) else plain


def assert_held(config: SynchronizerConfig) -> None:
    """Assert that the parsed text holds the configuration's values at the places of the plain ones, and differs in nothing else."""
    text = render(config)
    token, retry = config.token, config.retry
    values = {
        "Component0": config.component,
        "state_0": config.state,
        "set_0": config.events.set,
        "clear_0": config.events.clear,
        "template_0": token.template,
        10_007: token.timeout_ms,
        1_009_000: token.min_remaining_seconds * 1000,
        97: retry.attempts,
        503: retry.delay_ms,
        8_009: retry.max_delay_ms,
        0.53: retry.jitter,
    }
    assert tree(text) == put(plain_tree(config.style), values)
    assert text.isascii()
    assert not {"\0", "\r"} & set(text)
    assert "</script" not in text.lower()
    assert "<!--" not in text


@pytest.mark.parametrize("option", ["component", "state", "events.set", "events.clear"])
@given(value=hostile)
@settings(max_examples=60, deadline=None)
def test_a_hostile_name_is_refused_or_is_a_name_after_all(option: str, value: str) -> None:
    try:
        config = preset("resilient", **changed(PLAIN, **{option: value}))
    except ConfigurationError as error:
        refused = {problem.key for problem in error.problems}
    else:
        refused = set()
        assert_held(config)
    assert refused <= {option}, "the message is about the option that is wrong"


@given(value=hostile.filter(bool), style=st.sampled_from(Style))
@settings(max_examples=50, deadline=None)
def test_a_hostile_text_is_held_as_the_value_it_is(value: str, style: Style) -> None:
    """The name of a JWT template is any text; only what is no Unicode text cannot be one."""
    options = changed(PLAIN, **{"token.template": value, "style": style})
    if any("\ud800" <= character <= "\udfff" for character in value):
        with pytest.raises(ConfigurationError):
            preset("resilient", **options)
    else:
        assert_held(preset("resilient", **options))


@given(
    names=st.fixed_dictionaries(
        {
            "component": st.from_regex(r"[A-Z][A-Za-z0-9_$]*", fullmatch=True).filter(
                lambda name: name not in TAKEN_NAMES
            ),
            "state": st.from_regex(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*", fullmatch=True),
            "events.set": name,
            "events.clear": name,
            "token.template": st.text(min_size=1, max_size=40),
        }
    ).filter(lambda names: names["events.set"] != names["events.clear"]),
    numbers=NUMBERS,
)
@settings(max_examples=50, deadline=None)
def test_every_value_stands_at_its_place(names: dict[str, str], numbers: dict[str, float]) -> None:
    """All names, strings and numbers that are allowed, all at once."""
    assert_held(preset("resilient", **changed(PLAIN, **names, **numbers)))


@pytest.mark.parametrize("option", ["component", "state", "events.set", "events.clear"])
@pytest.mark.parametrize("value", ["Name\n", "Name ", "", "9Name", "Na\u00efve", "Name\u200d", "Name\0", "\ud800"])
def test_what_is_nearly_a_name_is_refused(option: str, value: str) -> None:
    """A pattern may let a line end through at its own end, and letters that only look like those of a name."""
    with pytest.raises(ConfigurationError):
        preset("resilient", **changed(PLAIN, **{option: value}))


@given(entries=st.lists(hostile | name, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_a_dependency_that_the_effect_does_not_capture_is_refused(entries: list[str]) -> None:
    """An explicit list reaches the text only if each entry is one of the effect's own names."""
    right = [
        "isLoaded",
        "isSignedIn",
        "userId",
        "sessionId",
        "orgId",
        "orgRole",
        "actorId",
        "addEvents",
        "connectErrors",
    ]
    with pytest.raises(ConfigurationError):
        render(preset("resilient", dependencies=[*right, *entries]))


@given(hostile)
@settings(max_examples=200, deadline=None)
def test_the_js_filter_gives_a_literal_of_the_value(value: str) -> None:
    """Also what no configuration lets through, such as lone surrogates, stays inside its quotes; two halves are one character."""
    literal = js_literal(value)
    [statement] = parse(Source(f"x = {literal};")).tree.body
    assert statement.expression.right.value == value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert literal.isascii()
    assert "<" not in literal


@pytest.mark.parametrize("value", [True, False, None, 0, -1, 10**15, 0.5, 5e-324, 1e300])
def test_the_js_filter_gives_a_literal_of_numbers_and_constants(value: float | bool | None) -> None:
    [statement] = parse(Source(f"x = {js_literal(value)};")).tree.body
    right = statement.expression.right
    held = -right.argument.value if right.type == "UnaryExpression" else right.value
    assert (held, type(held) is bool) == (value, type(value) is bool)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_the_js_filter_refuses_what_json_does_not_have(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        js_literal(value)
