"""Classes that hold fields, for the inside of the analysis: like dataclasses, but made in a fraction of the time.

`dataclass` compiles every method of every class when it is defined. With the hundred classes that one check needs, that took longer
than all else that a cold command does. Here only the constructor is compiled, and only when the first object is made. What is never
changed is held to that by the type checker alone, which also makes the objects faster. What users are handed stays a dataclass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

AnyClass = TypeVar("AnyClass", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, frozen: bool = True, eq: bool = True, slots: bool = True) -> Callable[[AnyClass], AnyClass]:
    """Do for a class what `dataclass` does with these settings; of `field`, `default_factory` and `compare` are understood."""

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
        made: Any = type(cls)(cls.__name__, cls.__bases__, namespace)
        if own:
            made.__init__ = _compiled_at_first_use(made, defaults)
        return made  # type: ignore[no-any-return]  # it is the class that was given, with the methods added

    return decorate


def _compiled_at_first_use(cls: Any, defaults: Mapping[str, Any]) -> Callable[..., None]:
    """Return an `__init__` that puts the right one in its place when it is called: many classes are for what is rarely seen."""

    def construct(self: object, *args: Any, **kwargs: Any) -> None:
        cls.__init__ = _constructor(defaults)
        cls.__init__(self, *args, **kwargs)

    return construct


def _constructor(defaults: Mapping[str, Any]) -> Callable[..., None]:
    """Return an `__init__` that takes the fields in their order."""
    scope: dict[str, Any] = {"_missing": MISSING}
    parameters, lines = [], []
    for name, default in defaults.items():
        factory = default.default_factory if isinstance(default, Field) else MISSING
        given = default.default if isinstance(default, Field) else default
        scope[f"_make_{name}"], scope[f"_default_{name}"] = factory, given
        parameters.append(name if given is factory is MISSING else f"{name}=_default_{name}")
        made = name if factory is MISSING else f"_make_{name}() if {name} is _missing else {name}"
        lines.append(f"self.{name} = {made}")
    exec("\n    ".join([f"def __init__(self, {', '.join(parameters)}):", *lines]), scope)  # noqa: S102 - names of fields, and nothing else
    constructor: Callable[..., None] = scope["__init__"]
    return constructor


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
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({fields})"
