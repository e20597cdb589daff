"""Everything that reflex_clerk_api offers is here, under its name and with its parameters; the wheel itself is the measure."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from typing import Any

import pytest

from reflex_clerk import compat
from reflex_clerk import components as clerk
from reflex_clerk.compat import models
from tests.compat import published

DOCUMENTED = (
    "get_user",
    "redirect_to_sign_in",
    "redirect_to_sign_up",
    "redirect_to_organization_profile",
    "redirect_to_create_organization",
    "sign_on",
)
"""Names that its README and its guides use, and that it does not export."""

SETTINGS = {
    "register_dependent_handler",
    "set_auth_wait_timeout_seconds",
    "set_claims_options",
    "set_jwt_validate_leeway_seconds",
    "client",
}

DEAD = {
    "ClerkProvider": {"dynamic", "sync_host"},
    "OrganizationProfile": {"custom_pages"},
    "OrganizationList": {"create_organization_mode", "create_organization_url"},
}
"""Props that Clerk never reads: taken, and left out."""


def test_every_name_is_here() -> None:
    wanted = {*published.public_names(), *DOCUMENTED}
    assert wanted <= set(compat.__all__)
    assert [name for name in wanted if not hasattr(compat, name)] == []


def test_every_function_takes_what_it_took() -> None:
    """The same parameters, by position and by name, with the same defaults; more may follow."""
    for function in published.functions():
        ours = inspect.signature(getattr(compat, function.name))
        theirs = signature_of(function)
        assert shape(ours) >= shape(theirs), function.name
        wanted = by_position(theirs)
        assert by_position(ours)[: len(wanted)] == wanted, function.name


def test_the_state_has_its_vars_events_and_settings() -> None:
    for name in published.variables("ClerkState"):
        assert hasattr(compat.ClerkState, name), name
    theirs = published.methods("ClerkState")
    assert set(theirs) >= SETTINGS
    for name in theirs:
        assert hasattr(compat.ClerkState, name), name
    for name in SETTINGS - {"client"}:
        assert shape(inspect.signature(getattr(compat.ClerkState, name))) >= shape(
            signature_of(theirs[name], method=True)
        )


def test_the_users_state_has_its_vars_and_events() -> None:
    for name in (*published.variables("ClerkUser"), *published.methods("ClerkUser")):
        assert hasattr(compat.ClerkUser, name), name


def test_every_component_takes_its_props() -> None:
    for name, props in published.components():
        known = {*getattr(clerk, name).own_props(), *DEAD.get(name, ())}
        assert set(props) <= known, name


@pytest.mark.parametrize("name", ["Appearance", "Layout", "Variables", "Captcha"])
def test_every_model_takes_its_fields(name: str) -> None:
    (theirs,) = (node for node in ast.walk(module_of_models()) if isinstance(node, ast.ClassDef) and node.name == name)
    fields = [ast.unparse(node.target) for node in theirs.body if isinstance(node, ast.AnnAssign)]
    ours: Callable[..., Any] = getattr(models, name)
    assert set(fields) <= set(inspect.signature(ours).parameters)


def module_of_models() -> ast.Module:
    return published.source("models.py")


def by_position(signature: inspect.Signature) -> list[str]:
    return [name for name, kind, _ in parameters(signature) if kind == "POSITIONAL_OR_KEYWORD"]


def parameters(signature: inspect.Signature) -> list[tuple[str, str, Any]]:
    return [(one.name, one.kind.name, one.default) for one in signature.parameters.values()]


def shape(signature: inspect.Signature) -> set[tuple[str, str, Any]]:
    """Return what a caller can rely on; the name of `**props` is no part of it."""
    return {
        (
            name if kind not in {"VAR_KEYWORD", "VAR_POSITIONAL"} else "",
            kind,
            None if default is inspect.Parameter.empty else default,
        )
        for name, kind, default in parameters(signature)
    }


def signature_of(function: ast.FunctionDef | ast.AsyncFunctionDef, *, method: bool = False) -> inspect.Signature:
    """Return the signature of a function that is only text, without `cls`."""
    text = ast.unparse(function.args)
    scope: dict[str, Any] = {}
    bare = ast.parse(f"def f({text}): pass").body[0]
    assert isinstance(bare, ast.FunctionDef)
    for argument in ast.walk(bare.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    exec(compile(ast.unparse(bare), "<published>", "exec"), scope)  # noqa: S102 - a signature of the package under comparison
    signature = inspect.signature(scope["f"])
    return signature.replace(parameters=list(signature.parameters.values())[1 if method else 0 :])
