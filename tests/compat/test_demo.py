"""An app written for the older package, from its documentation, runs here with its import changed."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from reflex_base.registry import RegistrationContext

from tests.browser.building import build

APP = Path(__file__).parent / "app"

CHANGED = ("reflex_clerk_api", "reflex_clerk.compat")


def changed_copy(folder: Path) -> Path:
    """Return a copy of the app whose import is changed, and nothing else."""
    shutil.copytree(APP, folder, ignore=shutil.ignore_patterns("__pycache__"))
    file = folder / "demo_app" / "demo_app.py"
    file.write_text(file.read_text(encoding="utf-8").replace(*CHANGED), encoding="utf-8")
    return file


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[ModuleType]:
    """Import the changed app."""
    spec = importlib.util.spec_from_file_location("changed_demo", changed_copy(tmp_path / "app"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["changed_demo"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["changed_demo"]


def test_every_page_of_the_app_compiles(demo: ModuleType) -> None:
    """The cards of each page are there, on the package that the app was written for."""
    added = {route: str(_component(page)) for route, page in demo.app._unevaluated_pages.items()}
    decorated = {
        options["route"]: str(page()) for page, options in RegistrationContext.ensure_context().decorated_pages
    }
    pages = added | decorated
    assert {"/", "/organizations", "sign-in/[[...splat]]", "sign-up/[[...splat]]"} <= set(pages)
    assert all(tag in pages["/"] for tag in ("ClerkSignedIn", "ClerkUserButton", "ClerkProtect", "ClerkSignOutButton"))
    assert "ClerkOrganizationList" in pages["/organizations"]


def _component(page: Any) -> Any:
    return page.component() if callable(page.component) else page.component


@pytest.mark.long
def test_the_app_builds_for_production(tmp_path: Path) -> None:
    """With Reflex's own compiler and the real packages."""
    made = build("compat-demo", app=changed_copy(tmp_path / "app").parents[1])
    assert (made.files / "index.html").is_file()
