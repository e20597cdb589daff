"""The classes of the analysis that hold fields do what dataclasses do, and cost a cold command little."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
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


@record(guarded=True)
class Given:
    """What users are handed."""

    name: str
    source: str = field(default="", repr=False)
    data: dict[str, int] = field(default_factory=dict)


def test_what_is_guarded_cannot_be_changed() -> None:
    """Neither set nor deleted; copies are made all the same."""
    given = Given("a", "text", {"b": 1})
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot change field 'name' of Given"):
        given.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot change field 'source' of Given"):
        del given.source  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(given)) == copy.deepcopy(given) == given  # noqa: S301 - made in the line itself
    assert repr(given) == "Given(name='a', data={'b': 1})"


def test_the_functions_for_dataclasses_take_records() -> None:
    """They ask for the fields, with their defaults and types, those of the class below included."""
    assert dataclasses.replace(Given("a"), name="b") == Given("b")
    assert dataclasses.asdict(Given("a", data={"b": 1})) == {"name": "a", "source": "", "data": {"b": 1}}
    assert [(one.name, one.type) for one in dataclasses.fields(Named)] == [
        ("x", "int"),
        ("y", "int"),
        ("seen", "str"),
        ("name", "str"),
    ]
    assert str(inspect.signature(Point)) == "(x: 'int', y: 'int' = 0, seen: 'str' = '')"


def test_a_cold_check_defines_no_dataclass() -> None:
    """Each costs as much as checking ten lines."""
    code = """
import dataclasses
made = []
original = dataclasses._process_class
dataclasses._process_class = lambda cls, *args: made.append(cls) or original(cls, *args)
import codegen.cli, codegen.commands.check, codegen.report.text, codegen
codegen.check("export function A() { useEffect(() => { send() }, []); return null; }")
print(made)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
