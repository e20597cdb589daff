"""What all of Clerk's components share: the package they come from, and how their props are checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import reflex as rx
from reflex.constants import MemoizationMode

from codegen.names import nearest

from ..appearance import refuse_unknown_keys
from ..errors import ConfigError
from ..localization import Localization
from .line import DEFAULT_LINE, LINES, ClerkLine, LineName, chosen_line, current_line
from .per_line import PerLine

_ALWAYS = frozenset({"key", "custom_attrs", "on_mount", "on_unmount"})
"""What Reflex itself makes use of, whatever the component does with its props."""

_OF_AN_ELEMENT = frozenset({"style", "class_name", "id", "ref"})
"""What only a component that hands its props to an HTML element can make use of."""


class ClerkBase(rx.Component):
    """Base of everything that is imported from Clerk's React package, of the line that the app has chosen.

    A subclass sets `clerk_name` and declares its props as fields. Reflex's `library` stays empty: the line is known
    only when the page is compiled, so the import is added then, under a local name (`ClerkSignIn`) that no other
    package's component takes.
    """

    clerk_name: ClassVar[str]
    """The export of Clerk's package, `SignIn`, or a member of one, `UserButton.Action`."""
    entry: ClassVar[str] = "/"
    """The entry point of the package that exports it: the package itself, or `/experimental`."""
    only_line: ClassVar[LineName | None] = None
    """The line that has the component, if the other one has not."""
    props_of_line: ClassVar[Mapping[str, LineName]] = {}
    """Props that only one line has, by their Python names."""
    renamed: ClassVar[Mapping[str, str]] = {}
    """Props whose JavaScript name is not the camelCase of the Python one: what Reflex would write, to what Clerk reads."""
    is_element: ClassVar[bool] = False
    """Whether Clerk hands `style`, `class_name`, `id` and events on to an HTML element."""

    takes_children: ClassVar[bool] = True
    """Whether Clerk shows what is put into it."""

    @classmethod
    def create(cls, *children: Any, **props: Any) -> Self:
        """Make the component; raises `ConfigError` for a prop that it does not have, and names the nearest one."""
        props = {name: value for name, value in props.items() if value is not None}
        cls._refuse_unknown(props)
        cls._refuse_children(children)
        line = chosen_line()
        if line is not None:
            cls._refuse_other_line(props, line)
        if isinstance(props.get("localization"), str):
            props["localization"] = Localization(props["localization"])
        cls._refuse_nested(props)
        per_line = {name: value for name, value in props.items() if isinstance(value, PerLine)}
        props |= {name: value.var(LINES[DEFAULT_LINE]) for name, value in per_line.items()}
        component = super().create(*children, **props)
        component._per_line = per_line
        return component

    _per_line: Mapping[str, PerLine] = {}

    def exported_name(self, line: ClerkLine) -> str:
        """Return the export that is this component on `line`."""
        return self.clerk_name

    def line_props(self, line: ClerkLine) -> Mapping[str, Any]:
        """Return props, by their JavaScript names, that are written differently for each line; None takes one out."""
        return {name: value.var(line) for name, value in self._per_line.items()}

    def add_imports(self) -> list[rx.ImportDict]:
        """Import the component from the package of the line in use, and what its props need."""
        line = current_line()
        name = self.exported_name(line).partition(".")[0]
        component = rx.ImportVar(tag=name, alias=local_name(name), package_path=self.entry)
        return [{line.library: component}, *(value.imports(line) for value in self._per_line.values())]

    def _render(self, props: dict[str, Any] | None = None) -> Any:
        """Render under the local name, after a last look whether the line in use has all that was asked for."""
        line = current_line()
        self._refuse_other_line([name for name in self.props_of_line if getattr(self, name, None) is not None], line)
        tag = super()._render(props)
        named = {self.renamed.get(name, name): value for name, value in tag.props.items()}
        named |= {
            name: None if value is None else rx.Var.create(value) for name, value in self.line_props(line).items()
        }
        written = {name: value for name, value in named.items() if value is not None}
        return tag.set(name=local_name(self.exported_name(line)), props=written)

    @classmethod
    def own_props(cls) -> list[str]:
        """Return the Python names of the props that Clerk gives this component."""
        inherited = rx.Component.get_fields()
        return [name for name in cls.get_fields() if name not in inherited]

    @classmethod
    def _refuse_unknown(cls, props: Mapping[str, Any]) -> None:
        own = cls.own_props()
        for name in props:
            if name in own or name in _ALWAYS:
                continue
            if name == "on_click" and cls.is_element:
                raise ConfigError(
                    f"{cls.clerk_name} sets on_click itself; give yours to the button in it, where it runs first"
                )
            of_element = (
                name in _OF_AN_ELEMENT or name in cls.get_event_triggers() or name.startswith(("data_", "aria_"))
            )
            if of_element and cls.is_element:
                continue
            label = f"{cls.clerk_name} has no prop {name}"
            if of_element:
                raise ConfigError(f"{label}: Clerk hands it to no element; wrap it in rx.box, or use `appearance`")
            raise ConfigError(f"{label}{nearest(name, own)}{_styling_hint(cls)}")

    @classmethod
    def _refuse_nested(cls, props: Mapping[str, Any]) -> None:
        """Refuse what Clerk would not read: misspelt keys of an appearance; an `Appearance` in another component's props."""
        refuse_unknown_keys(props.get("appearance"), f"appearance of {cls.clerk_name}")
        for name, value in props.items():
            nested = (
                [key for key, one in value.items() if isinstance(one, PerLine)] if isinstance(value, Mapping) else []
            )
            if nested:
                raise ConfigError(
                    f"{nested[0]} in {name} of {cls.clerk_name} must be a dict, as Clerk's documentation shows it;"
                    " an Appearance for another component goes into the parts of the provider's"
                )

    @classmethod
    def _refuse_children(cls, children: tuple[Any, ...]) -> None:
        if children and not cls.takes_children:
            raise ConfigError(f"{cls.clerk_name} takes no children; Clerk would not show them")

    @classmethod
    def _refuse_other_line(cls, props: Any, line: ClerkLine) -> None:
        if cls.only_line not in {None, line.name}:
            raise ConfigError(f"{cls.clerk_name} is not in {line.library}; it is in @clerk/{cls.only_line}")
        for name in props:
            needed = cls.props_of_line.get(name)
            if needed not in {None, line.name}:
                raise ConfigError(f"{cls.clerk_name} of {line.library} has no prop {name}, only @clerk/{needed} has")


class ClerkParent(ClerkBase):
    """Base of components that look at what their children are, so Reflex must not put a component of its own between."""

    _memoization_mode = MemoizationMode(recursive=False)

    slots: ClassVar[tuple[str, ...]] = ()
    """Names of the classes that Clerk knows as children; empty if there may be one child of any kind."""

    @classmethod
    def _refuse_children(cls, children: tuple[Any, ...]) -> None:
        super()._refuse_children(children)
        if not cls.slots:
            if len(children) > 1 or any(type(child).__name__ == "Fragment" for child in children):
                raise ConfigError(
                    f"{cls.clerk_name} takes one child that can be clicked, such as rx.button, and no group of several;"
                    " for a choice, put rx.cond round the whole component"
                )
            return
        for child in children:
            if type(child).__name__ not in cls.slots:
                raise ConfigError(
                    f"{cls.clerk_name} takes only {', '.join(cls.slots)} as children, directly, not {type(child).__name__};"
                    " for a choice, put rx.cond round the whole component"
                )


class ClerkPage(ClerkBase):
    """Base of pages of the app's own in Clerk's profiles; one without children gives one of Clerk's pages its place."""

    @classmethod
    def create(cls, *children: Any, **props: Any) -> Self:
        """Make the page; raises `ConfigError` for one that Clerk would leave out, with a word in the browser's console."""
        missing = [name for name in ("label", "url", "label_icon") if children and props.get(name) is None]
        if missing:
            raise ConfigError(
                f"{cls.clerk_name} with content needs {' and '.join(missing)}; Clerk shows no page without"
            )
        return super().create(*children, **props)


def local_name(export: str) -> str:
    """Return the name that an export has in the page: `SignIn` is `ClerkSignIn`."""
    return export if export.startswith("Clerk") else f"Clerk{export}"


def _styling_hint(component: type[ClerkBase]) -> str:
    return "; CSS goes into style={...}" if component.is_element else ""
