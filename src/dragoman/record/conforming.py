"""Whether a record made from values that came from outside holds what its class says."""

from __future__ import annotations

from dataclasses import is_dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from dragoman.record.codec import UNIONS, RecordClass, field_types


def check_types(record: RecordClass) -> None:
    """Raises ValueError, naming the field, where a value is not of the type that the record's class gives it."""
    for name, hint in field_types(type(record)).items():
        if not _fits(getattr(record, name), hint):
            raise ValueError(f"{type(record).__name__} has no such {name}")


def _fits(value: object, hint: Any) -> bool:
    origin, args = get_origin(hint), get_args(hint)
    if origin in UNIONS:
        return any(_fits(value, one) for one in args)
    if origin is Literal:
        return value in args
    if origin is tuple:
        return isinstance(value, tuple) and _all_fit(value, args)
    if is_dataclass(hint):
        return isinstance(value, hint) and all(  # type: ignore[arg-type]
            _fits(getattr(value, name), inner) for name, inner in field_types(type(value)).items()
        )
    return _is_plain(value, hint)


def _all_fit(values: tuple[object, ...], hints: tuple[Any, ...]) -> bool:
    if hints[-1] is Ellipsis:
        return all(_fits(value, hints[0]) for value in values)
    return len(values) == len(hints) and all(map(_fits, values, hints))


def _is_plain(value: object, hint: Any) -> bool:
    """Whether it is a value of a simple type; a flag is no number."""
    if hint is NoneType:
        return value is None
    return isinstance(value, (int, float) if hint is float else hint) and (hint is bool or not isinstance(value, bool))
