"""Exit statuses of all commands."""

from __future__ import annotations

EXIT_FOUND = 1
"""Findings, or drift."""

EXIT_UNUSABLE = 2
"""A usage, configuration or syntax error."""

EXIT_BUG = 70
"""A mistake of this program (EX_SOFTWARE of sysexits.h)."""

EXIT_INTERRUPTED = 130
"""The user pressed Ctrl-C (128 + SIGINT)."""

EXIT_PIPE_CLOSED = 141
"""The reader of our output has gone (128 + SIGPIPE)."""
