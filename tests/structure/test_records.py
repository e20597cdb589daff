"""The classes of the analysis that hold fields do what dataclasses do, and cost a cold command little."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import field

import pytest

from codegen.records import record


@record()
class Point:
    """A value with a default and a field that says nothing of equality."""

    x: int
    y: int = 0
    seen: str = field(default="", compare=False)


@record()
class Named(Point):
    """A record on top of another."""

    name: str = "p"


@record(frozen=False, eq=False)
class Bag:
    """Something with an identity and a list of its own."""

    items: list[int] = field(default_factory=list)


def test_fields_are_taken_in_order_or_by_name() -> None:
    """Defaults stand in for what is not given; what has none must be."""
    assert (Point(1).x, Point(1).y, Point(y=2, x=1).y) == (1, 0, 2)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]


def test_records_are_equal_by_their_class_and_what_they_hold() -> None:
    """Equal ones have one hash; a field that is not compared makes no difference, a class does."""
    assert Point(1, 2) == Point(1, 2, "again")
    assert len({Point(1, 2), Point(1, 2, "again"), Point(2, 1)}) == 2
    assert Point(1) != Named(1)
    assert Named(1, name="q") != Named(1)


def test_what_has_an_identity_is_equal_to_itself_alone() -> None:
    """And each object has a list of its own."""
    bag = Bag()
    bag.items.append(1)
    assert bag != Bag([1])
    assert Bag().items == []


def test_what_can_change_has_no_hash() -> None:
    """As a dataclass that is compared by its fields and not frozen."""

    @record(frozen=False)
    class Changing:
        value: int

    with pytest.raises(TypeError, match="unhashable"):
        hash(Changing(1))


def test_there_are_no_other_attributes() -> None:
    """A misspelt name is loud; the text of an object shows its fields."""
    with pytest.raises(AttributeError):
        Point(1).z = 1  # type: ignore[attr-defined]
    assert repr(Named(1)) == "Named(x=1, y=0, seen='', name='p')"


def test_a_cold_check_defines_few_dataclasses() -> None:
    """Each costs as much as checking ten lines: those of findings and settings, and of the command's own parts."""
    code = """
import dataclasses
made = []
original = dataclasses._process_class
dataclasses._process_class = lambda cls, *args: made.append(cls) or original(cls, *args)
import codegen.cli, codegen.commands.check, codegen.report.text, codegen
codegen.check("export function A() { useEffect(() => { send() }, []); return null; }")
print(len(made))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) <= 25
