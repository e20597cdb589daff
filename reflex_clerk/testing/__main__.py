"""The fake on its own: `python -m reflex_clerk.testing serve`, with or without the app that is to use it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import click

from reflex_clerk.extras import TESTING_EXTRA_OF, explain

try:
    from .bundles import LINES, BundleError
    from .fake import FakeClerk
    from .seed import seed_demo
except ModuleNotFoundError as missing:
    raise SystemExit(f"error: {explain(missing, 'the fake Clerk', TESTING_EXTRA_OF) or missing}") from None

_PORT = click.IntRange(0, 65535)


@click.group()
def main() -> None:
    """Run a FAKE Clerk for tests and demos: no account, no internet, no security."""


@main.command(context_settings={"ignore_unknown_options": True})
@click.option("--port", type=_PORT, default=0, show_default="any free one", help="Port for plain http.")
@click.option(
    "--tls-port", type=_PORT, default=0, show_default="any free one", help="Port for TLS, under Clerk's name."
)
@click.option(
    "--line", type=click.Choice(list(LINES)), default="6", show_default=True, help="Line of Clerk's front end."
)
@click.option(
    "--answer-time", type=click.FloatRange(0), default=0.15, show_default=True, help="Seconds that an answer takes."
)
@click.option(
    "--token-life",
    type=click.FloatRange(1),
    default=60.0,
    show_default=True,
    help="Seconds that a session token lives.",
)
@click.option(
    "--users",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='JSON file of users, [{"email_address": …, "password": …}, …], in place of the demo\'s.',
)
@click.argument("command", nargs=-1, type=click.UNPROCESSED)
def serve(
    port: int, tls_port: int, line: str, answer_time: float, token_life: float, users: Path | None, command: tuple[str]
) -> None:
    """Serve until interrupted; with COMMAND (after `--`) run it with the environment that it needs, and end with it."""
    try:
        clerk = FakeClerk(port=port, tls_port=tls_port)
    except OSError as problem:
        raise click.ClickException(f"cannot listen: {problem.strerror}") from None
    try:
        _populate(clerk, users)
        clerk.prepare_scripts(line)
    except (OSError, BundleError, ValueError) as problem:
        clerk.stop()
        raise click.ClickException(str(problem)) from None
    clerk.settings.answer_time = answer_time
    clerk.settings.token_life = token_life
    _announce(clerk, line)
    if command:
        sys.exit(_run(clerk, line, list(command)))
    try:
        asyncio.run(clerk.serve())
    except KeyboardInterrupt:
        click.echo("stopped")


def _populate(clerk: FakeClerk, users: Path | None) -> None:
    if users is None:
        seed_demo(clerk)
        return
    listed: Any = json.loads(users.read_text(encoding="utf-8"))
    if not isinstance(listed, list) or not all(isinstance(one, dict) and "email_address" in one for one in listed):
        raise ValueError(f"{users}: expected a list of objects, each with an email_address")
    for fields in listed:
        try:
            clerk.add_user(**fields)
        except TypeError as problem:
            raise ValueError(f"{users}: {str(problem).partition('add_user() ')[2]}") from None


def _announce(clerk: FakeClerk, line: str) -> None:
    click.secho(
        f"This is a FAKE Clerk, at {clerk.proxy_url}: anybody here can sign in as anybody.", fg="red", bold=True
    )
    for user in clerk.users:
        click.echo(f"  sign in as {user.identifier}  password {user.password or '(by ticket only)'}")
    click.echo("An app uses it with this environment:")
    for name, value in clerk.environment(line).items():
        click.echo(f"  export {name}={value}")


def _run(clerk: FakeClerk, line: str, command: list[str]) -> int:
    """Run a command beside the server, and give its exit status; an interrupt from the terminal reaches both.

    A request to end is passed on: the command would live on, without the Clerk that it was started with.
    """
    with clerk:
        try:
            child = subprocess.Popen(command, env={**os.environ, **clerk.environment(line)})  # noqa: S603 - what the user typed
        except OSError as problem:
            raise click.ClickException(f"cannot run {command[0]}: {problem.strerror}") from None
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the command has had it, too, and ends in its own time


if __name__ == "__main__":
    main(prog_name="python -m reflex_clerk.testing")
