"""Classes that hold fields: like dataclasses, but made in a fraction of the time.

`dataclass` compiles every method of every class when it is defined. With the hundred classes that one check needs, that took longer
than all else that a cold command does. Here only the constructor is compiled, and only when the first object is made. Inside of the
analysis, what is never changed is held to that by the type checker alone, which also makes the objects faster; what users are handed is
`guarded`. `dataclasses.fields`, `replace` and `asdict` take records for the dataclasses that they are like.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, field, make_dataclass
from functools import partial
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

AnyClass = TypeVar("AnyClass", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(
    *, frozen: bool = True, eq: bool = True, slots: bool = True, guarded: bool = False
) -> Callable[[AnyClass], AnyClass]:
    """Do for a class what `dataclass` does with these settings; of `field`, `default_factory`, `compare` and `repr` are understood.

    Setting or deleting a field of a `guarded` object raises FrozenInstanceError, as it does for a frozen dataclass.
    """

    def decorate(cls: AnyClass) -> AnyClass:
        own = vars(cls).get("__annotations__", {})
        defaults = {**getattr(cls, "_defaults", {}), **{name: vars(cls).get(name, MISSING) for name in own}}
        namespace = {name: value for name, value in vars(cls).items() if name not in {"__dict__", "__weakref__"}}
        namespace |= {"__qualname__": cls.__qualname__, "__match_args__": tuple(defaults), "_defaults": defaults}
        namespace.setdefault("__repr__", _repr)
        if eq and "__eq__" not in namespace:
            namespace |= _comparison(_compared(defaults), is_hashable=frozen)
        if slots:
            namespace = {name: value for name, value in namespace.items() if name not in own}
            namespace["__slots__"] = tuple(own)
        if own:
            namespace["__init__"] = _AtFirstUse(partial(_constructor, guarded=guarded))
            namespace["__dataclass_fields__"] = _AtFirstUse(_fields)
        if guarded:
            namespace |= {"__setattr__": _refuse, "__delattr__": _refuse, "__reduce__": _reduce}
        made: Any = type(cls)(cls.__name__, cls.__bases__, namespace)
        return made  # type: ignore[no-any-return]  # it is the class that was given, with the methods added

    return decorate


class _AtFirstUse:
    """An attribute of a class that takes the place of this one when it is asked for: many classes are for what is rarely seen."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self.make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self.owner, self.name = owner, name

    def __get__(self, instance: object, cls: type) -> Any:
        setattr(self.owner, self.name, self.make(self.owner))
        return getattr(cls if instance is None else instance, self.name)


def _constructor(cls: Any, *, guarded: bool) -> Callable[..., None]:
    """Return an `__init__` that takes the fields in their order."""
    scope: dict[str, Any] = {"_missing": MISSING, "_set": object.__setattr__}
    parameters, lines = [], []
    for name, default in cls._defaults.items():
        factory = default.default_factory if isinstance(default, Field) else MISSING
        given = default.default if isinstance(default, Field) else default
        scope[f"_make_{name}"], scope[f"_default_{name}"] = factory, given
        parameters.append(name if given is factory is MISSING else f"{name}=_default_{name}")
        made = name if factory is MISSING else f"_make_{name}() if {name} is _missing else {name}"
        lines.append(f"_set(self, {name!r}, {made})" if guarded else f"self.{name} = {made}")
    exec("\n    ".join([f"def __init__(self, {', '.join(parameters)}):", *lines]), scope)  # noqa: S102 - names of fields, and nothing else
    constructor: Callable[..., None] = scope["__init__"]
    constructor.__annotations__ = _annotations(cls)
    return constructor


def _fields(cls: Any) -> Mapping[str, Field[Any]]:
    """Return the fields as a dataclass of them has them, for the functions of `dataclasses`."""
    annotations = _annotations(cls)
    made: Any = make_dataclass(
        cls.__name__, [(name, annotations[name], given) for name, given in cls._defaults.items()]
    )
    fields: Mapping[str, Field[Any]] = made.__dataclass_fields__
    return fields


def _annotations(cls: type) -> dict[str, Any]:
    return {
        name: kind for base in reversed(cls.__mro__) for name, kind in vars(base).get("__annotations__", {}).items()
    }


def _compared(defaults: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for name, default in defaults.items() if not isinstance(default, Field) or default.compare)


def _comparison(names: tuple[str, ...], *, is_hashable: bool) -> dict[str, Any]:
    """Return `__eq__` and `__hash__` by the values of fields."""
    values = attrgetter(*names)

    def __eq__(self: object, other: object) -> bool:  # noqa: N807 - it becomes the class's own
        if self.__class__ is not other.__class__:
            return NotImplemented
        return bool(values(self) == values(other))

    def __hash__(self: object) -> int:  # noqa: N807 - as above
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if is_hashable else None}


def _repr(self: Any) -> str:
    shown = (name for name, default in self._defaults.items() if not isinstance(default, Field) or default.repr)
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({fields})"


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r} of {type(self).__qualname__}")


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    """Say how to make the object again, for `pickle` and `copy`, which else set its fields one by one."""
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)
