"""Everything that can be wrong with the hook calls of one function.

The verdicts and places are those of `react-hooks/rules-of-hooks` in eslint-plugin-react-hooks 7.1.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from ..findings import Step
from ..js.node import Node
from ..js.program import Program
from ..js.walk import ancestors
from ..records import record
from .code_paths import code_path
from .naming import function_name, is_component_or_hook, is_inside_component_or_hook, is_react_function
from .segments import CodePath
from .stories import early_return, of_condition, of_repetition

_FLOW_WAIVER = "$FlowFixMe[react-rule-hook]"


class Kind(StrEnum):
    """What is wrong, as `data["kind"]` of a finding says it."""

    ASYNC = "async"
    CALLBACK = "callback"
    CLASS = "class"
    CONDITIONAL = "conditional"
    EFFECT_EVENT = "effect-event"
    LOOP = "loop"
    NOT_A_COMPONENT = "not-a-component"
    TOP_LEVEL = "top-level"
    TRY = "try"


@record()
class Problem:
    """One thing that is wrong with a hook call; `place` is what is called."""

    kind: Kind
    place: Node
    message: str
    help: str = ""
    path: tuple[Step, ...] = ()


class OwnerReader:
    """Reads the hook calls of one function, program or class part."""

    def __init__(self, program: Program, owner: Node, calls: Sequence[Node]) -> None:
        self.program = program
        self.owner = owner
        self.calls = calls

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong, call by call."""
        path = code_path(self.owner, self.calls)
        for call in self.calls:
            if not self._is_waived(call):
                yield from self._call(call.callee, call, path)

    def _is_waived(self, call: Node) -> bool:
        """Return whether a comment on the line above takes the call out of Flow's rule, as the reference has it."""
        line = self.program.source.position
        return any(
            _FLOW_WAIVER in comment.text and line(comment.span.end).line == line(call.start).line - 1
            for comment in self.program.comments
        )

    def _call(self, hook: Node, call: Node, path: CodePath) -> Iterator[Problem]:
        name = self.program.text(hook)
        segment = path.calls[call]
        is_use = is_react_function(hook, "use")
        around = {above.type for above in ancestors(hook)}
        is_in_do_while = "DoWhileStatement" in around
        is_repeated = segment is not None and path.is_repeated(segment)
        if is_use and not around.isdisjoint({"TryStatement", "CatchClause"}):
            advice = "Call it outside, and put an error boundary round the component."
            yield Problem(Kind.TRY, hook, f"{name} is called inside try/catch", advice)
        if (is_repeated or is_in_do_while) and not is_use:
            message = f"{name} may run more than once in a render: it is called in a loop"
            yield Problem(Kind.LOOP, hook, message, path=of_repetition(call, self.owner))
        if not is_component_or_hook(self.owner):
            yield from self._elsewhere(hook, name, is_use=is_use)
            return
        if self.owner.is_async:
            yield Problem(Kind.ASYNC, hook, f"{name} is called in an async function")
        if is_repeated or is_in_do_while or is_use:
            return
        if segment is None:
            yield Problem(Kind.CONDITIONAL, hook, f"{name} is called in no render: no path leads to it")
        elif not path.is_certain(segment):
            story = of_condition(call, self.owner, self.program.source.text)
            message = f"{name} is called in some renders only"
            yield Problem(Kind.CONDITIONAL, hook, message, self._after_return(call), story)

    def _elsewhere(self, hook: Node, name: str, *, is_use: bool) -> Iterator[Problem]:
        """Yield what is wrong with a hook that is not called directly in a component or hook."""
        owner, parent = self.owner, self.owner.parent
        given = function_name(owner)
        if parent is not None and parent.type in {"MethodDefinition", "PropertyDefinition"} and parent.value is owner:
            yield Problem(Kind.CLASS, hook, f"{name} is called in a class", "Make it a function component.")
        elif given is not None:
            function = self.program.text(given)
            message = f"{name} is called in {function}, which is neither a component nor a hook"
            advice = "Components begin with a capital letter, hooks with the word use."
            yield Problem(Kind.NOT_A_COMPONENT, hook, message, advice)
        elif owner.type == "Program":
            yield Problem(Kind.TOP_LEVEL, hook, f"{name} is called outside of any component")
        elif not is_use and is_inside_component_or_hook(owner):
            yield Problem(Kind.CALLBACK, hook, f"{name} is called inside a callback")

    def _after_return(self, call: Node) -> str:
        """Return a sentence that names the early return in front of a call, if one is there."""
        early = early_return(call, self.owner)
        if early is None:
            return ""
        return (
            f"The return on line {self.program.source.position(early.start).line} comes before it: call it above that."
        )
