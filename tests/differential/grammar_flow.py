"""The statements of a random component: its values, its hooks, and the control flow round them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.differential.grammar_values import Values

_EFFECTS = ("useEffect", "useEffect", "useLayoutEffect", "React.useEffect", "useInsertionEffect")
_MEMOS = ("useMemo", "useCallback", "React.useMemo", "React.useCallback")
_OTHER_HOOKS = (
    "useThing({0})",
    "Thing.useThing({0})",
    "use({0})",
    "use({0})",
    "React.use({0})",
    "useState({0})",
    "thing.useThing({0})",
)
_WRAPPERS = (
    "if ({0}) {{\n{1}}}\n",
    "if ({0}) {{\n{1}}} else {{\n{2}}}\n",
    "if ({0}) return null;\n{1}",
    "if ({0}) throw new Error('x');\n{1}",
    "if ({0}) {{ {3}; return }} else {{\n{1}}}\n",
    "for (const item of {0}) {{\n{1}}}\n",
    "for (const key in {0}) {{ if ({3}) continue;\n{1}}}\n",
    "for (let i = 0; i < {0}; i++) {{\n{1}}}\n",
    "for (;;) {{\n{1} if ({0}) break; }}\n",
    "while ({0}) {{\n{1}}}\n",
    "while (true) {{ if ({0}) break;\n{1}}}\n{2}",
    "do {{\n{1}}} while ({0});\n",
    "switch ({0}) {{ case 1:\n{1}break; case {3}:\n{2}default: {3}; }}\n",
    "switch ({0}) {{ default: {{\n{1}}} }}\n",
    "switch ({0}) {{ case 1: case 2: return 1; default: break; case 3:\n{1}}}\n{2}",
    "try {{\n{1}}} catch (error) {{\n{2}}}\n",
    "try {{ use({0});\n{1}}} catch (error) {{\n{2}}}\n",
    "try {{ {3};\n{1}}} catch {{ return null }}\n{2}",
    "try {{\n{1}}} finally {{\n{2}}}\n",
    "try {{ return {0} }} catch {{ {3} }} finally {{\n{1}}}\n{2}",
    "label: {{ if ({0}) break label;\n{1}}}\n",
    "outer: for (const item of {0}) {{ for (;;) {{ continue outer }} }}\n{1}",
    "{{\n{1}}}\n",
    "const inner{4} = () => {{\n{1}}};\n",
    "function inner{4}() {{\n{1}}}\n",
    "{0}.map((item) => {{\n{1}}});\n",
    "const Inner{4} = ({{ deep }}) => {{\n{1}}};\n",
    "const x{4} = {{ get y() {{\n{1}}} }};\n",
)


_PLACES = (
    "const r{1} = {2} && {0};",
    "const r{1} = {2} ? {0} : {2};",
    "{2} || {0};",
    "const {{ r{1} = {0} }} = {2};",
    "const r{1} = {2}?.x({0});",
    "const r{1} = `${{{0}}}`;",
    "if ({0}) {{ {2} }}",
    "for (const item of {0}) {{ {2} }}",
    "for (let i = {0}; i < 1; i++) {{ {2} }}",
    "while ({2}) {{ {0} }}",
    "let r{1}; r{1} ||= {0};",
    "helper({0}, {2});",
    "switch ({0}) {{ case 1: break }}",
    "switch ({2}) {{ case {0}: break; case {0}: {2} }}",
    "return {0};",
)
"""Where the call of a hook can stand in an expression or statement."""

_CALLBACK_STATEMENTS = (
    "helper({0});",
    "helper({0});",
    "helper({0}, {1});",
    "const l{3} = {0};",
    "if ({0}) {{ helper({1}) }}",
    "if ({0}) return;",
    "{6}({0});",
    "{6}(({4}) => {0});",
    "return () => {{ helper({0}) }};",
)
_WILD_CALLBACK_STATEMENTS = (
    "const {4}_{3} = {0}, {{ q{3} = {1} }} = helper;",
    "for (const item of [{0}]) {{ item({1}) }}",
    "const inner{3} = async () => {{ await {0}; {2} }}; inner{3}();",
    "setTimeout(() => {{ helper({0}) }}, {1});",
    "return function () {{ if ({1}) {{ {4}.current.stop() }} }};",
    "return () => {4}.current;",
    "(function () {{ {2} }})();",
    "{{ let {5} = 1; helper({0}) }}",
    "try {{ helper({0}) }} catch (error) {{ helper(error, {1}) }}",
    "{2};",
)
_ODD_ELEMENTS = ("'text'", "'{0}'", "1", "null", "", "...{0}", "{0}()", "{0}[0]", "this.x", "`x`", "{0}.x()")
_ELEMENTS = ("{0}", "{0}", "{0}.x", "{0}.x.y", "{0}?.x", "{0}.current", "{0}.x?.y")
_ODD_ARRAYS = ("", "", "", ", undefined", ", dependencies", ", null", ", ...helper()", ", [].concat(fixed)")


def separated(text: str) -> str:
    """Return a statement that cannot be taken for the end of the one before it, or for a block."""
    return f";{text}" if text.startswith(("(", "[", "`", "/", "<", "+", "-")) else text


class Flow:
    """Writes statements; `values` knows the names that they may use."""

    def __init__(self, random: Random, values: Values, wildness: float) -> None:
        self.random = random
        self.values = values
        self.wildness = wildness
        self.count = 0

    def statements(self, number: int, depth: int = 0) -> list[str]:
        """Return some statements in a row, each with its line end."""
        return [self.statement(depth) for _ in range(number)]

    def statement(self, depth: int) -> str:
        """Return a definition, a hook, a plain use, or one of those inside control flow."""
        wild = self.wildness
        kinds: tuple[tuple[float, Callable[[], str]], ...] = (
            (8, lambda: self.values.definition() + "\n"),
            (9, self.effect),
            (5, self.memo),
            (0.5 + wild, self.other_hook),
            (1, lambda: self.values.use() + ";\n"),
            (wild, lambda: self.values.write() + ";\n"),
            (4 * wild if depth < 3 else 0, lambda: self.wrapped(depth)),
        )
        weights, writers = zip(*kinds, strict=True)
        text: str = self.random.choices(writers, weights)[0]()
        return separated(text)

    def wrapped(self, depth: int) -> str:
        """Return control flow with statements inside; what those define is known there only."""
        template = self.random.choice(_WRAPPERS)
        condition, other = self.values.use(), self.values.use()
        known = list(self.values.names)
        self.count += 1
        first = "".join(self.statements(self.random.randint(1, 2), depth + 1))
        self.values.names[:] = known
        second = "".join(self.statements(1, depth + 1)) if "{2}" in template else ""
        self.values.names[:] = known
        return template.format(condition, first, second, other, self.count)

    # Hooks.

    def other_hook(self) -> str:
        """Return a call of a hook without an array, in one of the places where an expression can stand."""
        hook = self.random.choice(_OTHER_HOOKS).format(self.values.use())
        self.count += 1
        place = self.random.choice(_PLACES) if self.values.is_wild() else "{0};"
        return place.format(hook, self.count, self.values.use()) + "\n"

    def effect(self) -> str:
        """Return a call of an effect hook."""
        if self.values.is_wild(0.03):
            return self.random.choice(("useEffect();\n", "useImperativeHandle(ref);\n", "React.useMemo();\n"))
        return f"{self.random.choice(_EFFECTS)}({self.arguments()});\n"

    def memo(self) -> str:
        """Return a call of a hook whose callback makes a value."""
        if self.values.is_wild(0.1):
            return f"useImperativeHandle(ref, {self.arguments()});\n"
        self.count += 1
        text = f"const m{self.count} = {self.random.choice(_MEMOS)}({self.arguments()});\n"
        self.values.names.append(f"m{self.count}")
        return text

    def arguments(self) -> str:
        """Return a callback and, mostly, an array that fits it."""
        self.values.used.clear()
        callback = self.callback()
        if self.values.is_wild(0.1) or self.random.random() < 0.05:
            return callback + self.random.choice(_ODD_ARRAYS)
        return f"{callback}, [{', '.join(self.elements())}]"

    def callback(self) -> str:
        """Return a callback: mostly an inline function."""
        if self.values.is_wild(0.06):
            return self.random.choice((self.values.name(), f"helper({self.values.use()})", "props.run", "undefined"))
        if self.random.random() < 0.2:
            text = self.values.use()
            return f"() => ({text})" if text.startswith("{") else f"() => {text}"
        heads = ("() => ", "() => ", "function () ", "function named() ", "(a) => ")
        head = "async () => " if self.values.is_wild(0.1) else self.random.choice(heads)
        known = list(self.values.names)
        body = "".join(self.callback_statement() for _ in range(self.random.randint(1, 3)))
        self.values.names[:] = known
        return f"{head}{{\n{body}}}"

    def callback_statement(self) -> str:
        """Return a statement for the body of a callback."""
        self.count += 1
        shadowed = self.random.choice(self.values.names or ["own"])
        writes = self.values.is_wild(0.5)
        template = self.random.choice(_WILD_CALLBACK_STATEMENTS if self.values.is_wild(0.5) else _CALLBACK_STATEMENTS)
        write = self.values.write() if writes and "{2}" in template else "1"
        uses = [self.values.use() if f"{{{place}}}" in template else "" for place in (0, 1)]
        names = (self.values.name(), shadowed, self.values.setter())
        return separated(template.format(*uses, write, self.count, *names)) + "\n"

    def elements(self) -> list[str]:
        """Return the elements of an array: what the callback used, and now and then something else, or less."""
        used = dict.fromkeys(self.values.used)
        found = [name for name in used if not self.values.is_wild(0.3)]
        if self.random.random() < 0.1:
            found = found[1:]
        if self.values.is_wild(0.3):
            found.append(self.random.choice(_ELEMENTS).format(self.values.name()))
        if found and self.values.is_wild(0.1):
            found.append(self.random.choice(found))
        if self.values.is_wild(0.08):
            found.append(self.random.choice(_ODD_ELEMENTS).format(self.values.name()))
        if self.values.is_wild():
            self.random.shuffle(found)
        return found
