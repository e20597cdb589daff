"""Clerk's real JavaScript of both lines, in a real browser, takes the fake for Clerk."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from playwright.sync_api import Playwright, expect

from reflex_clerk import SessionClaims, Verifier, VerifierSettings
from reflex_clerk.errors import InvalidSignature
from reflex_clerk.testing import LINES, FakeClerk, User, browser, sign_in
from reflex_clerk.testing.directory import DEFAULT_PASSWORD
from reflex_clerk.testing.pytest_plugin import SignedIn

from .page import ClerkPage, OpenPage, html, served


def test_signed_out_then_in_by_password(
    fake_clerk: FakeClerk, open_page: OpenPage, ada: User, line: str, verify: Callable[[str], SessionClaims]
) -> None:
    """A sign-in's own answers fill the token cache: the first getToken needs no request, and skipCache needs one."""
    page = open_page()
    assert page.run("return [Clerk.version, Clerk.status, Clerk.user ?? null]") == [LINES[line].clerk_js, "ready", None]
    assert fake_clerk.requests.counts == {"dev_browser": 1, "environment.update": 1, "client": 1}
    assert page.sign_in_by_password("ada@example.com", "guess") == [422, "form_password_incorrect"]
    assert page.sign_in_by_password("ada@example.com", DEFAULT_PASSWORD) == "complete"
    signed = verify(page.token())
    assert (signed.user_id, signed.session_id) == (ada.id, page.run("return Clerk.session.id"))
    assert page.token_requests() == 0
    fresh = verify(page.token(skipCache=True))
    assert page.token_requests() == 1
    assert fresh.token_id != signed.token_id
    assert verify(page.token()).token_id == fresh.token_id
    assert page.token_requests() == 1


def test_ticket_reload_and_sign_out(fake_clerk: FakeClerk, open_page: OpenPage, ada: User) -> None:
    """A session outlives the page, and ends for good."""
    page = open_page()
    sign_in(page.page, fake_clerk, ada)
    assert page.user_id == ada.id
    page.page.reload()
    page.page.evaluate("window.loading")
    page.wait_for_user(ada.id)
    page.sign_out()
    page.wait_for_user(None)
    assert page.run("return Clerk.session?.getToken() ?? null") is None
    assert fake_clerk.sessions == []


def test_sessions_are_switched_and_signed_out_one_by_one(
    fake_clerk: FakeClerk, open_page: OpenPage, ada: User, bob: User, verify: Callable[[str], SessionClaims]
) -> None:
    page = open_page(ada, bob)
    assert page.user_id == bob.id
    assert verify(page.token()).user_id == bob.id
    page.run("await Clerk.setActive({session: Clerk.client.sessions.find(one => one.user.id === argument)})", ada.id)
    assert verify(page.token()).user_id == ada.id
    page.run("await Clerk.session.remove()")
    page.wait_for_user(None)
    assert [session.user for session in fake_clerk.sessions] == [bob]
    assert page.token_requests() == 0


def test_organizations_are_switched(
    fake_clerk: FakeClerk, open_page: OpenPage, ada: User, verify: Callable[[str], SessionClaims]
) -> None:
    """Role and permissions are known to the page and stand in the token; so do features and plans."""
    acme = fake_clerk.add_organization("Acme", features=["dashboard"], plans=["pro"])
    fake_clerk.add_member(ada, acme, "org:admin", ["org:invoices:read", "org:invoices:create"])
    looms = fake_clerk.add_organization("Looms")
    fake_clerk.add_member(ada, looms)
    page = open_page(ada)
    assert verify(page.token()).organization is None
    page.run("await Clerk.setActive({organization: argument})", acme.id)
    signed = verify(page.token())
    held = signed.organization
    assert held is not None
    assert (held.slug, held.role, held.permissions) == (
        "acme",
        "org:admin",
        ("org:invoices:read", "org:invoices:create"),
    )
    assert signed.plans.covers("org:pro")
    rights = "return argument.map(asked => Clerk.session.checkAuthorization(asked))"
    assert page.run(rights, [{"role": "org:admin"}, {"permission": "org:invoices:create"}]) == [True, True]
    other = verify(page.token(organizationId=looms.id)).organization
    assert other is not None
    assert (other.slug, other.role) == ("looms", "org:member")
    assert page.run("return Clerk.organization.slug") == "acme"
    page.run("await Clerk.setActive({organization: 'looms'})")
    assert page.run(rights, [{"role": "org:admin"}, {"permission": "org:invoices:create"}]) == [False, False]
    page.run("await Clerk.setActive({organization: null})")
    assert verify(page.token()).organization is None


def test_a_pending_session_becomes_active_when_an_organization_is_chosen(
    fake_clerk: FakeClerk, open_page: OpenPage, ada: User, verify: Callable[[str], SessionClaims]
) -> None:
    fake_clerk.settings.force_organization_selection = True
    fake_clerk.add_member(ada, fake_clerk.add_organization("Acme"))
    page = open_page(ada)
    assert page.run("return [Clerk.session.status, Clerk.session.currentTask.key, Clerk.isSignedIn]") == [
        "pending",
        "choose-organization",
        False,
    ]
    assert verify(page.token()).is_pending, "a token is given out all the same"
    page.run("await Clerk.setActive({organization: 'acme'})")
    page.page.wait_for_function("Clerk.session?.status === 'active'")
    assert verify(page.token(skipCache=True)).status == "active"


def test_a_revocation_is_noticed_on_focus(fake_clerk: FakeClerk, open_page: OpenPage, ada: User, bob: User) -> None:
    """Nothing is pushed: the page learns of it at its next request, which coming back to the tab makes."""
    page = open_page(bob, ada)
    page.run("await Clerk.session.touch()")
    revoked = next(session for session in fake_clerk.sessions if session.user is ada)
    fake_clerk.revoke(revoked)
    assert page.user_id == ada.id
    page.page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.wait_for_user(None)
    assert page.run("return Clerk.client.sessions.map(one => one.user.id)") == [bob.id]


def test_a_revocation_is_noticed_when_a_token_is_asked_for(
    fake_clerk: FakeClerk, open_page: OpenPage, ada: User
) -> None:
    page = open_page(ada)
    fake_clerk.revoke(fake_clerk.sessions[0])
    ask = "return await Clerk.session.getToken({skipCache: true})"
    assert page.outcome(ask) == [401, "authentication_invalid"]
    page.wait_for_user(None)


def test_keys_are_rotated(
    fake_clerk: FakeClerk, open_page: OpenPage, ada: User, url: str, verify: Callable[[str], SessionClaims]
) -> None:
    """A cached token is of the old key, the next one of the new; the page notices nothing."""
    page = open_page(ada)
    for same_kid in (False, True):
        cached = page.token()
        assert verify(cached).authorized_party == url
        fake_clerk.rotate_keys(same_kid=same_kid)
        assert page.token() == cached
        with pytest.raises(InvalidSignature):
            verify(cached)
        assert verify(page.token(skipCache=True)).user_id == ada.id


def test_two_tabs_share_a_session_and_its_end(fake_clerk: FakeClerk, open_page: OpenPage, ada: User) -> None:
    """A sign-out in one tab reaches the other without a request to the server."""
    first, second = open_page(ada), open_page()
    assert (first.user_id, second.user_id) == (ada.id, ada.id)
    first.sign_out()
    second.wait_for_user(None)
    assert fake_clerk.requests.count("sessions.remove_all") == 1


def test_without_tokens_in_answers_the_page_asks(fake_clerk: FakeClerk, open_page: OpenPage, ada: User) -> None:
    """The setting takes away what fills the cache, for tests that need a request; the script takes away the focus."""
    fake_clerk.settings.tokens_in_answers = False
    page = open_page(ada, script=browser.NEVER_FOCUSED)
    assert page.page.evaluate("document.hasFocus()") is False
    assert page.token().count(".") == 2
    assert page.token_requests() >= 1


def test_a_browser_that_outlived_the_fake_starts_anew(fake_clerk: FakeClerk, open_page: OpenPage, ada: User) -> None:
    """Cookies of an earlier run name a browser that this one does not know."""
    page = open_page(ada)
    fake_clerk.reset()
    page.page.reload()
    page.page.evaluate("window.loading")
    page.wait_for_user(None)
    assert fake_clerk.requests.count("dev_browser") >= 1


def test_impersonation_and_reverification(
    fake_clerk: FakeClerk, open_page: OpenPage, ada: User, verify: Callable[[str], SessionClaims]
) -> None:
    page = open_page()
    ticket = fake_clerk.create_ticket(ada, actor={"sub": "user_root"}).value
    page.run(
        "const attempt = await Clerk.client.signIn.create({strategy: 'ticket', ticket: argument});"
        "await Clerk.setActive({session: attempt.createdSessionId})",
        ticket,
    )
    assert page.run("return Clerk.session.actor.sub") == "user_root"
    assert verify(page.token()).actor_id == "user_root"
    [session] = fake_clerk.sessions
    session.verified_at -= 15 * 60
    old = verify(page.token(skipCache=True)).factor_ages
    status = page.run(
        "await Clerk.session.startVerification({level: 'first_factor'});"
        "const done = await Clerk.session.attemptFirstFactorVerification({strategy: 'password', password: argument});"
        "return done.status",
        DEFAULT_PASSWORD,
    )
    new = verify(page.token(skipCache=True)).factor_ages
    assert old is not None
    assert new is not None
    assert (status, old.first, new.first) == ("complete", 15, 0)


def test_sign_up(fake_clerk: FakeClerk, open_page: OpenPage) -> None:
    page = open_page()
    page.run(
        "const attempt = await Clerk.client.signUp.create(argument);"
        "await attempt.prepareEmailAddressVerification({strategy: 'email_code'});"
        "const done = await attempt.attemptEmailAddressVerification({code: '424242'});"
        "await Clerk.setActive({session: done.createdSessionId})",
        {"emailAddress": "new@example.com", "password": "long enough"},
    )
    made = fake_clerk.find_user("new@example.com")
    assert made is not None
    assert page.user_id == made.id


def test_the_components_work(fake_clerk: FakeClerk, open_page: OpenPage, ada: User, url: str) -> None:
    """A person signs in by typing, sees who is there, and switches the organization by clicking."""
    fake_clerk.add_member(ada, fake_clerk.add_organization("Acme"), "org:admin")
    page = open_page(path="/components")
    page.run("Clerk.mountSignIn(document.getElementById('place'))")
    page.page.get_by_label("Email address or username").fill("lovelace")
    page.page.get_by_role("button", name="Continue", exact=True).click()
    page.page.get_by_label("Password", exact=True).fill(DEFAULT_PASSWORD)
    with page.page.expect_navigation():
        page.page.get_by_role("button", name="Continue", exact=True).click()
    page.page.goto(f"{url}/components")
    page.page.evaluate("window.loading")
    page.wait_for_user(ada.id)
    page.run("Clerk.mountOrganizationSwitcher(document.getElementById('place'))")
    page.page.get_by_role("button", name="Open organization switcher").click()
    page.page.get_by_text("Acme").click()
    page.page.wait_for_function("Clerk.organization?.slug === 'acme'")
    page.run("Clerk.openUserProfile()")
    expect(page.page.get_by_text("ada@example.com").first).to_be_visible()


def test_plain_http_without_any_flags(fake_clerk: FakeClerk, clerk_playwright: Playwright, ada: User) -> None:
    """How the demo runs in the browser of a person: by proxy address; only an automated browser needs the one flag."""
    flags = ["--no-sandbox", "--disable-blink-features=AutomationControlled"]
    with contextlib.closing(
        clerk_playwright.chromium.launch(executable_path=browser.executable(), args=flags)
    ) as launched:
        for line in LINES:
            with served(html(fake_clerk, line, plain_http=True)) as address:
                page = launched.new_context().new_page()
                page.goto(address)
                clerk_page = ClerkPage(page, fake_clerk)
                sign_in(page, fake_clerk, ada)
                settings = VerifierSettings(jwt_key=fake_clerk.jwt_key, authorized_parties=[address])
                assert Verifier(settings).verify(clerk_page.token()).user_id == ada.id


def test_the_fixture_opens_a_page_that_is_signed_in(
    fake_clerk: FakeClerk, signed_in: SignedIn, ada: User, bob: User
) -> None:
    """Each in a browser of its own."""
    with served(html(fake_clerk, "6")) as url:
        pages = [ClerkPage(signed_in(url, *users), fake_clerk) for users in ((ada,), (bob,), ())]
        assert [page.user_id for page in pages] == [ada.id, bob.id, None]
