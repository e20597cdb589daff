"""The components are those of Clerk's published packages, with every prop; nothing is typed by hand and forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflex_clerk.appearance import APPEARANCE_KEYS, Appearance, ThemeName
from reflex_clerk.components.line import LINES, ClerkLine, LineName, choose_line
from reflex_clerk.localization import LANGUAGES, Localization
from reflex_clerk.testing.bundles import Bundles
from tests.caching import CACHE
from tests.components.made import DESCRIBED, GENERATED, component_class, rendered_names, with_all_props
from tests.oracles import needs_node, npm_project, run_node
from tools import clerk_components

HERE = Path(__file__).parent


def clerk_packages() -> Path:
    """Return a project with both lines at the versions in use, their translations and the older line's themes."""
    react, older = LINES["react"], LINES["clerk-react"]
    npm = [line.library.rpartition("@")[::2] for line in (react, older)]
    return npm_project(
        "clerk-packages",
        {
            **dict(npm),
            "@types/react": "19.2.7",
            "react": "19.3.1",
            "react-dom": "19.3.1",
            "typescript": "5.9.3",
            "@clerk/themes": older.themes_library.rpartition("@")[2],
            "@clerk/localizations": react.localizations.rpartition("@")[2],
            "localizations-of-5": f"npm:{older.localizations}",
        },
    )


@needs_node
def test_no_component_and_no_prop_of_the_published_packages_is_missing() -> None:
    """The committed description is what the declarations of the pinned versions say."""
    assert clerk_components.read_declarations(clerk_packages()) == DESCRIBED


def test_the_modules_are_what_the_description_makes() -> None:
    """A change by hand would be lost at the next version."""
    for name, text in clerk_components.modules(DESCRIBED).items():
        written = (clerk_components.TARGET / f"{name}.py").read_text(encoding="utf-8")
        assert written == text, f"components/{name}.py is stale: python -m tools.clerk_components"
    page = clerk_components.PAGE.read_text(encoding="utf-8")
    assert page == clerk_components.documentation(DESCRIBED), (
        "docs/components.md is stale: python -m tools.clerk_components"
    )


@needs_node
def test_the_keys_of_an_appearance_are_those_of_the_published_packages() -> None:
    """Both lines together: what one of them reads is nobody's misspelling."""
    declared = run_node(clerk_packages(), HERE / "appearance.cjs", [line.package for line in LINES.values()])
    assert set().union(*declared.values()) == APPEARANCE_KEYS


@pytest.mark.parametrize(
    ("name", "line_name"), [(name, line) for name in GENERATED for line in DESCRIBED[name]["lines"]]
)
def test_every_prop_reaches_clerk_under_clerks_own_name(name: str, line_name: LineName) -> None:
    choose_line(line_name)
    component, names = with_all_props(name, line_name)
    assert sorted(rendered_names(component)) == sorted(names)


@needs_node
def test_everything_that_is_imported_is_exported_by_the_real_packages() -> None:
    """Both lines, their entry points, translations and the older line's themes."""
    entries = ("", "/experimental")
    modules = [f"{line.package}{entry}" for line in LINES.values() for entry in entries]
    others = ["@clerk/themes", "@clerk/localizations", "localizations-of-5"]
    exported = run_node(clerk_packages(), HERE / "exports.mjs", [*modules, *others])
    for line in LINES.values():
        for name, description in DESCRIBED.items():
            if line.name in description["lines"]:
                assert name.partition(".")[0] in exported[f"{line.package}{description['entry'].rstrip('/')}"]
    wanted = {language.replace("-", "") for language in LANGUAGES}
    assert wanted <= set(exported["@clerk/localizations"])
    assert wanted <= set(exported["localizations-of-5"])
    assert imported_themes(LINES["clerk-react"]) <= set(exported["@clerk/themes"])


@needs_node
def test_the_themes_of_the_newer_line_are_there() -> None:
    """Its package cannot be imported outside a browser, so its text is read."""
    module = Bundles(CACHE / "clerk").dist("@clerk/ui", "1.36.0") / "themes" / "index.js"
    exported = module.read_text(encoding="utf-8").partition("export {")[2]
    assert all(theme in exported for theme in imported_themes(LINES["react"]))


def imported_themes(line: ClerkLine) -> set[str | None]:
    """Return the names that all themes together import."""
    every = Appearance(theme=list(ThemeName.__args__))  # type: ignore[attr-defined] # of a Literal
    return {one.tag for found in every.imports(line).values() for one in found}  # type: ignore[union-attr] # always lists here


def test_a_component_is_imported_under_a_name_that_no_other_package_takes(line: ClerkLine) -> None:
    for name in GENERATED:
        if line.name in DESCRIBED[name]["lines"]:
            component, _ = with_all_props(name, line.name)
            (imported,) = component._get_imports()[line.library]
            assert (imported.tag, imported.package_path) == (name.partition(".")[0], component_class(name).entry)
            assert component.render()["name"].partition(".")[0] == imported.alias
            assert str(imported.alias).startswith("Clerk")


def test_the_themes_and_translations_come_with_their_line(line: ClerkLine) -> None:
    assert list(Appearance(theme="dark").imports(line)) == [line.themes_library]
    assert list(Localization("de-DE").imports(line)) == [line.localizations]
    assert Appearance(theme="simple").imports(line) == {}
