"""Comparing the initial values of refs."""

from __future__ import annotations

import re


def initial_value(text: str) -> str:
    """Return an initial value without the names of its members, which are the component's own business: `{ a: null }` is `{:null}`.

    A lone name is a value of the render, whatever it is called.
    """
    if re.fullmatch(r"[A-Za-z_$][\w$]*", text) and text not in {"null", "undefined", "true", "false"}:
        return "a value of the render"
    return re.sub(r"[A-Za-z_$][\w$]*\s*:", ":", text).replace(" ", "")
