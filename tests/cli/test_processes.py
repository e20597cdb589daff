"""The command as a process: streams, signals, colours, and what happens when we are wrong ourselves."""

from __future__ import annotations

import builtins
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import codegen
from codegen import reflex_clerk_sync
from tests.cli.running import BROKEN, CHECKOUT, FAULTY, SOUND, Cli, interruptible


def test_module_is_the_command_and_its_exit_status_is_the_verdict(cli: Cli) -> None:
    assert cli.process("check", "-", stdin=SOUND.encode()).returncode == 0
    assert cli.process("check", "-", stdin=FAULTY.encode()).returncode == 1
    assert cli.process("check", "-", stdin=BROKEN.encode()).returncode == 2
    assert cli.process("check", "--formt", "json").returncode == 2
    assert b"did you mean `check`?" in cli.process("chek").stderr


def test_version_is_printed(cli: Cli) -> None:
    assert cli.process("--version").stdout == f"reflex-clerk-sync {codegen.__version__}\n".encode()


def test_pipe_from_render_to_check_names_the_race_of_the_published_component(cli: Cli) -> None:
    """The two commands of the README: the old component has a race, ours has none."""
    old = cli.process("render", "--preset", "pr24").stdout
    assert b"uncancelled-run" in cli.process("check", "-", stdin=old).stdout
    done = cli.process("check", "-", stdin=cli.process("render").stdout)
    assert (done.returncode, done.stdout) == (0, b"no findings in 1 component of 1 file\n")


def test_reader_that_goes_away_ends_the_command_in_silence(cli: Cli) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = cli.process("render", stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_is_told_in_one_sentence(cli: Cli) -> None:
    with Path("/dev/full").open("wb") as full:
        done = cli.process("render", stdout=full.fileno())
    assert (done.returncode, done.stderr) == (2, b"error: standard output cannot be written: No space left on device\n")


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ("<&-", "standard input is closed"),
        (">&-", "standard output cannot be written: it is closed"),
        ("missing 2>&-", ""),
    ],
)
def test_stream_that_was_never_open_is_told_where_that_can_be(cli: Cli, closed: str, said: str) -> None:
    line = f"{sys.executable} -m codegen check - {closed}"
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        ["sh", "-c", line], cwd=cli.folder, env=environment, input=SOUND, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_interrupt_ends_with_130_and_no_traceback(cli: Cli) -> None:
    command = [sys.executable, "-m", "codegen", "check", "-"]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    with interruptible():
        process = subprocess.Popen(
            command,
            cwd=cli.folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    with process:
        wait_until_reading(process.pid)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, b"Interrupted.\n")


HANGS = """import { useEffect } from "react";
export function Hangs() { useEffect(() => { while (true); }); return null; }
"""


@pytest.mark.parametrize("how", [["--depth", "1"], ["--depth", "5"], ["--replay", ""], ["--in", "node"]])
def test_interrupt_ends_an_exploration_that_does_not_come_back(cli: Cli, how: list[str]) -> None:
    """At once, whatever JavaScript is at: the search would not give it up before its own limit."""
    cli.write("hangs.jsx", HANGS)
    command = [sys.executable, "-c", WITHOUT_LIMIT, "explore", "hangs.jsx", *how]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    with interruptible():
        process = subprocess.Popen(command, cwd=cli.folder, env=environment, stderr=subprocess.PIPE)
    with process:
        assert process.stderr is not None
        try:
            assert process.stderr.readline() == b"begun\n"
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=30)
        finally:
            process.kill()  # it has no limit of its own
    assert (process.returncode, errors.removeprefix(b"begun\n")) == (130, b"Interrupted.\n")  # the other search, too


WITHOUT_LIMIT = """
import os
from codegen.explore import machine
from codegen.cli import main

def call(this, name, *given, send=None):
    send(this, name, *given)
    if name in {"begin", "replay"}:
        os.write(2, b"begun\\n")  # whole, though two searches may say so at once

machine.PATIENCE = 10_000
for kind in (machine.EmbeddedV8, machine.NodeProcess):
    kind.send = lambda this, *given, send=kind.send: call(this, *given, send=send)
main()
"""
"""The command with no limit to an action, telling when one has begun."""


def test_an_interrupt_while_the_command_is_loaded_is_told_alike(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A tenth of a second goes by until the command itself can tell it."""
    load = builtins.__import__

    def interrupted(name: str, *rest: Any) -> Any:
        if name == "cli":
            raise KeyboardInterrupt
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    with pytest.raises(SystemExit) as ended:
        reflex_clerk_sync.main()
    assert (ended.value.code, capsys.readouterr().err) == (130, "Interrupted.\n")


def wait_until_reading(pid: int) -> None:
    """Wait until a process blocks in reading its standard input."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if "pipe_read" in Path(f"/proc/{pid}/wchan").read_text():
            return
        time.sleep(0.01)
    raise TimeoutError("the command never read its standard input")


def test_bug_of_ours_ends_with_70_and_the_whole_traceback(cli: Cli) -> None:
    """Nothing is swallowed: a bug is shown in full, and told apart from a mistake of the user."""
    code = (
        "import codegen.js.parse as parse\n"
        "def boom(*arguments): raise ZeroDivisionError('boom')\n"
        "parse._parse = boom\n"
        "from codegen.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "-"], input=SOUND.encode(), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 70
    assert b"Traceback (most recent call last)" in done.stderr
    assert b"ZeroDivisionError: boom" in done.stderr
    assert b"This is a bug in reflex-clerk-sync" in done.stderr
    assert done.stdout == b""


def test_stream_that_cannot_show_a_character_shows_its_escape(cli: Cli) -> None:
    text = FAULTY.replace("text", "文字")
    done = cli.process("check", "-", stdin=text.encode(), PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert rb"\u6587\u5b57" in done.stdout


COLOUR = b"\x1b["


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_pipe_is_coloured_only_by_force(cli: Cli, environment: dict[str, str], coloured: bool) -> None:
    cleaned = {"NO_COLOR": "", "FORCE_COLOR": "", **environment}
    done = cli.process("check", "-", stdin=FAULTY.encode(), **cleaned)
    assert (COLOUR in done.stdout) == coloured
    assert (COLOUR in cli.process("check", "missing", **cleaned).stderr) == coloured


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"TERM": "dumb", "FORCE_COLOR": "1"}, True)],
)
def test_terminal_is_coloured_unless_told_otherwise(cli: Cli, environment: dict[str, str], coloured: bool) -> None:
    output = on_terminal(cli, {"TERM": "xterm", "NO_COLOR": "", "FORCE_COLOR": "", **environment})
    assert (COLOUR in output) == coloured


@pytest.mark.parametrize("width", [60, 120])
def test_terminal_gets_lines_that_fit_and_a_pipe_gets_them_whole(cli: Cli, width: int) -> None:
    """A wrapped line of code is no code any more, so a pipe is never wrapped."""
    output = on_terminal(cli, {"TERM": "dumb", "COLUMNS": str(width)}).decode()
    assert max(map(len, output.splitlines())) <= width
    piped = cli.process("check", "-", stdin=LONG.encode(), COLUMNS=str(width)).stdout.decode()
    assert LONG.splitlines()[5] in piped


LONG = FAULTY.replace("}, []);", f"}}, [{' ' * 200}]);")


def on_terminal(cli: Cli, environment: dict[str, str]) -> bytes:
    """Return what the command writes to a terminal when it checks a file with a very long line."""
    cli.write("a.jsx", LONG)
    ours, theirs = pty.openpty()
    try:
        done = cli.process("check", "a.jsx", stdout=theirs, **environment)
    finally:
        os.close(theirs)
    assert done.returncode == 1, done.stderr
    chunks = []
    try:
        while chunk := os.read(ours, 65536):
            chunks.append(chunk)
    except OSError:  # Linux ends a terminal whose other side is closed with EIO
        pass
    finally:
        os.close(ours)
    return b"".join(chunks)
