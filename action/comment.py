"""Put a report on a pull request as one comment, which later runs write anew. Used by action.yml; needs nothing but Python.

The first line of the report is the marker by which the comment is found again. Where nothing is different, nothing is said, unless
an earlier comment says something else.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

LONGEST = 65_536
"""Characters that GitHub takes in a comment."""

PAGE = 100
"""Comments that GitHub gives at once, at most."""

TIMEOUT_SECONDS = 30

_FORBIDDEN = frozenset({401, 403, 404})
"""What GitHub answers a token that may not comment, as that of a pull request from a fork."""

_CUT = "\n\n… The rest is in the summary of the workflow's run.\n"


class GitHub:
    """The comments of one pull request; every method raises HTTPError or URLError."""

    def __init__(self, api: str, repository: str, number: int, token: str) -> None:
        self._api = api
        self._comments = f"{api}/repos/{repository}/issues/{number}/comments"
        self._comment = f"{api}/repos/{repository}/issues/comments"
        self._token = token

    def ours(self, marker: str) -> int | None:
        """Return the id of the comment that begins with the marker and that this token has written, or None.

        Anybody can write a comment with the marker: in theirs, a report would stand under their name, and be theirs to change.
        """
        me = self._me()
        for comment in self._all():
            author = comment["user"]
            if comment["body"].startswith(marker) and me in {author["login"], author["type"]}:
                return int(comment["id"])
        return None

    def add(self, body: str) -> None:
        """Write a new comment."""
        self._call("POST", self._comments, {"body": body})

    def update(self, comment: int, body: str) -> None:
        """Write a comment anew."""
        self._call("PATCH", f"{self._comment}/{comment}", {"body": body})

    def _me(self) -> str:
        """Return the login of the token's owner, or "Bot" for the token of a workflow, which may not ask."""
        try:
            return str(self._call("GET", f"{self._api}/user")["login"])
        except HTTPError as error:
            if error.code in _FORBIDDEN:
                return "Bot"
            raise

    def _all(self) -> Iterator[Any]:
        number = 1
        while True:
            page = self._call("GET", f"{self._comments}?per_page={PAGE}&page={number}")
            yield from page
            if len(page) < PAGE:
                return
            number += 1

    def _call(self, method: str, url: str, body: object = None) -> Any:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self._token}",
            "User-Agent": "reflex-clerk-sync",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        data = json.dumps(body).encode() if body is not None else None
        request = Request(url, data, headers, method=method)  # noqa: S310 - the address of GitHub, as the runner tells it
        with urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - as above
            return json.load(answer)


def fitting(report: str) -> str:
    """Return a report that GitHub takes: one that is too long is cut between two lines."""
    if len(report) <= LONGEST:
        return report
    kept = report[: LONGEST - len(_CUT)]
    return kept[: kept.rfind("\n")] + _CUT


def put(github: GitHub, report: str, *, says_something: bool) -> str:
    """Write the report and return what was done."""
    comment = github.ours(report.splitlines()[0])
    if comment is not None:
        github.update(comment, fitting(report))
        return "the comment was written anew"
    if not says_something:
        return "nothing is different, and no comment says otherwise"
    github.add(fitting(report))
    return "a comment was written"


def main(file: str, worst: str) -> str:
    """Put the report in `file` on the pull request of this run; return a line for the run's log."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    place = (os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], event["pull_request"]["number"])
    report = Path(file).read_text(encoding="utf-8")
    try:
        return put(GitHub(*place, os.environ["TOKEN"]), report, says_something=bool(worst))
    except HTTPError as error:
        if error.code in _FORBIDDEN:
            return f"::warning::no comment: the token may not write one (status {error.code}); does the job have `pull-requests: write`?"
        return f"::warning::no comment: GitHub answered with status {error.code}"
    except URLError as error:
        return f"::warning::no comment: GitHub cannot be reached: {error.reason}"


if __name__ == "__main__":
    print(main(*sys.argv[1:]))  # noqa: T201 - the log of the run is what it speaks to
