"""Small named sources, several in a file: how they are written, and what is put round them.

`// --- name | deps: [x] | at: effect | before: ...` begins a case. What follows is the body of an effect of the synchronizer below, or a
whole program if it calls a hook itself. `// <-` marks the lines at which a finding is expected; `at` names the line of the effect or of its
dependency array instead, `line` a line of the case where a mark would be in the way. `SET(token)` and `CLEAR` stand for the two events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HEAD = """\
function Sync({ store, emitter, show }) {
  const { getToken, isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actor } = useAuth();
  const actorId = actor?.sub;
  const [addEvents, connectErrors] = useContext(EventLoopContext);
  const idRef = useRef(0);
  const sentRef = useRef(null);
  const boxRef = useRef({ key: null, busy: false });
  const busyRef = useRef(false);
  const countRef = useRef(0);
  const pendingRef = useRef(null);
  const timerRef = useRef(null);
  const stateRef = useRef("idle");
  const mountedRef = useRef(true);
"""
"""A session synchronizer."""

DEPENDENCIES = "[isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actorId, addEvents, connectErrors, getToken]"

PAGE = """\
function Page({ id, url, room, store, emitter, api }) {
  const [data, setData] = useState(null);
  const [error, setError] = useState(null);
  const [count, setCount] = useState(0);
  const runRef = useRef(0);
  const latestRef = useRef(null);
  const wantedRef = useRef(null);
  const sentRef = useRef(null);
  const previousRef = useRef(null);
  const firstRef = useRef(true);
  const seenRef = useRef(new Set());
  const cacheRef = useRef(new Map());
  const timerRef = useRef(null);
  const busyRef = useRef(null);
  const pendingRef = useRef(null);
  const queueRef = useRef([]);
  const batchRef = useRef([]);
  const controllerRef = useRef(null);
"""
"""Any component of a page."""

_PROPS = ("id", "url", "room", "store", "emitter", "api")

_TITLE = re.compile(r"^// --- (.+)$", re.MULTILINE)
_HOOK = re.compile(r"\buse[A-Z]\w*\(")
_MARK = "// <-"


@dataclass(frozen=True)
class Case:
    """A named source, and the lines at which something is expected of it."""

    name: str
    text: str
    lines: frozenset[int] = field(default=frozenset())


def cases(file: Path, head: str = HEAD) -> Iterator[Case]:
    """Yield the cases of a file, in order; `head` is the component that stands round a mere effect."""
    parts = _TITLE.split(file.read_text(encoding="utf-8"))
    assert not parts[0].strip(), f"{file.name} begins without a name"
    for title, body in zip(parts[1::2], parts[2::2], strict=True):
        name, *options = (part.strip() for part in title.split(" | "))
        given = dict(option.split(": ", 1) for option in options)
        yield _case(name, body.strip("\n"), given, head)


def _case(name: str, body: str, options: dict[str, str], head: str) -> Case:
    code = re.sub(r"\bSET\(((?:[^()]|\([^()]*\))*)\)", r'addEvents([ReflexEvent("s.set", { token: \1 })])', body)
    code = re.sub(r"\bCLEAR\b", 'addEvents([ReflexEvent("s.clear")])', code)
    marked = {number for number, line in enumerate(code.split("\n"), 1) if _MARK in line}
    if "line" in options:
        marked.add(int(options["line"]))
    if _HOOK.search(code):
        return Case(name, code, frozenset(marked))
    head += "".join(f"  {line}\n" for line in options.get("before", "").split("; ") if line)
    opening = head.count("\n") + 1
    dependencies = options.get("deps") or (_dependencies(code) if head.startswith(PAGE) else DEPENDENCIES)
    text = f"{head}  useEffect(() => {{\n{code}\n  }}, {dependencies});\n}}\n"
    lines = {opening + number for number in marked}
    if "at" in options:
        lines.add(opening if options["at"] == "effect" else text.count("\n") - 1)
    return Case(name, text, frozenset(lines))


def _dependencies(code: str) -> str:
    """Return the props that an effect of the page uses."""
    used = {name for name in _PROPS if re.search(rf"(?<![.\w]){name}\b(?!:)", code)}
    return f"[{', '.join(name for name in _PROPS if name in used)}]"
