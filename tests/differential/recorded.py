"""The hand-written sources, and what the reference said of each when it was last asked, for machines without Node."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from tests.differential.reference import Reference
from tests.differential.verdicts import Verdict

CORPUS = Path(__file__).with_name("corpus")
FILES = tuple(sorted(CORPUS.glob("*.jsx")))


def sources(file: Path) -> list[str]:
    """Return the sources of a file: each of its lines that is no comment."""
    return [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("//")]


def recorded(file: Path) -> dict[str, list[Verdict]]:
    """Return what the reference said, by source."""
    answers = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    return {source: sorted(_from_json(answer) for answer in found) for source, found in answers.items()}


def record(reference: Reference) -> None:
    """Ask the reference of all sources again, and write what it says."""
    for file in FILES:
        answers = {source: _to_json(reference.judge(source)) for source in sources(file)}
        lines = ",\n".join(f"{json.dumps(source)}: {json.dumps(found)}" for source, found in answers.items())
        file.with_suffix(".json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def _to_json(verdicts: Iterable[Verdict]) -> list[list[object]]:
    return [
        [found.rule, found.kind, found.start, found.end, found.names, found.suggested, found.hint] for found in verdicts
    ]


def _from_json(answer: list[object]) -> Verdict:
    rule, kind, start, end, names, suggested, hint = answer
    assert isinstance(names, list)
    assert isinstance(start, int)
    assert isinstance(end, int)
    array = tuple(suggested) if isinstance(suggested, list) else None
    return Verdict(str(rule), str(kind), start, end, tuple(names), array, str(hint))
