"""A component round the code that a test is about, and what the abstract run says of the marked places in it."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.component import Component, Effect
from codegen.flow.operations import Dispatch, Operation
from codegen.flow.state import State
from codegen.flow.values import Constant
from codegen.js.parse import parse

HEAD = """\
  const [shown, show] = useState(null);
  const idRef = useRef(0);
  const flagRef = useRef(true);
"""


@dataclass(frozen=True)
class Ran:
    """A component that has been run; a dispatch `mark("name")` in its text is found by its name."""

    component: Component

    @property
    def effect(self) -> Effect:
        """The first effect."""
        return self.component.effects[0]

    def states(self, name: str) -> list[State]:
        """Return every state in which a mark was reached, in the order of the run."""
        return [dispatch.state for dispatch in self._marks() if dispatch.arguments[:1] == (Constant(name),)]

    def at(self, name: str) -> State:
        """Return the state of a mark that certainly was reached; of several, the one in which least is known."""
        states = self.states(name)
        assert states, f"the mark {name} was not reached"
        return min(states, key=lambda state: (state.freshness, state.presence, len(state.facts)))

    def reaches(self, name: str) -> bool:
        """Return whether a mark is reached at all."""
        return bool(self.states(name))

    def value(self, name: str) -> object:
        """Return what a mark was given as its second argument, the last time."""
        return [item.arguments[1] for item in self._marks() if item.arguments[:1] == (Constant(name),)][-1]

    def reasons(self) -> set[str]:
        """Return the reasons for which something was not followed."""
        return {unclear.reason.value for unclear in self.component.unclear}

    def of(self, kind: type[Operation]) -> list[Operation]:
        """Return all operations of a kind."""
        return [operation for operation in self.component.operations if isinstance(operation, kind)]

    def _marks(self) -> list[Dispatch]:
        return [
            item
            for item in self.component.operations
            if isinstance(item, Dispatch) and item.sink in {"mark", "addEvents"}
        ]


def run(effect: str, dependencies: str = "[value]", *, before: str = "", outside: str = "") -> Ran:
    """Run one component with one effect; `before` stands in its body ahead of the effect, `outside` in the module."""
    return ran(f"{HEAD}{before}\n  useEffect(() => {{\n{effect}\n  }}, {dependencies});", outside=outside)


def ran(body: str, *, outside: str = "") -> Ran:
    """Run one component with a body; the module declares `mark` as a sink and `ask` as a source."""
    program = parse(f"{outside}\nfunction Sync({{ value, other }}) {{\n{body}\n}}")
    components = program.components_with(("ask",), ("mark",))
    return Ran(next(component for component in components if component.name == "Sync"))
