"""The JavaScript of published packages is found whole, and stands where their files have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.js.parse import parse
from codegen.js.walk import dump, walk
from codegen.python_source import extract
from codegen.source import Source
from tests.packages import package

PUBLISHED = {
    ("reflex-clerk-api", "1.2.4"): ("reflex_clerk_api/clerk_provider.py", 378),
    ("reflex-clerk-api", "1.3.1"): ("reflex_clerk_api/clerk_provider.py", 408),
    ("reflex-clerk", "1.0.3"): ("reflex_clerk/lib/clerk_provider.py", 251),
}
"""The file with the synchronizer, and the line of its first word."""


def synchronizer(name: str, version: str) -> Source:
    path, _ = PUBLISHED[name, version]
    file = package(name, version) / path
    extraction = extract(file.read_text(encoding="utf-8"), path)
    assert extraction.problems == ()
    (source,) = extraction.sources
    return source


@pytest.mark.parametrize(("name", "version"), PUBLISHED)
def test_synchronizer_is_found_and_parses(name: str, version: str) -> None:
    source = synchronizer(name, version)
    (component,) = parse(source).tree.body
    assert component.id.name == "ClerkSessionSynchronizer"
    assert source.position(component.start).line == PUBLISHED[name, version][1]


@pytest.mark.parametrize(("name", "version"), PUBLISHED)
def test_every_name_stands_where_the_file_has_it(name: str, version: str) -> None:
    source = synchronizer(name, version)
    names = [node for node in walk(parse(source).tree) if node.type == "Identifier"]
    assert len(names) > 20
    for node in names:
        start = source.host_offset(node.start)
        assert source.document[start : start + len(node.name)] == node.name


@pytest.mark.parametrize(("name", "version"), PUBLISHED)
def test_state_is_one_placeholder_in_every_event(name: str, version: str) -> None:
    strings = {
        node.value
        for node in walk(parse(synchronizer(name, version)).tree)
        if node.type == "Literal" and "clerk_session" in str(node.value)
    }
    assert strings == {"__placeholder_1__.set_clerk_session", "__placeholder_1__.clear_clerk_session"}


def test_text_is_what_python_makes_of_it() -> None:
    """The expression of the release, run by Python with the placeholder for its one value, gives the same program."""
    source = synchronizer("reflex-clerk-api", "1.3.1")
    first, last = '"""\nfunction ClerkSessionSynchronizer', '""".format'
    start = source.document.index(first)
    literal = source.document[start + 3 : source.document.index(last, start)]
    assert source.text == literal.format(state="__placeholder_1__")
    assert dump(parse(source).tree) == dump(parse(literal.format(state="__placeholder_1__")).tree)


@pytest.mark.parametrize(("name", "version"), PUBLISHED)
def test_every_file_of_the_package_is_read(name: str, version: str) -> None:
    files = sorted(package(name, version).rglob("*.py"))
    found = [source for file in files for source in extract_file(file)]
    assert len(found) == 1


def extract_file(file: Path) -> tuple[Source, ...]:
    extraction = extract(file.read_text(encoding="utf-8"), str(file))
    assert extraction.problems == ()
    return extraction.sources
