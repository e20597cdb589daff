"""The models of `reflex_clerk_api.models`, with Clerk's older names for colors; each goes where an `Appearance` does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .. import appearance
from ..appearance import Captcha, Options, Text, ThemeName

Layout = Options


@dataclass(frozen=True, kw_only=True)
class Variables(appearance.Variables):
    """Colors, fonts and sizes, under their older names too."""

    color_text: Text | None = field(default=None, metadata={"clerk": "colorForeground"})
    color_text_on_primary_background: Text | None = field(default=None, metadata={"clerk": "colorPrimaryForeground"})
    color_text_secondary: Text | None = field(default=None, metadata={"clerk": "colorMutedForeground"})
    color_input_text: Text | None = field(default=None, metadata={"clerk": "colorInputForeground"})
    color_input_background: Text | None = field(default=None, metadata={"clerk": "colorInput"})
    spacing_unit: Text | None = field(default=None, metadata={"clerk": "spacing"})


@dataclass(frozen=True, kw_only=True)
class Appearance(appearance.Appearance):
    """How Clerk's components look; `layout` is what Clerk calls options now, and `base_theme` its theme."""

    layout: Layout | Mapping[str, Any] | None = None
    base_theme: ThemeName | None = None

    def __post_init__(self) -> None:
        if self.layout is not None:
            object.__setattr__(self, "options", self.layout)
        if self.base_theme is not None:
            object.__setattr__(self, "theme", self.base_theme)
        super().__post_init__()


__all__ = ["Appearance", "Captcha", "Layout", "Variables"]
