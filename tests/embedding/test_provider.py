"""What a provider puts into a page and into the app's folder."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import reflex as rx

from codegen import preset
from reflex_clerk import ConfigError, FaultySynchronizerError, clerk_provider, wrap_app
from reflex_clerk.components.line import LINES
from reflex_clerk.configuration import backend, configure
from reflex_clerk.embedding import embed
from reflex_clerk.synchronizer import Synchronizer

KEY = "pk_test_ZmFrZS1jbGVyay5jbGVyay5hY2NvdW50cy5kZXYk"
HIDDEN = "sk_test_hidden"
FILES = "assets/external/reflex_clerk"


def written(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def props(component: rx.Component) -> set[str]:
    return {str(prop).partition(":")[0] for prop in component.render()["props"]}


def libraries(component: rx.Component) -> set[str]:
    return set(component._get_all_imports())


def test_a_page_imports_real_files_that_hold_the_checked_text(app_folder: Path) -> None:
    provider = clerk_provider(rx.text("hello"), publishable_key=KEY, synchronizer="resilient")
    folder = f"{FILES}/react-ClerkSessionSynchronizer"
    assert written(app_folder) == {
        f"{FILES}/embedding.js",
        f"{folder}/index.js",
        f"{folder}/ClerkSessionSynchronizer.jsx",
    }
    assert f"$/public/{folder.removeprefix('assets/')}/index.js" in libraries(provider)
    assert any(library.startswith("@clerk/react@") for library in libraries(provider))
    text = (app_folder / folder / "ClerkSessionSynchronizer.jsx").read_text()
    assert text == preset_text("resilient")


def preset_text(name: str) -> str:
    from codegen import render
    from reflex_clerk import ClerkState

    return render(preset(name, state=ClerkState.get_full_name()))


def test_nothing_is_written_when_it_is_imported_or_right_already(app_folder: Path) -> None:
    """Files of a second call keep their time, so that a development server does not start over."""
    assert written(app_folder) == set()
    clerk_provider(publishable_key=KEY)
    before = {file: file.stat().st_mtime_ns for file in app_folder.rglob("*")}
    clerk_provider(publishable_key=KEY)
    assert {file: file.stat().st_mtime_ns for file in app_folder.rglob("*")} == before


def test_nothing_is_written_where_only_a_backend_runs(app_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder may well be read-only."""
    monkeypatch.setenv("REFLEX_BACKEND_ONLY", "true")
    clerk_provider(publishable_key=KEY)
    assert written(app_folder) == set()


def test_the_synchronizer_always_takes_state(app_folder: Path) -> None:
    """A state variable makes Reflex mount its event loop, without which the text of any preset has nobody to talk to."""
    provider = clerk_provider(publishable_key=KEY, synchronizer="resilient")
    (synchronizer,) = provider.children
    assert isinstance(synchronizer, rx.Component)
    assert props(synchronizer) == {"acknowledgement", "hydrated"}
    assert "acknowledgement" not in props(provider)


def test_two_synchronizers_of_one_name_are_refused() -> None:
    """One would take the other's place."""
    embed(Synchronizer("Same", "// one", "first"), LINES["react"])
    embed(Synchronizer("Same", "// one", "first again"), LINES["react"])
    with pytest.raises(ConfigError, match=r"called Same \(first, second\); give one another name"):
        embed(Synchronizer("Same", "// two", "second"), LINES["react"])


def test_an_error_in_the_synchronizer_stops_the_page() -> None:
    with pytest.raises(FaultySynchronizerError, match="preset pr24 must not be built into an app"):
        clerk_provider(publishable_key=KEY, synchronizer="pr24")


def test_the_older_line_is_built_with_its_own_package(app_folder: Path) -> None:
    provider = clerk_provider(publishable_key=KEY, clerk="clerk-react", clerk_version="5.61.0")
    assert "@clerk/clerk-react@5.61.0" in libraries(provider)
    entry = app_folder / FILES / "clerk-react-ClerkSessionSynchronizer" / "index.js"
    assert '"@clerk/clerk-react"' in entry.read_text()


def test_keys_reach_the_backend_and_only_one_of_them_the_page() -> None:
    provider = clerk_provider(publishable_key=KEY, secret_key=HIDDEN)
    assert backend().configuration.secret_key == HIDDEN
    assert backend().configuration.publishable_key == KEY
    assert HIDDEN not in str(provider.render())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("react", {"publishableKey", "proxyUrl", "__internal_clerkJSUrl", "__internal_clerkUIUrl"}),
        ("clerk-react", {"publishableKey", "proxyUrl", "clerkJSUrl"}),
    ],
)
def test_the_environment_stands_in_for_props(monkeypatch: pytest.MonkeyPatch, line: Any, names: set[str]) -> None:
    """Under the names of Clerk's own SDKs, and of each line; a prop that is given wins."""
    monkeypatch.setenv("CLERK_PUBLISHABLE_KEY", KEY)
    for name in ("CLERK_PROXY_URL", "CLERK_JS_URL", "CLERK_UI_URL"):
        monkeypatch.setenv(name, f"from-{name}")
    provider = clerk_provider(clerk=line, proxy_url="given")
    assert props(provider) == names
    assert "from-CLERK_PROXY_URL" not in str(provider.render())


def test_a_wrong_key_in_the_environment_is_told_where_the_app_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not later, from inside of Reflex's state."""
    monkeypatch.setenv("CLERK_PUBLISHABLE_KEY", "pk_test_garbage")
    with pytest.raises(ConfigError, match="copy it from API keys"):
        clerk_provider()


def test_a_misspelt_prop_is_refused() -> None:
    with pytest.raises(ConfigError, match="did you mean `sign_in_url`"):
        clerk_provider(publishable_key=KEY, sign_inn_url="/")


def test_a_wrapped_app_has_one_provider_round_all_pages() -> None:
    """Beside Reflex's own wraps, which are those of `app_wraps`."""
    app = SimpleNamespace(app_wraps={}, extra_app_wraps={})
    assert wrap_app(app, publishable_key=KEY) is app  # type: ignore[arg-type, comparison-overlap] # all that it looks at
    ((place, wrap),) = app.extra_app_wraps.items()
    assert place == (1, "ClerkProvider")
    assert wrap(True) is wrap(False)
    assert app.app_wraps == {}


def test_a_key_that_was_configured_reaches_the_browser(app_folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """One place is enough: what the backend verifies with is what Clerk loads with."""
    configure(publishable_key=KEY)
    assert "publishableKey" in props(clerk_provider())
    assert caplog.text == ""


def test_without_a_publishable_key_the_log_says_that_nothing_will_be_shown(
    app_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Clerk itself says nothing then: the page only stays empty."""
    clerk_provider()
    assert "no publishable key" in caplog.text
    assert "set CLERK_PUBLISHABLE_KEY" in caplog.text
