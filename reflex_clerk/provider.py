"""`clerk_provider` and `wrap_app`: Clerk round a page or round a whole app, with the synchronizer inside."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, ClassVar

import reflex as rx

from codegen import SynchronizerConfig

from .components import root
from .components.line import LineName, choose_line, current_line
from .embedding import embed
from .errors import ConfigError
from .synchronizer import Synchronizer as Chosen
from .synchronizer import choose, demand_no_errors
from .texts import texts

_log = logging.getLogger(__name__)

DEFAULT_SYNCHRONIZER = "acknowledged"

APP_WRAP = (1, "ClerkProvider")
"""Place among the wraps of an app: inside of all that Reflex puts there itself."""

FROM_ENVIRONMENT = {
    "publishable_key": "CLERK_PUBLISHABLE_KEY",
    "proxy_url": "CLERK_PROXY_URL",
    "clerk_js_url": "CLERK_JS_URL",
    "clerk_ui_url": "CLERK_UI_URL",
}
"""Environment variables that stand in for props that are not given; their names are those of Clerk's own SDKs."""

SCRIPT_PROPS: Mapping[LineName, Mapping[str, str | None]] = {
    "react": {
        "clerkJSUrl": "__internal_clerkJSUrl",
        "clerkJSVersion": "__internal_clerkJSVersion",
        "clerkUiUrl": "__internal_clerkUIUrl",
    },
    "clerk-react": {"clerkUiUrl": None},
}
"""What each line calls the addresses of Clerk's own scripts; the older one has its user interface in the same script."""


class ClerkProvider(root.ClerkProvider):
    """Clerk's provider; it stands aside when there is one around it."""

    tag = "ClerkProvider"
    props_of_line: ClassVar[Mapping[str, LineName]] = {
        name: line
        for name, line in root.ClerkProvider.props_of_line.items()
        if name not in {"clerk_js_url", "clerk_js_version"}
    }

    clerk_ui_url: rx.Var[str]
    """Address of the script of Clerk's user interface."""

    def _render(self, props: dict[str, Any] | None = None) -> Any:
        tag = super()._render(props)
        names = SCRIPT_PROPS[current_line().name]
        renamed = ((names.get(name, name), value) for name, value in tag.props.items())
        return tag.set(name=self.alias, props={name: value for name, value in renamed if name is not None})


class Synchronizer(rx.Component):
    """The synchronizer, of which one runs in a page.

    It takes state variables even where its text reads none: they are what makes Reflex mount its event loop.
    """

    tag = "Synchronizer"

    acknowledgement: rx.Var[dict[str, Any]]
    hydrated: rx.Var[bool]


def clerk_provider(
    *children: Any,
    publishable_key: str | None = None,
    secret_key: str | None = None,
    synchronizer: SynchronizerConfig | Path | str = DEFAULT_SYNCHRONIZER,
    allow: str | Collection[str] = (),
    clerk: LineName | None = None,
    clerk_version: str | None = None,
    **props: Any,
) -> rx.Component:
    """Return Clerk's provider round `children`, with the synchronizer that keeps the backend's session equal to Clerk's.

    `publishable_key` and `secret_key` say which Clerk instance; `configure` and the environment stand in for them
    (`CLERK_PUBLISHABLE_KEY`, `CLERK_SECRET_KEY`). A page's function does not run in every process of a backend: give
    keys to `wrap_app`, `configure` or the environment.

    `synchronizer` is a configuration, the name of a preset, `"project"` or `"project:VARIANT"` for what
    `pyproject.toml` configures, or the path of a rendered file. `allow` holds ids of checks whose errors do not stop
    the build, or is one. `clerk` is Clerk's package, `"react"` (6, the default) or `"clerk-react"` (5), and `clerk_version`
    another npm version of it than the one tested. `props` are those of Clerk's provider.

    Raises `ConfigError` for what cannot be right, `FaultySynchronizerError` (one of these) with a report if a check
    finds an error in the synchronizer, and `codegen.SynchronizerError` for a configuration that cannot be used.
    """
    from .configuration import backend, configure
    from .state import ClerkState

    keys = {"publishable_key": publishable_key, "secret_key": secret_key}
    if given := _without_none(keys):
        configure(**given)
    configured = {"publishable_key": backend().configuration.publishable_key}
    props = _from_environment() | _without_none(configured) | _without_none(props)
    if "publishable_key" not in props:
        _log.warning(
            "no publishable key, so Clerk does not load in the browser: set CLERK_PUBLISHABLE_KEY, or give publishable_key"
        )
    line = choose_line(clerk, clerk_version)
    chosen = choose(synchronizer, line=line, state=ClerkState.get_full_name())
    demand_no_errors(chosen, frozenset(texts("allow", allow)))
    _demand_a_backend_for(chosen)
    module = embed(chosen, line)
    inside = Synchronizer.create(
        library=module,
        alias=chosen.component,
        acknowledgement=ClerkState.acknowledgement,
        hydrated=rx.State.is_hydrated,
    )
    provider = ClerkProvider.create(inside, *children, **props)
    provider.library, provider.alias = module, f"{chosen.component}Provider"
    return provider


def wrap_app(app: rx.App, **options: Any) -> rx.App:
    """Put `clerk_provider` round every page of an app, and return the app; `options` are those of `clerk_provider`."""
    provider = clerk_provider(**options)
    app.extra_app_wraps[APP_WRAP] = lambda _stateful: provider
    return app


def _demand_a_backend_for(chosen: Chosen) -> None:
    from .configuration import backend

    if chosen.template is not None and not backend().configuration.accept_templates:
        raise ConfigError(
            f"{chosen.path} says token.template = {chosen.template!r}, but the backend takes session tokens only: call "
            "configure(accept_templates=True, audience=…) before, with the aud that the template sets; or drop token.template"
        )


def _from_environment() -> dict[str, str]:
    return {prop: os.environ[name] for prop, name in FROM_ENVIRONMENT.items() if os.environ.get(name)}


def _without_none(options: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}
