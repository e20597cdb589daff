"""The Frontend API as clerk-js asks it, without a browser: who is signed in where, and what the tokens say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reflex_clerk import SessionClaims, Verifier, VerifierSettings
from reflex_clerk.testing import FakeClerk, User
from reflex_clerk.testing.directory import DEFAULT_PASSWORD

from .front_end import ORIGIN, FrontEnd


def test_an_unknown_browser_is_told_so(fake_clerk: FakeClerk, front_end: FrontEnd) -> None:
    """Then clerk-js makes itself known anew; a browser that outlived the fake needs that."""
    assert front_end.client()["sessions"] == []
    fake_clerk.reset()
    assert front_end.refusal("GET", "/client") == (401, "dev_browser_unauthenticated")


def test_sign_in_by_password(front_end: FrontEnd, ada: User, claims: Callable[[str], SessionClaims]) -> None:
    session_id = front_end.sign_in("ada@example.com", DEFAULT_PASSWORD)
    client = front_end.client()
    assert client["last_active_session_id"] == session_id
    assert [one["user"]["id"] for one in client["sessions"]] == [ada.id]
    signed = claims(front_end.token(session_id))
    assert (signed.user_id, signed.session_id, signed.authorized_party) == (ada.id, session_id, ORIGIN)
    assert signed.organization is None


def test_sign_in_step_by_step(front_end: FrontEnd, ada: User) -> None:
    """The component asks for the identifier first, and is told which ways there are."""
    attempt = front_end.post("/client/sign_ins", identifier="lovelace")["response"]
    assert attempt["status"] == "needs_first_factor"
    assert {"password", "email_code"} == {one["strategy"] for one in attempt["supported_first_factors"]}
    path = f"/client/sign_ins/{attempt['id']}"
    wrong = front_end.refusal("POST", f"{path}/attempt_first_factor", strategy="password", password="guess")
    assert wrong == (422, "form_password_incorrect")
    front_end.post(f"{path}/prepare_first_factor", strategy="email_code")
    wrong = front_end.refusal("POST", f"{path}/attempt_first_factor", strategy="email_code", code="000000")
    assert wrong == (422, "form_code_incorrect")
    assert front_end.get(path)["response"]["status"] == "needs_first_factor"
    done = front_end.post(f"{path}/attempt_first_factor", strategy="email_code", code="424242")
    assert done["response"]["status"] == "complete"
    assert [one["user"]["id"] for one in done["client"]["sessions"]] == [ada.id]


def test_sign_in_by_ticket_works_once(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User) -> None:
    ticket = fake_clerk.create_ticket(ada).value
    assert front_end.post("/client/sign_ins", strategy="ticket", ticket=ticket)["response"]["status"] == "complete"
    again = front_end.refusal("POST", "/client/sign_ins", strategy="ticket", ticket=ticket)
    assert again == (400, "ticket_invalid_code")


def test_a_ticket_with_an_actor_impersonates(
    fake_clerk: FakeClerk, front_end: FrontEnd, ada: User, claims: Callable[[str], SessionClaims]
) -> None:
    ticket = fake_clerk.create_ticket(ada, actor={"sub": "user_root"}).value
    answer = front_end.post("/client/sign_ins", strategy="ticket", ticket=ticket)["response"]
    assert claims(front_end.token(answer["created_session_id"])).actor_id == "user_root"


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        ({"identifier": "nobody@example.com"}, (422, "form_identifier_not_found")),
        ({"identifier": "ada@example.com", "password": "wrong"}, (422, "form_password_incorrect")),
        ({"strategy": "ticket", "ticket": "made up"}, (400, "ticket_invalid_code")),
    ],
)
def test_sign_ins_that_are_refused(
    front_end: FrontEnd, ada: User, form: dict[str, str], refusal: tuple[int, str]
) -> None:
    assert ada.password == DEFAULT_PASSWORD
    assert front_end.refusal("POST", "/client/sign_ins", **form) == refusal
    assert front_end.client()["sessions"] == []


def test_a_user_without_a_password_is_let_in_by_ticket_only(fake_clerk: FakeClerk, front_end: FrontEnd) -> None:
    fake_clerk.add_user("eve@example.com", password=None)
    refusal = front_end.refusal(
        "POST", "/client/sign_ins", identifier="eve@example.com", password="", strategy="password"
    )
    assert refusal == (422, "form_password_incorrect")


def test_sign_up(fake_clerk: FakeClerk, front_end: FrontEnd) -> None:
    attempt = front_end.post("/client/sign_ups", email_address="new@example.com", first_name="New")["response"]
    assert attempt["missing_fields"] == ["password"]
    path = f"/client/sign_ups/{attempt['id']}"
    short = front_end.refusal("PATCH", path, password="short")
    assert short == (422, "form_password_length_too_short")
    assert front_end.send("PATCH", path, password="long enough").json()["response"]["missing_fields"] == []
    front_end.post(f"{path}/prepare_verification", strategy="email_code")
    done = front_end.post(f"{path}/attempt_verification", strategy="email_code", code="424242")
    assert done["response"]["status"] == "complete"
    user = fake_clerk.find_user("new@example.com")
    assert user is not None
    assert (user.first_name, done["client"]["sessions"][0]["user"]["id"]) == ("New", user.id)
    taken = front_end.refusal("POST", "/client/sign_ups", email_address="NEW@example.com")
    assert taken == (422, "form_identifier_exists")


def test_two_sessions_in_one_browser(front_end: FrontEnd, ada: User, bob: User) -> None:
    """The last sign-in is the active one; a touch makes another one active; each is removed by itself."""
    first = front_end.sign_in("ada@example.com", DEFAULT_PASSWORD)
    second = front_end.sign_in("bob@example.com", DEFAULT_PASSWORD)
    assert front_end.client()["last_active_session_id"] == second
    again = front_end.refusal("POST", "/client/sign_ins", identifier="ada@example.com")
    assert again == (400, "identifier_already_signed_in")
    assert front_end.post(f"/client/sessions/{first}/touch")["client"]["last_active_session_id"] == first
    left = front_end.post(f"/client/sessions/{first}/remove")["client"]
    assert [one["user"]["id"] for one in left["sessions"]] == [bob.id]
    assert left["last_active_session_id"] is None, "nothing becomes active by itself"
    assert (ada.id, bob.id) == ("user_ada", "user_bob")


def test_single_session_mode(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User, bob: User) -> None:
    fake_clerk.settings.single_session = True
    front_end.sign_in("ada@example.com", DEFAULT_PASSWORD)
    for path in ("/client/sign_ins", "/client/sign_ups"):
        assert front_end.refusal("POST", path, identifier="bob@example.com") == (400, "session_exists")


def test_sign_out_of_everything(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User, bob: User) -> None:
    sessions = [front_end.sign_in(who.identifier, DEFAULT_PASSWORD) for who in (ada, bob)]
    assert front_end.send("DELETE", "/client/sessions").json()["client"]["sessions"] == []
    assert fake_clerk.sessions == []
    for session_id in sessions:
        assert front_end.refusal("POST", f"/client/sessions/{session_id}/tokens") == (401, "authentication_invalid")


def test_browsers_know_nothing_of_each_other(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User) -> None:
    session_id = front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    with FrontEnd(fake_clerk.proxy_url) as other:
        assert other.client()["sessions"] == []
        assert other.refusal("POST", f"/client/sessions/{session_id}/tokens") == (404, "resource_not_found")


def test_a_revoked_session_gets_nothing_more(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User) -> None:
    session_id = front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    [session] = fake_clerk.sessions
    fake_clerk.revoke(session)
    for what in ("tokens", "touch"):
        refusal = front_end.refusal("POST", f"/client/sessions/{session_id}/{what}")
        assert refusal == (401, "authentication_invalid")
    assert front_end.client()["sessions"] == []
    assert (session.status, session.user) == ("revoked", ada)


def test_a_banned_user_is_refused(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User) -> None:
    session_id = front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    fake_clerk.ban(ada)
    assert front_end.refusal("POST", f"/client/sessions/{session_id}/tokens") == (403, "user_banned")
    again = front_end.refusal("POST", "/client/sign_ins", identifier=ada.identifier, password=DEFAULT_PASSWORD)
    assert again == (403, "user_banned")


def test_reverification_makes_the_factor_fresh(
    fake_clerk: FakeClerk,
    front_end: FrontEnd,
    ada: User,
    claims: Callable[[str], SessionClaims],
) -> None:
    """`fva` grows by the minute, and starts anew when the user has proven who it is."""
    session_id = front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    [session] = fake_clerk.sessions
    session.verified_at -= 11 * 60
    old = claims(front_end.token(session_id)).factor_ages
    path = f"/client/sessions/{session_id}/verify"
    front_end.post(path, level="first_factor")
    wrong = front_end.refusal("POST", f"{path}/attempt_first_factor", strategy="password", password="wrong")
    assert wrong == (422, "form_password_incorrect")
    front_end.post(f"{path}/attempt_first_factor", strategy="password", password=DEFAULT_PASSWORD)
    new = claims(front_end.token(session_id)).factor_ages
    assert old is not None
    assert new is not None
    assert (old.first, new.first) == (11, 0)


def test_answers_carry_a_token_unless_told_otherwise(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User) -> None:
    """It is what saves the real front end a request after a sign-in."""
    front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    verify = Verifier(VerifierSettings(jwt_key=fake_clerk.jwt_key)).verify
    assert verify(front_end.client()["sessions"][0]["last_active_token"]["jwt"]).user_id == ada.id
    fake_clerk.settings.tokens_in_answers = False
    assert front_end.client()["sessions"][0]["last_active_token"] is None


def test_templates(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User) -> None:
    """A template's token has its own claims, and names no session; an unknown template is refused."""
    fake_clerk.settings.templates["database"] = {"aud": "database", "role": "authenticated"}
    session_id = front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    path = f"/client/sessions/{session_id}/tokens"
    settings = VerifierSettings(jwt_key=fake_clerk.jwt_key, audience="database", accept_templates=True)
    signed = Verifier(settings).verify(front_end.post(f"{path}/database")["jwt"])
    assert (signed.user_id, signed.raw["role"], signed.session_id) == (ada.id, "authenticated", None)
    assert front_end.refusal("POST", f"{path}/other") == (404, "resource_not_found")


def test_token_settings(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User) -> None:
    """Life, clock and version of the tokens can be changed while everything runs."""
    session_id = front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)
    verify = Verifier(VerifierSettings(jwt_key=fake_clerk.jwt_key)).verify
    before = verify(front_end.token(session_id))
    fake_clerk.settings.token_life, fake_clerk.settings.clock_shift = 30, -40
    fake_clerk.settings.token_version = 1
    after = verify(front_end.token(session_id))
    assert before.issued_at is not None
    assert after.issued_at is not None
    assert (before.expires_at - before.issued_at, after.expires_at - after.issued_at) == (60, 30)
    assert after.issued_at <= before.issued_at - 35
    assert (before.version, after.version) == (2, 1)


def test_what_the_fake_does_not_have_is_said(front_end: FrontEnd, caplog: pytest.LogCaptureFixture) -> None:
    """A missing endpoint must not look like a fault of the app."""
    assert front_end.refusal("POST", "/me/totp") == (404, "fake_clerk_has_no_such_endpoint")
    assert "no endpoint POST /v1/me/totp" in caplog.text
