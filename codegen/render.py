"""Configuration to text: the templates, filled in and headed by what they were made from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .config import SynchronizerConfig
from .dependencies import check_dependencies
from .drift import header
from .errors import ConfigurationError
from .javascript import js_literal
from .plan import Plan

if TYPE_CHECKING:
    from jinja2 import Environment

ROOT_TEMPLATE = "synchronizer.jsx.jinja"


def templates_folder() -> Path:
    """Return the folder of the built-in templates: inside the package when installed from a wheel, beside it in a checkout."""
    package = Path(__file__).parent
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / ROOT_TEMPLATE).is_file():
            return folder
    raise FileNotFoundError(f"the templates of {package} are missing; install reflex-clerk-sync again")


def render(config: SynchronizerConfig, *, template_dir: Path | None = None) -> str:
    """Return the synchronizer's JavaScript for a configuration: same configuration, same bytes.

    `template_dir` holds a user's overrides: a file of the same name as a built-in template, which extends `builtin/NAME` and redefines
    some of its blocks. Raises `TemplateError` for an override that cannot be used or gives no JavaScript, `ConfigurationError` for an
    explicit dependency list that does not fit what the effect captures.
    """
    plan = Plan(config)
    if config.dependencies != "auto" and (problems := check_dependencies(config, plan.captured)):
        raise ConfigurationError(problems)
    if template_dir is not None:
        return _render_with_overrides(config, plan, template_dir)
    body = _environment().get_template(ROOT_TEMPLATE).render(plan.inputs())
    return header(config, body) + body


def _render_with_overrides(config: SynchronizerConfig, plan: Plan, template_dir: Path) -> str:
    from .overrides import demand_javascript, render_with_overrides

    body = render_with_overrides(template_dir, ROOT_TEMPLATE, plan.inputs())
    text = header(config, body) + body
    demand_javascript(text, template_dir)
    return text


@cache
def _environment() -> Environment:
    from jinja2 import FileSystemLoader

    return make_environment(FileSystemLoader(templates_folder()))


def make_environment(loader: object) -> Environment:
    """Return a Jinja environment with the project's rules: undefined names are errors, values enter through `js`."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        loader=loader,  # type: ignore[arg-type]  # any of Jinja's loaders
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the output is JavaScript; every value goes through the js filter
    )
    environment.filters["js"] = js_literal
    return environment
