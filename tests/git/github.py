"""A local stand-in for GitHub's API, as far as comments go, and a runner for the shell of a composite action."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml

REPOSITORY = "owner/app"
PULL_REQUEST = 7
WORKFLOW, PERSON, READER = "workflow-token", "person-token", "reader-token"
"""Tokens: of a workflow, which may not ask who it is; of a person; and of a workflow that may not write."""


@dataclass
class Comments:
    """What GitHub holds: comments, oldest first, and the requests that were made."""

    kept: list[dict[str, Any]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    def add(self, body: str, login: str = "somebody", kind: str = "User") -> None:
        """Hold a comment."""
        self.kept.append({"id": len(self.kept) + 100, "body": body, "user": {"login": login, "type": kind}})

    @property
    def bodies(self) -> list[str]:
        """The texts."""
        return [comment["body"] for comment in self.kept]


def _handler(comments: Comments) -> type[BaseHTTPRequestHandler]:
    place = f"/repos/{REPOSITORY}/issues"

    class Handler(BaseHTTPRequestHandler):
        def _answer(self, status: int, content: object) -> None:
            data = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _body(self) -> str:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
            assert isinstance(body, str)
            return body

        def _handle(self) -> None:
            comments.calls.append(f"{self.command} {self.path}")
            token = self.headers["Authorization"].removeprefix("Bearer ")
            url = urlsplit(self.path)
            path, query = url.path, {key: int(value[0]) for key, value in parse_qs(url.query).items()}
            login, kind = ("owner", "User") if token == PERSON else ("github-actions[bot]", "Bot")
            if path == "/user":
                return self._answer(200, {"login": login}) if token == PERSON else self._answer(403, {})
            if self.command == "GET" and path == f"{place}/{PULL_REQUEST}/comments":
                first = (query["page"] - 1) * query["per_page"]
                return self._answer(200, comments.kept[first : first + query["per_page"]])
            if token == READER:
                return self._answer(403, {"message": "Resource not accessible by integration"})
            body = self._body()
            if len(body) > 65_536:
                return self._answer(422, {"message": "body is too long"})
            if self.command == "POST" and path == f"{place}/{PULL_REQUEST}/comments":
                comments.add(body, login, kind)
                return self._answer(201, comments.kept[-1])
            if self.command == "PATCH" and path.startswith(f"{place}/comments/"):
                [found] = [comment for comment in comments.kept if comment["id"] == int(path.rpartition("/")[2])]
                found["body"] = body
                return self._answer(200, found)
            return self._answer(404, {})

        do_GET = do_POST = do_PATCH = _handle  # noqa: N815 - the names that http.server asks for

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    return Handler


@contextmanager
def serving(comments: Comments) -> Iterator[str]:
    """Serve the comments on loopback; give the address of the API."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(comments)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


# --- the runner -----------------------------------------------------------------------------------------------------------


@dataclass
class Done:
    """How the action ended: the exit status of its last step, what all printed, and its outputs."""

    status: int
    log: str
    outputs: dict[str, str]
    summary: str


@dataclass
class Action:
    """Runs the shell of a composite action's steps one after the other, as a runner does: it stops at the first that fails."""

    folder: Path
    temporary: Path
    contexts: dict[str, Any]
    environment: Mapping[str, str]
    skipped: frozenset[str] = frozenset()

    def run(self, workspace: Path, **inputs: str) -> Done:
        """Run all steps in a checkout."""
        action = yaml.safe_load((self.folder / "action.yml").read_text(encoding="utf-8"))
        defaults = {name: self.value(str(given.get("default", ""))) for name, given in action["inputs"].items()}
        self.contexts["inputs"] = {**defaults, **{name.replace("_", "-"): value for name, value in inputs.items()}}
        summary = self.temporary / "summary.md"
        summary.write_text("", encoding="utf-8")
        status, log = 0, ""
        for step in action["runs"]["steps"]:
            if "run" not in step or step["id"] in self.skipped or not self.asked(step.get("if")):
                continue
            status, said = self.step(step, workspace, summary)
            log += said
            if status:
                break
        outputs = {name: self.value(given["value"]) for name, given in action["outputs"].items()}
        return Done(status, log, outputs, summary.read_text(encoding="utf-8"))

    def step(self, step: Mapping[str, Any], workspace: Path, summary: Path) -> tuple[int, str]:
        """Run one step's shell, with the options that a runner gives it; keep its outputs."""
        script, output = self.temporary / "step.sh", self.temporary / "output"
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("", encoding="utf-8")
        given = {name: self.value(value) for name, value in step.get("env", {}).items()}
        files = {
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_ACTION_PATH": str(self.folder),
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=workspace,
            env={**os.environ, **self.environment, "RUNNER_TEMP": str(self.temporary), **files, **given},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        lines = output.read_text(encoding="utf-8").splitlines()
        self.contexts["steps"][step["id"]] = {"outputs": dict(line.split("=", 1) for line in lines)}
        return done.returncode, done.stdout

    def asked(self, condition: str | None) -> bool:
        """Whether a step's condition holds."""
        return condition is None or bool(self.expression(condition.removeprefix("${{").removesuffix("}}")))

    def value(self, text: str) -> str:
        """Return a text with its expressions worked out."""
        return re.sub(r"\$\{\{(.+?)\}\}", lambda found: str(self.expression(found[1]) or ""), text)

    def expression(self, text: str) -> Any:
        """Work out what this action uses of GitHub's expressions: `a.b`, `'text'`, `==`, `&&`, `||`."""
        found: Any = None
        for choice in text.split("||"):
            found = True
            for part in choice.split("&&"):
                sides = [self._term(side.strip()) for side in part.split("==")]
                found = sides[0] == sides[1] if len(sides) == 2 else sides[0]
                if not found:
                    break
            if found:
                break
        return found

    def _term(self, term: str) -> Any:
        if term.startswith("'"):
            return term.strip("'")
        found: Any = self.contexts
        for name in term.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
        return found
