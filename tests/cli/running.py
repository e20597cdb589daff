"""The command as the tests call it: in this process, or as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from codegen.cli import PROGRAM
from codegen.cli import cli as command

CHECKOUT = Path(__file__).resolve().parents[2]

SOUND = """\
import { useEffect } from "react";

export function Title({ text }) {
  useEffect(() => {
    document.title = text;
  }, [text]);
  return null;
}
"""
"""A component that no check faults."""

FAULTY = SOUND.replace("[text]", "[]")
"""The same with one finding: exhaustive-deps at line 6, column 6."""

BROKEN = "const a = ;\n"
"""Text with a syntax error at line 1, column 11."""


@contextmanager
def interruptible() -> Iterator[None]:
    """Start processes that can be interrupted, even where this one ignores SIGINT, as a shell's background jobs do."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@dataclass
class Cli:
    """Runs the command in `folder`."""

    folder: Path

    def __call__(self, *arguments: str, status: int = 0, stdin: str | bytes = "", **environment: str) -> Result:
        """Run the command in this process; the exit status must be `status`."""
        result = CliRunner().invoke(command, arguments, input=stdin, env=environment, prog_name=PROGRAM)
        assert result.exit_code == status, result.output
        return result

    def findings(self, *arguments: str, status: int = 1, stdin: str | bytes = "") -> list[tuple[str, int]]:
        """Run `check --format json`; return check and line of each finding."""
        report = self.report(*arguments, status=status, stdin=stdin)
        return [(finding["check"], finding["line"]) for finding in report["findings"]]

    def report(self, *arguments: str, status: int = 1, stdin: str | bytes = "") -> dict[str, Any]:
        """Run `check --format json`; return what it prints."""
        report: dict[str, Any] = json.loads(
            self("check", "--format", "json", *arguments, status=status, stdin=stdin).stdout
        )
        return report

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file below the folder, with its parents."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def process(
        self, *arguments: str, stdin: bytes = b"", stdout: int = subprocess.PIPE, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run `python -m codegen` as a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "codegen", *arguments],
            cwd=self.folder,
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), **environment},
            check=False,
            timeout=60,
        )
