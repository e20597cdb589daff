"""A user's own templates: what they can change, and what is said when they cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from codegen.check import check
from codegen.cli import cli
from codegen.drift import Drift, drift
from codegen.errors import InputError, TemplateError
from codegen.js.parse import parse
from codegen.js.walk import dump
from codegen.presets import preset
from codegen.render import ROOT_TEMPLATE, render, templates_folder
from codegen.source import Source

PLAIN = render(preset("resilient"))
EXTENDS = f'{{% extends "builtin/{ROOT_TEMPLATE}" %}}\n'


class Folder:
    """A folder of overrides."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, files: Mapping[str, str | bytes]) -> Folder:
        for name, text in files.items():
            file = self.path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def render(self) -> str:
        return render(preset("resilient"), template_dir=self.path)

    def problems(self) -> list[str]:
        """Return what is said of a folder that cannot be used, with paths that start in it."""
        with pytest.raises(TemplateError) as caught:
            self.render()
        return [str(problem).replace(f"{self.path}/", "") for problem in caught.value.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def lines(text: str) -> list[str]:
    """Return the lines below the header."""
    return text.splitlines()[2:]


def test_an_empty_folder_changes_nothing(folder: Folder) -> None:
    """Nor do hidden files, which editors and file managers leave behind."""
    folder.write({".DS_Store": b"\xff", "partials/.steps.jinja.swp": b"\xff", "_notes.md": b"\xff"})
    assert folder.render() == PLAIN


def test_a_block_is_replaced_and_the_rest_stays(folder: Folder) -> None:
    folder.write({ROOT_TEMPLATE: EXTENDS + "{% block output %}\n  return <main>{children}</main>;\n{% endblock %}\n"})
    ours, plain = lines(folder.render()), lines(PLAIN)
    [changed] = [(one, other) for one, other in zip(ours, plain, strict=True) if one != other]
    assert changed == ("  return <main>{children}</main>;", "  return <>{children}</>;")


def test_super_keeps_what_the_block_held(folder: Folder) -> None:
    hook = '  useDebugValue("sync");\n'
    folder.write({ROOT_TEMPLATE: EXTENDS + "{% block hooks %}{{ super() }}" + hook + "{% endblock %}\n"})
    ours = lines(folder.render())
    ours.remove(hook.rstrip())
    assert ours == lines(PLAIN)


def test_a_partial_is_replaced_wherever_it_is_included(folder: Folder) -> None:
    folder.write(
        {
            "partials/cleanup.jinja": "\n    return () => {\n      active = false;\n      clearTimeout(timer);\n      bye();\n    };\n"
        }
    )
    assert [line for line in lines(folder.render()) if line not in lines(PLAIN)] == ["      bye();"]


def test_the_root_can_be_replaced_as_a_whole(folder: Folder) -> None:
    """With the inputs that the built-in templates have, and the filter that brings values in."""
    folder.write({ROOT_TEMPLATE: "export const name = {{ component | js }};\n{% block anything %}{% endblock %}"})
    text = folder.render()
    assert lines(text) == ['export const name = "ClerkSessionSynchronizer";']
    assert text.endswith(";\n"), "a text file ends with a line end, whatever the template ends with"


def test_a_file_of_the_users_own_is_included(folder: Folder) -> None:
    block = '{% block imports %}{{ super() }}\n{% include "partials/_mine.jinja" %}{% endblock %}'
    folder.write({ROOT_TEMPLATE: EXTENDS + block, "partials/_mine.jinja": 'import "./{{ component }}.css";\n'})
    assert 'import "./ClerkSessionSynchronizer.css";' in lines(folder.render())


def test_line_ends_of_a_checkout_do_not_get_into_the_text(folder: Folder) -> None:
    override = EXTENDS + "{% block output %}\n  return null;\n{% endblock %}\n"
    folder.write({ROOT_TEMPLATE: override})
    text = folder.render()
    assert folder.write({ROOT_TEMPLATE: override.replace("\n", "\r\n")}).render() == text


def test_every_built_in_template_can_be_copied_and_extended(folder: Folder) -> None:
    """A user starts from a copy: it renders the same."""
    built_in = templates_folder()
    folder.write({path.relative_to(built_in).as_posix(): path.read_bytes() for path in built_in.rglob("*.jinja")})
    assert folder.render() == PLAIN


def test_what_comes_out_is_checked_like_the_rest(folder: Folder) -> None:
    """An override can bring a fault in; the checks name it, and the header's hash covers the text with it."""
    folder.write({"partials/cleanup.jinja": ""})
    text = folder.render()
    assert "dispatch-after-unmount" in {finding.check for finding in check(text).findings}
    assert drift(text, PLAIN) is Drift.STALE
    assert dump(parse(Source(text)).tree) != dump(parse(Source(PLAIN)).tree)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(
            {ROOT_TEMPLATE: EXTENDS + "\n{% block outptu %}{% endblock %}"},
            f"{ROOT_TEMPLATE}:3: {ROOT_TEMPLATE} has no block named outptu (did you mean output?",
            id="unknown block",
        ),
        pytest.param(
            {"partials/steps.jinja": '{% extends "builtin/partials/steps.jinja" %}{% block steps %}{% endblock %}'},
            "partials/steps.jinja:1: partials/steps.jinja has no block named steps (it has no blocks; replace it as a whole",
            id="block of a template that has none",
        ),
        pytest.param(
            {"partials/step.jinja": ""},
            "partials/step.jinja: partials/step.jinja overrides no template (did you mean partials/steps.jinja?",
            id="file that overrides nothing",
        ),
        pytest.param({ROOT_TEMPLATE: EXTENDS}, f"{ROOT_TEMPLATE}:1: {ROOT_TEMPLATE} overrides no block", id="no block"),
        pytest.param(
            {ROOT_TEMPLATE: EXTENDS + "{% block output %}{% endblock %}\n\n  lost();\n"},
            f"{ROOT_TEMPLATE}:4: text outside of a block is never rendered",
            id="text outside of blocks",
        ),
        pytest.param(
            {ROOT_TEMPLATE: EXTENDS + "{{ component }}{% block output %}{% endblock %}"},
            f"{ROOT_TEMPLATE}:2: text outside of a block is never rendered",
            id="value outside of blocks",
        ),
        pytest.param(
            {ROOT_TEMPLATE: f'{{% extends "{ROOT_TEMPLATE}" %}}'},
            f'{ROOT_TEMPLATE}:1: {ROOT_TEMPLATE} extends itself (say {{% extends "builtin/{ROOT_TEMPLATE}" %}})',
            id="extends itself",
        ),
        pytest.param(
            {ROOT_TEMPLATE: '\n{% extends "builtin/synchronizer.jinja" %}{% block hooks %}{% endblock %}'},
            f"{ROOT_TEMPLATE}:2: there is no template builtin/synchronizer.jinja",
            id="extends what does not exist",
        ),
        pytest.param(
            {ROOT_TEMPLATE: EXTENDS + "{% block output %}\n{% if %}\n{% endblock %}"},
            f"{ROOT_TEMPLATE}:3: not a Jinja template: Expected an expression",
            id="syntax",
        ),
        pytest.param(
            {"partials/steps.jinja": "\n{{ component | upper_case }}"},
            "partials/steps.jinja:2: the template cannot be filled in: No filter named 'upper_case'.",
            id="unknown filter",
        ),
        pytest.param(
            {"partials/steps.jinja": "// one\n// two\n// {{ componnet }}\n"},
            "partials/steps.jinja:3: the template cannot be filled in: 'componnet' is undefined",
            id="undefined name",
        ),
        pytest.param(
            {"partials/steps.jinja": "// {{ component.titel }}"},
            "partials/steps.jinja:1: the template cannot be filled in: 'str object' has no attribute 'titel'",
            id="undefined attribute",
        ),
        pytest.param(
            {"partials/steps.jinja": "\n// {{ dispatch_set('x') }}"},
            "partials/steps.jinja:2: the template cannot be filled in: TypeError",
            id="wrong argument",
        ),
        pytest.param(
            {"partials/steps.jinja": "// {{ 1 / 0 }}"},
            "partials/steps.jinja:1: the template cannot be filled in: ZeroDivisionError: division by zero",
            id="arithmetic",
        ),
        pytest.param(
            {"partials/steps.jinja": b"// \xff"},
            "partials/steps.jinja: the template is not UTF-8 (byte 3)",
            id="not UTF-8",
        ),
        pytest.param(
            {"partials/_own.jinja": b"\xff", "partials/_other.jinja": "{% endif %}"},
            "partials/_own.jinja: the template is not UTF-8 (byte 0)",
            id="not UTF-8, the user's own",
        ),
        pytest.param(
            {"partials/steps.jinja": '{% include "_notes.txt" %}', "_notes.txt": b"\xff"},
            "partials/steps.jinja:1: the template cannot be filled in: UnicodeDecodeError",
            id="included file is not UTF-8",
        ),
        pytest.param(
            {"partials/steps.jinja": '\n{% include "_mien.jinja" %}', "_mine.jinja": ""},
            "partials/steps.jinja:2: there is no template _mien.jinja (did you mean _mine.jinja?",
            id="included file does not exist",
        ),
        pytest.param(
            {"partials/steps.jinja": '{% include "_a.jinja" %}', "_a.jinja": '\n{% include "_a.jinja" %}'},
            "_a.jinja:2: the template cannot be filled in: RecursionError",
            id="endless inclusion",
        ),
        pytest.param(
            {"partials/imports.jinja": "import {;\n"},
            ": with these templates, line 3 of what is rendered is no JavaScript: ",
            id="no JavaScript",
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_file_and_line(
    folder: Folder, files: dict[str, str | bytes], said: str
) -> None:
    """In one sentence that names the file, the line, and what was meant."""
    folder.write(files)
    told = folder.problems()
    assert any(said in problem for problem in told), told
    assert "Traceback" not in "".join(told)


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/hostname", "partials/../../secret.txt", "builtin/../../pyproject.toml"]
)
def test_an_inclusion_does_not_leave_the_folder(tmp_path: Path, path: str) -> None:
    """Only what lies in the folder, or is built in, can be included by name."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    folder = Folder(tmp_path / "overrides").write({"partials/steps.jinja": f'{{% include "{path}" %}}'})
    assert folder.problems()[0].startswith(f"partials/steps.jinja:1: there is no template {path}")


def test_a_link_to_nowhere_is_told(folder: Folder) -> None:
    folder.write({"partials/_own.txt": ""})
    (folder.path / "partials/steps.jinja").symlink_to("gone.jinja")
    assert folder.problems() == ["partials/steps.jinja: cannot be read: No such file or directory"]


def test_all_problems_of_a_folder_are_told_at_once(folder: Folder) -> None:
    folder.write(
        {
            "a.jinja": "",
            "b.jinja": "",
            ROOT_TEMPLATE: EXTENDS + "{% block x %}{% endblock %}{% block y %}{% endblock %}",
        }
    )
    assert len(folder.problems()) == 4


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the folder of templates does not exist"):
        Folder(tmp_path / "gone").render()


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("// {{ componnet }}", "'componnet' is undefined"),
        ("{% include '_a.jinja' %}", "there is no template _a.jinja"),
        ("const a = ;\n", "no JavaScript: unexpected `;`"),
    ],
)
def test_the_command_tells_what_is_wrong_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, override: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Folder(tmp_path / "mine").write({"partials/steps.jinja": override})
    (tmp_path / "reflex-clerk-sync.toml").write_text('templates = "mine"\noutput = "sync.jsx"\n', encoding="utf-8")
    result = CliRunner().invoke(cli, ["render"])
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert "mine" in result.stderr
    assert not (tmp_path / "sync.jsx").exists()
