"""Random components: one seed, one source. Values of every kind, hooks that use them, arrays that nearly fit."""

from __future__ import annotations

from random import Random

from tests.differential.grammar_flow import Flow
from tests.differential.grammar_values import Values

_MODULE = (
    "import React, { useEffect } from 'react';",
    "import outside, { imported } from 'outside';",
    "const fixed = 1;",
    "let loose = 1;",
    "function helper(value) { return value }",
    "const Context = React.createContext(null);",
)
_HEADS = (
    (6, "function {Name}({params}) {{\n{body}}}"),
    (2, "const {Name} = ({params}) => {{\n{body}}};"),
    (1, "export default function {Name}({params}) {{\n{body}}}"),
    (1, "export const {Name} = memo(({params}) => {{\n{body}}});"),
    (1, "const {Name} = React.memo(function {Name}({params}) {{\n{body}}});"),
    (1, "const {Name} = forwardRef(({params}) => {{\n{body}}});"),
    (1, "const {Name} = function ({params}) {{\n{body}}};"),
    (2, "function {hook}({params}) {{\n{body}}}"),
    (1, "export const {hook} = ({params}) => {{\n{body}}};"),
)
_ODD_HEADS = (
    "async function {Name}({params}) {{\n{body}}}",
    "function {lower}({params}) {{\n{body}}}",
    "const {lower} = ({params}) => {{\n{body}}};",
    "class {Name} {{ render({params}) {{\n{body}}} }}",
    "class {Name} {{ render = ({params}) => {{\n{body}}} }}",
    "class {Name} {{ static {{\n{body}}} }}",
    "{Name}.{hook} = ({params}) => {{\n{body}}};",
    "{Name}.{lower} = function ({params}) {{\n{body}}};",
    "const {Name} = {{ {hook}: ({params}) => {{\n{body}}}, {lower}({params}) {{\n{body}}} }};",
    "{lower}(({params}) => {{\n{body}}});",
    "const {Name} = {lower}(function {lower}({params}) {{\n{body}}});",
    "export default ({params}) => {{\n{body}}};",
    "const {{ {hook} = ({params}) => {{\n{body}}} }} = {lower};",
    "{{\n{body}}}",
)


def program(seed: int) -> str:
    """Return the source of the program with this number."""
    random = Random(seed)  # noqa: S311 - the seed is the name of a test case, not a secret
    parts = [part for part in _MODULE if random.random() < 0.7]
    wildness = random.choice((0.0, 0.1, 0.3, 1.0))
    parts += [_function(random, wildness, number) for number in range(random.choice((1, 1, 1, 2)))]
    return "\n".join(parts) + "\n"


def _function(random: Random, wildness: float, number: int) -> str:
    """Return one component; `wildness`, from 0 to 1, is how often something is out of the ordinary."""
    values = Values(random, wildness)
    params = values.parameters()
    flow = Flow(random, values, wildness)
    body = "".join(flow.statements(random.randint(2, 8)))
    weights, heads = zip(*_HEADS, strict=True)
    is_odd = random.random() < 0.2 * wildness
    head = random.choice(_ODD_HEADS) if is_odd else random.choices(heads, weights)[0]
    names = {"Name": f"Panel{number}", "hook": f"usePanel{number}", "lower": f"panel{number}"}
    return head.format(params=params, body=body, **names)
