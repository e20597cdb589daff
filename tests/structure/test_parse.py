"""The parser's door: what bad input says, where it says it, and what it costs."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from codegen.errors import JavaScriptSyntaxError, Problem
from codegen.js import parse as parse_module
from codegen.js.parse import MAX_LENGTH, parse
from codegen.js.parse_depth import MAX_DEPTH, on_deep_stack
from codegen.source import Source
from tests.structure.syntax_corpus import REFUSED_ALTHOUGH_VALID


def problem_of(text: Source | str, path: str = "page.jsx") -> Problem:
    with pytest.raises(JavaScriptSyntaxError) as caught:
        parse(text, path=path)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("const a = ;", 1, 11, "unexpected `;`"),
        ("const a = 1\nconst b = c d", 2, 13, "unexpected `d`"),
        ("f(\n", 1, 3, "the text ends too early"),
        ("a = 'b\n'", 1, 5, "this string has no end on its line"),
        ("a = `b", 1, 7, "the text ends inside a template literal, a comment, an escape or a number"),
        ("a = `b${}c`", 1, 7, "`${}` holds no expression"),
        ("a = `b${ /* c */ }d`", 1, 7, "`${ /* c */ }` does not hold a whole expression"),
        ("a = `b${c +}d${e}`", 1, 7, "`${c +}` does not hold a whole expression"),
        ("a = <b>{c</b>", 1, 11, "the regular expression that starts here has no closing `/`"),
        ("a = <b>\n<c></b>", 2, 4, "expected `</c>`, found `</b>`"),
        ("a = <b>\n", 1, 8, "`<b>` is not closed"),
        ("a = <></b>", 1, 7, "expected `</>`, found `</b>`"),
        ("a = <b>}</b>", 1, 8, "`}` cannot stand in the text of an element"),
        ("a = <b c={}/>", 1, 11, "the braces of this attribute hold no expression"),
        ("return a", 1, 1, "`return` stands outside of a function"),
        ("if (a) break", 1, 8, "`break` stands outside of a loop"),
        ("const a = 1; let a", 1, 18, "`a` is declared twice"),
        ("export { a }", 1, 10, "`a` is exported but not declared"),
        ("const a", 1, 7, "`const` needs a value"),
        ("f() = 1", 1, 5, "the target of this assignment cannot be assigned to"),
        ("a = /(/", 1, 7, "what ends here is not a valid regular expression"),
        ("a ?? b || c", 1, 11, "`??` beside `||` or `&&` needs parentheses"),
        ("var yield", 1, 5, "this word is reserved in modules"),
        ("with (a) b", 1, 1, "`with` is not allowed in modules"),
        ("a = \x00", 1, 5, "unexpected the character U+0000"),
    ],
)
def test_error_says_what_and_where(text: str, line: int, column: int, message: str) -> None:
    """A message names the token that is wrong, in plain words, at its own place."""
    problem = problem_of(text)
    assert (problem.path, problem.line, problem.column, problem.message) == ("page.jsx", line, column, message)


def test_error_shows_the_line_with_the_token_underlined() -> None:
    problem = problem_of("const a = 1\nconst b = one two\n")
    assert problem.excerpt is not None
    assert problem.excerpt.splitlines()[-2:] == ["2 | const b = one two", "  |               ^^^"]
    assert problem.hint == "a comma, an operator or a `;` may be missing before it"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("const`x\ny`\nb", 1, 6),  # the library says column -2
        ("a = 1; b = {get  a\nb = 1\n}", 2, 1),  # the library counts columns from the first line
        ("😀 = 1", 1, 1),
        ("a = '😀'; b c", 1, 12),  # UTF-16 would say 13
        ("a = 1\r\nb c", 2, 3),
        ("\ufeffa b", 1, 4),
        ("#!/usr/bin/env node\na b", 2, 3),
    ],
)
def test_place_is_in_code_points_and_does_not_trust_the_library(text: str, line: int, column: int) -> None:
    """The library's own line and column are wrong in one error of a hundred."""
    problem = problem_of(text)
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("(<a/><b c={1}/>)", "wrap elements that stand side by side in `<>` and `</>`"),
        ("<a/><b", "wrap elements that stand side by side in `<>` and `</>`"),
        (
            "export default { a }.b",
            "put the whole expression after `export default` in parentheses, or end it with `;`",
        ),
        (
            "export default [a] /* b */ / c",
            "put the whole expression after `export default` in parentheses, or end it with `;`",
        ),
        ("export a from 'b'", "write `export { default as name } from ...`"),
        ("class A extends (B, ) {}", "`=>` may be missing"),
        ("<a>{b</a>", "a `}` may be missing before the closing tag"),
        ("<a>></a>", "write {'>'}"),
    ],
)
def test_error_says_what_to_do(text: str, advice: str) -> None:
    assert problem_of(text).hint == advice


def test_error_in_a_python_string_stands_at_the_python_files_place() -> None:
    host = 'CODE = """\nconst a = 1\nconst b = one two\n"""\n'
    problem = problem_of(Source(host[10:-5], "page.py", host, ((0, 10),)))
    assert (problem.path, problem.line, problem.column) == ("page.py", 3, 15)
    assert problem.excerpt is not None
    assert "3 | const b = one two" in problem.excerpt


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("const a = <div>\n</div> foo()", 2, 8),
        ("const a = <div>\n</div> /* c */ foo()", 2, 16),
        ("class A { a = <b>\n</b> c = 1 }", 2, 6),
        ("export default async fn", 1, 22),
        ("export default async a => a b", 1, 29),
        ("export d from 'x'", 1, 8),
        ("export d", 1, 8),
        ("<a>&lt>;</a>", 1, 7),
        ("for (let {} ;;) a", 1, 10),
        ("static (a)", 1, 1),
        ("<a/><b", 1, 6),
        ("class A extends (B, ) {}", 1, 1),
    ],
)
def test_what_the_library_lets_pass_is_refused(text: str, line: int, column: int) -> None:
    """These are errors in every other parser: an app with them does not build."""
    problem = problem_of(text)
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        "const a = <div>\n</div>\nfoo()",
        "const a = <div>\n</div> // c\nfoo()",
        "const a = <div>\n</div> /* c\n */ foo()",
        "() => { const a = <div>\n</div> }",
        "for (const a of <b>\n</b>) c",
        "for (const a = <b>\n</b>; ;) c",
        "do a; while (b) c",
        "export default async\nfn",
        "export default function f() {} a",
        "a.static = { static: 1 }",
    ],
)
def test_semicolons_that_may_be_left_out_are_not_asked_for(text: str) -> None:
    assert parse(text).tree.body


@pytest.mark.parametrize("text", REFUSED_ALTHOUGH_VALID)
def test_valid_forms_that_cannot_be_read_are_refused_with_advice(text: str) -> None:
    """Refused is honest; read as something else would not be."""
    assert problem_of(text).hint is not None


NESTED: tuple[Callable[[int], str], ...] = (
    lambda depth: "(" * depth + "a" + ")" * depth,
    lambda depth: "[" * depth + "]" * depth,
    lambda depth: "a => " * depth + "a",
    lambda depth: "<a>" * depth + "</a>" * depth,
    lambda depth: "x = " + "<a>{b.map(c => " * depth + "c" + ")}</a>" * depth,
    lambda depth: "+".join("a" * depth),
    lambda depth: "{" * depth + "}" * depth,
    lambda depth: "`${" * depth + "a" + "}`" * depth,
    lambda depth: "if (a) {} else " * depth + "{}",
    lambda depth: "/" + "(" * depth + ")" * depth + "/u",
)


def from_deep_caller(frames: int, function: Callable[[], object]) -> object:
    return function() if frames == 0 else from_deep_caller(frames - 1, function)


@pytest.mark.parametrize("nested", NESTED)
def test_nesting_that_is_accepted_does_not_depend_on_the_caller(nested: Callable[[int], str]) -> None:
    """The library alone reads 24 nested elements from a script, and 4 from a web framework's handler."""
    from_deep_caller(700, lambda: parse(nested(150)))


@pytest.mark.parametrize("nested", NESTED)
def test_nesting_without_end_is_our_error(nested: Callable[[int], str]) -> None:
    """Neither a RecursionError nor a crash of the interpreter."""
    problem = problem_of(nested(20_000))
    assert "nested" in problem.message
    assert problem.hint is not None


def test_deepest_tree_that_is_accepted() -> None:
    """MAX_DEPTH counts nodes from the root: Program, statement, additions."""
    parse("+".join("a" * (MAX_DEPTH - 2)))
    assert "nested more than 1000 levels" in problem_of("+".join("a" * (MAX_DEPTH - 1))).message


def test_deep_stack_leaves_the_process_as_it_was() -> None:
    threads_before = threading.stack_size(1024 * 1024)
    limit = sys.getrecursionlimit()
    try:
        assert on_deep_stack(lambda: on_deep_stack(sys.getrecursionlimit)) > limit
        with pytest.raises(ZeroDivisionError):
            on_deep_stack(lambda: 1 // 0)
        assert (sys.getrecursionlimit(), threading.stack_size()) == (limit, 1024 * 1024)
    finally:
        threading.stack_size(threads_before)


def test_threads_may_parse_at_the_same_time() -> None:
    """The recursion limit belongs to the process: one call must not lower it under another one."""
    text = "x = " + "<a>{b.map(c => " * 60 + "c" + ")}</a>" * 60
    failures: list[BaseException] = []

    def run() -> None:
        try:
            for _ in range(3):
                parse(text)
        except BaseException as error:  # noqa: BLE001 - reported by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_text_that_is_too_long_is_refused_at_once() -> None:
    problem = problem_of(" " * (MAX_LENGTH + 1))
    assert str(MAX_LENGTH) in problem.message


@pytest.mark.parametrize("error", [KeyError("x"), AssertionError(), TypeError("bad"), IndexError(), RecursionError()])
def test_every_exception_of_the_library_is_our_error(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(parse_module, "_library", lambda: SimpleNamespace(parseModule=fail))
    assert problem_of("a").message


def test_another_distribution_under_the_same_name_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four distributions install `esprima`; the last one wins in silence."""
    parse_module._library.cache_clear()
    monkeypatch.setitem(sys.modules, "esprima", SimpleNamespace(version="4.0.1"))
    monkeypatch.setattr("importlib.metadata.packages_distributions", lambda: {"esprima": ["esprima-fork", "esprima2"]})
    with pytest.raises(ImportError, match=r"version 4\.0\.1, not 5\.x.*`pip uninstall esprima2`"):
        parse("a")
    monkeypatch.undo()
    parse_module._library.cache_clear()
    parse("a")


def test_importing_the_door_does_not_import_the_library() -> None:
    """A command that parses nothing should start fast."""
    code = "import sys, codegen.js.parse; assert 'esprima' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_comments_of_a_program_are_in_order_with_their_delimiters_in_the_span() -> None:
    program = parse("// one\na /* two */ = '// none' // three")
    assert [(comment.text, comment.is_block) for comment in program.comments] == [
        (" one", False),
        (" two ", True),
        (" three", False),
    ]
    assert program.source.slice(program.comments[1].span) == "/* two */"


def test_literals_keep_what_their_value_cannot_hold() -> None:
    tree = parse("a = /b/g; c = 10n; d = 1").tree
    expression, number, plain = (statement.expression.right for statement in tree.body)
    assert expression.regex == {"pattern": "b", "flags": "g"}
    assert number.bigint == "10"
    assert (plain.regex, plain.bigint, plain.raw) == (None, None, "1")
