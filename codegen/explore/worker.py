"""An embedded V8 as a process of its own: one JSON request a line, one JSON answer a line."""

from __future__ import annotations

import json
import sys

from .machine import EmbeddedV8, call


def main() -> None:
    """Answer requests until there are no more."""
    with EmbeddedV8() as machine:
        for line in sys.stdin:
            request = json.loads(line)
            sys.stdout.write(json.dumps(call(machine, request["name"], request["given"])) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
