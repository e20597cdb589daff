"""Reads a record of Clerk's SDK although a value in it is one that this version of the SDK does not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

M = TypeVar("M", bound=BaseModel)


def construct(model: type[M], raw: Mapping[str, Any]) -> M:
    """Return a `model` of what Clerk sent: each field as the model has it if it fits, else as Clerk sent it.

    A field that is missing has the model's default, and None if there is none.
    """
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        sent = raw.get(field.alias or name)
        missing = (field.alias or name) not in raw
        values[name] = (
            (None if field.is_required() else field.get_default()) if missing else _fitted(field.annotation, sent)
        )
    return model.model_construct(**values)


def _fitted(annotation: Any, sent: Any) -> Any:
    try:
        return TypeAdapter(annotation).validate_python(sent)
    except ValidationError:
        inner = next(
            (one for one in get_args(annotation) if isinstance(one, type) and issubclass(one, BaseModel)), None
        )
        if inner is None and isinstance(annotation, type) and issubclass(annotation, BaseModel):
            inner = annotation
        if inner is None:
            return sent
        if isinstance(sent, list):
            return [construct(inner, one) if isinstance(one, Mapping) else one for one in sent]
        return construct(inner, sent) if isinstance(sent, Mapping) else sent
