"""What every check is made of, and the registry: the folder itself."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from ..findings import Abstention, Finding, Fix, Severity, Step
from ..folders import module_names
from ..js.node import Node
from ..records import record
from ..source import Span

if TYPE_CHECKING:
    from ..component import Component
    from ..js.program import Program


@record(guarded=True)
class Invalid:
    """Source that the check must fault, and a part of the message that it must say."""

    code: str
    message: str


@record(guarded=True)
class CheckSettings:
    """What a user may tell the checks: more hooks with a dependency array, more sources and sinks."""

    additional_hooks: str | None = None
    sources: tuple[str, ...] = ()
    sinks: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


PLAIN = CheckSettings()
"""What checks are told by a user who tells them nothing."""


class Check:
    """One named fault: its id is the file's name, its examples are tests, its text is its documentation."""

    id: ClassVar[str]
    summary: ClassVar[str]
    """One sentence that names the fault."""
    rationale: ClassVar[str]
    """Why it matters: what a user of the app sees when it is there."""
    mend: ClassVar[str]
    """How to mend it, in general; a finding may say more."""
    limits: ClassVar[str] = ""
    """Where the check can err, either way."""
    since: ClassVar[str] = "0.1.0"
    severity: ClassVar[Severity] = Severity.ERROR
    VALID: ClassVar[tuple[str, ...]]
    INVALID: ClassVar[tuple[Invalid, ...]]

    def __init__(self, settings: CheckSettings | None = None) -> None:
        self.settings = settings or PLAIN

    def run(self, component: Component) -> Iterator[Finding | Abstention]:
        """Yield what is wrong in one component; checks of whole programs override `run_program` instead."""
        # A check overrides one of the two; which one, no abstract method can say.
        raise NotImplementedError(f"{type(self).__name__} overrides neither run nor run_program")

    def run_program(self, program: Program) -> Iterator[Finding | Abstention]:
        """Yield what is wrong in a program: by default, in each of its components."""
        for component in program.components_with(self.settings.sources, self.settings.sinks):
            yield from self.run(component)

    def finding(
        self,
        program: Program,
        place: Node | Span,
        message: str,
        *,
        help: str = "",  # noqa: A002 - the word that reports print
        path: Iterable[Step] = (),
        data: Mapping[str, Any] | None = None,
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """Make a finding of this check at a node or span."""
        span = place.span if isinstance(place, Node) else place
        return Finding(
            self.id,
            severity or self.severity,
            program.source,
            span,
            message,
            help or self.mend,
            _whole_tests(path),
            data or {},
            fix,
        )

    def abstain(self, program: Program, place: Node | Span, reason: str, message: str) -> Abstention:
        """Say that this check cannot decide at a place, and why."""
        span = place.span if isinstance(place, Node) else place
        return Abstention(self.id, program.source, span, reason, message)


def _whole_tests(path: Iterable[Step]) -> tuple[Step, ...]:
    """Return a path that tells the outcome of whole tests: the operands of `a || b` were passed on the way, and say no more."""
    told: list[Step] = []
    for step in path:
        while (
            told and step.says.startswith("`") and told[-1].says.startswith("`") and _is_part(told[-1].span, step.span)
        ):
            del told[-1]
        told.append(step)
    return tuple(told)


def _is_part(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


@cache
def all_checks() -> Mapping[str, type[Check]]:
    """Return every check by id, sorted; a file in this folder is a check."""
    found: dict[str, type[Check]] = {}
    for name in module_names(Path(__file__).parent):
        module = importlib.import_module(f".{name}", __package__)
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, Check)
                and value.__module__ == module.__name__
                and "id" in vars(value)
            ):
                found[value.id] = value
    return dict(sorted(found.items()))
