"""How a Python value enters JavaScript text: the one place that escapes."""

from __future__ import annotations

import json


def js_literal(value: str | float | bool | None) -> str:
    r"""Return the JavaScript literal of a value.

    The result is ASCII and holds no `<`, so it can stand in a module, in an inline script and in JSON: JSON is a subset of ECMAScript
    (ECMA-262, JSON superset), and `\u003c` cannot end a script element (HTML, script data states).
    """
    return json.dumps(value, ensure_ascii=True, allow_nan=False).replace("<", "\\u003c")
