"""The same configuration gives the same bytes, wherever and whenever it is rendered."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import codegen
from codegen.drift import configuration_hash
from codegen.presets import PRESETS, preset
from codegen.render import render
from tests.render.configurations import FACTORS, FREE, nested

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys, codegen
for name in sys.argv[1:]:
    sys.stdout.buffer.write(codegen.render(codegen.preset(name, debug=True)).encode())
"""
PLACES = {
    "one": {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Pacific/Kiritimati"},
    "other": {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "America/Adak"},
}
"""Another order of sets, another encoding, another alphabet, another day."""


OTHER_VALUES = {
    "component": "Other",
    "state": "other",
    "events.set": "other",
    "events.clear": "other",
    "clerk": "clerk-react",
    "reflex": "<0.8.8",
    "token.skip_cache": "never",
    "token.min_remaining_seconds": 16,
    "token.fallback_to_cache": True,
    "token.template": "other",
    "token.timeout_ms": 10_001,
    "retry.attempts": 5,
    "retry.delay_ms": 501,
    "retry.backoff": "linear",
    "retry.max_delay_ms": 8_001,
    "retry.jitter": 0.1,
    "retry.guarded": False,
    "acknowledgement.enabled": True,
    "acknowledgement.prop": "other",
    "acknowledgement.hydrated_prop": "other",
    "acknowledgement.answer_timeout_ms": 5_001,
    "acknowledgement.replacements": 1,
    "acknowledgement.refresh_lead_seconds": 16,
    "acknowledgement.min_refresh_seconds": 11,
    "acknowledgement.max_refresh_seconds": 44,
    "acknowledgement.wake": False,
    "on_failure": "clear",
    "null_token": "sign_out",
    "identity": ["signed_in", "session_id"],
    "reconnect": "none",
    "cleanup": False,
    "request_id": "first",
    "get_token": "dependency",
    "dependencies": ["isLoaded"],
    "style": "promise",
    "debug": True,
}
"""For every option a value that `resilient` does not have."""


def here() -> bytes:
    return "".join(render(preset(name, debug=True)) for name in PRESETS).encode()


@pytest.mark.parametrize("place", PLACES)
def test_another_process_gives_the_same_bytes(place: str, tmp_path: Path) -> None:
    """In another folder, with another hash seed, locale and time zone."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), **PLACES[place]}
    command = [sys.executable, "-c", SCRIPT, *PRESETS]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True, timeout=60)
    assert done.stdout == here()


def test_the_header_holds_version_and_hashes_and_nothing_else() -> None:
    config = preset("resilient")
    first, second, body = render(config).split("\n", 2)
    assert first == f"// Rendered by reflex-clerk-sync {codegen.__version__}; change the configuration, not this file."
    assert re.fullmatch(r"// configuration [0-9a-f]{16} body [0-9a-f]{16}", second)
    assert second.split()[2] == configuration_hash(config)
    assert second.split()[4] == hashlib.sha256(body.encode()).hexdigest()[:16]


def test_no_time_and_no_place_is_in_the_text() -> None:
    text = here().decode()
    assert not re.search(r"20\d\d-|\d\d:\d\d|GMT|UTC", text)
    assert str(CHECKOUT) not in text


def test_lines_end_with_one_character_and_hold_no_trailing_space() -> None:
    for text in (render(preset(name)) for name in PRESETS):
        assert "\r" not in text
        assert "\t" not in text
        assert text.endswith("}\n")
        assert not re.search(r"[ ]\n|\n\n\n", text)


def test_each_option_changes_the_configurations_hash() -> None:
    """Otherwise a file would be taken for current after its configuration was changed."""
    assert OTHER_VALUES.keys() == FACTORS.keys() | FREE.keys()
    hashes = {configuration_hash(preset("resilient", **nested({key: value}))) for key, value in OTHER_VALUES.items()}
    assert len(hashes - {configuration_hash(preset("resilient"))}) == len(OTHER_VALUES)


def test_the_hash_is_of_the_values_and_not_of_how_they_were_written() -> None:
    written = preset("resilient", retry={"attempts": 4}, token={"skip_cache": "always"}, style="async")
    assert configuration_hash(written) == configuration_hash(codegen.SynchronizerConfig())
    assert render(written) == render(codegen.SynchronizerConfig())
