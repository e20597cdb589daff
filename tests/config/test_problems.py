"""Every mistake in a configuration is told at once, in our words, with its place, its value and what is allowed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from codegen.config_sources import load_all, load_check_options
from codegen.config_sources.section import Section
from codegen.errors import ConfigurationError
from tests.config.loading import Loader

Write = Callable[[str], Path]

BROKEN = """\
preset = "resilent"
component = "clerk"
cleanpu = true

[tool.reflex-clerk-sync.retry]
attempts = 3
delay_ms = 0
backoff = "exponental"

[tool.reflex-clerk-sync.token]
timeout_ms = true
delay_ms = 5

[tool.reflex-clerk-sync.variants.web]
identity = [
    "signed_in",
    "usr_id",
]
events = { set = "sync", clear = "sync" }

[tool.reflex-clerk-sync.variants."my app"]

[tool.reflex-clerk-sync.check]
jobs = 0
additional_hooks = "("
"""


def test_all_mistakes_of_a_file_are_told_at_once_in_its_order(section: Write, loaded: Loader) -> None:
    section(BROKEN)
    assert loaded.fails() == [
        'pyproject.toml:2:10: preset is "resilent", but must be one of "acknowledged", "pr24", "resilient" (did you mean "resilient"?)',
        (
            'pyproject.toml:3:13: component is "clerk", but must be a JavaScript name that begins with a capital letter '
            "(letters, digits, _ and $)"
        ),
        "pyproject.toml:4:1: unknown key cleanpu (did you mean cleanup?)",
        (
            "pyproject.toml:8:12: retry.delay_ms = 0 with retry.attempts = 3: a failed request would be repeated at once, "
            "and Clerk answers that with 429 (wait between attempts (500 is a good start), or set retry.attempts = 1)"
        ),
        (
            'pyproject.toml:9:11: retry.backoff is "exponental", but must be one of "fixed", "linear", "exponential" '
            '(did you mean "exponential"?)'
        ),
        (
            "pyproject.toml:12:14: token.timeout_ms is true, but must be false or a whole number of milliseconds "
            "from 1 to 600000"
        ),
        "pyproject.toml:13:1: unknown key token.delay_ms (did you mean retry.delay_ms?)",
        (
            'pyproject.toml:18:5: variants.web.identity[1] is "usr_id", but must be one of "signed_in", "user_id", '
            '"session_id", "org_id", "org_role", "actor" (did you mean "user_id"?)'
        ),
        (
            'pyproject.toml:20:18: events.set = "sync" with events.clear = "sync": '
            "one handler cannot both sign the backend in and out (name two handlers of the state)"
        ),
        'pyproject.toml:22:1: variants."my app": the name must be a name of letters, digits, _ and -',
        'pyproject.toml:25:8: check.jobs is 0, but must be "auto" or a whole number from 1 to 64',
        'pyproject.toml:26:20: check.additional_hooks is "(", but must be a regular expression',
    ]


def test_a_problem_carries_its_parts_for_reports(section: Write, loaded: Loader) -> None:
    section('retry = { delay_ms = 0x1 }\nidentity = [ "signed_in",\n  "user" ]')
    with pytest.raises(ConfigurationError) as caught:
        loaded(overrides=["retry.jitter=2"])
    first, second = caught.value.problems
    assert (first.key, first.value, first.hint) == ("identity[1]", '"user"', 'did you mean "user_id"?')
    assert (first.path, first.line, first.column) == ("pyproject.toml", 4, 3)
    assert (second.path, second.line, second.key, second.value) == ("--set retry.jitter", None, "retry.jitter", "2")


def test_mistakes_outside_files_name_their_origin(loaded: Loader) -> None:
    problems = loaded.fails(
        overrides=["retry.delay=5", "debug=yes", "nonsense", "retry=3"],
        environment={"REFLEX_CLERK_SYNC_RETRY__DELAY_MS": "soon", "REFLEX_CLERK_SYNC_CLERK": "React"},
        preset="pr42",
    )
    assert problems == [
        (
            'environment variable REFLEX_CLERK_SYNC_CLERK: clerk is React, but must be one of "react", "clerk-react" '
            '(did you mean "react"?)'
        ),
        (
            "environment variable REFLEX_CLERK_SYNC_RETRY__DELAY_MS: retry.delay_ms is soon, but must be a whole number of "
            "milliseconds from 0 to 600000"
        ),
        "--set: 'nonsense' has no value (write --set retry.delay_ms=750)",
        "--set retry.delay: unknown key retry.delay (did you mean retry.delay_ms?)",
        "--set debug: debug is yes, but must be true or false",
        "--set retry: retry is 3, but must be a table",
        "--preset: no preset is called 'pr42' (did you mean pr24?)",
    ]


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("retry.delay_ms=", "retry.delay_ms is empty, but must be a whole number of milliseconds from 0 to 600000"),
        ("retry.delay_ms.x=3", "retry.delay_ms has no keys below it, but must be a whole number of milliseconds"),
        ("=3", "--set: '=3' has no key (write --set retry.delay_ms=750)"),
        ("check.select=x", "unknown key check (check can be set in the configuration file only)"),
        ("templates=x", "unknown key templates (templates can be set in the configuration file only)"),
    ],
)
def test_an_override_that_sets_nothing_says_why(loaded: Loader, override: str, said: str) -> None:
    [problem] = loaded.fails(overrides=[override])
    assert said in problem


def test_settings_of_the_checks_in_the_environment_are_refused_by_whoever_reads_them() -> None:
    """They would have no effect, and nobody would see that."""
    for name in ("REFLEX_CLERK_SYNC_CHECK__SELECT", "REFLEX_CLERK_SYNC_ROLES__SINKS"):
        with pytest.raises(ConfigurationError, match="can be set in the configuration file only"):
            load_check_options(use_files=False, environment={name: "['token-logged']"})
    load_check_options(use_files=False, environment={"REFLEX_CLERK_SYNC_RETRY": "x"})


def test_a_project_file_of_another_name_is_told_to_be_no_section(project: Path, loaded: Loader) -> None:
    (project / "other-pyproject.toml").write_text("[project]\nname = 'a'\n", encoding="utf-8")
    [problem] = loaded.fails(config_file=Path("other-pyproject.toml"))
    assert "unknown key project (only a pyproject.toml holds other things too" in problem


def test_a_long_value_is_shortened_in_a_contradiction_too(section: Write, loaded: Loader) -> None:
    section("identity = [" + "'signed_in', " * 1000 + "]")
    [problem] = loaded.fails()
    assert len(problem) < 250


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('component = "Sync', "a string has no end"),
        ('component = "Sync\ndebug = true', "a string has no end on its line"),
        ("component = 'Sync\n", "a string has no end"),
    ],
)
def test_a_string_without_an_end_is_called_so(section: Write, loaded: Loader, text: str, said: str) -> None:
    section(text)
    [problem] = loaded.fails()
    assert problem.endswith(f"not valid TOML: {said}")


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("retry.delay_ms = 1 2", "2 | retry.delay_ms = 1 2\n  |                    ^"),
        ("[tool.x\n", "2 | [tool.x\n  |        ^"),
        ("jwt_key = sk_live_1", None),
        ("tokens = [\n  'sk_1' 'sk_2']", None),
    ],
)
def test_a_syntax_error_shows_its_line_unless_that_may_hold_a_secret(
    section: Write, loaded: Loader, text: str, excerpt: str | None
) -> None:
    section(text)
    [problem] = loaded.problems()
    assert problem.excerpt == excerpt


def test_another_case_or_a_dash_is_no_obstacle_to_finding_the_right_name(loaded: Loader) -> None:
    problems = loaded.fails(overrides=["token.skip_cache=NEAR-EXPIRY", "Retry.Delay-MS=5", "ON FAILURE=keep"])
    assert [problem.rpartition("(")[2] for problem in problems] == [
        'did you mean "near_expiry"?)',
        "did you mean retry?)",
        "did you mean on_failure?)",
    ]


def test_a_contradiction_is_told_where_the_stronger_origin_made_it(section: Write, loaded: Loader) -> None:
    section("retry.delay_ms = 9000\nretry.max_delay_ms = 10000")
    [problem] = loaded.fails(environment={"REFLEX_CLERK_SYNC_RETRY__MAX_DELAY_MS": "8999"})
    assert problem.startswith(
        "environment variable REFLEX_CLERK_SYNC_RETRY__MAX_DELAY_MS: retry.max_delay_ms = 8999 with"
    )


def test_a_faulty_value_is_not_also_blamed_for_a_contradiction(section: Write, loaded: Loader) -> None:
    """With the value left out, the default would take its place, and a contradiction with that is nobody's mistake."""
    section('retry.delay_ms = 20000\nretry.max_delay_ms = "30 s"')
    assert len(loaded.fails()) == 1


def test_a_misspelt_preset_is_not_also_blamed_for_what_the_options_would_mean_without_it(
    section: Write, loaded: Loader
) -> None:
    """9 s between attempts suit pr24's fixed delay; beside the default preset they would be too long."""
    section('preset = "pr25"\nretry.delay_ms = 9000\nidentity = ["user_id"]')
    problems = loaded.fails()
    assert [problem.partition(": ")[2].partition(" ")[0] for problem in problems] == ["preset", "identity"]


def test_the_value_of_an_unknown_key_is_not_repeated(section: Write, loaded: Loader) -> None:
    """Somebody will put a secret there."""
    section('secret_key = "sk_live_1234"\ntoken.jwt = "ey_secret"\n')
    with pytest.raises(ConfigurationError) as caught:
        loaded(overrides=['token.key="sk_test_5678"'])
    assert len(caught.value.problems) == 3
    printed = repr(caught.value.problems)
    assert not any(secret in printed for secret in ("sk_live", "ey_secret", "sk_test"))


def test_a_long_value_is_shortened(section: Write, loaded: Loader) -> None:
    section(f'component = "{"x" * 500}"')
    assert len(loaded.fails()[0]) < 250


def paths(model: type[BaseModel] = Section, prefix: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every key that may stand in the section."""
    for name, field in model.model_fields.items():
        yield (*prefix, name)
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from paths(field.annotation, (*prefix, name))


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(
        [True, False, 0, 1, -1, 10**30, 0.5, float("inf"), "", "auto", "signed_in", "pr24", "\u2028", "é\n"]
    )
    | st.text(max_size=5),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=5), values, max_size=3),
    max_leaves=4,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(sorted(paths())), VALUES, max_size=4))
def test_any_value_at_any_key_gives_variants_or_problems_in_our_words(
    tmp_path: Path, assigned: dict[tuple[str, ...], Any]
) -> None:
    overrides = [f"{'.'.join(path)}={value!r}" for path, value in assigned.items()]
    tree: dict[str, Any] = {}
    for path, value in assigned.items():
        inner = tree
        for key in path[:-1]:
            inner = inner.setdefault(key, {}) if isinstance(inner.get(key, {}), dict) else {}
        inner[path[-1]] = value
    file = tmp_path / "app.toml"
    file.write_text("\n".join(f"{_toml(key)} = {_toml(value)}" for key, value in tree.items()), encoding="utf-8")
    for arguments in ({"config_file": file}, {"overrides": overrides}):
        try:
            load_all(start=tmp_path, environment={}, **arguments)
        except ConfigurationError as error:
            for problem in error.problems:
                assert problem.key, problem
                assert not any(word in str(problem).lower() for word in ("pydantic", "input should", "validation"))
                assert problem.path


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("retry.delay_ms = 'x'", "2 | retry.delay_ms = 'x'\n  |                  ^^^"),
        ("identity = [\n  'signed_in',\n  'usr_id',\n]", "4 |   'usr_id'\n  |   ^^^^^^^^"),
        ("retry = { delay_ms = 'x', jitter = 0.5 } # why", "2 | … delay_ms = 'x' …\n  |              ^^^"),
        (f"component = '{'x' * 70}'", f"2 | component = '{'x' * 59} …\n  |             {'^' * 60}"),
        ("cleanpu = true", "2 | cleanpu …\n  | ^^^^^^^"),
        ("[tool.reflex-clerk-sync.retyr]\nattempts = 2", "2 | [tool.reflex-clerk-sync.retyr]\n  | " + "^" * 30),
        (
            "[tool.reflex-clerk-sync.variants.'my app']",
            "2 | [tool.reflex-clerk-sync.variants.'my app']\n  | " + "^" * 42,
        ),
    ],
)
def test_a_problem_shows_the_line_with_the_value_marked(
    section: Write, loaded: Loader, text: str, excerpt: str
) -> None:
    section(text)
    assert [problem.excerpt for problem in loaded.problems()] == [excerpt]


def test_an_excerpt_shows_nothing_that_may_be_a_secret(section: Write, loaded: Loader) -> None:
    """Neither the value of a key that nobody knows, nor what stands on the line beside a faulty one."""
    section("key = 'sk_1'\ntoken = { timeout_ms = 'x', jwt = 'sk_2' } # sk_3\nvariants.'sk 4'.secret = 'sk_5'\n")
    printed = repr(loaded.problems())
    assert not [secret for secret in ("sk_1", "sk_2", "sk_3", "sk_5") if secret in printed]
