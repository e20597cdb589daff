"""`--strict`: a check that abstains fails the run."""

from __future__ import annotations

import pytest

from tests.cli.running import Cli

UNCLEAR = """\
function Sync({ id }) {
  const [seen, setSeen] = useState();
  useEffect(() => {
    later(() => setSeen(id));
  }, [id]);
}
"""
"""Whether the dispatch is stale depends on when `later` calls back."""


@pytest.mark.parametrize("by", ["option", "configuration"])
def test_abstention_fails_only_a_strict_run(cli: Cli, by: str) -> None:
    cli.write("a.jsx", UNCLEAR)
    select = ("--select", "stale-dispatch")
    report = cli.report("a.jsx", *select, status=0)
    assert report["findings"] == []
    assert {abstention["check"] for abstention in report["abstained"]} == {"stale-dispatch"}
    assert all(abstention["reason"] and abstention["message"] for abstention in report["abstained"])
    if by == "configuration":
        cli.write("reflex-clerk-sync.toml", "check.strict = true\n")
    text = cli("check", "a.jsx", *select, *(["--strict"] if by == "option" else []), status=1).stdout
    assert "no findings" in text
    assert "1 check abstained" in text
