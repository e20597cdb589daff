"""How Clerk's components look: themes, variables, elements, options, in Python names and for both of Clerk's lines.

A plain dict works as well, written as Clerk's documentation shows it for the line in use; this is the same with names
that are checked. Where the lines differ, 6 calls it `theme` and `options`, 5 `baseTheme` and `layout`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal, Self, TypeAlias, get_args

import reflex as rx
from reflex.utils.format import to_camel_case

from codegen.names import nearest, suggestion

from .components.line import ClerkLine
from .components.per_line import PerLine
from .errors import ConfigError

ThemeName = Literal["clerk", "simple", "dark", "neobrutalism", "shades_of_purple", "shadcn"]
"""`clerk` is the default look and `simple` a bare one; `shadcn` also needs the CSS variables of that design system."""

Text: TypeAlias = str | rx.Var[str]
Flag: TypeAlias = bool | rx.Var[bool]

_BUILT_IN = ("clerk", "simple")
_PARTS = (
    *("sign_in", "sign_up", "user_avatar", "user_button", "user_profile", "user_verification", "organization_switcher"),
    *("organization_list", "organization_profile", "create_organization", "one_tap", "waitlist", "pricing_table"),
    *("checkout", "api_keys", "task_choose_organization", "task_reset_password", "oauth_device_verification"),
)


APPEARANCE_KEYS = {
    *("theme", "baseTheme", "options", "layout", "variables", "elements", "captcha", "cssLayerName"),
    *(to_camel_case(name) for name in _PARTS),
    *("taskSetupMfa", "enableOrganizations", "configureSSO", "configureDirectorySync", "__internal_oauthConsent"),
}
"""What an appearance that is a dict may hold at its first level, on either line (`Appearance` of their declarations)."""


def refuse_unknown_keys(appearance: object, where: str) -> None:
    """Raise `ConfigError` for a key at the first level of a dict that Clerk would leave unread."""
    for key in appearance if isinstance(appearance, Mapping) else ():
        if isinstance(key, str) and key not in APPEARANCE_KEYS:
            raise ConfigError(f"{where} has no {key!r}: {suggestion(key, sorted(APPEARANCE_KEYS))}")


class _Spelt:
    """Base of dataclasses that name the nearest of their fields for one that they have not."""

    def __new__(cls, **given: Any) -> Self:
        """Make the object; raises `ConfigError` for a misspelt name."""
        known = [one.name for one in fields(cls)]  # type: ignore[arg-type] # every subclass is a dataclass
        for name in given:
            if name not in known:
                raise ConfigError(f"{cls.__name__} has no {name}{nearest(name, known)}")
        return super().__new__(cls)


@dataclass(frozen=True, kw_only=True)
class _Named(_Spelt):
    """A group of settings whose names Clerk writes in camelCase."""

    def as_javascript(self) -> dict[str, Any]:
        """Return what is set, under Clerk's names."""
        given = (
            (one.metadata.get("clerk") or to_camel_case(one.name), getattr(self, one.name)) for one in fields(self)
        )
        return {name: value for name, value in given if value is not None}


@dataclass(frozen=True, kw_only=True)
class Variables(_Named):
    """Colors, fonts and sizes; a color is CSS, or a dict of shades."""

    color_primary: Text | Mapping[str, str] | None = None
    color_primary_foreground: Text | None = None
    color_danger: Text | Mapping[str, str] | None = None
    color_success: Text | Mapping[str, str] | None = None
    color_warning: Text | Mapping[str, str] | None = None
    color_neutral: Text | Mapping[str, str] | None = None
    color_foreground: Text | None = None
    color_muted: Text | None = None
    color_muted_foreground: Text | None = None
    color_background: Text | None = None
    color_input_foreground: Text | None = None
    color_input: Text | None = None
    color_shimmer: Text | None = None
    color_ring: Text | None = None
    color_shadow: Text | None = None
    color_border: Text | None = None
    color_modal_backdrop: Text | None = None
    font_family: Text | None = None
    font_family_buttons: Text | None = None
    font_size: Text | Mapping[str, str] | None = None
    font_weight: Mapping[str, int] | None = None
    border_radius: Text | None = None
    spacing: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Options(_Named):
    """What Clerk's cards show, and where."""

    animations: Flag | None = None
    help_page_url: Text | None = None
    logo_image_url: Text | None = None
    logo_link_url: Text | None = None
    logo_placement: Literal["inside", "outside", "none"] | rx.Var[str] | None = None
    privacy_page_url: Text | None = None
    shimmer: Flag | None = None
    show_optional_fields: Flag | None = None
    social_buttons_placement: Literal["top", "bottom"] | rx.Var[str] | None = None
    social_buttons_variant: Literal["auto", "iconButton", "blockButton"] | rx.Var[str] | None = None
    terms_page_url: Text | None = None
    unsafe_disable_development_mode_warnings: Flag | None = field(
        default=None, metadata={"clerk": "unsafe_disableDevelopmentModeWarnings"}
    )


@dataclass(frozen=True, kw_only=True)
class Captcha(_Named):
    """The captcha of the sign-up card."""

    theme: Literal["auto", "light", "dark"] | rx.Var[str] | None = None
    size: Literal["normal", "flexible", "compact"] | rx.Var[str] | None = None
    language: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Appearance(_Spelt, PerLine):
    """How Clerk's components look; raises `ConfigError` for a theme or component that there is not."""

    theme: ThemeName | Sequence[ThemeName] | None = None
    """One prebuilt theme, or several of which a later one wins."""
    variables: Variables | Mapping[str, Any] | None = None
    options: Options | Mapping[str, Any] | None = None
    elements: Mapping[str, Any] | None = None
    """Class names, or CSS as a dict, by Clerk's name of the element: `{"card": {"boxShadow": "none"}}`."""
    captcha: Captcha | Mapping[str, Any] | None = None
    css_layer_name: str | None = None
    """The CSS layer that Clerk's styles go to, so that yours win: `clerk`."""
    parts: Mapping[str, Appearance] = field(default_factory=dict)
    """How single components look, by their names: `{"sign_in": Appearance(theme="dark")}`."""

    def __post_init__(self) -> None:
        for name in self._own_themes():
            if name not in get_args(ThemeName):
                raise ConfigError(f"there is no theme {name!r}: {suggestion(str(name), get_args(ThemeName))}")
        for name in self.parts:
            if name not in _PARTS:
                raise ConfigError(f"there is no component {name!r} to give a look: {suggestion(name, _PARTS)}")

    def var(self, line: ClerkLine) -> rx.Var[Any]:
        """Return the `appearance` of Clerk's package of this line."""
        return rx.Var.create(self._as_javascript(line))

    def imports(self, line: ClerkLine) -> rx.ImportDict:
        """Import the themes in use; nothing is installed if there are none."""
        names = sorted({theme for theme in self._all_themes() if theme not in _BUILT_IN})
        package = line.themes_library
        entry = line.themes_entry
        found = [rx.ImportVar(tag=to_camel_case(name), alias=_local(name), package_path=entry) for name in names]
        return {package: found} if found else {}

    def _as_javascript(self, line: ClerkLine) -> dict[str, Any]:
        newest = line.name == "react"
        themes: list[Any] = [name if name in _BUILT_IN else rx.Var(_local(name)) for name in self._own_themes()]
        given = {
            "theme" if newest else "baseTheme": themes[0] if len(themes) == 1 else themes or None,
            "options" if newest else "layout": _group(self.options),
            "variables": _group(self.variables),
            "elements": self.elements and dict(self.elements),
            "captcha": _group(self.captcha),
            "cssLayerName": self.css_layer_name,
            **{to_camel_case(name): part._as_javascript(line) for name, part in self.parts.items()},
        }
        return {name: value for name, value in given.items() if value is not None}

    def _own_themes(self) -> tuple[str, ...]:
        if self.theme is None:
            return ()
        return (self.theme,) if isinstance(self.theme, str) else tuple(self.theme)

    def _all_themes(self) -> Iterator[str]:
        yield from self._own_themes()
        for part in self.parts.values():
            yield from part._all_themes()


def _group(settings: _Named | Mapping[str, Any] | None) -> dict[str, Any] | None:
    if settings is None:
        return None
    return settings.as_javascript() if isinstance(settings, _Named) else dict(settings)


def _local(theme: str) -> str:
    """Return the name that a theme has in the page: `ClerkThemeShadesOfPurple`."""
    camel = to_camel_case(theme)
    return f"ClerkTheme{camel[0].upper()}{camel[1:]}"
