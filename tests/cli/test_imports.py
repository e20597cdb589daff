"""What a command may import: start-up time is part of the product, and a renderer must not reach for a network."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.running import CHECKOUT, FAULTY, SOUND, Cli

NEVER = {"reflex", "reflex_clerk", "requests", "httpx", "urllib.request", "http.client", "ssl", "asyncio"}
"""Neither Reflex nor anything that reaches the network."""


def imported(cli: Cli, *arguments: str) -> set[str]:
    """Return the modules that one run of the command imports, beyond those of an interpreter that does nothing."""
    return _imported(cli, "-m", "codegen", *arguments) - _imported(cli, "-c", "pass")


def _imported(cli: Cli, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        cwd=cli.folder,
        env={"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in (0, 1), done.stderr
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def top(modules: set[str]) -> set[str]:
    """Return the packages outside the standard library that the modules belong to."""
    python = {*sys.stdlib_module_names, "org"}  # pickle looks for org.python.core, which is Jython's
    return {
        name
        for name in (module.partition(".")[0] for module in modules)
        if name not in python and name[:11] != "_sysconfigd"
    }


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import codegen; print(*sorted(set(sys.modules) - before))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {name.partition(".")[0] for name in found} - sys.stdlib_module_names == {"codegen"}
    assert [name for name in found if name.startswith("codegen")] == ["codegen"]


def test_render_imports_what_it_needs_and_no_checks(cli: Cli) -> None:
    modules = imported(cli, "render")
    allowed = {"codegen", "click", "pydantic", "pydantic_core", "jinja2", "markupsafe"}
    types = {"typing_extensions", "annotated_types", "typing_inspection"}
    assert top(modules) - types == allowed
    assert not modules & (NEVER | {"codegen.check", "codegen.component", "codegen.js.parse", "codegen.commands.check"})


@pytest.mark.parametrize("text", [SOUND, FAULTY], ids=["sound", "faulty"])
def test_check_imports_the_parser_and_no_configuration_or_templates(cli: Cli, text: str) -> None:
    cli.write("a.jsx", text)
    modules = imported(cli, "check", "a.jsx")
    assert top(modules) == {"codegen", "click", "esprima"}
    assert not modules & (NEVER | {"codegen.render", "codegen.config", "codegen.commands.render"})
    assert "codegen.js.parse_messages" not in modules  # that is for text that cannot be parsed


def test_help_and_version_import_only_the_command_line(cli: Cli) -> None:
    assert top(imported(cli, "--version")) == {"codegen", "click"}
    assert top(imported(cli, "--help")) == {"codegen", "click"}
