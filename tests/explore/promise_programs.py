"""Random programs of promises and async functions, as text: every step writes a line to `log`."""

from __future__ import annotations

from random import Random


class Program:
    """One program; the same seed writes the same text. Later promises are made from earlier ones, named `p0`, `p1`, ..."""

    def __init__(self, seed: int, size: int = 12) -> None:
        self._random = Random(seed)  # noqa: S311 - a seed that repeats is the point
        self._labels = 0
        self._promises = 0
        self.text = self._module(size)

    def _module(self, size: int) -> str:
        lines = [
            "export function Main({ log, useNothing }) {",
            "useNothing();",  # a function that calls a hook is a component, and the explorer runs components
            "const thenable = (value) => ({",
            "then(resolve, reject) { log('then of thenable'); value < 0 ? reject(value) : resolve(value); } });",
            "const hostile = { get then() { log('getter'); throw 'hostile'; } };",
        ]
        for _ in range(size):
            lines += self._statement()
        for index in range(self._promises):
            lines.append(
                f"p{index}.then((value) => log('p{index} =', String(value)), (reason) => log('p{index} !', String(reason)));"
            )
        return "\n".join([*lines, "}"])

    def _label(self) -> str:
        self._labels += 1
        return f"'{self._labels}'"

    def _pick(self) -> str:
        """Return an expression for something that a promise can be resolved with."""
        choices = [
            "1",
            "'text'",
            "undefined",
            f"thenable({self._random.choice((3, -3))})",
            "Promise.resolve(7)",
            "Promise.reject(8)",
            "hostile",
        ]
        if self._promises:
            choices += [f"p{self._random.randrange(self._promises)}"] * 6
        return self._random.choice(choices)

    def _end(self) -> str:
        """Return how a handler or function body ends."""
        return self._random.choice(
            (f"return {self._pick()};", f"return {self._pick()};", f"throw {self._label()};", "")
        )

    def _handler(self) -> str:
        return self._random.choice(
            (f"(value) => {{ log({self._label()}, String(value)); {self._end()} }}", "undefined", "null")
        )

    def _statement(self) -> list[str]:
        if self._random.random() < 0.1:
            return [f"queueMicrotask(() => log({self._label()}));"]
        expression = self._random.choice(
            (self._chain, self._chain, self._made, self._executor, self._gathered, self._async, self._async)
        )()
        name = f"p{self._promises}"
        self._promises += 1
        return [f"const {name} = {expression};"]

    def _chain(self) -> str:
        if not self._promises:
            return self._made()
        promise = f"p{self._random.randrange(self._promises)}"
        kind = self._random.random()
        if kind < 0.6:
            return f"{promise}.then({self._handler()}, {self._handler()})"
        if kind < 0.8:
            return f"{promise}.catch({self._handler()})"
        return f"{promise}.finally({self._handler()})"

    def _made(self) -> str:
        return self._random.choice(
            (
                f"Promise.resolve({self._pick()})",
                f"Promise.reject({self._label()})",
                f"Promise.try(() => {{ {self._end()} }})",
            )
        )

    def _executor(self) -> str:
        body = self._random.choice(
            (
                f"resolve({self._pick()}); reject(1);",
                f"queueMicrotask(() => {{ log({self._label()}); resolve({self._pick()}); }});",
                f"reject({self._label()}); resolve(1);",
                f"resolve({self._pick()}); throw 1;",
                "throw 'executor';",
            )
        )
        return f"new Promise((resolve, reject) => {{ log({self._label()}); {body} }})"

    def _gathered(self) -> str:
        kind = self._random.choice(("all", "allSettled", "any", "race"))
        items = ", ".join(self._pick() for _ in range(self._random.randrange(0, 4)))
        tell = {"allSettled": "(list) => list.map((one) => one.status).join()", "any": "undefined"}.get(kind, "String")
        return f"Promise.{kind}([{items}]).then({tell}, (error) => `${{error.name ?? error}} ${{error.errors ?? ''}}`)"

    def _async(self) -> str:
        return f"(async (first) => {{ {self._body(2)} }})({self._pick()})"

    def _body(self, depth: int) -> str:
        statements = [self._async_statement(depth) for _ in range(self._random.randrange(1, 4))]
        return " ".join([*statements, self._end()])

    def _async_statement(self, depth: int) -> str:
        label = self._label()
        if depth == 0:
            return f"log({label}, String(await {self._pick()}));"
        inner, number = self._body(depth - 1), self._labels
        last = f"case 1: {{ const k = await 5; log({label}, k); break; }} default: log({label}, 'default');"
        fall_through = f"switch (await {self._random.randrange(3)}) {{ case 0: log({label}); await 0; {last} }}"
        return self._random.choice(
            (
                f"log({label}, String(await {self._pick()}));",
                f"try {{ {inner} }} catch (error) {{ log({label}, error); }} finally {{ log({label}); await {self._pick()}; }}",
                f"for (const item of [1, {self._pick()}]) {{ log({label}, item === first); await item; }}",
                f"for (let turn = 0; turn < 3; turn++) {{ if (turn === 1) continue; log({label}, turn); await turn; }}",
                f"const f{number} = async ({{ a = 1 }} = {{}}) => {{ {inner} }}; log({label}, String(await f{number}()));",
                f"if (await {self._pick()}) {{ log({label}); }} else {{ log({label}, 'else'); }}",
                f"log({label}, String([await first, {self._random.randrange(5)} + Number(await 2)]));",
                fall_through,
                f"let sum{number} = 1; sum{number} += await {self._random.randrange(9)}; log({label}, sum{number});",
            )
        )
