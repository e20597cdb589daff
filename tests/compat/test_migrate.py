"""`migrate`: what moves, what stays to the last space, and what is left for a person and said so."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import reflex_clerk
from codegen.migration import migrate
from codegen.migration.names import CLASSES, ONLY_COMPAT, SAME, SETTINGS
from codegen.migration.python import migrate_python
from codegen.version import __version__
from reflex_clerk import compat
from tests.cli.running import Cli
from tests.compat import published


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return Cli(tmp_path)


def moved(text: str, *, native: bool = False) -> str:
    after, left = migrate_python(text, "app.py", native=native)
    assert left == ()
    ast.parse(after.removeprefix("\ufeff"))
    return after


def left(text: str, *, native: bool = False) -> list[str]:
    return [str(problem) for problem in migrate_python(text, "app.py", native=native)[1]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import reflex_clerk_api\n", "import reflex_clerk.compat as reflex_clerk_api\n"),
        ("import reflex_clerk_api as clerk\n", "import reflex_clerk.compat as clerk\n"),
        ("import os, reflex_clerk_api as c , sys\n", "import os, reflex_clerk.compat as c , sys\n"),
        ("from reflex_clerk_api import sign_in\n", "from reflex_clerk.compat import sign_in\n"),
        (
            "from  reflex_clerk_api  import  sign_in as  s  # x\n",
            "from  reflex_clerk.compat  import  sign_in as  s  # x\n",
        ),
        ("from reflex_clerk_api import *\n", "from reflex_clerk.compat import *\n"),
        ("from \\\n  reflex_clerk_api import sign_in\n", "from \\\n  reflex_clerk.compat import sign_in\n"),
        (
            "from reflex_clerk_api import (\n    sign_in,  # a\n)\n",
            "from reflex_clerk.compat import (\n    sign_in,  # a\n)\n",
        ),
        ("from reflex_clerk_api.models import Layout\n", "from reflex_clerk.compat.models import Layout\n"),
        ("from reflex_clerk_api import models\n", "from reflex_clerk.compat import models\n"),
        ("from reflex_clerk_api.clerk_provider import wrap_app\n", "from reflex_clerk.compat import wrap_app\n"),
        ("import reflex_clerk_api.models as m\n", "import reflex_clerk.compat.models as m\n"),
        ("from reflex_clerk_api.user_components import UserButton\n", "from reflex_clerk import UserButton\n"),
        (
            "if x:\n    from reflex_clerk_api.user_components import UserButton as B, user_button\n",
            "if x:\n    from reflex_clerk import UserButton as B\n    from reflex_clerk.compat import user_button\n",
        ),
        (
            "import reflex_clerk_api.clerk_provider\nreflex_clerk_api.clerk_provider.wrap_app(reflex_clerk_api.clerk_provider())\n",
            "import reflex_clerk.compat as reflex_clerk_api\nreflex_clerk_api.wrap_app(reflex_clerk_api.clerk_provider())\n",
        ),
        ("é = 'ü'; import reflex_clerk_api as c\r\nx = 1\r\n", "é = 'ü'; import reflex_clerk.compat as c\r\nx = 1\r\n"),
        ("\ufeffimport reflex_clerk_api as c\n", "\ufeffimport reflex_clerk.compat as c\n"),
        ("x = '\x0c'\nimport reflex_clerk_api as c", "x = '\x0c'\nimport reflex_clerk.compat as c"),
        (
            "if x:\n\timport reflex_clerk_api as c\n",
            "if x:\n\timport reflex_clerk.compat as c\n",
        ),
    ],
)
def test_imports_of_every_form_lead_to_the_new_package(before: str, after: str) -> None:
    assert moved(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "x = 'import reflex_clerk_api'\n",
        "# import reflex_clerk_api\n",
        '"""Uses reflex_clerk_api."""\n',
        "from . import reflex_clerk_api\n",
        "from .reflex_clerk_api import sign_in\n",
        "from .reflex_clerk_api import something_of_ones_own\n",
        "import my_reflex_clerk_api\n",
        "import reflex_clerk_api_extras\n",
        "f'{reflex_clerk_api}'\n",
    ],
)
def test_what_only_looks_like_the_package_is_left_alone(text: str) -> None:
    assert moved(text) == text


def test_a_file_that_was_moved_is_moved_no_further() -> None:
    once = moved("import reflex_clerk_api as clerk\nimport reflex_clerk_api.models as m\n")
    assert moved(once) == once


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "from reflex_clerk_api.clerk_provider import ClerkSessionSynchronizer\n",
            "app.py:1:45: reflex_clerk.compat has no",
        ),
        ("import reflex_clerk_api as c\n\nc.JWTClaims\n", "app.py:3:1: reflex_clerk.compat has no JWTClaims"),
        ("import reflex_clerk_api as c\nc.UserButton.create()\n", "it is in reflex_clerk"),
        ("x = __import__('reflex_clerk_api')\n", "app.py:1:16: a string names the old package"),
        ("import importlib\nimportlib.import_module('reflex_clerk_api.models')\n", "strings are left alone"),
        (
            "from reflex_clerk_api.pages import (\n    clerk,  # a\n    SignIn,\n)\n",
            "this import leads to several modules now",
        ),
    ],
)
def test_what_cannot_be_moved_is_said_with_its_place(text: str, said: str) -> None:
    assert any(said in problem for problem in left(text)), left(text)


UNKNOWN = "from reflex_clerk_api.clerk_provider import ClerkSessionSynchronizer"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{UNKNOWN}\n", f"{UNKNOWN}\n"),
        (f"{UNKNOWN}, wrap_app\n", f"{UNKNOWN}\nfrom reflex_clerk.compat import wrap_app\n"),
    ],
)
def test_a_name_without_a_counterpart_stays_where_it_was(before: str, after: str) -> None:
    """An import that must fail is no move; and it is said again until a person has mended it."""
    for text in (before, after):
        moved_text, problems = migrate_python(text, "app.py", native=False)
        assert moved_text == after
        assert ["reflex_clerk.compat has no ClerkSessionSynchronizer" in problem.message for problem in problems] == [
            True
        ]


@pytest.mark.parametrize(
    "text",
    [
        "from reflex_clerk.compat import sign_in, JWTClaims\n",
        "import reflex_clerk.compat as clerk\nclerk.JWTClaims\n",
    ],
)
def test_a_name_that_an_earlier_move_broke_is_said(text: str) -> None:
    [said] = left(text)
    assert "reflex_clerk.compat has no JWTClaims" in said


def test_native_names_and_settings() -> None:
    before = (
        "import os\n"
        "from reflex_clerk_api import ClerkState, sign_in, wrap_app\n"
        "import reflex_clerk_api as clerk\n"
        "\n"
        "ClerkState.set_jwt_validate_leeway_seconds(\n    seconds=30\n)\n"
        "clerk.ClerkState.set_auth_wait_timeout_seconds(2 * 1.5)\n"
    )
    assert moved(before, native=True) == (
        "import os\n"
        "from reflex_clerk.compat import ClerkState, wrap_app\n"
        "from reflex_clerk import sign_in\n"
        "import reflex_clerk.compat as clerk\n"
        "from reflex_clerk import configure\n"
        "\n"
        "configure(leeway=30)\n"
        "configure(check_timeout=2 * 1.5)\n"
    )


def test_configure_gets_another_name_where_the_file_has_one() -> None:
    before = (
        "from reflex_clerk_api import ClerkState\ndef configure(): ...\nClerkState.set_jwt_validate_leeway_seconds(5)\n"
    )
    after = moved(before, native=True)
    assert "from reflex_clerk import configure as configure_clerk\n" in after
    assert after.endswith("configure_clerk(leeway=5)\n")


def test_a_setting_without_a_counterpart_is_left_and_said() -> None:
    text = "from reflex_clerk_api import ClerkState\nClerkState.set_claims_options({'azp': {'values': ['x']}})\n"
    assert any("authorized_parties" in problem for problem in left(text, native=True))


PYPROJECT = """\
[project]
name = "app"
description = "An app with reflex-clerk-api and more."
dependencies = [
    "reflex>=0.8",
    "reflex-clerk-api>=1.3,<2",  # sign-in
    'reflex_clerk_api [dev] == 1.3.1 ; python_version < "4"',
]
"""


def test_the_dependency_is_moved_and_the_rest_of_the_file_is_not(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    found = migrate([tmp_path])
    (change,) = found.changes
    assert change.after == PYPROJECT.replace("reflex-clerk-api>=1.3,<2", "reflex-clerk-sync[reflex,users]").replace(
        'reflex_clerk_api [dev] == 1.3.1 ; python_version < "4"',
        f'reflex-clerk-sync[reflex,users]=={__version__} ; python_version < "4"',
    )
    assert [(one.line, one.column) for one in found.left] == [(3, 28)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reflex-clerk-api\n", "reflex-clerk-sync[reflex,users]\n"),
        ("a==1\nReflex_Clerk.API==1.3.1  # x\n", f"a==1\nreflex-clerk-sync[reflex,users]=={__version__}  # x\n"),
        ("reflex-clerk-api~=1.3  # x\n", "reflex-clerk-sync[reflex,users]  # x\n"),
        ("reflex-clerk-api==1.*\n", "reflex-clerk-sync[reflex,users]\n"),
        ("reflex-clerk-api-extras==1\n", "reflex-clerk-api-extras==1\n"),
    ],
)
def test_requirements_are_moved(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text(before, encoding="utf-8")
    assert [change.after for change in migrate([file]).changes] == ([after] if after != before else [])


def test_a_lock_is_left_and_said(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("reflex-clerk-api==1.3.1 \\\n    --hash=sha256:0\n", encoding="utf-8")
    found = migrate([tmp_path])
    assert found.changes == ()
    assert "make it anew" in str(found.left[0])


def test_the_command_shows_a_diff_and_writes_only_when_asked(cli: Cli) -> None:
    app = cli.folder / "app.py"
    app.write_text("import reflex_clerk_api as clerk\n", encoding="utf-8")
    (cli.folder / ".venv" / "lib").mkdir(parents=True)
    (cli.folder / ".venv" / "lib" / "theirs.py").write_text("import reflex_clerk_api\n", encoding="utf-8")
    shown = cli("migrate", str(cli.folder), status=1)
    assert "-import reflex_clerk_api as clerk\n+import reflex_clerk.compat as clerk\n" in shown.output
    assert "theirs" not in shown.output
    assert "--write does it" in shown.output
    assert app.read_text(encoding="utf-8") == "import reflex_clerk_api as clerk\n"
    assert f"{app}: written" in cli("migrate", "--write", str(cli.folder)).output
    assert app.read_text(encoding="utf-8") == "import reflex_clerk.compat as clerk\n"
    assert "Nothing here" in cli("migrate", str(cli.folder)).output


def test_mistakes_are_told_all_at_once_and_nothing_is_written(cli: Cli) -> None:
    good = cli.folder / "good.py"
    good.write_text("import reflex_clerk_api as clerk\n", encoding="utf-8")
    (cli.folder / "broken.py").write_text("import reflex_clerk_api as\n", encoding="utf-8")
    (cli.folder / "latin.py").write_bytes(b"# \xe9 reflex_clerk_api\n")
    shown = cli(
        "migrate", "--write", str(cli.folder), str(cli.folder / "missing"), str(cli.folder / "image.png"), status=2
    )
    assert all(part in shown.output for part in ("broken.py:1:", "latin.py:1\n", "no such file or folder"))
    assert good.read_text(encoding="utf-8") == "import reflex_clerk_api as clerk\n"


def test_the_names_are_those_of_the_packages() -> None:
    """The command imports neither, so this holds its lists to them."""
    assert set(compat.__all__) | {"models"} == SAME | ONLY_COMPAT
    assert set(published.public_names()) <= SAME | ONLY_COMPAT
    assert all(
        getattr(reflex_clerk, name) is getattr(compat, name) for name in SAME - {"register_on_auth_change_handler"}
    )
    assert all(hasattr(reflex_clerk, name) for name in SAME | CLASSES)
    assert {name for name, _ in published.components()} <= CLASSES | SAME
    assert all(hasattr(compat.ClerkState, name) for name in SETTINGS)


def test_the_command_needs_neither_package() -> None:
    program = (
        "import sys; from codegen.migration import migrate; from pathlib import Path; migrate([Path(sys.argv[1])]);"
        "sys.exit(any(name.partition('.')[0] in {'reflex', 'reflex_clerk', 'pydantic', 'jinja2'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program, __file__], check=False).returncode == 0
