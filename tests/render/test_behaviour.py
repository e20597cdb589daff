"""Each option does at run time what it says: configurations are rendered, run through a trace, and told."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from codegen.config import Style
from codegen.explore import random_walks
from codegen.presets import preset
from codegen.render import render
from tests.render.configurations import configuration, expected, sound_cover
from tests.render.telling import Told, tell

both_styles = pytest.mark.parametrize("style", Style)


def run(trace: str, base: str = "resilient", **options: Any) -> Told:
    """Run a preset with some options changed through a trace."""
    return tell(render(preset(base, **options)), trace)


@both_styles
@pytest.mark.parametrize(
    ("backoff", "delays"),
    [("fixed", [100, 100, 100, 100]), ("linear", [100, 200, 300, 350]), ("exponential", [100, 200, 350, 350])],
)
def test_backoff(style: Style, backoff: str, delays: list[int]) -> None:
    """The delays grow as named, up to the limit; a fixed one has none."""
    retry = {"attempts": 5, "delay_ms": 100, "max_delay_ms": 350, "backoff": backoff}
    told = run("load:A reject:0" + " timer reject:0" * 4, style=style, retry=retry, token={"timeout_ms": False})
    assert told.steps[1::2] == (*((f"timer {delay}",) for delay in delays), ())


@both_styles
def test_jitter_takes_a_random_part_off_the_delay(style: Style) -> None:
    retry = {"attempts": 40, "delay_ms": 1_000, "backoff": "fixed", "jitter": 0.25}
    told = run("load:A reject:0" + " timer reject:0" * 30, style=style, retry=retry, token={"timeout_ms": False})
    delays = [float(step[0].split()[1]) for step in told.steps[1::2]]
    assert all(750 < delay <= 1_000 for delay in delays)
    assert max(delays) - min(delays) > 150


@both_styles
@pytest.mark.parametrize("attempts", [1, 2, 3])
def test_attempts(style: Style, attempts: int) -> None:
    """So many token requests are made in all."""
    trace = "load:A" + " reject:0 timer" * (attempts - 1) + " reject:0"
    told = run(trace, style=style, retry={"attempts": attempts}, token={"timeout_ms": False})
    assert sum(word == "request A" for word in itertools.chain(*told.steps)) == attempts
    assert told.steps[-1] == ()
    assert told.rest == ()


@both_styles
def test_a_single_retry_is_cleared_like_any_other(style: Style) -> None:
    """Two attempts with a fixed delay are the published chain, which keeps no timer; with a cleanup there is one to clear."""
    options: dict[str, Any] = {
        "style": style,
        "retry": {"attempts": 2, "backoff": "fixed"},
        "token": {"timeout_ms": False},
    }
    assert run("load:A reject:0 unmount", **options).steps[1:] == (("timer 500",), ("cleared",))


@both_styles
def test_time_out(style: Style) -> None:
    """A request that takes longer is a failed one; with none, it is waited for."""
    told = run("load:A timer", style=style, token={"timeout_ms": 750})
    assert told.steps == (("timer 750", "request A"), ("timer 500",))
    assert run("load:A resolve:0", style=style, token={"timeout_ms": False}).steps == (("request A",), ("set A",))


@both_styles
@pytest.mark.parametrize("get_token", ["dependency", "latest_ref"])
def test_use_of_clerks_cache(style: Style, get_token: str) -> None:
    """Never, always, or only what has enough of its life left; and the cached token as what to fall back to."""
    same: dict[str, Any] = {"style": style, "get_token": get_token, "retry": {"attempts": 1}}
    quiet = {"timeout_ms": False}
    assert run("load:A", **same, token={**quiet, "skip_cache": "always"}).steps == (("request A",),)
    assert run("load:A", **same, token={**quiet, "skip_cache": "never"}).steps == (("cached request A",),)
    near = {**quiet, "skip_cache": "near_expiry"}
    asked, ended = ("cached request A",), ("set A",)
    assert run("load:A resolve:0", **same, token=near).steps == (asked, ended)
    assert run("load:A expired:0 resolve:0", **same, token=near).steps == (asked, ("request A",), ended)
    assert run("load:A resolve:0", **same, token={**near, "min_remaining_seconds": 61}).steps == (asked, ("request A",))
    assert run("load:A expired:0 reject:0", **same, token=near).steps == (asked, ("request A",), ())
    back = {**quiet, "fallback_to_cache": True}
    assert run("load:A reject:0 resolve:0", **same, token=back).steps == (("request A",), asked, ended)
    both = {**near, "fallback_to_cache": True}
    assert run("load:A expired:0 reject:0", **same, token=both).steps == (asked, ("request A",), ended)


@both_styles
def test_a_failure_can_clear_the_backend(style: Style) -> None:
    """With `clear`, and not with `keep`; what was sent last is sent again, also when the user comes back to it."""
    once: dict[str, Any] = {"style": style, "retry": {"attempts": 1}, "token": {"timeout_ms": False}}
    trace = "load:A resolve:0 switch:B reject:0 switch:A"
    kept, cleared = run(trace, **once), run(trace, **once, on_failure="clear")
    assert kept.steps[3:] == ((), ())
    assert cleared.steps[3:] == (("clear",), ("request A",))
    assert (kept.backend, cleared.backend) == ("signed in as A", "signed in as A")


@both_styles
def test_a_null_token_can_be_a_sign_out(style: Style) -> None:
    """With `sign_out` it is one at once; with `failure` it is tried again."""
    trace = "load:A resolve:0 switch:B null:0"
    quiet: dict[str, Any] = {"style": style, "token": {"timeout_ms": False}}
    cleared = run(f"{trace} switch:A", **quiet, null_token="sign_out")  # noqa: S106 - an option
    assert run(trace, **quiet).steps[3] == ("timer 500",)
    assert cleared.steps[3:] == (("clear",), ("request A",))
    assert cleared.backend == "signed in as A"


@both_styles
@pytest.mark.parametrize(
    ("switch", "seen_by"),
    [
        ("switch:B", {"user_id", "session_id"}),
        ("switch:A2", {"session_id"}),
        ("switch:AO", {"org_id", "org_role"}),
        ("switch:AO switch:AM", {"org_role"}),
    ],
)
def test_a_switch_is_seen_if_a_part_of_the_identity_that_it_changes_is_in_the_key(
    style: Style, switch: str, seen_by: set[str]
) -> None:
    parts = ("user_id", "session_id", "org_id", "org_role")
    last = {
        part: run(f"load:A resolve:0 {switch}", style=style, identity=["signed_in", part]).steps[-1] for part in parts
    }
    assert {part for part, happens in last.items() if happens} == seen_by


@both_styles
@pytest.mark.parametrize(
    ("reconnect", "at_reconnect", "at_new_add_events"),
    [("none", False, False), ("add_events", False, True), ("connection_epoch", True, False)],
)
def test_reconnect(style: Style, reconnect: str, at_reconnect: bool, at_new_add_events: bool) -> None:
    """What counts as a new connection is what the option names."""
    seen = [
        run(f"load:A resolve:0 {event}", style=style, reconnect=reconnect).steps[2] != ()
        for event in ("reconnect:lost", "add_events")
    ]
    assert seen == [at_reconnect, at_new_add_events]


@both_styles
@pytest.mark.parametrize(
    ("options", "ends"),
    [
        ({"cleanup": False}, "signed in as A"),
        ({"cleanup": False, "request_id": "after_dedupe"}, "signed in as A"),
        ({"cleanup": False, "request_id": "first"}, "signed out"),
        ({"cleanup": True}, "signed out"),
    ],
)
def test_what_voids_an_older_run(style: Style, options: dict[str, Any], ends: str) -> None:
    """The race of the published component, and what does or does not mend it."""
    assert run("load:out sign_in:A sign_out resolve:0", style=style, **options).backend == ends


@both_styles
@pytest.mark.parametrize("request_id", ["none", "first"])
def test_only_the_cleanup_voids_the_last_run(style: Style, request_id: str) -> None:
    trace = "load:A unmount resolve:0"
    assert run(trace, style=style, cleanup=False, request_id=request_id).steps[2] == ("cleared", "set A")
    assert run(trace, style=style, cleanup=True, request_id=request_id).steps[2] == ()


@both_styles
def test_a_guarded_run_asks_for_no_further_token(style: Style) -> None:
    """Voided by a request id: it arms no timer, and asks nothing when one that was armed fires."""
    quiet: dict[str, Any] = {"style": style, "cleanup": False, "request_id": "first", "token": {"timeout_ms": False}}
    assert run("load:A sign_out reject:0", **quiet).steps[2] == ()
    trace = "load:A reject:0 sign_out timer"
    asked = [run(trace, **quiet, retry={"guarded": guarded}).steps[3] for guarded in (True, False)]
    assert asked == [(), ("request nobody",)]


@both_styles
def test_a_new_get_token_starts_the_effect_again_only_as_a_dependency(style: Style) -> None:
    told = {use: run("load:A get_token", style=style, get_token=use).steps[1] for use in ("dependency", "latest_ref")}
    assert told == {"dependency": ("cleared", "timer 10000", "request A"), "latest_ref": ()}


@both_styles
def test_debug_logs_each_decision_and_never_a_token(style: Style) -> None:
    """The token that the explorer hands out begins as every JWT does."""
    trace = "load:out sign_in:A resolve:0 switch:B reject:0 timer reject:0 sign_out"
    logged = run(trace, style=style, debug=True, retry={"attempts": 2}).console
    text = repr(logged)
    assert len(logged) >= 3
    assert "ClerkSessionSynchronizer: signed out, clearing" in text
    assert "eyJ" not in text
    assert not any(name in text for name in ("user_", "sess_", "org_"))
    assert run("load:out sign_in:A resolve:0 sign_out", style=style).console == ()


@both_styles
@pytest.mark.parametrize("on_failure", ["keep", "clear"])
def test_a_dispatch_that_throws_is_told_and_is_no_failed_request(style: Style, on_failure: str) -> None:
    """It goes to the console by name; nothing is cleared, and the next run tries again."""
    text = render(preset("resilient", style=style, on_failure=on_failure, events={"set": "set_session"}, state="s"))
    sends = 'ReflexEvent("s.set_session", { token })'
    assert sends in text
    throws = text.replace(sends, f"(() => {{ throw new TypeError() }})({sends})")
    told = tell(throws, "load:A resolve:0 transitive arrive:A", settling="resolve")
    assert told.steps[1:] == (("cleared",), (), ("timer 10000", "request A"))
    assert told.console[0] == ("ClerkSessionSynchronizer: not dispatched:", "TypeError")
    assert "clear" not in told.rest
    assert "I7" not in told.broken


@both_styles
def test_a_void_run_has_nothing_to_say(style: Style) -> None:
    """A request that fails after the sign-out that made it void is nobody's concern."""
    assert run("load:A sign_out reject:0", style=style).console == ()


@pytest.mark.parametrize("row", [pytest.param(row, id=str(number)) for number, row in enumerate(sound_cover())])
def test_what_draws_no_finding_breaks_no_invariant(row: dict[str, Any]) -> None:
    """Checks and explorer agree: in random runs with fewer failures than attempts, nothing is broken but what the options give up."""
    config = configuration(row)
    assert expected(config) == set()
    given_up = set()
    if config.token.skip_cache == "never" or config.token.fallback_to_cache:
        given_up.add("I1x")
    budget = config.acknowledgement.replacements if config.acknowledgement.enabled else config.retry.attempts
    failures = min(budget, config.retry.attempts - 1)
    walks = random_walks(render(config), count=40, length=25, failures=failures)
    assert {violation.invariant for violation in walks.violations} <= given_up, walks.to_json()
