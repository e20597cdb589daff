"""Whatever a stranger sends over a real websocket, with automatic setters on: nobody is signed in by it, nothing hangs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reflex_clerk.testing import SigningKey, mint_token, test_key
from reflex_clerk.testing.tokens import session_claims
from tests.app import workers
from tests.app.workers import CLERK, COMPAT, PROBE, SocketPage, Worker
from tests.browser.versions import BESIDE, python_with

ATTACKED = "user_attacked"
ROOT = "reflex___state____state"


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    worker = Worker(tmp_path_factory.mktemp("worker"))
    yield worker
    worker.end()


@pytest.fixture
def page(worker: Worker) -> Iterator[SocketPage]:
    page = worker.page()
    yield page
    page.close()


def unsigned(user_id: str) -> str:
    return ".".join([*mint_token(user_id).split(".")[:2], ""])


FORGED = mint_token(ATTACKED, key=SigningKey.generate(test_key().kid))
NO_TOKENS: dict[str, Any] = {
    "null": None,
    "number": 7,
    "true": True,
    "list": [FORGED],
    "object": {"token": FORGED, "user_id": ATTACKED},
    "empty": "",
    "not a token": "hello",
    "oversized": "a" * 600_000,
    "oversized with dots": f"{'a' * 200_000}.{'a' * 200_000}.{'a' * 200_000}",
    "lone surrogate": "\ud800.a.b",
    "nul": "\0",
    "forged": FORGED,
    "unsigned": unsigned(ATTACKED),
    "expired": mint_token(ATTACKED, now=1_000_000_000),
    "pending": mint_token(ATTACKED, status="pending"),
}


@pytest.mark.parametrize("token", NO_TOKENS.values(), ids=NO_TOKENS.keys())
def test_a_token_that_is_none_ends_the_session_and_signs_nobody_in(page: SocketPage, token: Any) -> None:
    page.set(token=token, seq=1)
    truth = page.truth()
    assert (truth["auth_checked"], truth["is_signed_in"], truth["claimed"]) == (True, False, None)
    page.set(token=mint_token("user_honest"), seq=2)
    assert page.truth()["user_id"] == "user_honest"
    page.set(token=token, seq=3)
    truth = page.truth()
    assert (truth["auth_checked"], truth["is_signed_in"], truth["claimed"]) == (True, False, None)
    assert truth["status"] in ("rejected", "signed_out")


VALID = mint_token(ATTACKED, life=600)
NO_NUMBERS: dict[str, Any] = {
    "true": True,
    "false": False,
    "zero": 0,
    "negative": -1,
    "float": 1.0,
    "text": "1",
    "list": [1],
    "object": {"seq": 1},
    "past what JavaScript counts": 2**53,
    "huge": 10**300,
}


@pytest.mark.parametrize("seq", NO_NUMBERS.values(), ids=NO_NUMBERS.keys())
def test_a_set_whose_seq_is_no_sequence_number_is_refused_and_a_clear_with_it_clears(
    page: SocketPage, seq: Any
) -> None:
    page.set(token=VALID, seq=seq)
    truth = page.truth()
    assert (truth["status"], truth["code"], truth["auth_checked"]) == ("rejected", "event-malformed", True)
    page.set(token=VALID, seq=1)
    assert page.truth()["is_signed_in"] is True
    page.clear(seq=seq)
    truth = page.truth()
    assert (truth["status"], truth["seq"], truth["is_signed_in"]) == ("signed_out", 1, False)


def test_surplus_and_missing_keys_do_not_keep_a_handler_from_its_work(page: SocketPage) -> None:
    page.set(token=FORGED, seq=1, user_id=ATTACKED, self=1, state={}, **{"": 1, "__class__": 1, "return": 1})
    assert page.truth()["status"] == "rejected"
    page.set(token=VALID, seq=2, surplus=FORGED)
    assert page.truth()["user_id"] == ATTACKED
    page.clear(seq=3, self=None, token=VALID)
    assert page.truth()["status"] == "signed_out"
    page.set(token=VALID)
    page.set()
    assert page.truth()["status"] == "rejected"
    page.set(token=VALID)
    page.clear()
    assert page.truth()["status"] == "signed_out"


IDENTITY: dict[str, Any] = {
    "user_id": ATTACKED,
    "is_signed_in": True,
    "session_id": "sess_1",
    "status": "signed_in",
    "auth_checked": True,
    "org_id": "org_1",
    "org_role": "org:admin",
    "expires_at": 1e12,
    "acknowledgement": {"seq": 9, "status": "signed_in", "user_id": ATTACKED},
    "_known": [0, 0, "signed_in", False, [session_claims(ATTACKED), 1e12, 1e12], None],
    "known": [0, 0, "signed_in", False, [session_claims(ATTACKED), 1e12, 1e12], None],
}


@pytest.mark.parametrize("name", IDENTITY)
def test_no_event_of_a_client_writes_identity(page: SocketPage, name: str) -> None:
    value = IDENTITY[name]
    for state in (CLERK, COMPAT, ROOT, PROBE):
        for setter in (f"set_{name}", f"set__{name}", name, f"_{name}", "commit", "_commit"):
            page.send(f"{state}.{setter}", {"value": value})
            page.send(f"{state}.{setter}", {name: value})
        for var in (name, f"_{name}", f"{name}_rx_state_"):
            page.send(f"{state}.setvar", {"var_name": var, "value": value})
    variables = {f"{CLERK}.{key}": value for key in (name, f"{name}_rx_state_")}
    page.send(f"{ROOT}.hydrate_and_load", {"vars": variables})
    page.send(f"{ROOT}.reflex___state____update_vars_internal_state.update_vars_internal", {"vars": variables})
    page.send(f"{ROOT}.update_vars_internal", {"vars": variables})
    truth = page.truth()
    assert (truth["claimed"], truth["user_id"], truth["older"], truth["is_signed_in"]) == (None, None, None, False)
    assert (truth["seq"], truth["status"]) == (0, "unknown")


SETTINGS: dict[str, Any] = {
    "claims_options": {"azp": {"value": "https://evil.example"}, "iss": {}},
    "jwt_validate_leeway_seconds": 3600,
    "auth_wait_timeout_seconds": 0.0,
}


def test_no_event_of_a_client_changes_what_the_backend_trusts(page: SocketPage) -> None:
    """Reflex's own `setvar` calls any attribute of a state that begins with `set_`, class methods too."""
    _attack_settings(page)


@pytest.mark.long
@pytest.mark.matrix
@pytest.mark.parametrize("reflex", BESIDE)
def test_nor_with_another_reflex(reflex: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 90.0)  # the first start compiles all of that Reflex
    worker = Worker(tmp_path, python=python_with(reflex))
    try:
        page = worker.page()
        _attack_settings(page)
        page.close()
    finally:
        worker.end()


def _attack_settings(page: SocketPage) -> None:
    before = page.truth()
    for name, value in SETTINGS.items():
        for state in (CLERK, COMPAT, ROOT, PROBE):
            page.send(f"{state}.setvar", {"var_name": name, "value": value})
            page.send(f"{state}.set_{name}", {"value": value})
            page.send(f"{state}.set_{name}", {"claims_options": value, "seconds": value})
    after = page.truth()
    assert [after[name] for name in ("settings", "check_timeout")] == [
        before[name] for name in ("settings", "check_timeout")
    ]


INNER = [
    ("verify_clerk_session", {"token": FORGED, "arrival": 0}),
    ("verify_clerk_session", {"token": VALID, "arrival": 0}),
    ("verify_clerk_session", {"token": VALID, "arrival": True}),
    ("verify_clerk_session", {"token": VALID, "arrival": None}),
    ("watch_session_end", {"session": VALID}),
    ("wait_for_auth_check", {"events": [{"name": f"{PROBE}.guarded", "payload": {}}], "on_timeout": "ignore"}),
    ("wait_for_auth_check", {"events": [{"name": f"{PROBE}.guarded", "payload": []}], "on_timeout": "run"}),
    ("wait_for_auth_check", {"events": "x", "on_timeout": ["run"]}),
    ("wait_for_auth_check", {"events": [None] * 33, "on_timeout": {"a": 1}}),
    ("stop_waiting", {"number": True}),
    ("stop_waiting", {}),
    ("redirect_to_sign_in", {"path": "//evil.example"}),
]


@pytest.mark.parametrize(("handler", "payload"), INNER)
def test_a_handler_meant_for_the_backend_itself_does_no_more_for_a_client(
    page: SocketPage, handler: str, payload: Any
) -> None:
    page.send(f"{CLERK}.{handler}", payload)
    page.send(f"{PROBE}.guarded", {})
    truth = page.truth()
    assert (truth["claimed"], truth["calls"], truth["seq"]) == (None, [], 0)
    page.set(token=mint_token("user_honest"), seq=1)
    assert page.truth()["user_id"] == "user_honest"


@pytest.mark.parametrize("payload", [None, [], "text", 7, [["token", VALID]]])
def test_a_payload_that_is_no_object_changes_nothing(page: SocketPage, payload: Any) -> None:
    page.set(token=mint_token("user_honest"), seq=1)
    page.send(f"{CLERK}.set_clerk_session", payload)
    page.send(f"{CLERK}.clear_clerk_session", payload)
    assert page.truth()["user_id"] in ("user_honest", None)


def test_the_log_never_holds_a_token_or_a_claim(worker: Worker, page: SocketPage) -> None:
    secret = mint_token("user_in_the_log", session_id="sess_in_the_log", extra={"email": "in@the.log"})
    forged = mint_token("user_in_the_log", key=SigningKey.generate())
    for token in (secret, forged, {"token": secret}, [forged], secret[:-5]):
        page.set(token=token, seq=1, surplus=token)
        page.set(token=token)
        page.send(f"{CLERK}.verify_clerk_session", {"token": token, "arrival": 1, "return": token})
        page.clear(seq=token, **{"return": token})
    page.send(f"{PROBE}.guarded", {})
    page.truth()
    log = worker.log.read_text()
    assert "Evaluating page" in log, "the log says what happens in detail"
    for word in ("user_in_the_log", "sess_in_the_log", "in@the.log", *secret.split("."), forged.split(".")[2]):
        assert word not in log
    assert json.dumps(test_key().pem)[1:60] not in log
