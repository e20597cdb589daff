"""The page that says how the checks were tried: seeded faults, sound effects, mutants. `python -m tests.checks.evidence` writes it."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import codegen
from codegen.checks import all_checks
from tests.checks.cases import cases
from tests.checks.explored import rows
from tests.checks.judged import REASONS, SPEAKS
from tests.checks.judged import rows as judged_rows
from tests.checks.removing import removals
from tests.checks.test_corpus import CLASSED, CORPUS, SOUND
from tests.checks.test_faults import FAULTS
from tests.checks.test_npm import CLASSED as PUBLISHED
from tests.checks.test_removals import OPEN_LOOP, reason_for, said

PAGE = Path(__file__).parents[2] / "docs" / "evidence.md"


def page() -> str:
    """Return the page's text; takes some seconds, because the mutants are checked."""
    return "\n".join([*_head(), *_faults(), *_sound(), *_published(), *_mutants(), *_explored(), *_judged()]) + "\n"


def _head() -> Iterator[str]:
    yield "<!-- Written from the tests by `python -m tests.checks.evidence`; change tests/checks. -->"
    yield ""
    yield "# How the checks were tried"
    yield ""
    yield "Each table is made of tests that run in this repository; a test compares this page with them."
    yield ""


def _faults() -> Iterator[str]:
    """Yield the table of seeded faults."""
    counts = {name: len(list(cases(FAULTS / f"{name}.jsx"))) for name in all_checks()}
    yield f"## Seeded faults: {sum(counts.values())}"
    yield ""
    yield "The same fault in different dress: promise chains and async functions, nested helpers, other names, another order,"
    yield "optional chaining, early exits. Each is named by its check, at its lines and at no others. They stand in"
    yield "`tests/checks/faults/`."
    yield ""
    yield "| check | dresses | named |"
    yield "|---|---:|---:|"
    yield from (f"| [{name}](checks/{name}.md) | {count} | {count} |" for name, count in counts.items())
    yield ""


def _sound() -> Iterator[str]:
    """Yield the table of sound effects and what was said of them."""
    patterns = Counter(str(param.values[0]) for param in SOUND)
    wrong = sum(item["verdict"] == "wrong" for item in CLASSED)
    yield f"## Sound effects: {len(SOUND)}, false alarms: {wrong}"
    yield ""
    yield "Effects after React's documented patterns, on which all checks are run. Every finding was read and classed; they stand in"
    yield f"`tests/checks/{CORPUS.name}/`."
    yield ""
    yield "| pattern | effects | findings |"
    yield "|---|---:|---:|"
    for name, count in sorted(patterns.items()):
        yield f"| {name} | {count} | {sum(item['file'] == name for item in CLASSED)} |"
    yield ""
    for item in CLASSED:
        yield f"- `{item['check']}` on *{item['case']}* ({item['file']}), classed `{item['verdict']}`: {item['reason']}."
    yield ""


def _published() -> Iterator[str]:
    """Yield the table of what is said of published packages; the long tests compare it with them."""
    counts, wrong = Counter[tuple[str, str]](), 0
    for item in PUBLISHED:
        package = "/".join(item["file"].split("/")[: 2 if item["file"].startswith("@") else 1])
        counts[package, item["check"]] += item["count"]
        wrong += item["verdict"] != "true"
    yield f"## Published effects: {counts.total()} findings, false alarms: {wrong}"
    yield ""
    yield "The components of npm packages at fixed versions, downloaded by the long tests. Every finding was read and classed, with its"
    yield "reason, in `tests/checks/npm_findings.toml`; the rules of hooks and of dependencies are compared with the reference instead."
    yield ""
    yield "| package | check | findings |"
    yield "|---|---|---:|"
    yield from (f"| {package} | {check} | {count} |" for (package, check), count in sorted(counts.items()))
    yield ""


def _mutants() -> Iterator[str]:
    """Yield the table of what was taken out of the preset `resilient`, and what no check names."""
    made, named, left = Counter[str](), Counter[str](), Counter[str]()
    for config in OPEN_LOOP:
        whole = codegen.render(config)
        for removal in removals(whole):
            made[removal.kind] += 1
            if said(removal.text) - said(whole):
                named[removal.kind] += 1
            else:
                left[removal.what] += 1
    reasons = {what: reason for what in left if (reason := reason_for(what)) is not None}
    neutral = sum(count for what, count in left.items() if what in reasons and reasons[what]["class"] == "neutral")
    yield f"## Mutants of `resilient`, in both styles: {made.total()}, named by a check: {named.total()}, neutral: {neutral}"
    yield ""
    yield "One thing is taken out of the component; some check must then say something that it did not say before."
    yield ""
    yield "| taken out | mutants | named |"
    yield "|---|---:|---:|"
    yield from (f"| {kind} | {made[kind]} | {named[kind]} |" for kind in sorted(made))
    yield ""
    yield "What no check names, with the reason; what is not neutral breaks the invariant named, and the explorer shows it:"
    yield ""
    for what, reason in sorted(reasons.items()):
        yield f"- `{what}` ({reason.get('invariant', reason['class'])}): {reason['reason']}."
    yield ""


def _explored() -> Iterator[str]:
    """Yield the table of what no check names, and what its exploration shows."""
    told = rows()
    broken = sum(row.invariant != "" for row in told)
    yield f"## What no check names, explored: {len(told)} kinds, broken: {broken}"
    yield ""
    yield "The same removals from `resilient` and `acknowledged`, each kind run through every order of four events, and, where the backend"
    yield "acknowledges, through longer ones of few kinds (`tests/checks/explored.py`). Either an invariant breaks, by the trace shown, or"
    yield "nothing does as far as was looked, with the reason why no check says anything."
    yield ""
    yield "| taken out | of | breaks | after |"
    yield "|---|---|---|---|"
    for row in told:
        taken_out = f"`{row.what}`".replace("|", "\\|")
        if row.invariant:
            yield f"| {taken_out} | {row.where} | {row.invariant} | {f'`{row.trace}`' if row.trace else 'the start'} |"
        else:
            reason = reason_for(row.what)
            why = "it is named by now" if reason is None else reason["reason"]
            is_open = reason is not None and reason["class"] != "neutral"
            yield f"| {taken_out} | {row.where} | - | {'not within these bounds: ' if is_open else ''}{why} |"


def _judged() -> Iterator[str]:
    """Yield what checks and explorer say of synchronizers in many styles, in both directions."""
    known = [row for row in judged_rows().values() if row.explored]
    broken = sum(bool(row.breaks) for row in known)
    silent = sum(bool(row.silent) for row in known)
    unfounded = sum(bool(row.unfounded) for row in known)
    yield ""
    yield f"## Synchronizers of all styles: {len(known)}, broken: {broken}, of which no check speaks: {silent}"
    yield ""
    yield "Written as people write them, sound and not (`tests/checks/synchronizers/`), and each run through every order of four events."
    yield "An invariant that breaks must have a check that names the fault, or says that it cannot decide; a finding must have an"
    yield f"invariant that breaks. {unfounded} of them have a finding that no run bears out, with the reason:"
    yield ""
    yield "| invariant | broken | named | left open only |"
    yield "|---|---:|---:|---:|"
    for name in sorted(
        {name for row in known for name in row.breaks}, key=lambda name: (int(re.sub(r"\D", "", name)), name)
    ):
        rows_of = [row for row in known if name in row.breaks]
        named = sum(any(name in SPEAKS.get(check, ()) for check in row.named) for row in rows_of)
        yield f"| {name} | {len(rows_of)} | {named} | {len(rows_of) - named - sum(name in row.silent for row in rows_of)} |"
    yield ""
    for item in REASONS["finding"]:
        yield f"- `{item['check']}` on {', '.join(f'*{name}*' for name in item['synchronizers'])}: {item['reason']}."
    yield ""
    yield "Checks that speak of what no invariant watches:"
    yield ""
    yield from (f"- `{item['name']}`: {item['reason']}." for item in REASONS["check"])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE.name}", file=sys.stderr)  # noqa: T201 - the command's answer
