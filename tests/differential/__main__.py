"""`python -m tests.differential`: compare with the reference on many sources, and show each disagreement shrunk."""

from __future__ import annotations

import argparse
import sys
import time

from tests.differential.cases import cases
from tests.differential.comparison import compare
from tests.differential.judging import unexplained
from tests.differential.known import known_disagreements
from tests.differential.recorded import record
from tests.differential.reference import Reference


def main() -> int:
    """Run the comparison; return 1 when a disagreement has no explanation."""
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000, help="how many sources to compare (default: 20000)")
    parser.add_argument("--first", type=int, default=0, help="number of the first one (default: 0)")
    parser.add_argument("--record", action="store_true", help="only record the answers for the hand-written sources")
    options = parser.parse_args()
    known_disagreements()  # a mistake in that file should show now, not in ten minutes
    started = time.monotonic()
    with Reference() as reference:
        if options.record:
            record(reference)
            return 0
        tally = compare(cases(options.first, options.cases), reference)
        verdict = unexplained(tally, reference)
    sys.stdout.write(f"{tally.report()}\n{verdict.report()}\n{time.monotonic() - started:.0f} s\n")
    return 1 if verdict.unexplained else 0


if __name__ == "__main__":
    raise SystemExit(main())
