"""The path that leads to a fault, as steps that a reader can follow: short, plain, and no more of them than needed."""

from __future__ import annotations

from ..component import Component, Effect
from ..findings import Step
from ..flow.boundaries import BoundaryKind, Trail
from ..flow.operations import Operation
from ..flow.state import State
from ..flow.values import RefCell
from ..js.node import Node
from ..js.walk import walk
from ._assumed import decide, ways
from ._session import LOADED, SIGNED_IN, dependency_origins, outcome_of

MOST_STEPS = 9
"""Steps shown of one path, the last ones; a reader follows no more."""

CROSSING = {
    BoundaryKind.AWAIT: "waits here; anything can happen meanwhile",
    BoundaryKind.THEN: "goes on when the promise is fulfilled; anything can have happened meanwhile",
    BoundaryKind.CATCH: "goes on when the promise is rejected; anything can have happened meanwhile",
    BoundaryKind.FINALLY: "goes on when the promise is settled; anything can have happened meanwhile",
    BoundaryKind.TIMER: "goes on when the timer fires; anything can have happened meanwhile",
    BoundaryKind.LISTENER: "runs whenever the event happens",
    BoundaryKind.MICROTASK: "goes on in a microtask",
    BoundaryKind.CALLBACK: "runs when whoever got it calls it",
}
"""What is said of each kind of boundary."""


def path_to(component: Component, operation: Operation, last: str) -> tuple[Step, ...]:
    """Return the steps to an operation, ending with what it does there."""
    return (*steps(component, operation.state), Step(operation.node.span, last))


def overtaken(component: Component, effect: Effect, operation: Operation, last: str) -> tuple[Step, ...]:
    """Return the steps to an operation of a run that a newer one makes void while it waits, ending with what it does there."""
    path = list(steps(component, operation.state))
    waits = [index for index, step in enumerate(path) if step.says in CROSSING.values()]
    change = "the user signs out" if SIGNED_IN in dependency_origins(effect) else _any_change(effect)
    newer = Step(
        effect.call.callee.span, f"meanwhile {change}: a newer run of this effect begins, and this one is void"
    )
    path.insert(waits[-1] + 1 if waits else len(path), newer)
    return (*path, Step(operation.node.span, last))


def _any_change(effect: Effect) -> str:
    names = [f"`{dependency.text}`" for dependency in effect.dependencies or ()]
    return f"{' or '.join(names[:3])} changes" if names else "the component renders again"


def steps(component: Component, state: State) -> tuple[Step, ...]:
    """Return the steps of the path that a state lies on, the last ones if there are many."""
    shown: dict[tuple[int, int, BoundaryKind | bool], Trail] = {}
    for trail in Trail.steps(state.trail):
        shown.setdefault((trail.node.start, trail.node.end, trail.what), trail)
        if len(shown) == MOST_STEPS:
            break
    return tuple(_told(component, trail) for trail in reversed(shown.values()))


def _told(component: Component, trail: Trail) -> Step:
    if not isinstance(trail.what, bool):
        return Step(trail.node.span, CROSSING[trail.what])
    return Step(trail.node.span, f"`{excerpt(component, trail)}` is {'true' if trail.what else 'false'}")


def cause(component: Component, effect: Effect, state: State) -> Step:
    """Return the step with which a story of two runs begins: what makes the newer one run."""
    held = dependency_origins(effect)
    if SIGNED_IN in held and _is_loading(component, state):
        change = "Clerk begins to load again (a switch of user)"
    elif SIGNED_IN in held and outcome_of(component, state, SIGNED_IN) is not True:
        change = "the user signs out, which"
    else:
        names = [f"`{dependency.text}`" for dependency in effect.dependencies or ()]
        change = f"a change of {' or '.join(names[:3])}" if names else "a render"
    verb = "runs" if not change.startswith("Clerk") else "and runs"
    return Step(effect.call.callee.span, f"{change} {verb} this effect while the run before it waits for its request")


def _is_loading(component: Component, state: State) -> bool:
    """Whether a path says that Clerk has not loaded; of the ways in which its last test can come out, the first is told."""
    if outcome_of(component, state, LOADED) is False:
        return True
    first = ways(*state.branch)[0] if state.branch is not None else ()
    return any(decide(component, test, {LOADED: True}) is (not outcome) for test, outcome in first)


def guard_on(component: Component, state: State, ref: RefCell) -> Node | None:
    """Return the last test on a path that reads a ref; the last one of all where none does so by itself."""
    reads = {read.node for read in component.reads if read.ref is ref}
    passed = [trail.node for trail in Trail.steps(state.trail) if isinstance(trail.what, bool)]
    asking = (test for test in passed if any(node in reads for node in walk(test)))
    return next(asking, passed[0] if passed else None)


def excerpt(component: Component, trail: Trail) -> str:
    """Return the text of a step on one line, shortened to what fits a message."""
    text = component.text(trail.node)
    return text if len(text) <= 60 else text[:57] + "..."
