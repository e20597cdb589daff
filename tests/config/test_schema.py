"""The JSON Schema helps whoever writes a configuration: it accepts what we accept, and an editor can show the rest."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from codegen.config_sources.build import Request, build
from codegen.config_sources.discovery import Document
from codegen.config_sources.toml_file import parse
from codegen.errors import ConfigurationError
from codegen.schema import json_schema

EXAMPLES = [
    "",
    'preset = "pr24"\n',
    """
    output = "assets/synchronizer.jsx"
    component = "SessionSync"
    state = "my_app___state____clerk_state"

    [token]
    skip_cache = "near_expiry"
    min_remaining_seconds = 20
    template = "backend"

    [retry]
    attempts = 6
    backoff = "linear"
    jitter = 0.5

    [variants.mobile]
    token.timeout_ms = 20_000
    """,
    """
    identity = ["signed_in", "session_id", "org_id"]
    dependencies = ["isLoaded", "isSignedIn", "sessionId", "orgId", "addEvents", "connectErrors"]
    token.timeout_ms = false

    [variants.published]
    preset = "pr24"
    output = "assets/published.jsx"

    [check]
    strict = true
    jobs = 2
    additional_hooks = "useSession"

    [roles]
    sources = ["fetch"]
    sinks = ["store.set"]
    """,
]

REFUSED = [
    "atempts = 3",
    "[retry]\natempts = 3",
    "[variants.web.token]\ntimeout = 3",
    "[check]\nselct = []",
    '[token]\nskip_cache = "allways"',
    'preset = "resilent"',
    "[retry]\nattempts = 0",
    "[token]\ntimeout_ms = true",
    'component = "lower"',
    'output = "sync.css"',
    '[variants."a b"]',
    '[check]\nignore = ["no-such-check"]',
]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json_schema())


def accepted_by_us(text: str, tmp_path: Any) -> bool:
    file = parse(text.encode(), tmp_path / "reflex-clerk-sync.toml", "reflex-clerk-sync.toml")
    try:
        build(Document(file, (), file.data), Request())
    except ConfigurationError:
        return False
    return True


def test_it_is_a_schema_of_draft_2020_12() -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("text", EXAMPLES)
def test_documented_configurations_are_valid_for_the_schema_and_for_us(
    text: str, validator: Draft202012Validator, tmp_path: Any
) -> None:
    assert not list(validator.iter_errors(tomllib.loads(text)))
    assert accepted_by_us(text, tmp_path)


@pytest.mark.parametrize("text", REFUSED)
def test_a_mistake_is_refused_by_the_schema_and_by_us(
    text: str, validator: Draft202012Validator, tmp_path: Any
) -> None:
    assert list(validator.iter_errors(tomllib.loads(text)))
    assert not accepted_by_us(text, tmp_path)


def keys(schema: dict[str, Any], root: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key that may stand in the file, once, with its schema."""
    for name, inner in schema.get("properties", {}).items():
        target = root["$defs"][inner["$ref"].rpartition("/")[2]] if "$ref" in inner else {}
        yield path + name, {**target, **inner}
        yield from keys(target, root, f"{path}{name}.")


def test_every_key_has_a_description_and_a_default() -> None:
    """Only the paths of a project have no default: there is no file to write to unless one is named."""
    schema = json_schema()
    found = dict(keys(schema, schema))
    assert len(found) > 40
    assert [key for key, inner in found.items() if not inner.get("description")] == []
    without_default = [key for key, inner in found.items() if "default" not in inner]
    assert without_default == ["output", "templates", "check.additional_hooks"]


def test_every_table_refuses_unknown_keys_and_requires_none() -> None:
    schema = json_schema()
    tables = [schema, *(definition for definition in schema["$defs"].values() if "properties" in definition)]
    assert all(table["additionalProperties"] is False and "required" not in table for table in tables)


def test_it_says_nothing_that_toml_cannot_say() -> None:
    text = json.dumps(json_schema())
    assert '"default"' in text
    assert ": null" not in text
    assert '"null"' not in text


def test_choices_are_listed_for_completion() -> None:
    schema = json_schema()
    found = dict(keys(schema, schema))
    assert found["token.skip_cache"]["enum"] == ["always", "never", "near_expiry"]
    assert found["preset"]["enum"] == ["acknowledged", "pr24", "resilient"]
