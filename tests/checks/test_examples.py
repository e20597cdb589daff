"""Every check proves itself: its VALID examples draw no finding of it, its INVALID ones draw the message that they name."""

from __future__ import annotations

import pytest

from codegen.checks import Check, CheckSettings, all_checks
from codegen.findings import Finding
from codegen.js.parse import parse

CHECKS = list(all_checks().values())
VALID = [pytest.param(check, code, id=f"{check.id}-{n}") for check in CHECKS for n, code in enumerate(check.VALID)]
INVALID = [pytest.param(check, item, id=f"{check.id}-{n}") for check in CHECKS for n, item in enumerate(check.INVALID)]


def _findings(check: type[Check], code: str) -> list[str]:
    said = check(CheckSettings()).run_program(parse(code))
    return [item.message for item in said if isinstance(item, Finding)]


@pytest.mark.parametrize(("check", "code"), VALID)
def test_valid_example_draws_no_finding(check: type[Check], code: str) -> None:
    """A check is silent on the code that it recommends."""
    assert _findings(check, code) == []


@pytest.mark.parametrize(("check", "example"), INVALID)
def test_invalid_example_draws_its_message(check: type[Check], example: object) -> None:
    """A check names the fault that it exists for, in the words that its example promises."""
    messages = _findings(check, example.code)
    assert any(example.message in message for message in messages), messages


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_check_is_complete(check: type[Check]) -> None:
    """Every check can be explained: it has its texts and examples of both kinds, and its file bears its name."""
    assert check.__module__.rpartition(".")[2].replace("_", "-") == check.id
    assert all(text.strip() for text in (check.summary, check.rationale, check.mend, check.since))
    assert check.summary.endswith(".")
    assert check.VALID
    assert check.INVALID
