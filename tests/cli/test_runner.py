"""The runner: what becomes of what checks say, with checks that the tests bring along."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from codegen.check import check, run
from codegen.checks.base import Check
from codegen.config_sources import CheckOptions
from codegen.errors import InputError
from codegen.findings import Abstention, CheckResult, Finding, Severity
from codegen.inputs import Input
from codegen.js.program import Program
from codegen.source import Span


class Calls(Check):
    """Faults every call of `bad`, and abstains at every call of `odd`, last one first."""

    id = "calls"
    summary = rationale = mend = "A call."

    def run_program(self, program: Program) -> Iterator[Finding | Abstention]:
        for name in ("bad", "odd"):
            place = program.source.text.rfind(f"{name}(")
            while place >= 0:
                span = Span(place, place + len(name))
                yield (
                    self.finding(program, span, name)
                    if name == "bad"
                    else self.abstain(program, span, "odd-call", name)
                )
                place = program.source.text.rfind(f"{name}(", 0, place)


class Crashes(Check):
    """Has a bug."""

    id = "crashes"

    def run_program(self, program: Program) -> Iterator[Finding]:
        yield self.finding(program, program.tree, f"{1 // 0}")


def run_on(options: CheckOptions, *texts: str, check_: type[Check] = Calls) -> CheckResult:
    inputs = [Input(f"{number}.js", lambda text=text: text) for number, text in enumerate(texts)]
    return run(inputs, options, [check_()])


def test_findings_come_in_the_order_of_files_and_positions() -> None:
    result = run_on(CheckOptions(), "bad(); bad();", "bad();")
    assert [(finding.source.path, finding.start.column) for finding in result.findings] == [
        ("0.js", 1),
        ("0.js", 8),
        ("1.js", 1),
    ]
    assert result.files == 2


def test_abstentions_are_kept_apart_and_can_be_vouched_for() -> None:
    result = run_on(CheckOptions(), "odd();\nodd(); // reflex-clerk-sync: allow calls -- looked at it\n")
    assert [abstention.start.line for abstention in result.abstained] == [1]
    assert (result.findings, result.suppressed) == ((), 1)


def test_severity_of_the_project_replaces_that_of_the_check() -> None:
    (finding,) = run_on(CheckOptions(severity={"calls": Severity.INFO}), "bad()").findings
    assert finding.severity is Severity.INFO


def test_error_of_one_input_leaves_the_others() -> None:
    result = run_on(CheckOptions(), "bad(", "bad()")
    assert [problem.path for problem in result.errors] == ["0.js"]
    assert [finding.source.path for finding in result.findings] == ["1.js"]


def test_bug_of_a_check_is_raised_with_the_check_and_the_file_named() -> None:
    """A check that fails must not look like one that found nothing."""
    with pytest.raises(ZeroDivisionError) as caught:
        run_on(CheckOptions(), "a", check_=Crashes)
    assert caught.value.__notes__ == ["while the check crashes looked at 0.js"]


def test_check_of_one_text_returns_its_findings() -> None:
    result = check("function A({ b }) { useEffect(() => { f(b) }, []) }", path="a.jsx", select=["exhaustive-deps"])
    assert [(finding.check, finding.source.path) for finding in result.findings] == [("exhaustive-deps", "a.jsx")]
    assert (result.files, result.components) == (1, 1)


def test_check_of_one_text_refuses_unknown_ids() -> None:
    with pytest.raises(InputError, match="did you mean `exhaustive-deps`"):
        check("", select=["exhaustive-dep"])
