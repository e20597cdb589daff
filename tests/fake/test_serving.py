"""How the fake is served: on this machine only, over http and TLS, in a thread or a task, and on its own by a command."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from reflex_clerk.testing import FakeClerk, User, browser, seed_demo
from reflex_clerk.testing.__main__ import main
from reflex_clerk.testing.bundles import CACHE_VARIABLE, BundleError, Bundles

from .front_end import FrontEnd

JSON = {"content-type": "application/json"}


def test_both_ports_are_of_the_loopback_interface_only(fake_clerk: FakeClerk) -> None:
    """The address of the machine in its network answers nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing: it only chooses the address
        outside = probe.getsockname()[0]
    if outside.startswith("127."):
        pytest.skip("this machine has no other address than the loopback's")
    for port in (fake_clerk.port, fake_clerk.tls_port):
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            pass
        with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
            socket.create_connection((outside, port), timeout=5)


def test_tls_is_served_under_clerks_name(fake_clerk: FakeClerk) -> None:
    with httpx.Client(verify=False) as client:  # noqa: S501 - self-signed, and it is the fake's own
        answer = client.get(f"https://127.0.0.1:{fake_clerk.tls_port}/.well-known/jwks.json")
    assert answer.json() == fake_clerk.keys.document


def test_it_says_that_it_is_a_fake(fake_clerk: FakeClerk, ada: User, caplog: pytest.LogCaptureFixture) -> None:
    page = httpx.get(fake_clerk.proxy_url).text
    assert "This is a FAKE Clerk" in page
    assert ada.identifier in page
    with FakeClerk() as another:
        assert another.port != fake_clerk.port
    assert "a FAKE Clerk is running" in caplog.text


def test_no_two_are_alike() -> None:
    """Keys and secret are made at start, so nothing that one fake signed is worth anything to another."""
    one, two = FakeClerk(), FakeClerk()
    one.stop()
    two.stop()
    assert one.secret_key != two.secret_key
    assert one.jwt_key != two.jwt_key
    assert one.publishable_key == two.publishable_key, "it only names the host"


def test_a_taken_port_is_an_error(fake_clerk: FakeClerk) -> None:
    with pytest.raises(OSError, match="in use"):
        FakeClerk(port=fake_clerk.port)


def test_it_runs_as_a_task_of_the_callers_loop() -> None:
    async def run() -> int:
        clerk = FakeClerk()
        serving = asyncio.create_task(clerk.serve())
        async with httpx.AsyncClient() as client:
            status = (await client.get(f"{clerk.proxy_url}/.well-known/jwks.json")).status_code
        clerk.stop()
        async with asyncio.timeout(10):
            await serving
        return status

    assert asyncio.run(run()) == 200


def test_no_token_and_no_secret_is_kept_or_shown(
    fake_clerk: FakeClerk, front_end: FrontEnd, ada: User, caplog: pytest.LogCaptureFixture
) -> None:
    """The log of requests holds names, statuses and times; state and representations hold no secret."""
    caplog.set_level(0)
    token = front_end.token(front_end.sign_in(ada.identifier, ada.password or ""))
    shown = [
        repr(fake_clerk.requests.answered),
        repr(fake_clerk.users),
        repr(fake_clerk.keys.current),
        repr(fake_clerk.create_ticket(ada)),
        httpx.get(f"{fake_clerk.proxy_url}/fake/state").text,
        *(record.getMessage() for record in caplog.records if not record.name.startswith("httpx")),
    ]
    for secret in (token, token.rpartition(".")[2], fake_clerk.secret_key, ada.password or "none"):
        assert not any(secret in text for text in shown)


def test_control_from_another_process(fake_clerk: FakeClerk, front_end: FrontEnd, ada: User) -> None:
    session_id = front_end.sign_in(ada.identifier, ada.password or "")

    def order(command: str, **fields: object) -> httpx.Response:
        return httpx.post(f"{fake_clerk.proxy_url}/fake/{command}", json=fields)

    state = httpx.get(f"{fake_clerk.proxy_url}/fake/state").json()
    assert [one["id"] for one in state["sessions"]] == [session_id]
    assert state["requests"]["sign_ins.create"] == 1
    order("add_fault", endpoint="client", status=503, times=1)
    assert front_end.send("GET", "/client").status_code == 503
    assert order("revoke", session=session_id).json()["status"] == "revoked"
    assert fake_clerk.sessions == []
    kid = fake_clerk.keys.current.kid
    assert order("rotate_keys", same_kid=True).json() == {"kid": kid}
    assert order("rotate_keys").json() != {"kid": kid}
    assert order("settings", token_life=5).json()["token_life"] == 5
    ticket = order("create_ticket", user="lovelace").json()["ticket"]
    assert front_end.post("/client/sign_ins", strategy="ticket", ticket=ticket)["response"]["status"] == "complete"
    assert len(order("revoke_all", user=ada.id).json()["revoked"]) == 1
    assert order("ban", user=ada.id).json() == {"banned": ada.id}
    order("add_fault", endpoint="client", status=503)
    order("clear_faults")
    assert front_end.send("GET", "/client").status_code == 200
    assert [order("nothing").status_code, order("revoke").status_code, order("ban", user="eve").status_code] == [
        422
    ] * 3
    assert "did you mean" in order("add_fault", endpoint="clients", status=500).json()["error"]
    assert order("settings", token_lives=5).status_code == 422


def test_a_page_of_another_origin_cannot_give_orders(fake_clerk: FakeClerk) -> None:
    """A form can be sent from anywhere without asking, JSON cannot; another name for this machine is a DNS trick."""
    address = f"{fake_clerk.proxy_url}/fake/rotate_keys"
    kid = fake_clerk.keys.current.kid
    assert httpx.post(address, content="{}", headers={"content-type": "text/plain"}).status_code == 415
    assert httpx.post(address, json={}, headers={"host": "evil.example.com"}).status_code == 403
    assert httpx.get(f"{fake_clerk.proxy_url}/fake/state", headers={"host": "evil.example.com"}).status_code == 403
    assert fake_clerk.keys.current.kid == kid
    foreign = httpx.options(
        address,
        headers={
            "origin": "https://evil.example.com",
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
        },
    )
    assert "access-control-allow-origin" not in foreign.headers


def test_the_demos_people_can_be_told_apart() -> None:
    clerk = FakeClerk()
    seed_demo(clerk)
    clerk.stop()
    roles = {user.id: [(one.organization.slug, one.role) for one in user.memberships] for user in clerk.users}
    assert roles == {
        "user_ada": [("analytical-engines", "org:admin")],
        "user_bob": [("analytical-engines", "org:member"), ("jacquard-looms", "org:admin")],
    }
    with pytest.raises(ValueError, match="already"):
        clerk.add_user("ADA@example.com")


@pytest.mark.usefixtures("scripts")
def test_the_command_runs_an_app_in_its_environment(tmp_path: Path, fake_clerk_cache: Path) -> None:
    """`serve -- COMMAND` gives the app what it needs, and ends as the app does."""
    users = tmp_path / "users.json"
    users.write_text(json.dumps([{"email_address": "eve@example.com", "password": "evergreen tree"}]))
    app = (
        "import json, os, sys, urllib.request\n"
        "state = json.load(urllib.request.urlopen(os.environ['CLERK_FRONTEND_API_URL'] + '/fake/state'))\n"
        "print(state['users'][0]['identifier'], state['settings']['answer_time'], os.environ['CLERK_JS_URL'])\n"
        "sys.exit(7)\n"
    )
    command = [
        sys.executable,
        "-m",
        "reflex_clerk.testing",
        "serve",
        "--line",
        "5",
        "--users",
        str(users),
        "--answer-time",
        "0",
    ]
    done = subprocess.run(
        [*command, "--", sys.executable, "-c", app],
        env={**os.environ, CACHE_VARIABLE: str(fake_clerk_cache)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 7, done.stderr
    assert "This is a FAKE Clerk" in done.stdout
    assert "sign in as eve@example.com" in done.stdout
    last = done.stdout.splitlines()[-1]
    assert last.startswith("eve@example.com 0.0 http://localhost:")
    assert last.endswith("/npm/@clerk/clerk-js@5.128.0/dist/clerk.browser.js")


@pytest.mark.usefixtures("scripts")
@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
def test_the_app_ends_when_the_command_is_told_to_end(fake_clerk_cache: Path) -> None:
    """It would go on, and hold its port, without the Clerk that it was built for."""
    app = "import os, time; print('app', os.getpid(), flush=True); time.sleep(60)"
    command = [sys.executable, "-m", "reflex_clerk.testing", "serve", "--", sys.executable, "-c", app]
    environment = {**os.environ, CACHE_VARIABLE: str(fake_clerk_cache)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        pid = next(int(line.split()[1]) for line in serving.stdout if line.startswith("app "))
        serving.terminate()
        serving.wait(20)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{}", "expected a list of objects"),
        ('[{"email_address": "a@b.c", "pasword": "x"}]', "'pasword'"),
        ("[", "Expecting"),
    ],
)
def test_wrong_user_files_are_one_clear_error(
    tmp_path: Path, fake_clerk_cache: Path, monkeypatch: pytest.MonkeyPatch, content: str, problem: str
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(fake_clerk_cache))
    users = tmp_path / "users.json"
    users.write_text(content)
    result = CliRunner().invoke(main, ["serve", "--users", str(users)])
    assert result.exit_code == 1
    assert problem in result.output
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("scripts")
def test_scripts_are_clerks_own(fake_clerk: FakeClerk) -> None:
    """By major version, as Clerk's provider asks, and by exact one; nothing else of the disk is served."""

    def get(path: str) -> httpx.Response:
        return httpx.get(fake_clerk.proxy_url + path)

    for path in ("clerk-js@6", "clerk-js@5", "clerk-js@6.40.0"):
        script = get(f"/npm/@clerk/{path}/dist/clerk.browser.js")
        assert script.status_code == 200
        assert script.headers["content-type"].startswith("text/javascript")
    assert len(get("/npm/@clerk/ui@1/dist/ui.browser.js").content) > 100_000
    for path in (
        "clerk-js@4/dist/clerk.browser.js",
        "clerk-js@6/dist/nothing.js",
        "clerk-js@6/dist/..%2fpackage.json",
        "clerk-js@6/dist/%2fetc%2fpasswd",
        "nothing@1/dist/index.js",
        "clerk-js@..%2f..%2fx/dist/clerk.browser.js",
    ):
        assert get(f"/npm/@clerk/{path}").status_code == 404


def test_without_npm_the_error_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    bundles = Bundles(tmp_path)
    with pytest.raises(BundleError, match=r"npm.*is not on the PATH; install Node.js"):
        bundles.file("@clerk/clerk-js", "6", "clerk.browser.js")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    assert Bundles().folder == tmp_path / "npm"
    clerk = FakeClerk(cache=tmp_path)
    with clerk:
        answer = httpx.get(clerk.script_urls("5")[0])
    assert answer.status_code == 502
    assert "install Node.js" in answer.text


def test_a_package_that_cannot_be_fetched_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = tmp_path / "npm"
    failing.write_text("#!/bin/sh\necho 'no such package' >&2\nexit 1\n")
    failing.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(failing))
    bundles = Bundles(tmp_path / "cache")
    with pytest.raises(BundleError, match="no such package"):
        bundles.dist("@clerk/clerk-js", "6.0.0")
    assert list(bundles.folder.iterdir()) == []


def test_the_named_browser_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(browser.BROWSER_VARIABLE, "/opt/browser")
    assert browser.executable() == "/opt/browser"
