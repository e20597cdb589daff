"""The page of evidence says what the tests say."""

from __future__ import annotations

from tests.checks.evidence import PAGE, page


def test_the_page_of_evidence_is_fresh() -> None:
    """Whoever adds a fault, an effect or a guard writes the page anew: `python -m tests.checks.evidence`."""
    assert PAGE.read_text(encoding="utf-8") == page()
