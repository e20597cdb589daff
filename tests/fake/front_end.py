"""What clerk-js sends, sent by an HTTP client: forms, the browser's name in the query, and methods by query parameter."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

import httpx

ORIGIN = "https://app.example.com"


class FrontEnd:
    """One browser at the Frontend API."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, headers={"origin": ORIGIN}, timeout=10)
        self._name = self._http.post("/v1/dev_browser").json()["id"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._http.close()

    def send(self, method: str, path: str, **form: str) -> httpx.Response:
        """Send a request and give the answer, whatever its status."""
        params = {"__clerk_db_jwt": self._name}
        if method == "GET":
            return self._http.get(f"/v1{path}", params=params)
        if method != "POST":
            params["_method"] = method
        return self._http.post(f"/v1{path}", params=params, data=form)

    def post(self, path: str, **form: str) -> dict[str, Any]:
        """Send a form, and give the answer, which must be a success."""
        return _content(self.send("POST", path, **form))

    def get(self, path: str) -> dict[str, Any]:
        return _content(self.send("GET", path))

    def client(self) -> dict[str, Any]:
        """Give what the browser is told of itself."""
        client: dict[str, Any] = self.get("/client")["response"]
        return client

    def sign_in(self, identifier: str, password: str) -> str:
        """Sign in, and give the session's id."""
        answer = self.post("/client/sign_ins", identifier=identifier, password=password, strategy="password")
        session_id: str = answer["response"]["created_session_id"]
        return session_id

    def token(self, session_id: str, **form: str) -> str:
        """Ask for a token of a session."""
        token: str = self.post(f"/client/sessions/{session_id}/tokens", **form)["jwt"]
        return token

    def refusal(self, method: str, path: str, **form: str) -> tuple[int, str]:
        """Send what is refused, and give status and code."""
        answer = self.send(method, path, **form)
        return answer.status_code, answer.json()["errors"][0]["code"]


def _content(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == httpx.codes.OK, answer.text
    content: dict[str, Any] = answer.json()
    return content
