"""A trace that broke an invariant, kept as a test of the project that it was found in."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

from .result import Violation

_TEST = '''"""Traces that broke a rule of the session synchronizer once; saved by `reflex-clerk-sync explore --save-test`.

Needs the explorer and pytest: pip install 'reflex-clerk-sync[explore,testing]'
"""

from __future__ import annotations

from codegen.testing import assert_trace

SYNCHRONIZER = {target}
{tests}'''

_FUNCTION = '''

def {name}() -> None:
    """{invariant}: {says}."""
    assert_trace(
        SYNCHRONIZER,
        {trace},
        settling={settling},
        strict_mode={strict_mode},{component}
    )
'''


def regression_test(target: str, violations: Sequence[Violation], file: Path, *, component: str | None = None) -> str:
    """Return the text of a pytest file that fails while the synchronizer breaks these traces.

    `target` is what the command line was given; a file is named from the place of the test, so that the test can be run from anywhere.
    `component` is the one that was asked for, of a text with several.
    """
    tests = "".join(
        _FUNCTION.format(
            name=_name(violation),
            invariant=violation.invariant,
            says=_in_docstring(violation.says),
            trace=_listed(violation.trace),
            settling=_quoted(violation.settling),
            strict_mode=violation.strict_mode,
            component="" if component is None else f"\n        component={_quoted(component)},",
        )
        for violation in violations
    )
    text = _TEST.format(target=_target(target, file), tests=tests)
    if "Path(" in text:
        text = text.replace("from codegen.testing", "from pathlib import Path\n\nfrom codegen.testing", 1)
    return text


def _target(target: str, file: Path) -> str:
    if not Path(target).is_file():
        return _quoted(target)
    relative = Path(os.path.relpath(Path(target).resolve(), file.resolve().parent)).as_posix()
    return f"Path(__file__).parent / {_quoted(relative)}"


def _name(violation: Violation) -> str:
    """Return a name for the test: the invariant and the actions, as far as a name should go."""
    words = re.sub(r"[^a-z0-9]+", "_", "_".join([violation.invariant, *violation.trace]).lower())
    return f"test_{words[:80].strip('_')}"


def _quoted(text: str | None) -> str:
    return "None" if text is None else json.dumps(text)


def _listed(trace: Sequence[str]) -> str:
    return "[" + ", ".join(map(_quoted, trace)) + "]"


def _in_docstring(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"""', "'''").rstrip(".")
