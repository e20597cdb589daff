"""The types of props: what a caller of Clerk's components may pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict, TypeVar

import reflex as rx

T = TypeVar("T")

Prop: TypeAlias = T | rx.Var[T]
"""A value, or a Reflex var that has it in the browser."""

ReactNode: TypeAlias = rx.Component | str
"""Something to show."""

if TYPE_CHECKING:
    Event: TypeAlias = Any
else:
    Event = rx.EventHandler[rx.event.no_args_event_spec]
"""The field of an event without arguments; Reflex's way to write it is no type to a type checker."""


class ReflexProps(TypedDict, total=False):
    """What Reflex itself does for any component."""

    key: Any
    """Tells React which one of several siblings it is."""
    custom_attrs: dict[str, Any]
    """Props for Clerk that this package does not know, by their JavaScript names; unchecked."""
    on_mount: Any
    """Runs when the component comes into the page."""
    on_unmount: Any
    """Runs when the component leaves the page."""


class ElementProps(ReflexProps, total=False):
    """What a component can do with that hands its props on to an HTML element."""

    style: Any
    class_name: Any
    id: Any
    ref: Any
