"""The documentation that is written from the code, and whether the written pages are still right."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from .checks.base import all_checks
from .files import read_text, write_text
from .report import changes_page, comparison_json, options_page
from .report.markdown import index, page


def pages() -> Mapping[str, str]:
    """Return every generated page by its path below the documentation's folder."""
    checks = all_checks()
    return {
        "options.md": options_page.render(),
        "changes.md": changes_page.render(),
        "schemas/comparison.json": json.dumps(comparison_json.json_schema(), indent=2) + "\n",
        "checks/index.md": index(checks),
        **{f"checks/{check.id}.md": page(check) for check in checks.values()},
    }


def write(folder: Path) -> list[Path]:
    """Write the pages that have changed and remove those of checks that are gone; return what was touched."""
    touched = stale(folder)
    wanted = pages()
    for path in touched:
        name = path.relative_to(folder).as_posix()
        if name in wanted:
            write_text(path, wanted[name])
        else:
            path.unlink()
    return touched


def stale(folder: Path) -> list[Path]:
    """Return the pages that are missing, differ from what would be written, or belong to no check."""
    return list(_stale(folder))


def _stale(folder: Path) -> Iterator[Path]:
    wanted = pages()
    for name, text in wanted.items():
        if read_text(folder / name) != text:
            yield folder / name
    for path in sorted((folder / "checks").glob("*.md")):
        if path.relative_to(folder).as_posix() not in wanted:
            yield path
