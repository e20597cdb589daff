"""What is shown to whom: signed in, signed out, with a role, permission, feature or plan, or by a condition of yours.

Clerk 6 has `Show` for all of it, Clerk 5 `SignedIn`, `SignedOut` and `Protect`; these are the same on both. They decide
what the page shows, no more: what is in the page can be read by anyone, so guard the events that fetch the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, Unpack

import reflex as rx

from codegen.names import nearest

from ..errors import ConfigError
from .base import ClerkBase
from .line import ClerkLine
from .typing import Prop, ReactNode, ReflexProps

REQUIREMENTS = ("role", "permission", "feature", "plan")
"""What a user can be asked to have; one of them at a time."""

Condition: TypeAlias = bool | str | rx.Var[Any]
"""A Reflex var, or the JavaScript of a function of `has`: `"has => has({role: 'org:admin'})"`."""

When: TypeAlias = Literal["signed-in", "signed-out"] | Mapping[str, Any] | rx.Var[Any]


class ControlProps(ReflexProps, total=False):
    """Props of `signed_in` and `signed_out`."""

    treat_pending_as_signed_out: Prop[bool]


class ProtectProps(ControlProps, total=False):
    """Props of `protect`; at most one of the requirements and the condition."""

    role: Prop[str]
    permission: Prop[str]
    feature: Prop[str]
    plan: Prop[str]
    condition: Condition
    fallback: ReactNode


class ShowProps(ControlProps, total=False):
    """Props of `show` beside `when`."""

    fallback: ReactNode


class _Control(ClerkBase):
    """One of Clerk 5's control components, which Clerk 6 writes as `Show`."""

    treat_pending_as_signed_out: rx.Var[bool]
    """Whether a user with a task left counts as signed out; Clerk's default is true."""

    def exported_name(self, line: ClerkLine) -> str:
        """Return `Show` for Clerk 6."""
        return "Show" if line.name == "react" else self.clerk_name


class SignedIn(_Control):
    """Shows its children to signed-in users."""

    clerk_name = "SignedIn"

    def line_props(self, line: ClerkLine) -> Mapping[str, Any]:
        """Say to `Show` what it is."""
        return {"when": "signed-in"} if line.name == "react" else {}


class SignedOut(_Control):
    """Shows its children to visitors who are not signed in."""

    clerk_name = "SignedOut"

    def line_props(self, line: ClerkLine) -> Mapping[str, Any]:
        """Say to `Show` what it is."""
        return {"when": "signed-out"} if line.name == "react" else {}


class Protect(_Control):
    """Shows its children to signed-in users who have what is asked for, and the fallback to everyone else."""

    clerk_name = "Protect"

    role: rx.Var[str]
    """The role in the active organization, such as `org:admin`."""

    permission: rx.Var[str]
    """The permission in the active organization, such as `org:invoices:create`."""

    feature: rx.Var[str]
    """The feature of the user's or the organization's plan."""

    plan: rx.Var[str]
    """The plan of the user or the organization."""

    condition: rx.Var[Any]
    """A var that says whether the children are shown, or a JavaScript function of `has`; only for signed-in users."""

    fallback: rx.Var[Any]
    """What everyone else sees; nothing while Clerk is loading."""

    @classmethod
    def create(cls, *children: Any, **props: Any) -> Protect:
        """Make the component; raises `ConfigError` if more than one thing is asked for."""
        asked = [name for name in (*REQUIREMENTS, "condition") if props.get(name) is not None]
        if len(asked) > 1:
            raise ConfigError(
                f"protect takes one of {', '.join(REQUIREMENTS)} and condition, not {' and '.join(asked)}; put one inside"
                " the other, or use condition=\"has => has({role: '...'}) && ...\""
            )
        if "condition" in asked:
            props["condition"] = _function_of_has(props["condition"])
        return super().create(*children, **props)

    def line_props(self, line: ClerkLine) -> Mapping[str, Any]:
        """Put what is asked for into the one prop of `Show`."""
        if line.name != "react":
            return {}
        asked = {name: getattr(self, name) for name in REQUIREMENTS if getattr(self, name) is not None}
        nothing = dict.fromkeys((*REQUIREMENTS, "condition"))
        return {**nothing, "when": self.condition if self.condition is not None else asked or "signed-in"}


def signed_in(*children: Any, **props: Unpack[ControlProps]) -> SignedIn:
    """Show the children to signed-in users."""
    return SignedIn.create(*children, **props)


def signed_out(*children: Any, **props: Unpack[ControlProps]) -> SignedOut:
    """Show the children to visitors who are not signed in."""
    return SignedOut.create(*children, **props)


def protect(*children: Any, **props: Unpack[ProtectProps]) -> Protect:
    """Show the children to signed-in users who have what is asked for, and the fallback to everyone else."""
    return Protect.create(*children, **props)


def show(*children: Any, when: When, **props: Unpack[ShowProps]) -> Protect:
    """Show the children, or the fallback, as Clerk 6's `<Show when>`; on both lines.

    `when` is `"signed-in"`, `"signed-out"`, one requirement (`{"role": "org:admin"}`), or a var as `condition` of
    `protect` takes it. Raises `ConfigError` for anything else.
    """
    if isinstance(when, rx.Var):
        return Protect.create(*children, condition=when, **props)
    if isinstance(when, Mapping):
        unknown = [name for name in when if name not in REQUIREMENTS]
        if unknown or len(when) != 1:
            raise ConfigError(
                f"when takes one of {', '.join(REQUIREMENTS)}, not {', '.join(map(str, when)) or 'nothing'}"
            )
        return Protect.create(*children, **dict(when), **props)
    if when == "signed-in":
        return Protect.create(*children, **props)
    if when == "signed-out":  # the children of "signed in" and its fallback, exchanged
        signed_in_sees = props.pop("fallback", None)
        return Protect.create(
            *[one for one in (signed_in_sees,) if one is not None], fallback=rx.fragment(*children), **props
        )
    known = ("signed-in", "signed-out")
    raise ConfigError(f"when must be {' or '.join(map(repr, known))}, not {when!r}{nearest(str(when), known)}")


def _function_of_has(condition: Condition) -> rx.Var[Any]:
    """Return a function of `has`, whether `condition` is a value or a function already; a function never counts as true."""
    given = rx.Var(condition) if isinstance(condition, str) else rx.Var.create(condition)
    return rx.Var(
        f'((has) => {{ const given = ({given!s}); return Boolean(typeof given === "function" ? given(has) : given) }})',
        _var_data=given._get_all_var_data(),
    )
