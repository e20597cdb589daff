"""JavaScript in Python files: found in every form that people write, at its own line and column, or reported."""

from __future__ import annotations

import textwrap

import pytest

from codegen.errors import InputError, JavaScriptSyntaxError
from codegen.js.parse import parse
from codegen.js.walk import walk
from codegen.python_source import extract
from codegen.source import Source


def method(returned: str, before: str = "") -> str:
    """Return a Python file whose method returns an expression, after statements."""
    statements = textwrap.indent(f"{before}\n", " " * 8)
    return f"class Sync(rx.Component):\n    def add_custom_code(self):\n{statements}        return {returned}\n"


def texts(python: str) -> list[str]:
    extraction = extract(python, "page.py")
    assert extraction.problems == ()
    return [source.text for source in extraction.sources]


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        ('["a()"]', ["a()"]),
        ('"a()"', ["a()"]),
        ("['a()', \"b()\"]", ["a()", "b()"]),
        ('("a()",)', ["a()"]),
        ('{"a()"}', ["a()"]),
        ('["a(" "b" \')\']', ["a(b)"]),
        ('["a(" # why\n "b)"]', ["a(b)"]),
        ('["""a(\n)"""]', ["a(\n)"]),
        (r'["a(\"b\", \x41\u0042\N{BULLET}\101\d)"]', ['a("b", AB•A\\d)']),
        (r'[r"a(/\d+\n/, \"b\")"]', [r"a(/\d+\n/, \"b\")"]),
        ('["a(\\\n)"]', ["a()"]),
        ('["a(" + "b" + ")"]', ["a(b)"]),
        ('["a(" + name + ")"]', ["a(__placeholder_1__)"]),
        ("[\"a('%s', %s)\" % (name, other)]", ["a('__placeholder_1__', __placeholder_2__)"]),
        ('["a(%s, %s)" % (name, name)]', ["a(__placeholder_1__, __placeholder_1__)"]),
        ('["a(%s, 5%%)" % name]', ["a(__placeholder_1__, 5%)"]),
        ('["a(%(b)s, %(c)d)" % {"b": name, "c": 5}]', ["a(__placeholder_1__, 5)"]),
        ('["a(%(b)s)" % values]', ["a(__placeholder_1__)"]),
        ('["a(%s)" % "b"]', ["a(b)"]),
        ('["a({{ b: {} }})".format(name)]', ["a({ b: __placeholder_1__ })"]),
        ('["a({b}, {b}, {c!r})".format(b=name, c=1)]', ["a(__placeholder_1__, __placeholder_1__, __placeholder_2__)"]),
        ('["a({1}, {0.x})".format(name, 5)]', ["a(5, __placeholder_1__)"]),
        ('["a({b})".format(**values)]', ["a(__placeholder_1__)"]),
        ('["a({b})".format_map(values)]', ["a(__placeholder_1__)"]),
        ('[f"a({{ b: {name} }})"]', ["a({ b: __placeholder_1__ })"]),
        ('[f"a({name}, {name!r}, {other:>{width}})"]', ["a(__placeholder_1__, __placeholder_1__, __placeholder_2__)"]),
        ("[f\"a({values['b']}, {'c' if x else 'd'})\"]", ["a(__placeholder_1__, __placeholder_2__)"]),
        ('[f"a({name})" "{b}" rf"\\d{name}"]', ["a(__placeholder_1__){b}\\d__placeholder_1__"]),
        ('[textwrap.dedent("""\\\n    a(\n      b)\n    """)]', ["a(\n  b)\n"]),
        ('[dedent("  a()\\n  b()").strip()]', ["a()\nb()"]),
        ('["\\n".join(["a()", "b()", name])]', ["a()\nb()\n__placeholder_1__"]),
        ('["a(STATE)".replace("STATE", name)]', ["a(__placeholder_1__)"]),
        ('["a(STATE)".replace("STATE", "b")]', ["a(b)"]),
        ('["a()" if name else "b()"]', ["a()", "b()"]),
        ('[f"a({item})" for item in items]', ["a(__placeholder_1__)"]),
        ('[*super().add_custom_code(), "a()"]', ["a()"]),
        ('super().add_custom_code() + ["a()"]', ["a()"]),
        ("[]", []),
        ("None", []),
        ('[""]', []),
    ],
)
def test_forms_of_returned_text(returned: str, expected: list[str]) -> None:
    """Values that only a run knows become names, the same one for the same expression."""
    assert texts(method(returned)) == expected


@pytest.mark.parametrize(
    ("python", "expected"),
    [
        (method("[code]", 'code = "a()"'), ["a()"]),
        (method("[code]", 'code: str = "a()"\ncode += "\\nb()"'), ["a()\nb()"]),
        (
            method("codes", 'codes = ["a()"]\ncodes.append("b()")\ncodes += ["c()"]\ncodes.extend(["d()"])'),
            list("abcd"),
        ),
        (method("[code]", 'if x:\n    code = "a()"\nelse:\n    code = "b()"'), ["a()", "b()"]),
        (method("[code]", 'code = "a()"\nif x:\n    return [code, "b()"]'), ["a()", "b()"]),
        (method("codes", 'codes = []\nfor x in y:\n    codes.append(f"a({x})")'), ["a(__placeholder_1__)"]),
        (method("[code]", 'try:\n    code = "a()"\nexcept E:\n    code = "b()"'), ["a()", "b()"]),
        (method("[code]", 'match x:\n    case 1: code = "a()"\n    case _: code = "b()"'), ["a()", "b()"]),
        (method("[code]", 'with x:\n    code = "a()"'), ["a()"]),
        (method('["a(%s)" % STATE]') + 'STATE = "b"', ["a(b)"]),
        ('CODE = "a()"\n' + method("[CODE]"), ["a()"]),
        ('if X:\n    CODE = "a()"\n' + method("[CODE]"), ["a()"]),
        ('class A:\n    CODE = "a()"\n    def add_custom_code(self): return [self.CODE, A.CODE]', ["a()"]),
        ('class B:\n    CODE = "a()"\nclass A(B):\n    def add_custom_code(self): return self.CODE', ["a()"]),
        (
            'class A:\n    @property\n    def code(self): return "a()"\n    def add_custom_code(self): return self.code',
            ["a()"],
        ),
        (
            'class A:\n    def code(self, b): return f"a({b})"\n    def add_custom_code(self): return self.code("c")',
            ["a(c)"],
        ),
        ('def code(b="d"): return f"a({b})"\nclass A:\n    def add_custom_code(self): return code(b="c")', ["a(c)"]),
        ('class A:\n    async def add_custom_code(self): return ["a()"]', ["a()"]),
        ('class A:\n    @property\n    def add_custom_code(self): return ["a()"]', ["a()"]),
        ('class A:\n    def _get_custom_code(self): return "a()"', ["a()"]),
        ('class A:\n    add_custom_code = lambda self: ["a()"]', ["a()"]),
        ('def make():\n    class A:\n        def add_custom_code(self): return ["a()"]', ["a()"]),
        ('class A:\n    class B:\n        def add_custom_code(self): return ["a()"]', ["a()"]),
        ('if X:\n    class A:\n        def add_custom_code(self): return ["a()"]', ["a()"]),
        ("class A:\n    def add_custom_code(self): raise NotImplementedError", []),
        ('class A:\n    def add_custom_code(self):\n        """Docs."""\n        ...', []),
        ('class A:\n    def add_custom_code(self):\n        yield "a()"', ["a()"]),
        ('"add_custom_code"', []),
    ],
)
def test_text_is_followed_through_names_and_functions(python: str, expected: list[str]) -> None:
    expected = [f"{name}()" if len(name) == 1 else name for name in expected]
    assert texts(python) == expected


@pytest.mark.parametrize(
    ("python", "line", "column", "message"),
    [
        (method("[CODE]"), 4, 17, "`CODE`"),
        (method('[(Path(__file__).parent / "sync.js").read_text()]'), 4, 17, "read_text()`"),
        (method('[f"{self.code}"]'), 4, 19, "`self.code`"),
        ('class A:\n    CODE = "a()"\n    def add_custom_code(self): return CODE', 3, 39, "`CODE`"),
        (method("load()"), 4, 16, "`load()`"),
        (method('[name and ""]'), 4, 17, "`name`"),
        (method("[*more]"), 4, 18, "`more`"),
        (method('"a({ b })".format(c=1)'), 4, 19, "`{ b }`"),
        (method('"a() }".format(c=1)'), 4, 16, "a single `}` stands"),
        (method('"a(5%)" % c'), 4, 16, "a single `%` stands"),
        ("class A:\n    add_custom_code = shared", 2, 23, "`shared`"),
        ("def f(): return f()\nclass A:\n    def add_custom_code(self): return f()", 1, 17, "too deep"),
    ],
)
def test_what_cannot_be_followed_is_reported_where_it_stands(python: str, line: int, column: int, message: str) -> None:
    """Code that is skipped in silence would look as if it had been checked."""
    extraction = extract(python, "page.py")
    assert extraction.sources == ()
    (problem,) = extraction.problems
    assert (problem.path, problem.line, problem.column) == ("page.py", line, column)
    assert message in problem.message
    assert problem.excerpt is not None
    assert problem.hint is not None


def test_a_part_that_cannot_be_followed_is_reported_beside_the_rest() -> None:
    extraction = extract(method('[CODE, "a()"]'), "page.py")
    assert [source.text for source in extraction.sources] == ["a()"]
    assert len(extraction.problems) == 1


def place_of(source: Source, name: str) -> tuple[int, int]:
    """Return line and column of the identifier in the Python file."""
    node = next(node for node in walk(parse(source).tree) if node.type == "Identifier" and node.name == name)
    position = source.position(node.start)
    return position.line, position.column


@pytest.mark.parametrize(
    "python",
    [
        method('["""\na(\n    target)"""]'),
        method(r'["a(\n\t\x20\n  target)"]'),
        method("['/* é😀 */'\n  'target']"),
        method('["a(%s, target)" % "1 + 2 + 3 + 4"]'),
        method('["a(5 %% 2, target)" % ()]'),
        method('["a({{ b: {} }}, target)".format(name)]'),
        method('[f"a({{ b: {name} }}, target)"]'),
        method('[f"a({name!r:>10}, {other + 1}, target)"]'),
        method('[dedent("""\n      a(\n        target)\n      """).strip()]'),
        method(r'["\n".join(["a()", "target"])]'),
        method("""["a(STATE, target)".replace("STATE", "'a long value'")]"""),
        method('["a()", "target"]'),
        method('["%s" % "a(target)"]'),
        method('[f"a({BODY})"]') + 'BODY = "target"',
        method('["a;" "\\\n" r"b.target"]'),
        method('["/* 😀 */ a(target)"]'),
        method('["é 😀;" if x else "target"]'),
        "# 😀 é\n" + method('["target"]'),
        method('["a(target)"]').replace("\n", "\r\n"),
        method('["""a(\n\n  target)"""]').replace("\n", "\r\n"),
    ],
)
def test_every_character_stands_where_the_python_file_has_it(python: str) -> None:
    """A finding is of use only at the line and column that a person opens."""
    sources = extract(python, "page.py").sources
    source = next(source for source in sources if "target" in source.text)
    before = python[: python.index("target")]
    expected = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert place_of(source, "target") == expected


def test_placeholders_stand_at_their_fields() -> None:
    python = method("[\"a('%s', %s)\" % (name, other)]")
    (source,) = extract(python, "page.py").sources
    assert source.host_offset(source.text.index("__placeholder_1__")) == python.index("%s")
    assert source.host_offset(source.text.index("__placeholder_2__")) == python.index("%s)")
    assert source.host_offset(source.text.index(")")) == python.index(')" %')


def test_syntax_error_in_the_javascript_stands_at_the_python_files_place() -> None:
    (source,) = extract(method('["""\na(\n  b c)"""]'), "page.py").sources
    with pytest.raises(JavaScriptSyntaxError) as caught:
        parse(source)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column) == ("page.py", 6, 5)


@pytest.mark.parametrize(
    ("python", "line", "column"),
    [
        ("a = 1\nb = = 2\n", 2, 5),
        ("a = 'b\n", 1, 5),
        ("\x00", 1, 1),
        ("(" * 5000, 1, 200),
        ("-" * 100_000 + "1", 1, 1),
    ],
)
def test_a_file_that_is_not_python_is_an_input_error(python: str, line: int, column: int) -> None:
    with pytest.raises(InputError) as caught:
        extract(python, "page.py")
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("page.py", line)
    assert problem.column is not None
    assert abs(problem.column - column) <= 1


def test_long_concatenations_are_followed() -> None:
    """One term per line is as deep as it is long, for Python's own tree too."""
    python = method("[" + " + ".join(['"a();"'] * 2000) + "]")
    assert texts(python) == ["a();" * 2000]


def test_many_forms_are_reported_not_multiplied() -> None:
    choices = " + ".join(['("a();" if x else "b();")'] * 30)
    extraction = extract(method(f"[{choices}]"), "page.py")
    assert extraction.sources == ()
    assert "too many forms" in extraction.problems[0].message


def test_names_in_text_do_not_multiply_the_sources() -> None:
    """Which state the code is for makes no difference to what is checked."""
    assert texts(method('[f"a({name})"]', 'name = "b" if x else "c"')) == ["a(b)"]
    assert texts(method('[f"a({{ {body} }})"]', 'body = "b();" if x else ""')) == ["a({ b(); })", "a({  })"]


def test_the_file_is_not_run_and_its_warnings_are_not_shown(recwarn: pytest.WarningsRecorder) -> None:
    assert texts("raise SystemExit\n" + method(r'["a(/\d/)"]')) == [r"a(/\d/)"]
    assert not recwarn
