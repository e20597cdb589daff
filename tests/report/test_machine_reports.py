"""The reports that programs read: JSON, GitHub's workflow commands and SARIF."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from codegen.checks import all_checks
from codegen.findings import CheckResult
from codegen.report import github, sarif
from codegen.report import json as json_report
from codegen.source import Source
from tests.report.samples import ARRAY, RESULT, STALE, UNREADABLE, span
from tests.report.sarif_schema import published_schema


def sarif_run(result: CheckResult) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(sarif.render(result))["runs"][0]
    return run


def test_json_holds_all_that_is_known() -> None:
    report = json.loads(json_report.render(RESULT))
    stale, array, whole = report["findings"]
    assert stale["steps"] == [
        {"line": 3, "column": 5, "end_line": 3, "end_column": 12, "message": "asks"},
        {"line": 4, "column": 7, "end_line": 4, "end_column": 19, "message": "`answer` has come"},
    ]
    assert array["data"] == {"missing": ["send"], "unnecessary": [], "duplicate": []}
    assert array["fix"] == {
        "message": "make it [id, send]",
        "safe": True,
        "edits": [{"line": 6, "column": 6, "end_line": 6, "end_column": 10, "text": "[id, send]"}],
    }
    assert not {"help", "steps", "fix"} & set(whole)
    assert report["abstained"][0]["reason"] == "unknown-callee"
    assert report["errors"] == [
        {"path": "b.js", "line": 3, "column": 7, "message": "unexpected `;`", "help": "take it out"}
    ]


def test_columns_count_code_points_not_utf16_units() -> None:
    """A character outside the basic plane is one column, as SARIF's columnKind says and editors show it."""
    source = Source("/* 😀 */ send(x)", "a.js")
    result = CheckResult((replace(STALE, source=source, span=span("send(x)", source), path=()),))
    assert json.loads(json_report.render(result))["findings"][0]["column"] == 9
    assert sarif_run(result)["columnKind"] == "unicodeCodePoints"
    assert sarif_run(result)["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 9


def test_github_escapes_what_would_end_a_command_or_a_property() -> None:
    """Workflow commands are one line, and their properties are told apart by commas and colons."""
    stale, _, whole, abstained, error = github.render(RESULT).splitlines()
    assert stale == (
        "::error file=src/a sync%2C 100%25%3Ax.jsx,line=4,endLine=4,col=7,endColumn=18,title=stale-dispatch"
        "::send is called for a run%0Athat may be void%0A1. line 3: asks%0A2. line 4: `answer` has come"
        "%0Ahelp: Ask whether 100%25 of it is still wanted."
    )
    assert whole.startswith("::notice file=src/a sync%2C 100%25%3Ax.jsx,line=2,endLine=6,title=made-up::")
    assert abstained.startswith("::notice ")
    assert abstained.endswith(",title=stale-dispatch abstained::what `ask` does is not known (unknown-callee)")
    assert error == "::error file=b.js,line=3,col=7,title=cannot be checked::unexpected `;`%0Ahelp: take it out"


@pytest.mark.parametrize(
    "result", [RESULT, CheckResult(), CheckResult(errors=(replace(UNREADABLE, path=None, line=None, column=None),))]
)
def test_sarif_is_valid_by_the_published_schema(result: CheckResult) -> None:
    log = json.loads(sarif.render(result))
    jsonschema.Draft4Validator(published_schema(), format_checker=jsonschema.FormatChecker()).validate(log)


def test_sarif_schema_of_the_test_refuses_what_is_wrong() -> None:
    """The test above can fail: a log with a misspelt property is refused."""
    log = json.loads(sarif.render(RESULT))
    log["runs"][0]["results"][0]["mesage"] = log["runs"][0]["results"][0].pop("message")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(published_schema()).validate(log)


def test_sarif_describes_every_check_as_a_rule() -> None:
    rules = {rule["id"]: rule for rule in sarif_run(RESULT)["tool"]["driver"]["rules"]}
    assert set(rules) == set(all_checks())
    for check in all_checks().values():
        assert check.mend in rules[check.id]["help"]["text"]
        assert rules[check.id]["shortDescription"]["text"] == check.summary


def test_sarif_results_carry_path_fix_and_place() -> None:
    stale, array, _, abstained = sarif_run(RESULT)["results"]
    steps = stale["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["message"]["text"] for step in steps] == ["asks", "`answer` has come"]
    assert stale["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "src/a%20sync%2C%20100%25%3Ax.jsx",
        "uriBaseId": "%SRCROOT%",
    }
    (replacement,) = array["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": "[id, send]"}
    assert (abstained["kind"], abstained["level"]) == ("open", "none")


def test_sarif_says_that_a_file_could_not_be_read() -> None:
    (invocation,) = sarif_run(RESULT)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "unexpected `;`"
    assert sarif_run(CheckResult())["invocations"][0]["executionSuccessful"] is True


def fingerprints(text: str, count: int = 1) -> list[str]:
    source = Source(text, "a.js")
    finding = replace(ARRAY, source=source, span=span("[id]", source), fix=None)
    return [
        result["partialFingerprints"][sarif.FINGERPRINT]
        for result in sarif_run(CheckResult((finding,) * count))["results"]
    ]


def test_fingerprint_stays_when_lines_move_and_tells_twins_apart() -> None:
    """A code scanning service must know a finding again after lines were added above it."""
    text = ARRAY.source.text
    assert (
        fingerprints(text)
        == fingerprints(f"// new\n{text}")
        == fingerprints(text.replace("  }, [id]", "      }, [id]"))
    )
    assert fingerprints(text) != fingerprints(text.replace("}, [id]", "}, [id] /* other */"))
    first, second = fingerprints(text, 2)
    assert first != second
