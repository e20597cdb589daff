"""What Clerk's real JavaScript of both lines makes of the fake's faults, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from reflex_clerk import SessionClaims
from reflex_clerk.testing import FakeClerk, User

from .page import OpenPage


def test_a_short_failure_is_overcome(fake_clerk: FakeClerk, open_page: OpenPage, ada: User) -> None:
    """clerk-js itself tries again after a 500, and the session is kept."""
    page = open_page(ada)
    fault = fake_clerk.faults.add("sessions.tokens", status=500, times=1)
    assert page.token(skipCache=True).count(".") == 2
    assert (fault.hits, page.user_id) == (1, ada.id)
    assert page.token_requests() >= 2


def test_refusals_reach_the_page(fake_clerk: FakeClerk, open_page: OpenPage, ada: User) -> None:
    page = open_page(ada)
    for status in (403, 404, 422):
        with fake_clerk.faults.add("sessions.tokens", status=status, code="made_up"):
            refused = page.outcome("return await Clerk.session.getToken({skipCache: true})")
        assert refused == [status, "made_up"]


def test_too_many_requests(fake_clerk: FakeClerk, open_page: OpenPage, ada: User, line: str) -> None:
    """The lines differ: 5 gives up at once, 6 tries again; a fake that answers otherwise would not show it."""
    page = open_page(ada)
    fault = fake_clerk.faults.add("sessions.tokens", status=429, times=1, retry_after=1)
    outcome = page.outcome("return typeof await Clerk.session.getToken({skipCache: true})")
    assert outcome == ([429, "too_many_requests"] if line == "5" else "string")
    assert fault.hits == 1


def test_a_token_under_way_is_overtaken_by_a_sign_out(
    fake_clerk: FakeClerk, open_page: OpenPage, ada: User, verify: Callable[[str], SessionClaims]
) -> None:
    """The answer is held, not the request: the page gets a good token of a session that is gone."""
    page = open_page(ada)
    fault = fake_clerk.faults.add("sessions.tokens", hold="answer")
    page.run("window.late = Clerk.session.getToken({skipCache: true}).catch(error => String(error)); return null")
    fault.wait_until_held()
    page.sign_out()
    page.wait_for_user(None)
    assert fake_clerk.sessions == []
    fault.release()
    assert verify(page.page.evaluate("window.late")).user_id == ada.id


def test_slow_answers_only_take_time(fake_clerk: FakeClerk, open_page: OpenPage, ada: User) -> None:
    fake_clerk.settings.answer_time = 0.15
    page = open_page(ada)
    took = page.run(
        "const start = performance.now(); await Clerk.session.getToken({skipCache: true}); return performance.now() - start"
    )
    assert took >= 150


def test_a_dead_network_is_not_a_sign_out(fake_clerk: FakeClerk, open_page: OpenPage, ada: User) -> None:
    """While connections are cut the session is kept, a cached token is given out, and afterwards all is well."""
    page = open_page(ada)
    with fake_clerk.faults.add("*", drop=True) as fault:
        page.run("window.late = Clerk.session.getToken({skipCache: true}); return null")
        fault.wait_for_hit()
        assert page.user_id == ada.id
    assert page.page.evaluate("window.late").count(".") == 2
