"""What a component takes: a prop that it has not is an error that says what to write instead, never a style."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import reflex as rx

from reflex_clerk import components as clerk
from reflex_clerk.appearance import Appearance, Captcha, Options, Variables
from reflex_clerk.components.line import ClerkLine, choose_line, current_line
from reflex_clerk.errors import ConfigError
from reflex_clerk.localization import Localization
from tests.components.made import rendered_names


class Colors(rx.State):
    """A state that a component reads."""

    color: str = "red"
    open: bool = True


Make = Callable[[], Any]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: clerk.SignIn.create(pth="/"), "SignIn has no prop pth; did you mean `path`"),
        (lambda: clerk.SignIn.create(forceRedirectUrl="/"), "did you mean `force_redirect_url`"),
        (lambda: clerk.SignIn.create(margin="1em"), "SignIn has no prop margin"),
        (lambda: clerk.SignIn.create(style={"margin": "1em"}), "wrap it in rx.box, or use `appearance`"),
        (lambda: clerk.SignIn.create(class_name="mine"), "wrap it in rx.box"),
        (lambda: clerk.SignIn.create(on_click=rx.console_log("x")), "wrap it in rx.box"),
        (lambda: clerk.SignIn.create(data_testid="x"), "wrap it in rx.box"),
        (lambda: clerk.SignIn.create("text"), "SignIn takes no children"),
        (lambda: clerk.SignInButton.create(margin="1em"), "CSS goes into style="),
        (lambda: clerk.SignInButton.create(on_click=rx.console_log("x")), "give yours to the button in it"),
        (lambda: clerk.SignInButton.create("a", "b"), "takes one child that can be clicked"),
        (lambda: clerk.SignInButton.create(rx.fragment("a")), "takes one child that can be clicked"),
        (lambda: clerk.UserButton.create(rx.text("x")), "takes only UserButtonMenuItems"),
        (lambda: clerk.user_button.menu_items(rx.cond(Colors.open, "a", "b")), "put rx.cond round the whole"),
        (
            lambda: clerk.UserButton.create(user_profile_props={"appearance": Appearance(theme="dark")}),
            "appearance in user_profile_props of UserButton must be a dict",
        ),
        (lambda: clerk.user_profile.page("x", label="Mine"), "UserProfile.Page with content needs url and label_icon"),
        (lambda: clerk.protect(role="a", plan="b"), "not role and plan"),
        (lambda: clerk.show(when="signed_in"), "did you mean `signed-in`"),
        (lambda: clerk.show(when={"rolle": "a"}), "when takes one of role, permission, feature, plan, not rolle"),
        (lambda: clerk.show(when={}), "not nothing"),
        (
            lambda: clerk.sign_in(appearance={"varables": {}}),
            "appearance of SignIn has no 'varables': did you mean variables",
        ),
        (lambda: clerk.ClerkProvider.create(publishable_key="pk", appearance={"sign_in": {}}), "did you mean signIn"),
        (lambda: Variables(colour_primary="red"), "Variables has no colour_primary; did you mean `color_primary`"),  # type: ignore[call-arg] # that is the mistake
        (lambda: Options(shimer=True), "did you mean `shimmer`"),  # type: ignore[call-arg] # that is the mistake
        (lambda: Appearance(element={}), "Appearance has no element; did you mean `elements`"),  # type: ignore[call-arg] # that is the mistake
        (lambda: Appearance(theme="drak"), "there is no theme 'drak': did you mean dark"),
        (lambda: Appearance(parts={"sign_on": Appearance()}), "'sign_on' to give a look: did you mean sign_in"),
        (lambda: Localization("fr-RF"), "no translation 'fr-RF': did you mean fr-FR"),
        (lambda: clerk.ClerkProvider.create(publishable_key="pk", localization="de"), "no translation 'de'"),
        (lambda: choose_line("clerk_react"), "not 'clerk_react'; did you mean `clerk-react`"),
    ],
)
def test_a_mistake_is_named_with_what_to_do(make: Make, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        make()
    assert said in str(caught.value)


def test_a_value_that_clerk_does_not_know_is_refused_by_reflex() -> None:
    with pytest.raises(TypeError, match="user_profile_mode"):
        clerk.user_button(user_profile_mode="popup")  # type: ignore[arg-type] # that is the mistake


def test_every_key_that_clerk_reads_may_stand_in_an_appearance(line: ClerkLine) -> None:
    """As its documentation shows them, for the whole page and for one component."""
    keys = {"layout": {}, "options": {}, "baseTheme": rx.Var("dark"), "userButton": {}, "cssLayerName": "clerk"}
    (written,) = clerk.sign_in(appearance=keys).render()["props"]
    assert all(f'["{key}"]' in written for key in keys)
    assert clerk.sign_in(appearance=rx.Var("look")).render()["props"] == ["appearance:look"]


def test_what_reflex_itself_does_stays_allowed() -> None:
    component = clerk.SignIn.create(key="k", custom_attrs={"future": 1}, on_mount=rx.console_log("here"))
    assert sorted(rendered_names(component)) == ["future", "key"]
    button = clerk.SignInButton.create(
        "Sign in", style={"color": "red"}, class_name="c", id="i", data_testid="t", on_focus=rx.console_log("x")
    )
    assert {"css", "className", "id", '"data-testid"', "onFocus"} <= set(rendered_names(button))


def test_a_prop_of_the_other_line_is_refused_when_the_line_is_known() -> None:
    component = clerk.sign_in(after_sign_in_url="/")
    choose_line("react")
    with pytest.raises(ConfigError, match="only @clerk/clerk-react has"):
        component.render()
    with pytest.raises(ConfigError, match="only @clerk/clerk-react has"):
        clerk.sign_in(after_sign_in_url="/")


def test_a_component_of_the_other_line_is_refused() -> None:
    choose_line("clerk-react")
    with pytest.raises(ConfigError, match=r"HandleSSOCallback is not in @clerk/clerk-react@5\.61\.11"):
        clerk.handle_sso_callback()


def test_one_app_has_one_line() -> None:
    """A second provider may ask for the same, or leave the choice to the first, but not ask for another."""
    assert choose_line("clerk-react").name == "clerk-react"
    assert choose_line().name == choose_line("clerk-react").name
    with pytest.raises(ConfigError, match="one app has one of Clerk's packages"):
        choose_line("react")


@pytest.mark.parametrize("ask", [current_line, choose_line])
def test_the_line_cannot_change_after_something_was_built_with_it(ask: Make) -> None:
    """By a component that was compiled, or a provider that left the choice open."""
    ask()
    with pytest.raises(ConfigError, match="before components are compiled"):
        choose_line("clerk-react")


def test_another_npm_version_can_be_named() -> None:
    choose_line("react", "6.19.0")
    assert "@clerk/react@6.19.0" in clerk.user_avatar()._get_imports()


def test_children_of_slots_stay_what_clerk_looks_for() -> None:
    """A component of Reflex's own between the menu and its entries would hide them from Clerk."""
    menu = clerk.user_button.menu_items(clerk.user_button.action(label="manageAccount"))
    for component in (clerk.user_button(menu), clerk.sign_in_button(rx.button("x"))):
        assert component._memoization_mode.recursive is False


def test_a_fallback_brings_its_own_hooks_and_imports(line: ClerkLine) -> None:
    component = clerk.protect("x", fallback=rx.text(Colors.color, id="named"))
    hooks = "\n".join(component._get_all_hooks())
    assert "ref_named" in hooks
    assert "colors" in hooks
    assert any(name.startswith("@radix-ui/themes") for name in component._get_all_imports())


def test_an_appearance_is_written_as_each_line_reads_it(line: ClerkLine) -> None:
    look = Appearance(
        theme=["dark", "shades_of_purple"],
        variables=Variables(color_primary=Colors.color, font_weight={"bold": 700}),
        options=Options(logo_placement="none", unsafe_disable_development_mode_warnings=True),
        captcha=Captcha(theme="dark"),
        elements={"card": {"boxShadow": "none"}},
        css_layer_name="clerk",
        parts={"sign_in": Appearance(theme="simple")},
    )
    component = clerk.sign_in(appearance=look)
    (written,) = component.render()["props"]
    newest = line.name == "react"
    assert f'["{"theme" if newest else "baseTheme"}"] : [ClerkThemeDark, ClerkThemeShadesOfPurple]' in written
    assert f'["{"options" if newest else "layout"}"] : ({{ ["logoPlacement"] : "none"' in written
    assert '"unsafe_disableDevelopmentModeWarnings"] : true' in written
    assert f'["signIn"] : ({{ ["{"theme" if newest else "baseTheme"}"] : "simple" }})' in written
    assert "colors" in "\n".join(component._get_all_hooks())
    themes = {one.tag for one in component._get_imports()[line.themes_library]}
    assert themes == {"dark", "shadesOfPurple"}


def test_texts_of_ones_own_are_laid_over_a_translation() -> None:
    """What is beside them stays Clerk's, at every depth."""
    texts = {"signIn": {"start": {"title": Colors.color}}, "back": "Retour"}
    component = clerk.ClerkProvider.create(publishable_key="pk", localization=Localization("fr-FR", texts))
    written = next(prop for prop in component.render()["props"] if prop.startswith("localization:"))
    assert '...ClerkTextsFrfr?.["signIn"]?.["start"]' in written
    assert '["back"] : "Retour"' in written


@pytest.mark.parametrize("given", [True, "(has) => has({ role: 'org:admin' })", rx.Var("(has) => false"), Colors.open])
def test_a_condition_is_a_function_on_both_lines(line: ClerkLine, given: Any) -> None:
    """A function that is given stands in the call, so it can never count as true by being there."""
    component = clerk.protect("x", condition=given)
    (written,) = component.render()["props"]
    assert written.startswith("when:((has) =>" if line.name == "react" else "condition:((has) =>")
    assert 'typeof given === "function" ? given(has) : given' in written


@pytest.mark.parametrize(
    ("make", "newest", "older"),
    [
        (lambda: clerk.signed_in("x"), ("ClerkShow", ['when:"signed-in"']), ("ClerkSignedIn", [])),
        (lambda: clerk.signed_out("x"), ("ClerkShow", ['when:"signed-out"']), ("ClerkSignedOut", [])),
        (lambda: clerk.protect("x"), ("ClerkShow", ['when:"signed-in"']), ("ClerkProtect", [])),
        (
            lambda: clerk.protect("x", role="org:admin", treat_pending_as_signed_out=False),
            ("ClerkShow", ["treatPendingAsSignedOut:false", 'when:({ ["role"] : "org:admin" })']),
            ("ClerkProtect", ['role:"org:admin"', "treatPendingAsSignedOut:false"]),
        ),
        (
            lambda: clerk.show("x", when={"plan": "gold"}),
            ("ClerkShow", ['when:({ ["plan"] : "gold" })']),
            ("ClerkProtect", ['plan:"gold"']),
        ),
        (
            lambda: clerk.show("x", when="signed-out"),
            ("ClerkShow", ['fallback:(jsx(Fragment, ({}), "x"))', 'when:"signed-in"']),
            ("ClerkProtect", ['fallback:(jsx(Fragment, ({}), "x"))']),
        ),
    ],
)
def test_who_sees_what_is_said_in_the_words_of_each_line(
    line: ClerkLine, make: Make, newest: tuple[str, list[str]], older: tuple[str, list[str]]
) -> None:
    rendered = make().render()
    assert (rendered["name"], rendered["props"]) == (newest if line.name == "react" else older)
