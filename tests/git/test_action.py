"""The GitHub Action: its steps' own shell, run in the real history against a stand-in for GitHub."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from codegen.report.comparison_markdown import MARKER
from tests.cli.running import CHECKOUT
from tests.explore.components import component
from tests.git.conftest import FILE, History
from tests.git.github import PERSON, PULL_REQUEST, READER, REPOSITORY, WORKFLOW, Action, Comments, Done, serving

VENDORED = ".github/actions/reflex-clerk-sync"
GUIDE = (CHECKOUT / "docs/ci.md").read_text(encoding="utf-8")

Run = Callable[..., Done]


@pytest.fixture
def comments() -> Comments:
    """Return what stands below the pull request: as many comments of others as one page of the API holds."""
    found = Comments()
    for number in range(100):
        found.add(f"comment {number}")
    return found


@pytest.fixture
def action(history: History, comments: Comments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Action]:
    """Return the action in a pull request from `1.3.1`; packages are not installed, this checkout is run."""
    temporary = tmp_path / "runner"
    temporary.mkdir()
    event = temporary / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": PULL_REQUEST}}), encoding="utf-8")
    monkeypatch.setenv("CI", "true")
    (temporary / "reflex-clerk-sync").symlink_to(CHECKOUT)
    with serving(comments) as api:
        contexts = {
            "github": {
                "token": WORKFLOW,
                "event": {"pull_request": {"base": {"sha": history.git("rev-parse", "1.3.1").strip()}}},
            },
            "runner": {"temp": str(temporary)},
            "steps": {"python": {"outputs": {"python-path": sys.executable}}},
        }
        environment = {"GITHUB_API_URL": api, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_EVENT_PATH": str(event)}
        yield Action(CHECKOUT, temporary, contexts, environment, skipped=frozenset({"install"}))


@pytest.fixture
def run(action: Action, history: History) -> Run:
    """Run the action in the repository, without the explorer unless it is asked for."""

    def ran(**inputs: str) -> Done:
        return action.run(history.folder, **{"depth": "0", **inputs})

    return ran


def test_the_guide_names_every_input_and_its_example_parses() -> None:
    inputs = yaml.safe_load((CHECKOUT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    table = GUIDE.partition("| input | what it is | default |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE) == list(inputs)
    [example] = [block for block in re.findall(r"```yaml\n(.+?)```", GUIDE, re.DOTALL) if VENDORED in block]
    step = yaml.safe_load(example)["jobs"]["compare"]["steps"][-1]
    assert step["uses"] == f"./{VENDORED}"
    assert set(step["with"]) <= set(inputs)


@pytest.fixture
def vendored(action: Action, history: History) -> Action:
    """Return the action as the guide has it copied into a repository, and committed there."""
    if not (CHECKOUT / ".git").exists():
        pytest.skip("the guide copies out of a git repository")
    [command] = [block for block in re.findall(r"```console\n(.+?)```", GUIDE, re.DOTALL) if VENDORED in block]
    for line in command.strip().splitlines():
        shell = line.removeprefix("$ ").replace("../reflex-clerk-sync", str(CHECKOUT))
        subprocess.run(["bash", "-c", shell], cwd=history.folder, check=True)
    history.commit("the action")
    action.folder = history.folder / VENDORED
    return action


def test_a_copy_in_the_repository_runs_and_is_no_synchronizer_itself(vendored: Action, history: History) -> None:
    """What the guide says to copy is enough, and the pull request that brings it has nothing to say of it."""
    (vendored.temporary / "reflex-clerk-sync").unlink()
    (vendored.temporary / "reflex-clerk-sync").symlink_to(vendored.folder)
    done = vendored.run(history.folder, depth="0")
    assert done.status == 0, done.log
    found = json.loads(Path(done.outputs["report"]).read_text(encoding="utf-8"))
    assert [comparison["new"] for comparison in found["comparisons"]] == [FILE]


def test_a_pull_request_that_is_safe(run: Run, comments: Comments) -> None:
    """1.3.1 → resilient: a comment below those of others, notices at the lines, the job's summary, and all is well."""
    done = run()
    assert done.status == 0, done.log
    assert done.outputs["worst"] == "behaviour"
    assert f"::warning file={FILE}," in done.log
    assert len(comments.bodies) == 101
    assert comments.bodies[-1].startswith(MARKER)
    assert comments.bodies[-1] == done.summary
    assert json.loads(Path(done.outputs["report"]).read_text(encoding="utf-8"))["worst"] == "behaviour"


def test_a_pull_request_that_loses_a_protection_fails_after_it_has_commented(
    run: Run, history: History, comments: Comments
) -> None:
    """The release that this project grew from, the other way round."""
    history.git("checkout", "--quiet", "1.3.1")
    done = run(against="resilient")
    assert done.status == 1
    assert f"::error file={FILE}," in done.log
    assert "cleanup-removed" in comments.bodies[-1]
    assert run(against="resilient", fail_on="never").status == 0


def test_the_comment_is_written_anew_and_not_twice(run: Run, history: History, comments: Comments) -> None:
    run()
    before = comments.bodies[-1]
    history.cli.write(FILE, component("1.3.1").text.replace("500", "900"))
    run()
    assert len(comments.bodies) == 101
    assert comments.bodies[-1] != before
    assert "retry-delay" in comments.bodies[-1]
    history.cli.write(FILE, component("1.3.1").text)
    done = run()
    assert done.outputs["worst"] == ""
    assert "No synchronizer is different" in comments.bodies[-1], "what it said before is no longer so"


def test_nothing_is_said_where_nothing_is_different(run: Run, history: History, comments: Comments) -> None:
    history.cli.write(FILE, component("1.3.1").text)
    assert run().status == 0
    assert len(comments.bodies) == 100


def test_a_comment_of_somebody_else_is_not_written_over(run: Run, comments: Comments) -> None:
    """Anybody can write the marker; in their comment the report would be theirs to change."""
    comments.add(f"{MARKER}\nmine")
    run()
    assert comments.bodies[-2:-1] == [f"{MARKER}\nmine"]
    assert comments.kept[-1]["user"]["type"] == "Bot"


def test_the_token_of_a_person_finds_its_own_comment(run: Run, comments: Comments) -> None:
    run(token=PERSON)
    run(token=PERSON)
    assert [comment["user"]["login"] for comment in comments.kept[100:]] == ["owner"]


def test_a_token_that_may_not_write_is_told_and_does_not_fail_the_job(run: Run, comments: Comments) -> None:
    """As in a pull request from a fork: annotations, summary and status are there all the same."""
    done = run(token=READER)
    assert done.status == 0
    assert "::warning::no comment: the token may not write one (status 403)" in done.log
    assert READER not in done.log
    assert len(comments.bodies) == 100


def test_it_comments_only_if_it_is_asked_to_and_in_a_pull_request(run: Run, action: Action, comments: Comments) -> None:
    run(comment="false")
    action.contexts["github"]["event"] = {}
    done = run()
    assert comments.calls == []
    assert done.outputs["worst"] == "behaviour", "a push is compared with the commit before"


def test_a_revision_that_is_not_there_is_fetched(action: Action, history: History, tmp_path: Path) -> None:
    """A checkout in CI holds one commit."""
    history.git("config", "uploadpack.allowAnySHA1InWant", "true")
    shallow = tmp_path / "shallow"
    history.git("clone", "--quiet", "--depth", "1", history.folder.as_uri(), str(shallow))
    done = action.run(shallow, depth="0")
    assert done.outputs["worst"] == "behaviour", done.log
    action.contexts["github"]["event"] = {}
    again = tmp_path / "again"
    history.git("clone", "--quiet", "--depth", "1", history.folder.as_uri(), str(again))
    assert action.run(again, depth="0").outputs["worst"] == "behaviour"


def test_paths_narrow_it(run: Run, history: History) -> None:
    history.cli.write("app/my other.jsx", component("resilient").text)
    history.cli.write("none.jsx", "")
    assert run(paths="none.jsx\n").outputs["worst"] == ""
    assert run(paths="none.jsx\napp/my other.jsx\n").outputs["worst"] == "behaviour"


def test_a_module_of_the_repository_with_our_name_is_not_run(run: Run, history: History) -> None:
    history.cli.write("codegen.py", "raise SystemExit('a stranger')\n")
    assert run().outputs["worst"] == "behaviour"


def test_a_mistake_ends_with_2_and_leaves_no_comment(run: Run, comments: Comments) -> None:
    done = run(fail_on="whatever")
    assert done.status == 2
    assert "whatever" in done.log
    assert len(comments.bodies) == 100


def test_the_explorer_is_part_of_it(run: Run, history: History, comments: Comments) -> None:
    history.git("checkout", "--quiet", "1.3.1")
    done = run(against="1.2.4", depth="3")
    assert done.status == 1
    assert "invariant I0 is broken" in done.log
    assert "```mermaid" in comments.bodies[-1]


def test_a_report_that_is_too_long_is_cut_between_two_lines(run: Run, history: History, comments: Comments) -> None:
    """GitHub would refuse it."""
    for number in range(40):
        history.cli.write(f"app/sync{number}.jsx", component("resilient").text)
    history.git("add", "--all")
    history.git("commit", "--quiet", "--message", "many")
    for number in range(40):
        history.cli.write(f"app/sync{number}.jsx", component("1.3.1").text)
    assert run(against="HEAD").status == 1
    assert 60_000 < len(comments.bodies[-1]) <= 65_536
    assert comments.bodies[-1].endswith("… The rest is in the summary of the workflow's run.\n")


@pytest.mark.long
def test_it_installs_itself(vendored: Action, history: History) -> None:
    """With what the explorer needs, beside the job's own packages; this downloads them."""
    (vendored.temporary / "reflex-clerk-sync").unlink()
    vendored.skipped = frozenset()
    done = vendored.run(history.folder, depth="1")
    assert done.outputs["worst"] == "behaviour", done.log
    assert (vendored.temporary / "reflex-clerk-sync/py_mini_racer").is_dir()
