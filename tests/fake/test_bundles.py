"""Clerk's JavaScript is fetched as an archive; what it holds beside plain files of its own folder is left out."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from reflex_clerk.testing.bundles import Bundles


def archive_with_strangers(path: Path) -> None:
    """Write an archive with a file of the package, one that leaves the folder, and a link out of it."""
    with tarfile.open(path, "w:gz") as archive:
        for name in ("package/dist/clerk.browser.js", "../outside.js"):
            member = tarfile.TarInfo(name)
            member.size = 4
            archive.addfile(member, io.BytesIO(b"good"))
        link = tarfile.TarInfo("package/dist/link.js")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)


def test_only_plain_files_of_the_package_are_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On every Python 3.11, also those whose `tarfile` has no filter yet."""
    archive = tmp_path / "packed.tgz"
    archive_with_strangers(archive)
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text(f'#!/bin/sh\ncp {archive} "$4"\n')
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}:/usr/bin:/bin")
    folder = tmp_path / "cache"
    dist = Bundles(folder).dist("@clerk/clerk-js", "6.40.0")
    assert [file.name for file in dist.iterdir()] == ["clerk.browser.js"]
    assert (dist / "clerk.browser.js").read_bytes() == b"good"
    assert [found.name for found in tmp_path.rglob("outside.js")] == []
