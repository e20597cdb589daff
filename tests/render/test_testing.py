"""`codegen.testing`: what a user's own repository imports into its tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.config_sources import load
from codegen.errors import InputError
from codegen.presets import preset
from codegen.render import render
from codegen.testing import assert_synchronizer

pytest_plugins = ["pytester"]

CHECKOUT = Path(__file__).resolve().parents[2]
SOUND = render(preset("resilient"))
RACY = render(
    preset("resilient", request_id="after_dedupe", cleanup=False, retry={"attempts": 1}, token={"timeout_ms": False})
)
DRAWN = ("dispatch-after-unmount", "no-retry", "no-source-timeout", "uncancelled-run")


def refused(source: str, **options: object) -> str:
    """Return the message of a failed assertion."""
    with pytest.raises(AssertionError) as caught:
        assert_synchronizer(source, **options)  # type: ignore[arg-type]  # the keywords of the assertion
    return str(caught.value)


def test_a_sound_synchronizer_passes() -> None:
    assert_synchronizer(SOUND)
    assert_synchronizer(SOUND, config=preset("resilient"))


def test_the_failure_is_the_report_that_a_person_reads() -> None:
    """With the place, the path that leads to the fault, the reason and what to do."""
    message = refused(RACY, path="app/sync.jsx")
    assert message.startswith("not a sound synchronizer\n")
    assert "error[uncancelled-run]: this run returns before requestIdRef is advanced" in message
    assert "--> app/sync.jsx:" in message
    assert "= help: Advance the request id before the first return" in message
    assert message.endswith("tells more about a check.")


def test_allowed_findings_do_not_fail() -> None:
    assert_synchronizer(RACY, allow=DRAWN)
    assert "no-source-timeout" in refused(RACY, allow=[name for name in DRAWN if name != "no-source-timeout"])


def test_an_unknown_check_is_no_failure_of_the_test_but_a_mistake_in_it() -> None:
    with pytest.raises(InputError, match="did you mean `uncancelled-run`"):
        assert_synchronizer(RACY, allow=["uncanceled-run"])


def test_text_that_is_no_component_fails() -> None:
    """An assertion about nothing would pass for ever."""
    assert "there is no React component to check" in refused("export const x = 1;\n")
    assert "unexpected `;`" in refused("const a = ;\n")


def test_python_files_are_looked_into() -> None:
    python = 'class Sync(Component):\n    def add_custom_code(self):\n        return ["""' + RACY + '"""]\n'
    assert "--> provider.py:" in refused(python, path="provider.py")


def test_a_file_that_is_not_what_would_be_rendered_fails_with_the_difference() -> None:
    message = refused(SOUND, path="sync.jsx", config=preset("resilient", retry={"attempts": 7}))
    assert "stale: sync.jsx" in message
    assert "+      const attempts = 7;" in message
    assert "edited by hand" in refused(SOUND.replace("10000", "20000"), config=preset("resilient"))


def test_a_variant_brings_its_templates_along(tmp_path: Path) -> None:
    (tmp_path / "mine/partials").mkdir(parents=True)
    (tmp_path / "mine/partials/steps.jinja").write_text("// Ours.\n", encoding="utf-8")
    (tmp_path / "reflex-clerk-sync.toml").write_text('templates = "mine"\n', encoding="utf-8")
    variant = load(start=tmp_path, environment={})
    assert_synchronizer(render(variant.config, template_dir=variant.template_dir), config=variant)
    assert "+// Ours." in refused(SOUND, config=variant)


USERS_TEST = """
import codegen

def test_rendered(jsx_snapshot):
    assert codegen.render(codegen.preset("resilient", retry={"attempts": ATTEMPTS})) == jsx_snapshot
"""


def test_a_users_snapshots_are_files_that_tools_can_read(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing, it fails; updated, it is the text itself; changed, it fails with the difference and stays as it was."""
    monkeypatch.setenv("PYTHONPATH", str(CHECKOUT))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeconftest('pytest_plugins = ["codegen.testing"]')
    file = pytester.path / "__snapshots__/test_users/test_rendered.jsx"

    def outcome(attempts: int, *options: str) -> pytest.RunResult:
        pytester.makepyfile(test_users=USERS_TEST.replace("ATTEMPTS", str(attempts)))
        return pytester.runpytest_subprocess("-p", "syrupy", "-p", "no:cacheprovider", *options)

    assert outcome(4).ret == pytest.ExitCode.TESTS_FAILED
    assert not file.exists()
    assert outcome(4, "--snapshot-update").ret == pytest.ExitCode.OK
    assert file.read_bytes() == SOUND.encode()
    assert outcome(4).ret == pytest.ExitCode.OK
    changed = outcome(5, "-vv")
    assert changed.ret == pytest.ExitCode.TESTS_FAILED
    changed.stdout.re_match_lines([r".*- +const attempts = 4;", r".*\+ +const attempts = 5;"])
    assert file.read_bytes() == SOUND.encode()
