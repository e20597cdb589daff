"""Results that the tests of this folder render."""

from __future__ import annotations

from codegen.errors import Problem
from codegen.findings import Abstention, CheckResult, Edit, Finding, Fix, Severity, Step
from codegen.source import Source, Span

TEXT = """\
function Sync({ id, send }) {
  useEffect(() => {
    ask(id).then((answer) => {
      send(answer);
    });
  }, [id]);
}
"""

SOURCE = Source(TEXT, "src/a sync, 100%:x.jsx")


def span(text: str, source: Source = SOURCE) -> Span:
    """Return where a text stands in a source."""
    start = source.text.index(text)
    return Span(start, start + len(text))


STALE = Finding(
    "stale-dispatch",
    Severity.ERROR,
    SOURCE,
    span("send(answer)"),
    "send is called for a run\nthat may be void",
    help="Ask whether 100% of it is still wanted.",
    path=(Step(span("ask(id)"), "asks"), Step(span("send(answer)"), "`answer` has come")),
)
ARRAY = Finding(
    "exhaustive-deps",
    Severity.WARNING,
    SOURCE,
    span("[id]"),
    "the array leaves out 'send'",
    data={"missing": ["send"], "unnecessary": [], "duplicate": []},
    fix=Fix("make it [id, send]", (Edit(span("[id]"), "[id, send]"),)),
)
WHOLE = Finding("made-up", Severity.INFO, SOURCE, span(TEXT[TEXT.index("useEffect") : TEXT.index(";\n}")]), "all of it")
UNSURE = Abstention("stale-dispatch", SOURCE, span("ask(id)"), "unknown-callee", "what `ask` does is not known")
UNREADABLE = Problem("unexpected `;`", "b.js", 3, 7, hint="take it out", excerpt="3 | const ;\n  |       ^")

RESULT = CheckResult((STALE, ARRAY, WHOLE), (UNSURE,), (UNREADABLE,), files=2, components=1, suppressed=1)
