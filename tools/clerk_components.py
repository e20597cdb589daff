"""Writes `reflex_clerk/components/` from the type declarations of Clerk's React packages.

`python -m tools.clerk_components` writes the modules from `clerk_components.json`; with the folder of an npm project that
holds both packages and typescript as argument, it reads the declarations anew first.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.clerk_page import page
from tools.clerk_types import Json, accepted, field_type, python_name, reflex_name
from tools.clerk_words import BY_HAND, COMPONENTS, ELEMENTS, FAMILIES, PROPS

HERE = Path(__file__).parent
DATA = HERE / "clerk_components.json"
SCRIPT = HERE / "clerk_declarations.cjs"
TARGET = HERE.parent / "reflex_clerk" / "components"
PAGE = HERE.parent / "docs" / "components.md"

LINES = {"react": "@clerk/react", "clerk-react": "@clerk/clerk-react"}


HEADER = '''"""{summary}

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Required, Unpack

import reflex as rx

from ..appearance import Appearance
from ..localization import Localization
from .base import {bases}
from .line import LineName
from .typing import {typing_names}

'''


PACKAGE = '''"""Clerk's React components for Reflex pages, of both of Clerk's lines.

Written by tools/clerk_components.py; do not edit. Names are loaded when they are first used, so that to ask for one does
not cost all, and nothing here brings in Reflex by itself.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
{imports}

MODULE_OF = {table}
"""Every component and the module, beside this one, that defines it."""

__all__ = {names}


def __getattr__(name: str) -> Any:
    if name not in MODULE_OF:
        raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
    return getattr(importlib.import_module(f"{{__name__}}.{{MODULE_OF[name]}}"), name)


def __dir__() -> list[str]:
    return sorted({{*globals(), *MODULE_OF}})
'''

NAMES_BY_HAND = {
    "control": ["Protect", "SignedIn", "SignedOut", "protect", "show", "signed_in", "signed_out"],
    "callback": ["HandleSSOCallback", "handle_sso_callback"],
}
"""What the modules that are not generated have."""


def read_declarations(project: Path) -> Json:
    """Return what the packages below `project` declare: component to its entry point, lines, and props with kinds."""
    command = ["node", str(SCRIPT)]
    done = subprocess.run(  # noqa: S603 - the script beside this file
        command, cwd=project, input=json.dumps({"lines": LINES}), capture_output=True, text=True, check=True
    )
    return merge(json.loads(done.stdout))


def merge(found: Mapping[str, Json]) -> Json:
    """Make one description of both lines; a prop is required only if it is on every line that has it."""
    merged: Json = {}
    for line in LINES:
        for name, component in found[line].items():
            entry = merged.setdefault(name, {"entry": component["entry"], "children": False, "lines": [], "props": {}})
            entry["lines"].append(line)
            entry["children"] |= component["children"]
            for prop, facts in component["props"].items():
                known = entry["props"].setdefault(prop, {"kinds": [], "required": True, "lines": []})
                known["kinds"] = sorted({*known["kinds"], *facts["kinds"]})
                known["required"] &= facts["required"]
                known["lines"].append(line)
    for component in merged.values():
        component["props"] = dict(sorted(component["props"].items()))
    return dict(sorted(merged.items()))


def load() -> Json:
    """Return the committed description."""
    data: Json = json.loads(DATA.read_text(encoding="utf-8"))
    return data


def modules(data: Json) -> dict[str, str]:
    """Return the text of every module, by its name, formatted as ruff does."""
    missing = (
        {name.partition(".")[0] for name in data} - BY_HAND - {one for _, names in FAMILIES.values() for one in names}
    )
    if missing:
        raise SystemExit(f"components without a family in clerk_words.py: {', '.join(sorted(missing))}")
    texts = {module: _module(summary, names, data) for module, (summary, names) in FAMILIES.items()}
    texts["__init__"] = _package(texts)
    return {module: _formatted(text) for module, text in texts.items()}


def _package(texts: Mapping[str, str]) -> str:
    """Return `__init__.py`: every public name of the package, loaded when it is first used, and seen by type checkers."""
    public = {
        module: re.findall(r"^(?:class|def) ([A-Za-z]\w*)|^(\w+) = ", text, re.MULTILINE)
        for module, text in texts.items()
    }
    names = {module: ["".join(pair) for pair in found] for module, found in public.items()} | NAMES_BY_HAND
    shown = {
        module: sorted(name for name in found if not name.endswith(("Props", "Namespace")))
        for module, found in names.items()
    }
    imports = "".join(f"    from .{module} import {', '.join(found)}\n" for module, found in sorted(shown.items()))
    table = {name: module for module, found in shown.items() for name in found}
    return PACKAGE.format(imports=imports, table=json.dumps(dict(sorted(table.items()))), names=sorted(table))


def documentation(data: Json) -> str:
    """Return the text of `docs/components.md`."""
    return page(data)


def _module(summary: str, names: tuple[str, ...], data: Json) -> str:
    parts = [part for name in names for part in _with_members(name, data)]
    body = "\n\n".join(parts)
    used = [
        one for one in ("ElementProps", "Event", "Prop", "ReactNode", "ReflexProps") if re.search(rf"\b{one}\b", body)
    ]
    bases = [one for one in ("ClerkBase", "ClerkPage", "ClerkParent") if f"({one})" in body]
    return (
        _without_unused(HEADER.format(summary=summary, bases=", ".join(bases), typing_names=", ".join(used)), body)
        + body
    )


_ONE_USE = {
    "import reflex as rx\n": "rx.",
    "from collections.abc import Mapping\n": "Mapping[",
    "from .line import LineName\n": "LineName]",
}
"""Lines of the header, and what the body has if it needs them."""


def _without_unused(header: str, body: str) -> str:
    """Leave out the imports that no component of the module needs."""
    kept = []
    for line in header.splitlines(keepends=True):
        name = {"from ..appearance": "Appearance", "from ..localization": "Localization"}.get(
            line.partition(" import")[0]
        )
        if name and not re.search(rf"\b{name} \|", body):
            continue
        if line.startswith("from typing"):
            wanted = [
                one for one in ("Any", "ClassVar", "Literal", "Required", "Unpack") if re.search(rf"\b{one}\b", body)
            ]
            kept.append(f"from typing import {', '.join(wanted)}\n")
            continue
        if any(line == whole and use not in body for whole, use in _ONE_USE.items()):
            continue
        kept.append(line)
    return "".join(kept)


def _with_members(name: str, data: Json) -> Iterator[str]:
    members = [one for one in data if one.startswith(f"{name}.")]
    for one in [*members, name]:
        yield _component(one, data[one], _slots(one, members))
    function = python_name(name)
    if members:
        yield _namespace(name, members)
    else:
        children = "*children: Any, " if data[name]["children"] else ""
        passed = "*children, " if data[name]["children"] else ""
        yield (
            f"def {function}({children}**props: Unpack[{name}Props]) -> {name}:\n"
            f'    """{COMPONENTS[name]}"""\n    return {name}.create({passed}**props)\n'
        )


def _slots(name: str, members: list[str]) -> list[str]:
    """Return the classes that a component takes as children: the entries of a menu go into its `MenuItems`."""
    entries = [one for one in members if one.endswith((".Action", ".Link")) and one.startswith("UserButton.")]
    if name.endswith(".MenuItems"):
        return [one.replace(".", "") for one in entries]
    if name in members:
        return []
    return [one.replace(".", "") for one in members if one not in entries]


def _component(name: str, component: Json, slots: list[str]) -> str:
    class_name = name.replace(".", "")
    parent = "ClerkParent" if slots or name in ELEMENTS else "ClerkBase"
    parent = "ClerkPage" if name.endswith("Page") else parent
    base = "ElementProps" if name in ELEMENTS else "ReflexProps"
    props = component["props"]
    lines = [f"class {class_name}Props({base}, total=False):", f'    """Props of `{class_name}`."""', ""]
    lines += [f"    {python_name(prop)}: {accepted(prop, facts)}" for prop, facts in props.items()]
    lines += [
        "",
        "",
        f"class {class_name}({parent}):",
        f'    """{COMPONENTS[name]}"""',
        "",
        f'    clerk_name = "{name}"',
    ]
    if component["entry"] != "/":
        lines.append(f'    entry = "{component["entry"]}"')
    if len(component["lines"]) == 1:
        lines.append(f'    only_line = "{component["lines"][0]}"')
    one_line = {
        python_name(prop): facts["lines"][0] for prop, facts in props.items() if facts["lines"] != component["lines"]
    }
    if one_line:
        lines.append(f"    props_of_line: ClassVar[Mapping[str, LineName]] = {json.dumps(one_line)}")
    renamed = {reflex_name(prop): prop for prop in props if reflex_name(prop) != prop}
    if renamed:
        lines.append(f"    renamed: ClassVar[Mapping[str, str]] = {json.dumps(renamed)}")
    if name in ELEMENTS:
        lines.append("    is_element = True")
    if slots:
        lines.append(f"    slots = {tuple(slots)!r}")
    if not component["children"]:
        lines.append("    takes_children = False")
    for prop, facts in props.items():
        lines += ["", f"    {python_name(prop)}: {field_type(prop, facts)}", f'    """{PROPS[prop]}"""']
    return "\n".join(lines) + "\n"


def _namespace(name: str, members: list[str]) -> str:
    lines = [f"class {name}Namespace(rx.ComponentNamespace):", f'    """{COMPONENTS[name]}"""', ""]
    for member in members:
        class_name = member.replace(".", "")
        lines.append(f"    {python_name(member.partition('.')[2])} = staticmethod({class_name}.create)")
    lines += ["", "    @staticmethod", f"    def __call__(*children: Any, **props: Unpack[{name}Props]) -> {name}:"]
    lines += [f'        """{COMPONENTS[name]}"""', f"        return {name}.create(*children, **props)"]
    lines += ["", "", f"{python_name(name)} = {name}Namespace()", f'"""{COMPONENTS[name]}"""']
    return "\n".join(lines) + "\n"


def _formatted(text: str) -> str:
    for action in (["check", "--fix", "--select", "I"], ["format"]):
        command = [sys.executable, "-m", "ruff", *action, "-", "--quiet", "--stdin-filename", str(TARGET / "module.py")]
        done = subprocess.run(command, cwd=HERE.parent, input=text, capture_output=True, text=True, check=True)  # noqa: S603 - ruff
        text = done.stdout
    return text


def main(arguments: list[str]) -> None:
    """Read the declarations if a project is named, and write the modules."""
    if arguments:
        text = json.dumps(read_declarations(Path(arguments[0])), indent=1, ensure_ascii=False)
        DATA.write_text(text + "\n", encoding="utf-8")
    for name, text in modules(load()).items():
        (TARGET / f"{name}.py").write_text(text, encoding="utf-8")
    PAGE.write_text(documentation(load()), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
