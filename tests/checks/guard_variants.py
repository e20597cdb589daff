"""Synchronizers that differ in their guard alone: what it compares, where it is kept, who voids it, how it is written.

Most are wrong in some way. What the checks say of each and what the explorer finds must fit together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, product

CLEAR = 'addEvents([ReflexEvent("s.clear_clerk_session", {})], [], {})'
SET = 'addEvents([ReflexEvent("s.set_clerk_session", { token })], [], {})'

COMPONENT = """\
import {{ useContext, useEffect, useRef }} from "react";
import {{ useAuth }} from "@clerk/react";
import {{ EventLoopContext }} from "$/utils/context";
import {{ ReflexEvent }} from "$/utils/state";

export function Sync() {{
  const {{ isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actor, getToken }} = useAuth();
  const [addEvents, connectErrors] = useContext(EventLoopContext);
  const run = useRef(0);
  const box = useRef({{ n: 0 }});
  useEffect(() => {{
    if (!isLoaded) return;
    if (!isSignedIn) {{ {clear}; return; }}
    {begin}
    {request}
    {end}
  }}, [isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actor, addEvents, connectErrors, getToken]);
  return null;
}}
"""


@dataclass(frozen=True)
class Variant:
    """One synchronizer, and the words of its guard by which reasons are given."""

    name: str
    text: str
    source: str = ""
    operator: str = ""
    end: str = ""


@dataclass(frozen=True)
class Guard:
    """What an effect begins with, what stands behind its wait, the test there, and the cleanup."""

    name: str
    begin: str
    test: str
    end: str
    late: str = ""
    source: str = ""
    operator: str = ""


FORMS = {
    "one test": "if ({test} && token) {set};",
    "early return": "if (!({test})) return; if (token) {set};",
    "nested": "if (token) {{ if ({test}) {set}; }}",
    "conditional": "const fine = {test}; if (!token || !fine) return; {set};",
    "conjunction": "token && {test} && {set};",
}

STYLES = {
    "then": "getToken().then((token) => {{ {body} }}).catch(() => {{}});",
    "async": "(async () => {{ const token = await getToken(); {body} }})().catch(() => {{}});",
    "caught": "const ask = async () => {{ try {{ const token = await getToken(); {body} }} catch {{}} }}; ask();",
}

SOURCES = {
    "++": "const my = ++{place};",
    "--": "const my = --{place};",
    "+=": "{place} += 1; const my = {place};",
    "sum": "const my = {place} + 1; {place} = my;",
    "as it is": "const my = {place};",
    "constant": 'const my = "live"; {place} = my;',
    "toggle": "const my = !{place}; {place} = my;",
    "modulo": "const my = ({place} + 1) % 2; {place} = my;",
    "clock": "const my = Date.now(); {place} = my;",
    "object": "const my = {{}}; {place} = my;",
    "symbol": "const my = Symbol(); {place} = my;",
}

OPERATORS = ("===", "!==", ">=", "<=", "<", ">")

ENDS = {
    "counts up": "return () => {{ {place} += 1; }};",
    "counts down": "return () => {{ {place} -= 1; }};",
    "begins again": "return () => {{ {place} = 0; }};",
    "empties": "return () => {{ {place} = null; }};",
    "no cleanup": "",
}

PLACES = ("run.current", "box.current.n")


def compared() -> Iterator[Guard]:
    """Yield the guards that compare what the run has captured with what a ref holds."""
    places = cycle(PLACES)
    for (source, begin), operator, (end, cleanup) in product(SOURCES.items(), OPERATORS, ENDS.items()):
        place = next(places)
        name = f"{source}, {operator}, {end}, in {place}"
        test = f"({place} {operator} my)"
        yield Guard(name, begin.format(place=place), test, cleanup.format(place=place), "", source, operator)
    for end, cleanup in ENDS.items():
        place = next(places)
        begin, late = f"{place} += 1;", f"const my = {place};"
        name = f"captured behind the wait, {end}, in {place}"
        yield Guard(name, begin, f"({place} === my)", cleanup.format(place=place), late, "late", "===")


FLAGS = {
    "variable": ("let dead = false;", "dead", ""),
    "object": ("const own = { dead: false };", "own.dead", ""),
    "object in a ref": ("run.current = { dead: false };", "run.current.dead", ""),
    "object in a ref, captured": ("const own = run.current = { dead: false };", "own.dead", ""),
    "object in a ref, captured late": ("run.current = { dead: false };", "own.dead", "const own = run.current;"),
    "ref": ("run.current = false;", "run.current", ""),
    "box": ("box.current.dead = false;", "box.current.dead", ""),
}

QUESTIONS = {"not": "!{flag}", "is false": "({flag} === false)", "is not true": "({flag} !== true)", "wrong": "{flag}"}

TURNS = {
    "turned": "return () => {{ {flag} = true; }};",
    "turned late": "return () => {{ setTimeout(() => {{ {flag} = true; }}, 0); }};",
    "turned back": "return () => {{ {flag} = false; }};",
    "never turned": "",
}


def flags() -> Iterator[Guard]:
    """Yield the guards that ask a flag."""
    for (kind, (begin, flag, late)), (asked, question), (end, turn) in product(
        FLAGS.items(), QUESTIONS.items(), TURNS.items()
    ):
        turned = flag if not late else "run.current.dead"
        name = f"flag, {kind}, {asked}, {end}"
        yield Guard(name, begin, question.format(flag=flag), turn.format(flag=turned), late, kind, asked)


CONTROLLERS = {
    "captured": ("const own = new AbortController();", "own.signal", ""),
    "captured, and in a ref": ("const own = run.current = new AbortController();", "own.signal", ""),
    "in a ref": ("run.current = new AbortController();", "run.current.signal", ""),
    "taken out late": ("run.current = new AbortController();", "own.signal", "const own = run.current;"),
    "signal taken out late": ("run.current = new AbortController();", "signal", "const { signal } = run.current;"),
    "signal taken out in time": (
        "run.current = new AbortController(); const { signal } = run.current;",
        "signal",
        "",
    ),
    "signal in a ref": ("const own = new AbortController(); run.current = own.signal;", "run.current", ""),
    "renewed by the next run": (
        "run.current?.abort?.(); const own = run.current = new AbortController();",
        "own.signal",
        "",
    ),
}

ABORTS = {
    "aborted": "return () => {{ {controller}.abort(); }};",
    "aborted and emptied": "return () => {{ {controller}.abort(); run.current = null; }};",
    "never aborted": "",
}


def controllers() -> Iterator[Guard]:
    """Yield the guards that ask the signal of a controller."""
    for (kind, (begin, signal, late)), (end, abort) in product(CONTROLLERS.items(), ABORTS.items()):
        controller = "own" if "const own" in begin else "run.current"
        name = f"controller, {kind}, {end}"
        yield Guard(name, begin, f"!{signal}.aborted", abort.format(controller=controller), late, kind, "aborted")


def variants() -> Iterator[Variant]:
    """Yield every guard once, each in the next way of writing it."""
    ways = cycle(product(FORMS.items(), STYLES.items()))
    for guard in (*compared(), *flags(), *controllers()):
        (form, written), (style, request) = next(ways)
        body = f"{guard.late} {written.format(test=guard.test, set=SET)}"
        text = COMPONENT.format(
            clear=CLEAR, begin=guard.begin, request=request.format(body=body.strip()), end=guard.end
        )
        yield Variant(f"{guard.name}; {form}, {style}", text, guard.source, guard.operator, guard.end)
