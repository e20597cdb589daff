"""The language of Clerk's components: one of Clerk's translations, with texts of your own over it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from codegen.names import suggestion

from .components.line import ClerkLine
from .components.per_line import PerLine
from .errors import ConfigError

LANGUAGES = tuple(
    (  # noqa: SIM905 - bare words read best
        "ar-SA be-BY bg-BG bn-IN ca-ES cs-CZ da-DK de-DE el-GR en-GB en-US es-CR es-ES es-MX"
        " es-UY fa-IR fi-FI fr-FR he-IL hi-IN hr-HR hu-HU id-ID is-IS it-IT ja-JP kk-KZ ko-KR"
        " mn-MN ms-MY nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sr-RS sv-SE ta-IN"
        " te-IN th-TH tr-TR uk-UA vi-VN zh-CN zh-TW"
    ).split()
)
"""What `@clerk/localizations` of both lines has."""


@dataclass(frozen=True)
class Localization(PerLine):
    """One of Clerk's translations; raises `ConfigError` for a language that Clerk has not."""

    language: str
    """A language and country, such as `fr-FR`."""
    texts: Mapping[str, Any] = field(default_factory=dict)
    """Texts that replace Clerk's, nested as in Clerk's documentation: `{"signIn": {"start": {"title": "Hello"}}}`."""

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise ConfigError(f"Clerk has no translation {self.language!r}: {suggestion(self.language, LANGUAGES)}")

    def var(self, line: ClerkLine) -> rx.Var[Any]:
        """Return the translation with the texts laid over it."""
        return _laid_over(self._local, self.texts)

    def imports(self, line: ClerkLine) -> rx.ImportDict:
        """Import the translation from the version that goes with the line."""
        return {line.localizations: [rx.ImportVar(tag=self.language.replace("-", ""), alias=self._local)]}

    @property
    def _local(self) -> str:
        return f"ClerkTexts{self.language.replace('-', '').capitalize()}"


def _laid_over(base: str, texts: Mapping[str, Any]) -> rx.Var[Any]:
    """Return JavaScript for `base` with the leaves of `texts` in place; what is beside them stays."""
    if not texts:
        return rx.Var(base)
    merged: dict[str, Any] = {}
    for name, text in texts.items():
        inner = f"{base}?.[{json.dumps(name)}]"
        merged[name] = _laid_over(inner, text) if isinstance(text, Mapping) else text
    written = rx.Var.create(merged)
    return rx.Var(f"({{...{base}, ...{written!s}}})", _var_data=written._get_all_var_data())
