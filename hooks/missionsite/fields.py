"""Which fields a model has at a place in a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo


def list_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of a model's fields as a file writes them."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def find_model(kind: type[BaseModel], location: tuple[str | int, ...]) -> type[BaseModel] | None:
    """Return the model that a pydantic error's location (tags included) leads to, if any."""
    here: Any = kind
    for step in location:
        here = _step_into(_unwrap(here, step), step)
    found = _unwrap(here, "")
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def order_fields(
    kind: type[BaseModel], location: tuple[str | int, ...], keys: Collection[str]
) -> tuple[str, ...]:
    """Return the fields that may stand at a location of a file, in the model's order.

    Where several models may stand there, those of the one that knows most of `keys`; () if none.
    """
    here: list[Any] = [kind]
    for step in location:
        here = [below for above in here for below in _step_anywhere(above, step)]
    known = [list_fields(model) for above in here for model in _list_models(above)]
    return max(known, key=lambda names: len({*names} & {*keys}), default=())


def _step_anywhere(here: Any, step: str | int) -> Iterator[Any]:
    for kind in _list_kinds(here):
        below = _step_into(kind, step)
        if below is not None:
            yield below


def _list_models(annotation: Any) -> Iterator[type[BaseModel]]:
    for kind in _list_kinds(annotation):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind


def _list_kinds(annotation: Any) -> Iterator[Any]:
    """Yield every kind of value that an annotation admits."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _list_kinds(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _list_kinds(member)
    else:
        yield annotation


def _unwrap(annotation: Any, step: str | int) -> Any:
    """Look through Annotated and Optional; a union's member is chosen by the tag in `step`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _unwrap(get_args(annotation)[0], step)
    if origin in (Union, UnionType):
        members = [member for member in get_args(annotation) if member is not type(None)]
        tagged = [member for member in members if _tag(member) == step]
        return annotation if tagged else _unwrap(members[0], step)
    return annotation


def _tag(member: Any) -> str | None:
    found = [data.tag for data in getattr(member, "__metadata__", ()) if isinstance(data, Tag)]
    return found[0] if found else None


def _step_into(here: Any, step: str | int) -> Any:
    origin = get_origin(here)
    if origin in (Union, UnionType):
        return next(member for member in get_args(here) if _tag(member) == step)
    if origin is tuple:
        return get_args(here)[0]
    if isinstance(here, type) and issubclass(here, BaseModel):
        info = _find_field(here, str(step))
        return info.annotation if info else None
    return None


def _find_field(model: type[BaseModel], written: str) -> FieldInfo | None:
    for name, info in model.model_fields.items():
        if (info.alias or name) == written:
            return info
    return None
