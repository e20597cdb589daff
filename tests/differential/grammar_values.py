"""The values of a random component, and the ways in which code uses them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

_MODULE_NAMES = ("outside", "imported", "fixed", "loose", "helper", "window", "unknown")
_PARAMETERS = (
    ("props", ("props",)),
    ("{ a, b, onDone }", ("a", "b", "onDone")),
    ("{ a = 1, b: { c }, ...rest }", ("a", "c", "rest")),
    ("props, ref", ("props", "ref")),
    ("[first, second] = []", ("first", "second")),
    ("a, b = a", ("a", "b")),
    ("", ()),
)
_STABLE_DEFINITIONS = (
    "const {0} = useRef(null);",
    "let {0} = React.useRef({1});",
    "const {0} = useEffectEvent(() => {1});",
    "const {0} = useEffectEvent(() => {{ helper({1}) }});",
    "const {0} = 'text';",
    "const {0} = 12;",
    "const {0} = null;",
    "const [, {0}] = useState(0);",
    "const {0} = () => helper(fixed);",
    "function {0}() {{ return imported }}",
)
"""Definitions of a value that no array needs to name."""

_CALM_DEFINITIONS = (
    "const [{0}, set{0}] = useState({1});",
    "const [{0}, dispatch{0}] = useReducer(helper, {1});",
    "const [{0}, start{0}] = useTransition();",
    "const {0} = useContext(Context);",
    "const {{ {0}, other{0} }} = useThing({1});",
    "const {0} = {1};",
    "const {0} = helper({1});",
    "const {0} = `x${{{1}}}`;",
    "const {0} = true;",
)
"""Definitions of a value that may be in an array and need not change in every render."""

_WILD_DEFINITIONS = (
    "const [{0}, set{0}] = React.useState(0);",
    "let [{0}, set{0}] = useState(0);",
    "const [{0}, set{0}, more{0}] = useState(0);",
    "const [{0}, act{0}] = React.useActionState(helper, null);",
    "const {{ current: {0} }} = useRef(0);",
    "const {0} = useMemo(() => {1}, [{1}]);",
    "const {0} = useCallback(() => {1}, []);",
    "const {0} = -1;",
    "const {0} = 10n;",
    "let {0} = 'text';",
    "let {0};",
    "var {0} = {1};",
)
_FRESH_DEFINITIONS = (
    "const {0} = {{ key: {1} }};",
    "const {0} = [{1}];",
    "const {0} = () => {1};",
    "const {0} = function named() {{ return {1} }};",
    "const {0} = async () => {{ await {1} }};",
    "const {0} = class {{ key = {1} }};",
    "const {0} = /x/;",
    "const {0} = new Map();",
    "const {0} = <div>{{{1}}}</div>;",
    "const {0} = <></>;",
    "const {0} = {1} ? {{}} : null;",
    "const {0} = {1} || [];",
    "const {0} = {1} ?? (() => 1);",
    "let {0}; const also{0} = {0} = [];",
    "function {0}() {{ return {1} }}",
    "function {0}(value) {{ helper(value, {0}) }}",
    "class {0} {{}}",
)
"""Definitions of a value that is new in every render."""

_USES = (
    (12, "{0}", "{0}"),
    (8, "{0}.x", "{0}.x"),
    (4, "{0}.x.y", "{0}.x.y"),
    (4, "{0}?.x", "{0}?.x"),
    (2, "{0}?.x.y", "{0}?.x.y"),
    (2, "{0}.x?.y", "{0}.x?.y"),
    (3, "{0}.x()", "{0}"),
    (2, "{0}.x.y(1)", "{0}.x"),
    (2, "{0}?.x()", "{0}"),
    (3, "{0}()", "{0}"),
    (2, "{0}.current", "{0}"),
    (1, "{0}[0]", "{0}"),
    (1, "!{0}.x", "{0}.x"),
)
"""Ways to use a name: how often, the code, and what an array names for it."""

_WILD_USES = (
    ("{0}.x?.()", "{0}.x"),
    ("{0}?.()", "{0}"),
    ("{0}[fixed].x", "{0}"),
    ("{0}?.[0].x", "{0}"),
    ("{0}.current.x", "{0}.current"),
    ("{0}.x.current", "{0}.x"),
    ("{0}?.current?.x()", "{0}"),
    ("`${{{0}}}`", "{0}"),
    ("{0}`t`", "{0}"),
    ("new {0}()", "{0}"),
    ("new {0}.x()", "{0}.x"),
    ("({{ {0} }})", "{0}"),
    ("({{ x: {0}, [{0}.y]: 1 }})", "{0}"),
    ("[{0}, ...{0}]", "{0}"),
    ("typeof {0}", "{0}"),
    ("<p {{...{0}}} x={{{0}.x}} />", "{0}"),
    ("<{0}.Item />", "{0}"),
    ("(() => {0})()", "{0}"),
    ("(function () {{ return {0}.x }})", "{0}.x"),
    ("(({0}) => {0})(1)", "{0}"),
    ("({0} ? 1 : {0}.x)", "{0}"),
    ("({0} && {0}.x)", "{0}"),
    ("{0}.map((item) => item + {0}.length)", "{0}"),
    ("(class {{ m() {{ return {0} }} static s = {0} }})", "{0}"),
    ("import({0})", "{0}"),
    ("({0}, 1)", "{0}"),
)
_WRITES = (
    "{0} = 1",
    "{0} += {1}",
    "{0}++",
    "{0} ??= {1}",
    "[{0}] = {1}",
    "({{ {0} }} = {1})",
    "{0}.x = {1}",
    "{0}.x.y = 1",
    "{0}.x++",
    "{0}.current = {1}",
    "{0}[0] = {1}",
    "delete {0}.x",
    "{0} = () => {0}",
)
_BESIDE = ("set", "dispatch", "start", "act", "other", "also", "more")
"""What further names of a definition begin with."""


class Values:
    """Names that are in scope while a component is written, and random code that defines, reads and writes them.

    `used` collects what an array would have to name for the code written since it was last emptied.
    """

    def __init__(self, random: Random, wildness: float) -> None:
        self.random = random
        self.wildness = wildness
        self.names: list[str] = []
        self.stable: set[str] = set()
        self.used: list[str] = []

    def is_wild(self, factor: float = 1.0) -> bool:
        """Return whether the next choice should be out of the ordinary."""
        return self.random.random() < self.wildness * factor

    def parameters(self) -> str:
        """Return a parameter list, and know its names from then on."""
        text, names = self.random.choice(_PARAMETERS)
        self.names.extend(names)
        return text

    def definition(self) -> str:
        """Return a statement that defines one more value."""
        name = f"v{len(self.names)}"
        is_stable = self.random.random() < 0.3
        calm: Sequence[str] = _STABLE_DEFINITIONS if is_stable else _CALM_DEFINITIONS
        if self.random.random() < 0.12:
            calm = _FRESH_DEFINITIONS
        template = self.random.choice(_WILD_DEFINITIONS if self.is_wild(0.6) else calm)
        text = template.format(name, self.use())
        for beside in _BESIDE:
            if f"{beside}{{0}}" in template:
                self.names.append(f"{beside}{name}")
                self.stable.update({f"{beside}{name}"} if beside in {"set", "dispatch", "start", "act"} else ())
        self.names.append(name)
        self.stable.update({name} if template in _STABLE_DEFINITIONS else ())
        return text

    def name(self) -> str:
        """Return a name that may be used here: mostly one of the component's."""
        if self.names and self.random.random() < 0.85:
            return self.random.choice(self.names)
        return self.random.choice(_MODULE_NAMES)

    def use(self) -> str:
        """Return an expression that uses a value."""
        name = self.name()
        if self.is_wild(0.5):
            template, dependency = self.random.choice(_WILD_USES)
        else:
            _, template, dependency = self.random.choices(_USES, [weight for weight, *_ in _USES])[0]
        self._depend(name, dependency)
        return template.format(name)

    def setter(self) -> str:
        """Return the name of a useState setter, if there is one."""
        return self.random.choice([name for name in self.names if name.startswith("set")] or ["setOther"])

    def write(self) -> str:
        """Return an expression that assigns a value or a part of one."""
        name = self.name()
        self._depend(name, "{0}")
        return self.random.choice(_WRITES).format(name, self.use())

    def _depend(self, name: str, dependency: str) -> None:
        if name in self.names and (name not in self.stable or self.is_wild(0.3)):
            self.used.append(dependency.format(name))
