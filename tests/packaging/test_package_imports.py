"""What starting up may import: the libraries named here, and nothing that reaches the network."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.installing import ROOT, run

RENDER_LIBRARIES = {
    "annotated_types",
    "click",
    "jinja2",
    "markupsafe",
    "pydantic",
    "pydantic_core",
    "typing_extensions",
    "typing_inspection",
}
CHECK_LIBRARIES = {"click", "esprima"}

NETWORK = {"asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "xmlrpc"}
"""Modules of the standard library that reach the network; `urllib.request` is looked for by its full name."""

UNAVOIDABLE = {
    "socket": "email.utils"  # pydantic reads its plug-ins' metadata, which is in the format of mail
}
"""Network modules that come with something else, and the module that brings them."""

PROBED = {"org"}
"""Names that the standard library only tries: `pickle` asks for Jython's."""


def imports(*arguments: str, cwd: Path) -> dict[str, str | None]:
    """Run Python and return every module that it imported after its own start, with the module that asked for it first."""
    done = run(sys.executable, "-X", "importtime", *arguments, cwd=cwd, PYTHONPATH=str(ROOT))
    assert done.returncode == 0, done.stderr
    rows = [line.split("|")[2] for line in done.stderr.splitlines() if line.startswith("import time:")]
    return dict(reversed(list(_with_importers(rows[rows.index(" site") + 1 :]))))


def _with_importers(rows: list[str]) -> Iterator[tuple[str, str | None]]:
    """Yield each row's module and its importer: the next row that is indented less, as modules come after what they import."""
    depths = [len(row) - len(row.lstrip()) for row in rows]
    for index, row in enumerate(rows):
        after = range(index + 1, len(rows))
        yield row.strip(), next((rows[later].strip() for later in after if depths[later] < depths[index]), None)


def libraries(found: dict[str, str | None]) -> set[str]:
    tops = {name.partition(".")[0] for name in found}
    return {top for top in tops if top not in sys.stdlib_module_names and not top.startswith("_sysconfigdata")} - PROBED


def network(found: dict[str, str | None]) -> set[str]:
    return {
        name
        for name, importer in found.items()
        if (name.partition(".")[0] in NETWORK or name == "urllib.request") and UNAVOIDABLE.get(name) != importer
    }


def test_the_package_itself_imports_no_library(tmp_path: Path) -> None:
    found = imports("-c", "import codegen", cwd=tmp_path)
    assert libraries(found) == {"codegen"}
    assert network(found) == set()


def test_render_imports_what_it_needs_and_no_network(tmp_path: Path) -> None:
    """`rich` is for terminals only; Reflex is never imported: rendering must work where it is not installed."""
    found = imports("-m", "codegen", "render", "--no-config", cwd=tmp_path)
    assert libraries(found) - RENDER_LIBRARIES == {"codegen"}
    assert network(found) == set()


def test_check_without_a_configuration_imports_neither_validation_nor_templates(tmp_path: Path) -> None:
    (tmp_path / "component.jsx").write_text("export const answer = 42;\n", encoding="utf-8")
    found = imports("-m", "codegen", "check", "--no-config", "component.jsx", cwd=tmp_path)
    assert libraries(found) - CHECK_LIBRARIES == {"codegen"}
    assert network(found) == set()


def test_to_see_that_there_is_no_configuration_takes_no_validation(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    found = imports("-c", "import codegen.config_sources as c; c.load_check_options()", cwd=tmp_path)
    assert libraries(found) == {"codegen"}


@pytest.mark.parametrize("module", ["http.client", "ssl", "urllib.request", "asyncio"])
def test_an_import_of_the_network_would_be_seen(module: str, tmp_path: Path) -> None:
    """The tests above can fail: this is what they would see."""
    assert network(imports("-c", f"import {module}", cwd=tmp_path))


def test_a_module_is_traced_to_the_one_that_imports_it(tmp_path: Path) -> None:
    found = imports("-c", "import email.utils", cwd=tmp_path)
    assert found["email.utils"] is None
    assert found["urllib.parse"] == "email.utils"
