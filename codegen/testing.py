"""What a project's own tests use: snapshots that are real `.jsx` files, and one assertion about a synchronizer.

Needs pytest and syrupy, which the extra `testing` brings. `pytest_plugins = ["codegen.testing"]` in the project's top
`conftest.py` makes the fixture `jsx_snapshot` known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pytest

from .check import check
from .review.snapshots import JsxAssertion, JsxSnapshot, leave_for_review

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from .config import SynchronizerConfig
    from .config_sources import Variant
    from .findings import CheckResult

__all__ = ["JsxSnapshot", "assert_synchronizer", "assert_trace", "jsx_snapshot"]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave what snapshots did not match beside them, for `reflex-clerk-sync review`."""
    leave_for_review(config)


@pytest.fixture
def jsx_snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Return syrupy's `snapshot` with `JsxSnapshot`: `assert codegen.render(config) == jsx_snapshot`.

    A text that is not the accepted one is left beside it as `X.new.jsx`, for `reflex-clerk-sync review`; not in CI.
    """
    return JsxAssertion(
        session=snapshot.session,
        extension_class=JsxSnapshot,
        test_location=snapshot.test_location,
        update_snapshots=snapshot.update_snapshots,
        update_new_snapshots_only=snapshot.update_new_snapshots_only,
    )


def assert_synchronizer(
    source: str,
    *,
    path: str = "<input>",
    allow: Iterable[str] = (),
    config: SynchronizerConfig | Variant | None = None,
) -> None:
    """Assert that a synchronizer's text draws no finding and, with `config`, that it is what would be rendered now.

    `path` is what reports call the text; ending in `.py`, it makes it Python with `add_custom_code` methods. `allow`
    holds the ids of checks whose findings are accepted. A variant, as `codegen.load()` returns it, brings its template
    overrides along. Abstentions are shown, but do not fail. Raises AssertionError with the whole report, InputError for
    an unknown id.
    """
    __tracebackhide__ = True
    result = check(source, path=path, ignore=allow)
    failures = []
    if result.findings or result.errors:
        failures.append(_report(result))
    elif not result.components:
        failures.append(f"{path}: there is no React component to check\n")
    if config is not None:
        failures.append(_drift(source, path, config))
    if any(failures):
        raise AssertionError("\n".join(["not a sound synchronizer", "", *filter(None, failures)]).rstrip())


def assert_trace(
    synchronizer: str | Path,
    trace: Sequence[str],
    *,
    settling: str | None = "resolve",
    strict_mode: bool = False,
    invariants: Iterable[str] | None = None,
    component: str | None = None,
) -> None:
    """Assert that a run of a synchronizer breaks no invariant, or none of those that are named.

    `synchronizer` is what the command line takes: a file, a preset, a variant. `trace` holds the ids of actions; one that cannot happen
    where it stands ends the run, as a component that was mended may never come to it. `settling` says how requests end afterwards
    (`resolve`, `reject`, `null`; None stops at the last action). `component` names the one of a text with several. Raises AssertionError
    with the story; needs the extra `explore`.
    """
    __tracebackhide__ = True
    from .explore.tracing import judge_trace
    from .report.exploration_text import render
    from .targets import resolve

    target = resolve(str(synchronizer))
    exploration = judge_trace(
        target.source, trace, strict=strict_mode, settling=settling, as_far_as_possible=True, component=component
    )
    watched = set(exploration.verdicts if invariants is None else invariants)
    if any(violation.invariant in watched for violation in exploration.violations):
        raise AssertionError(render(exploration))


def _report(result: CheckResult) -> str:
    from .report.text import render

    return render(result)


def _drift(source: str, path: str, config: SynchronizerConfig | Variant) -> str:
    """Return how the text differs from what the configuration gives now; empty where it does not."""
    from .config_sources import Variant
    from .drift import Drift, drift
    from .render import render
    from .report.drift import render as report

    variant = config if isinstance(config, Variant) else Variant("", "", config)
    rendered = render(variant.config, template_dir=variant.template_dir)
    state = drift(source, rendered)
    return "" if state is Drift.CURRENT else report(path, state, source, rendered)
