"""Render, check, compare and explore the component that keeps a Reflex backend equal to Clerk's session.

The public names below are imported when they are first used, so that `import codegen` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .changes import Change, ChangeSeverity
    from .check import check
    from .compare import Comparison, compare
    from .config import SynchronizerConfig
    from .config_sources import load
    from .errors import (
        ConfigurationError,
        InputError,
        JavaScriptSyntaxError,
        Problem,
        SynchronizerError,
        TemplateError,
    )
    from .explore import explore
    from .findings import Abstention, CheckResult, Finding, Severity
    from .js.parse import parse
    from .presets import preset
    from .render import render
    from .source import Source
    from .version import __version__

__all__ = [
    "Abstention",
    "Change",
    "ChangeSeverity",
    "CheckResult",
    "Comparison",
    "ConfigurationError",
    "Finding",
    "InputError",
    "JavaScriptSyntaxError",
    "Problem",
    "Severity",
    "Source",
    "SynchronizerConfig",
    "SynchronizerError",
    "TemplateError",
    "__version__",
    "check",
    "compare",
    "explore",
    "load",
    "parse",
    "preset",
    "render",
]

_HOMES = {
    "Change": ".changes",
    "ChangeSeverity": ".changes",
    "check": ".check",
    "Comparison": ".compare",
    "compare": ".compare",
    "SynchronizerConfig": ".config",
    "load": ".config_sources",
    "preset": ".presets",
    "ConfigurationError": ".errors",
    "InputError": ".errors",
    "JavaScriptSyntaxError": ".errors",
    "Problem": ".errors",
    "SynchronizerError": ".errors",
    "TemplateError": ".errors",
    "explore": ".explore",
    "Abstention": ".findings",
    "CheckResult": ".findings",
    "Finding": ".findings",
    "Severity": ".findings",
    "parse": ".js.parse",
    "render": ".render",
    "Source": ".source",
    "__version__": ".version",
}
"""The module that each public name lives in."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """The package: `check`, `compare`, `explore` and `render` stay functions although submodules bear these names.

    Importing a submodule binds it as an attribute of its package (Python's language reference, 5.4.2), which would
    hide the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
